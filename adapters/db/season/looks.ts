import type { Tx } from '../connection';

/** Whether a re-plan may be proposed: no version is undecided, and none was refused within `patienceDays`. */
export async function mayPropose(tx: Tx, campaignId: string, patienceDays: number): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `select 1 from campaign_plan where campaign_id = ? and (state = 'draft'
       or (kind = 'replan' and state = 'refused' and decided_at > (select business_now()) - make_interval(days => ?))) limit 1`,
    [campaignId, Math.ceil(patienceDays)],
  );
  return rows.length === 0;
}

/** Notes that the season looked today. False when it had already. */
export async function noteLook(tx: Tx, campaignId: string, today: string): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `update campaign set looked_on = ? where id = ? and looked_on is distinct from ?::date returning 1`,
    [today, campaignId, today],
  );
  return rows.length > 0;
}
