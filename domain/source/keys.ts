import { effectKey, nextGeneration } from '../ids';

/** Keys of the effects that sourcing has in outside systems. */
export const sourceKeys = {
  /** Each round of looking lists anew, under the next generation. */
  listing: (hireId: string, round = 1) => generation(effectKey('marketplace', hireId, 'listing'), round),
  closeListing: (hireId: string, round: number) => generation(effectKey('marketplace', hireId, 'close'), round),
  /** A check that is ordered anew has the next generation. */
  check: (engagementId: string, generation = 1) => `screening/${engagementId}/check/${generation}`,
  /** The copy of the report: read, and kept as a document. */
  report: (engagementId: string) => `screening/${engagementId}/report/1`,
  /** The agency looks again: the first dispute, the second. */
  dispute: (engagementId: string, number: number) => `screening/${engagementId}/dispute/${number}`,
} as const;

/** Dates that a run is called at by the sweeper: they cost no history unless they come. */
export const sourceTimers = {
  listingDue: (round: number) => `listing-due/${round}`,
  checkDue: (generation: number) => `check-due/${generation}`,
  disputeDue: (number: number) => `dispute-due/${number}`,
} as const;

/** Stretches of asks about vetting, each a group of its own. */
export const vettingStretches = {
  supply: (generation: number) => `check/${generation}/supply`,
  decision: (generation: number, round: number) => `check/${generation}/decision-${round}`,
  assessment: (round: number) => `adverse/assessment-${round}`,
  notice: (round: number) => `adverse/notice-${round}`,
  disputeLate: (number: number, round: number) => `adverse/dispute-${number}-late-${round}`,
  adverseDecision: (round: number) => `adverse/decision-${round}`,
  classification: (trigger: string, round: number) => `classification/${trigger}-${round}`,
} as const;

function generation(key: string, number: number): string {
  return number <= 1 ? key : generation(nextGeneration(key), number - 1);
}
