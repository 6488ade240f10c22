import type { Tx } from '../connection';

/** The newest season that came from a launch, by its peak. */
export async function newestOf(tx: Tx, source: string): Promise<string | null> {
  const found = await tx('campaign')
    .where({ source })
    .whereNot({ state: 'cancelled' })
    .orderBy('peak_on', 'desc')
    .first<{ id: string } | undefined>('id');
  return found?.id ?? null;
}

/** People of a season who are at work beyond its last day. */
export async function survivorsOf(tx: Tx, campaignId: string): Promise<number> {
  const { rows } = await tx.raw<{ rows: { n: number }[] }>(
    `select count(*)::int as n from season_member m join campaign c on c.id = m.campaign_id
     where m.campaign_id = ? and m.state in ('nesting', 'live') and m.ends_on > c.ends_on`,
    [campaignId],
  );
  return rows[0]?.n ?? 0;
}
