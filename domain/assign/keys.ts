import { effectKey } from '../ids';

/** Keys of the effects of one deliverable. */
export const assignKeys = {
  publish: (engagementId: string, no: number) => effectKey('work-tool', engagementId, `item-${no}`, 'publish'),
  complete: (engagementId: string, no: number) => effectKey('work-tool', engagementId, `item-${no}`, 'complete'),
  milestone: (engagementId: string, no: number) => effectKey('pay', engagementId, `milestone-${no}`),
} as const;

/** Name of the stretch in which one deliverable is made and reviewed; a rework opens the next round. */
export const deliverableStretch = (no: number, round: number) =>
  round === 1 ? `deliverable/${no}` : `deliverable/${no}/round-${round}`;
