/** Titles of milestones and work items by their number, so that no sentence has to say "milestone-2". */
export type Titles = Readonly<Record<number, string>>;

/** What an effect does, for people: `payment for “Social set”`, `access to chat`. The key tells. */
export function describeEffect(key: string, titles: Titles = {}): string {
  const [room = '', , ...rest] = key.split('/');
  const [first = '', second = ''] = rest;
  const numbered = /^(?:item|milestone)-(\d+)$/.exec(first);
  const title = numbered ? (titles[Number(numbered[1])] ?? `deliverable ${numbered[1]}`) : '';
  switch (room) {
    case 'marketplace':
      return 'listing on the marketplace';
    case 'screening':
      return screeningEffect(first, second, rest[2]);
    case 'signature':
      return 'sending of the contract';
    case 'learning':
      return 'enrolment in the course';
    case 'access':
      return second === 'revoke' ? `end of access to ${first}` : `access to ${first}`;
    case 'work-tool':
      return second === 'complete' ? `closing of “${title}” in the work tool` : `work item “${title}”`;
    case 'pay':
      return numbered ? `payment for “${title}”` : 'final payment';
    default:
      return [room, ...rest.slice(0, -1)].join(' ');
  }
}

function screeningEffect(what: string, generation: string, undo: string | undefined): string {
  if (undo === 'undo') return 'cancellation of the background check';
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
};

/** Which outside system an effect happens in, for people. */
export function systemOfEffect(key: string): string {
  const room = key.split('/')[0] ?? '';
  return systems[room] ?? `the system “${room}”`;
}
