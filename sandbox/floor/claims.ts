import { localDate } from '../../domain/calendar';
import { chance, shuffled } from '../support/random';

/** A half hour with its free places; claims take them, so that the next person sees what is left. */
export interface Block {
  queue: string;
  from: string;
  until: string;
  free: number;
}

export interface Run {
  queue: string;
  from: string;
  until: string;
}

const runsPerWeek = 5;
const blocksPerRun = 8;
const leastBlocks = 4;

/**
 * What somebody claims of a week: a run of four hours on each of five days, where the most people are missing; shorter where
 * less is free. One shift a day, so that nobody lacks their rest.
 */
export function claimsFor(blocks: Block[], timeZone: string, seed: readonly (string | number)[]): Run[] {
  const days = new Map<string, Block[]>();
  for (const block of blocks) {
    const day = localDate(block.from, timeZone);
    days.set(day, [...(days.get(day) ?? []), block]);
  }
  const order = shuffled([...days.keys()], (day) => day, ...seed);
  const runs: Run[] = [];
  for (const day of order) {
    if (runs.length === runsPerWeek) break;
    const taken = bestRun(days.get(day)!, [...seed, day]);
    if (taken.length === 0) continue;
    for (const block of taken) block.free -= 1;
    runs.push({ queue: taken[0]!.queue, from: taken[0]!.from, until: taken.at(-1)!.until });
  }
  return runs.sort((a, b) => (a.from < b.from ? -1 : 1));
}

/** The stretch of one queue in which the most places are free, at most four hours long; of equal ones drawn. */
function bestRun(day: readonly Block[], seed: readonly (string | number)[]): Block[] {
  let best: { blocks: Block[]; worth: number } = { blocks: [], worth: 0 };
  const byQueue = [...day].sort((a, b) =>
    a.queue === b.queue ? (a.from < b.from ? -1 : 1) : a.queue < b.queue ? -1 : 1,
  );
  for (let start = 0; start < byQueue.length; start++) {
    const run: Block[] = [];
    for (let next = byQueue[start]; next && run.length < blocksPerRun; next = byQueue[start + run.length]) {
      const before = run.at(-1);
      if (next.free < 1 || (before && (next.from !== before.until || next.queue !== before.queue))) break;
      run.push(next);
    }
    if (run.length < leastBlocks) continue;
    const worth = run.reduce((sum, { free }) => sum + free, 0) + chance(...seed, start);
    if (worth > best.worth) best = { blocks: run, worth };
  }
  return best.blocks;
}
