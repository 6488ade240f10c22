import type { ToldOverrun } from '../../../domain/season/budget-rules';
import type { Tx } from '../connection';
import { append } from '../events';

/** What was told of the last overrun of a season’s budget, if one was. */
export async function lastOverrun(tx: Tx, campaignId: string): Promise<ToldOverrun | null> {
  const told = await tx('event')
    .where({ subject: campaignId, type: 'budget.overrun' })
    .orderBy('subject_seq', 'desc')
    .first<{ data: ToldOverrun } | undefined>('data');
  return told?.data ?? null;
}

/** Notes that the budget was asked about. */
export async function noteOverrun(
  tx: Tx,
  campaignId: string,
  { no, forecastMinor, why }: ToldOverrun & { why: string },
  actor: string,
): Promise<void> {
  const data = { no, forecastMinor, why };
  await append(tx, { subject: campaignId, type: 'budget.overrun', actor, data });
}

/** Notes what was decided about a budget, once per ask. False when it was noted before. The season is locked by the caller. */
export async function noteBudgetDecision(
  tx: Tx,
  campaignId: string,
  { ask, option, by }: { ask: string; option: string; by: string },
): Promise<boolean> {
  const known = await tx('event')
    .where({ subject: campaignId, type: 'budget.decided', object: ask })
    .first<{ seq: number } | undefined>('seq');
  if (known) return false;
  await append(tx, { subject: campaignId, type: 'budget.decided', object: ask, actor: by, data: { option } });
  return true;
}
