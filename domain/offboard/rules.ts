/** What the system already knows when the handover begins. */
export interface HandoverFacts {
  title: string;
  role: string;
  workItems: readonly { title: string; state: string; resultNote: string | null }[];
  systems: readonly { system: string; role: string }[];
  decisions: readonly string[];
  briefing: readonly { title: string }[];
}

/** The handover form’s fields with what is known filled in; the person completes the rest. */
export interface HandoverDraft {
  deliverables: string;
  locations: string;
  setUp: string;
  decisions: string;
  limitations: string;
  openItems: string;
}

/** Drafts the handover from work items, decisions, grants and open items. */
export function draftHandover(facts: HandoverFacts): HandoverDraft {
  const list = (lines: readonly string[], none: string) =>
    lines.length > 0 ? lines.map((line) => `- ${line}`).join('\n') : none;
  const open = facts.workItems.filter((item) => item.state !== 'done');
  return {
    deliverables: list(
      facts.workItems.map((item) => `${item.title}${item.state === 'done' ? '' : ' (still open)'}`),
      '',
    ),
    locations: list(
      [
        ...facts.systems.map(({ system, role }) => `${system} (as ${role})`),
        ...facts.workItems.flatMap((item) => (item.resultNote ? [`${item.title}: ${item.resultNote}`] : [])),
      ],
      '',
    ),
    setUp: list(
      facts.systems.map(({ system, role }) => `Ask for ${system} with the role ${role}`),
      'No set-up needed.',
    ),
    decisions: list(facts.decisions, ''),
    limitations: '',
    openItems: list(
      open.map((item) => item.title),
      'Nothing is open.',
    ),
  };
}

/** The form of the handover, prefilled: JSON Schema for the ask. */
export function handoverForm(draft: HandoverDraft): Record<string, unknown> {
  const field = (title: string, value: string, example: string) => ({
    type: 'string',
    title,
    maxLength: 8000,
    ...(value ? { default: value } : {}),
    examples: [example],
  });
  return {
    type: 'object',
    properties: {
      deliverables: field('What you delivered', draft.deliverables, '- Everything that was agreed'),
      locations: field('Where everything lies', draft.locations, '- Sources in the asset library, folder "Spring"'),
      setUp: field('What the next person needs to set up', draft.setUp, '- Install the brand fonts'),
      decisions: field(
        'What you decided, and what you rejected',
        draft.decisions,
        '- Chose the calm palette; the loud one failed contrast',
      ),
      limitations: field('Known limits', draft.limitations, '- The large banner is not made for print'),
      openItems: field('What is still open, and who takes it', draft.openItems, 'Nothing is open.'),
    },
    required: ['deliverables', 'locations', 'decisions', 'openItems'],
    additionalProperties: false,
  };
}

/** One piece of knowledge out of a completed handover. */
export interface KnowledgeDraft {
  kind: 'handover' | 'decision' | 'limitation';
  title: string;
  body: string;
}

/** What is kept of a handover: the whole as one item, decisions and limits as items of their own when there are any. */
export function knowledgeFrom(title: string, handover: Readonly<Record<string, unknown>>): KnowledgeDraft[] {
  const text = (field: string) => (typeof handover[field] === 'string' ? handover[field].trim() : '');
  const sections = [
    ['Delivered', text('deliverables')],
    ['Where it lies', text('locations')],
    ['Set-up', text('setUp')],
    ['Open items', text('openItems')],
  ].filter(([, body]) => body);
  const kept: KnowledgeDraft[] = [
    {
      kind: 'handover',
      title: `Handover: ${title}`,
      body: sections.map(([heading, body]) => `${heading}\n${body}`).join('\n\n'),
    },
  ];
  if (text('decisions')) kept.push({ kind: 'decision', title: `Decisions: ${title}`, body: text('decisions') });
  if (text('limitations'))
    kept.push({ kind: 'limitation', title: `Known limits: ${title}`, body: text('limitations') });
  return kept;
}
