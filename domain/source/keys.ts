import { effectKey, nextGeneration } from '../ids';

/** Keys of the effects that sourcing has in outside systems. */
export const sourceKeys = {
  /** Each round of looking lists anew, under the next generation. */
  listing: (hireId: string, round = 1) => generation(effectKey('marketplace', hireId, 'listing'), round),
  closeListing: (hireId: string, round: number) => generation(effectKey('marketplace', hireId, 'close'), round),
  check: (engagementId: string) => effectKey('screening', engagementId, 'check'),
} as const;

function generation(key: string, number: number): string {
  return number <= 1 ? key : generation(nextGeneration(key), number - 1);
}
