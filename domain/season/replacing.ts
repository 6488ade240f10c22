import type { Replace } from './command-contract';
import type { LateMember } from './situation';

/** Most people whose place one command gives on. */
const mostReplaced = 500;

/** Whose place is given on: those who have owed an answer for so many days, the longest first. */
export function toReplace(late: readonly LateMember[], { lateDays }: Pick<Replace, 'lateDays'>): LateMember[] {
  return late.filter((one) => one.lateDays >= lateDays).slice(0, mostReplaced);
}
