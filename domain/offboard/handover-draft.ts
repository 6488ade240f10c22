/** What the system already knows when the handover begins. */
export interface HandoverFacts {
  workItems: readonly {
    title: string;
    state: string;
    rounds: number;
    resultNote: string | null;
    review: { defects?: number; comment?: string } | null;
  }[];
  /** What people said while the work went on, in order: submissions, reviews, changes that were decided. */
  said: readonly Said[];
  systems: readonly { system: string; role: string }[];
  skills: readonly string[];
}

/** One answer on the way. */
export interface Said {
  /** `work-2/review` and the like. */
  name: string;
  kind: string;
  question: string;
  /** Label of the option that was chosen. */
  answer: string;
  /** What the form says, where it has such fields. */
  note: string | null;
  comment: string | null;
  reason: string | null;
}

/** The handover form’s fields with what is known filled in; the person completes the rest. */
export interface HandoverDraft {
  deliverables: string;
  tags: string[];
  locations: string;
  setUp: string;
  runbooks: string;
  decisions: string;
  limitations: string;
  openItems: string;
  tryFirst: string;
  walkthrough: string;
  keys: string;
}

/** Drafts the handover from work items, submissions, reviews, decisions, grants and open items. */
export function draftHandover(facts: HandoverFacts): HandoverDraft {
  const { workItems, systems } = facts;
  const open = workItems.filter((item) => item.state !== 'done');
  const done = workItems.find((item) => item.state === 'done');
  return {
    deliverables: list(workItems.map((item) => `${item.title}${stateWords(item)}`)),
    tags: [...facts.skills],
    locations: list([
      ...workItems.flatMap((item) => (item.resultNote ? [`${item.title}: ${oneLine(item.resultNote)}`] : [])),
      ...earlierPlaces(facts),
      ...systems.map(({ system, role }) => `${words(system)}: worked there as ${words(role)}`),
    ]),
    setUp: list(
      systems.map(({ system, role }) => `Ask for ${words(system)} with the role ${words(role)}`),
      'No set-up needed.',
    ),
    runbooks: '',
    decisions: list(decisionsIn(facts)),
    limitations: list(limitsIn(facts)),
    openItems: list(
      open.map((item) => `${item.title} – new owner: the project lead`),
      'Nothing is open.',
    ),
    tryFirst: done ? `Find “${done.title}”, open its source, and make it once more.` : '',
    walkthrough: '',
    keys: list(
      systems.map(({ system, role }) => `${words(system)} (as ${words(role)}): personal access, taken back at the end`),
    ),
  };
}

function stateWords({ state, rounds }: HandoverFacts['workItems'][number]): string {
  if (state !== 'done') return ' (still open)';
  return rounds > 1 ? ` (accepted in round ${rounds})` : '';
}

/** Notes of earlier rounds that name an address: the place may still be used. */
function earlierPlaces({ workItems, said }: HandoverFacts): string[] {
  const latest = new Set(workItems.map((item) => item.resultNote));
  return said
    .filter(({ note }) => note !== null && !latest.has(note) && /https?:\/\//.test(note))
    .map(({ note }) => `An earlier round: ${oneLine(note ?? '')}`);
}

/** Review comments, what was sent back and why (the rejected option), and other decisions with their reason. */
function decisionsIn({ workItems, said }: HandoverFacts): string[] {
  const titleOf = ({ name, question }: Said) =>
    workItems[Number(/^work-(\d+)\//.exec(name)?.[1]) - 1]?.title ?? question.replace(/\?$/, '');
  return said.flatMap((one) => {
    if (one.kind === 'review' && one.reason !== null) return [`${titleOf(one)}: sent back, ${oneLine(one.reason)}`];
    if (one.kind === 'review') return one.comment ? [`${titleOf(one)}: ${oneLine(one.comment)}`] : [];
    if (one.kind === 'work' || one.reason === null) return [];
    return [`${titleOf(one)}: ${one.answer}, ${oneLine(one.reason)}`];
  });
}

function limitsIn({ workItems }: HandoverFacts): string[] {
  return workItems.flatMap(({ title, review }) => {
    const defects = review?.defects ?? 0;
    return defects > 0 ? [`${title}: ${defects} ${defects === 1 ? 'defect was' : 'defects were'} found at review`] : [];
  });
}

/** Longest line, and longest text of a draft: its fields hold 8000. */
const longest = { line: 500, text: 7500 };

function list(lines: readonly string[], none = ''): string {
  return lines.length > 0 ? cut(lines.map((line) => `- ${line}`).join('\n'), longest.text) : none;
}

const oneLine = (text: string) => cut(text.replace(/\s*\n\s*/g, '; ').trim(), longest.line);
const cut = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 2)} …` : text);
const words = (name: string) => name.replaceAll('-', ' ');
