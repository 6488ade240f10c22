import { effectKey, ofGeneration } from '../ids';

/** Keys of the effects that a season has in outside systems. */
export const seasonKeys = {
  /** Each listing for a class has the next generation. */
  listing: (waveId: string, round: number) => ofGeneration(effectKey('marketplace', waveId, 'listing'), round),
  closeListing: (waveId: string, round: number) => ofGeneration(effectKey('marketplace', waveId, 'close'), round),
} as const;

/** Dates at which the season calls a person’s run. */
export const seasonCalls = {
  /** Access is given: the class is near. Or there will be no class. */
  seat: 'seat',
  /** The classroom is over, or there will be none any more. */
  class: 'class',
  /** The last day has passed. */
  end: 'end',
  /** Everything is paid and answered: it may be closed. */
  close: 'close',
} as const;

/** Stretches of asks of a season, each a group of its own. */
export const seasonStretches = {
  go: (no: number) => `wave-${no}/go`,
  /** Asked again under the next round. */
  results: (no: number, stage: 'classroom' | 'nesting', round: number) => `wave-${no}/${stage}-results/${round}`,
  nesting: (engagementId: string, week: number) => `nesting/${engagementId}/${week}`,
  release: (no: number) => `release/${no}`,
  /** Hours of a week that wait; asked again under the next round. */
  time: (period: string, round: number) => `time/${period}/${round}`,
} as const;

/** What a turn of a season is called when it fails and a person has to look. */
export function turnName(campaignId: string): string {
  return effectKey('season', campaignId, 'turn');
}

/** Agents’ runs being started, likewise. */
export function startName(campaignId: string): string {
  return effectKey('season', campaignId, 'start');
}

/** A pay run, as events and parked steps name it. */
export function payRunName(campaignId: string, period: string, version: number): string {
  return ofGeneration(effectKey('pay', campaignId, period), version);
}
