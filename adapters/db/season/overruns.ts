import type { ToldOverrun } from '../../../domain/season/budget-rules';
import type { Tx } from '../connection';
import { append } from '../events';

/** What was told of the overruns of a season’s budget, the first one first. */
export async function toldOverruns(tx: Tx, campaignId: string): Promise<ToldOverrun[]> {
  return tx('event')
    .where({ subject: campaignId, type: 'budget.overrun' })
    .orderBy('subject_seq')
    .pluck<ToldOverrun[]>('data');
}

/** Notes that the budget was asked about. */
export async function noteOverrun(
  tx: Tx,
  campaignId: string,
  { no, cause, forecastMinor, budgetMinor, why }: ToldOverrun & { why: string },
  actor: string,
): Promise<void> {
  const data = { no, cause, forecastMinor, budgetMinor, why };
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
