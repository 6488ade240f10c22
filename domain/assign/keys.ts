import { effectKey, ofGeneration } from '../ids';

/** Keys of the effects of one deliverable. */
export const assignKeys = {
  /** `version`: the item is offered anew, changed or not. (Default: 1) */
  publish: (engagementId: string, no: number, version = 1) =>
    ofGeneration(effectKey('work-tool', engagementId, `item-${no}`, 'publish'), version),
  withdraw: (engagementId: string, no: number, version = 1) =>
    ofGeneration(effectKey('work-tool', engagementId, `item-${no}`, 'withdraw'), version),
  complete: (engagementId: string, no: number) => effectKey('work-tool', engagementId, `item-${no}`, 'complete'),
  /** `version`: paid anew after a reversal. (Default: 1) */
  milestone: (engagementId: string, no: number, version = 1) =>
    ofGeneration(effectKey('pay', engagementId, `milestone-${no}`), version),
  reversal: (engagementId: string, no: number, version = 1) =>
    ofGeneration(effectKey('pay', engagementId, `milestone-${no}`, 'reversal'), version),
} as const;

/** Name of the stretch in which one deliverable is made and reviewed; a rework opens the next round. */
export const deliverableStretch = (no: number, round: number) =>
  round === 1 ? `deliverable/${no}` : `deliverable/${no}/round-${round}`;

/** Name of the stretch in which the lead says what becomes of work that nobody took on. */
export const untakenStretch = (no: number, round: number) => `untaken/${no}/round-${round}`;
