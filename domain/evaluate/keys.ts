import { groupKey } from '../ids';

/** Periods of scorecards: the whole project, one milestone, or one stretch of days. */
export const periods = {
  project: 'project',
  milestone: (no: number) => `milestone-${no}`,
  stretch: (no: number) => `stretch-${no}`,
} as const;

/** The number of the stretch after this one; null for other periods. */
export function stretchAfter(period: string): number | null {
  const no = /^stretch-(\d+)$/.exec(period)?.[1];
  return no === undefined ? null : Number(no) + 1;
}

/** Group of the peer reviews of one window. */
export function peersGroup(engagementId: string, period: string): string {
  return groupKey(engagementId, `peers/${period}`);
}

/** Group of the question that decides a case; a name of its own for each round in which nobody answered. */
export function caseGroup(subject: string, caseId: string, round: number): string {
  return groupKey(subject, `rating/${caseId}/${round}`);
}
