/** Titles of milestones and work items by their number, so that no sentence has to say "milestone-2". */
export type Titles = Readonly<Record<number, string>>;

/** What an effect does, for people: `payment for “Social set”`, `access to chat`. The key tells. */
export function describeEffect(key: string, titles: Titles = {}): string {
  const undone = /^(.+)\/undo\/\d+$/.exec(key)?.[1];
  if (undone !== undefined) return describeUndoing(undone, titles);
  const [room = '', , ...rest] = key.split('/');
  const [first = '', second = ''] = rest;
  const numbered = /^(?:item|milestone)-(\d+)$/.exec(first);
  const title = numbered ? (titles[Number(numbered[1])] ?? `deliverable ${numbered[1]}`) : '';
  switch (room) {
    case 'marketplace':
      return first === 'close' ? 'end of the listing on the marketplace' : 'listing on the marketplace';
    case 'screening':
      return screeningEffect(first, second);
    case 'signature':
      return `sending of the contract${again(rest, 'version')}`;
    case 'learning':
      return `enrolment in the course${again(rest, 'attempt')}`;
    case 'access':
      return second === 'revoke' ? `end of access to ${first}` : `access to ${first}`;
    case 'work-tool':
      return second === 'complete' ? `closing of “${title}” in the work tool` : `work item “${title}”`;
    case 'pay':
      return numbered ? `payment for “${title}”` : payInWords(first, second);
    case 'season':
      return first === 'start' ? 'start of agents’ runs' : 'turn of the season';
    default:
      return [room, ...rest.slice(0, -1)].join(' ');
  }
}

function payInWords(what: string, more: string): string {
  if (what === 'completion') return 'bonus for staying to the end';
  if (!isWeek(what)) return 'final payment';
  return more === 'reversal' ? `taking back of the pay of week ${what}` : `pay of week ${what}`;
}

/** An ISO week, as in the keys of weekly pay. */
function isWeek(text: string): boolean {
  return /^\d{4}-W\d{2}$/.test(text);
}

/** What the undoing of an effect does, for people. */
function describeUndoing(key: string, titles: Titles): string {
  const [room = '', , ...rest] = key.split('/');
  switch (room) {
    case 'screening':
      return 'cancellation of the background check';
    case 'signature':
      return `taking back of the contract${again(rest, 'version')}`;
    case 'learning':
      return `leaving of the course${again(rest, 'attempt')}`;
    case 'access':
      return `end of access to ${rest[0] ?? 'a system'}`;
    default:
      return `taking back of the ${describeEffect(key, titles)}`;
  }
}

/** From the second generation on: ` (version 2)`. */
function again(rest: readonly string[], what: string): string {
  const generation = Number(rest.at(-1));
  return generation > 1 ? ` (${what} ${generation})` : '';
}

function screeningEffect(what: string, generation: string): string {
  if (what === 'dispute') return 'dispute of the background check';
  if (what === 'report') return 'copy of the background check report';
  return Number(generation) > 1 ? `order ${generation} of the background check` : 'order of the background check';
}

const systems: Readonly<Record<string, string>> = {
  marketplace: 'the marketplace',
  screening: 'the screening system',
  signature: 'the signature system',
  learning: 'the learning system',
  access: 'the identity system',
  'work-tool': 'the work tool',
  pay: 'the payments system',
  season: 'Muster itself',
};

/** Which outside system an effect happens in, for people. */
export function systemOfEffect(key: string): string {
  const room = key.split('/')[0] ?? '';
  return systems[room] ?? `the system “${room}”`;
}
