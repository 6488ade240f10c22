/** One piece of knowledge out of a completed handover. */
export interface KnowledgeDraft {
  kind: 'handover' | 'how-to' | 'decision' | 'limitation';
  title: string;
  body: string;
  links: string[];
}

/** What else is known of a handover that is kept. */
export interface KeptHow {
  /** What the lead said is missing, when it is kept all the same. */
  missing?: string | null;
  /** Written by the lead, because the person did not. */
  reconstructed?: boolean;
}

/** What is kept of a handover: the whole as the first item; steps, decisions and limits as items of their own when there are any. */
export function knowledgeFrom(
  title: string,
  handover: Readonly<Record<string, unknown>>,
  how: KeptHow = {},
): KnowledgeDraft[] {
  const text = (field: string) => (typeof handover[field] === 'string' ? handover[field].trim() : '');
  const sections = [
    ['Note', how.reconstructed ? 'Nobody handed this over; the project lead wrote down what is known.' : ''],
    ['Delivered', text('deliverables')],
    ['Where it lies', text('locations')],
    ['Set-up', text('setUp')],
    ['Open items', text('openItems')],
    ['Try first', text('tryFirst')],
    ['Recording', text('walkthrough')],
    ['Passwords and keys to change', text('keys')],
    ['Data of the client', dataWords[text('dataDeletion')] ?? ''],
    ['Rights', rightsWords[text('rights')] ?? ''],
    ['Missing, as the lead says', how.missing?.trim() ?? ''],
  ].filter(([, body]) => body);
  const piece = (kind: KnowledgeDraft['kind'], heading: string, body: string): KnowledgeDraft[] =>
    body ? [{ kind, title: `${heading}: ${title}`, body, links: addressesIn(body) }] : [];
  return [
    ...piece('handover', 'Handover', sections.map(([heading, body]) => `${heading}\n${body}`).join('\n\n')),
    ...piece('how-to', 'How to', text('runbooks')),
    ...piece('decision', 'Decisions', text('decisions')),
    ...piece('limitation', 'Known limits', text('limitations')),
  ];
}

/** The words by which a handover is found: what its writer chose, as tags are written; without any, `otherwise`. */
export function tagsFrom(handover: Readonly<Record<string, unknown>>, otherwise: readonly string[]): string[] {
  const chosen = Array.isArray(handover['tags']) ? handover['tags'].map(String) : [];
  const tags = chosen.map((tag) =>
    tag
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 64),
  );
  const known = [...new Set(tags.filter(Boolean))].slice(0, 20);
  return known.length > 0 ? known : [...otherwise];
}

const dataWords: Readonly<Record<string, string>> = {
  deleted: 'Deleted from the person’s devices.',
  'after-end': 'To be deleted from the person’s devices at the end.',
  'kept-by-law': 'The person keeps some of it, as the law asks.',
};

const rightsWords: Readonly<Record<string, string>> = {
  all: 'All with the client, as agreed.',
  'with-exceptions': 'There are parts of others in it; they are named above.',
};

/** Links that a note holds at most. */
const mostLinks = 20;

function addressesIn(body: string): string[] {
  const found = body.match(/https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)]/g) ?? [];
  return [...new Set(found)].filter((address) => address.length <= 500).slice(0, mostLinks);
}
