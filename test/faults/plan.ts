import { between, chance } from '../../sandbox/support/random';

/** Everything that can be done to a stack, and how often of a hundred it is drawn. */
export const faultKinds = {
  'kill worker': 7,
  'kill api': 7,
  'kill sandbox': 7,
  'kill temporal': 5,
  'kill postgres': 6,
  'reply cut after commit': 12,
  'database connections cut': 4,
  'database connections half-open': 3,
  'connections to temporal cut': 4,
  'connections to temporal half-open': 2,
  'worker frozen': 4,
  'worker redeployed': 2,
  'connections exhausted': 2,
  'disk full': 2,
  'payload of 2 MB': 1,
  'clock jumped': 5,
  'run reset': 3,
  'start repeated': 4,
  'answer repeated': 5,
  'vendor: error': 3,
  'vendor: throttle': 2,
  'vendor: stall': 2,
  'vendor: truncate': 2,
  'vendor: done-then-timeout': 4,
  'vendor: webhook-duplicate': 2,
  'vendor: webhook-late': 1,
  'vendor: webhook-reordered': 1,
  'vendor: webhook-forged': 1,
} as const;

export type FaultKind = keyof typeof faultKinds;

/** One fault, and when: a share of the time that the faults are spread over. */
export interface PlannedFault {
  no: number;
  at: number;
  kind: FaultKind;
}

/** Draws `count` faults, spread evenly with seeded jitter. Each kind comes before any comes twice as often as it should. */
export function planFaults(
  seed: number,
  count: number,
  kinds: Partial<Record<FaultKind, number>> = faultKinds,
): PlannedFault[] {
  const deck = dealt(seed, count, kinds);
  return deck.map((kind, no) => ({ no, kind, at: (no + between(0.1, 0.9, seed, 'at', no)) / count }));
}

/** As many of each kind as its weight says, the remainder by lot, all shuffled. */
function dealt(seed: number, count: number, kinds: Partial<Record<FaultKind, number>>): FaultKind[] {
  const entries = Object.entries(kinds) as [FaultKind, number][];
  const total = entries.reduce((sum, [, weight]) => sum + weight, 0);
  const shares = entries.map(([kind, weight]) => ({ kind, share: (weight / total) * count }));
  const sure = shares.flatMap(({ kind, share }) => Array.from({ length: Math.floor(share) }, () => kind));
  const rest = shares
    .map(({ kind, share }) => ({ kind, rest: share % 1, draw: chance(seed, 'rest', kind) }))
    .sort((a, b) => b.rest - a.rest || a.draw - b.draw)
    .slice(0, count - sure.length)
    .map(({ kind }) => kind);
  return [...sure, ...rest]
    .map((kind, no) => ({ kind, draw: chance(seed, 'deck', kind, no) }))
    .sort((a, b) => a.draw - b.draw)
    .map(({ kind }) => kind);
}

/** What five kills, one of each process, look like among others: for the short campaign. */
export const shortKinds: Partial<Record<FaultKind, number>> = {
  'kill worker': 1,
  'kill api': 1,
  'kill sandbox': 1,
  'kill temporal': 1,
  'kill postgres': 1,
  'reply cut after commit': 4,
  'database connections cut': 1,
  'start repeated': 1,
  'answer repeated': 1,
  'vendor: error': 1,
  'vendor: done-then-timeout': 2,
  'vendor: webhook-duplicate': 1,
  'vendor: webhook-forged': 1,
  'connections to temporal cut': 1,
  'disk full': 1,
};
