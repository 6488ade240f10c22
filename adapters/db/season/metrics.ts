import type { WorkMetric } from '../../../domain/evaluate/week-card';
import type { Tx } from '../connection';

/** What a work tool measured of a person’s week. */
export interface MetricRow {
  engagement: string;
  period: string;
  metric: WorkMetric;
  value: number;
  n: number;
}

/**
 * Keeps figures of people of seasons; the newest of a person, week and metric wins, within a list the last one. One statement. Gives the
 * engagements that no season knows.
 */
export async function saveMetrics(tx: Tx, figures: readonly MetricRow[], source: string): Promise<string[]> {
  // One statement must not touch a row twice.
  const last = [...new Map(figures.map((row) => [`${row.engagement} ${row.period} ${row.metric}`, row])).values()];
  const { rows } = await tx.raw<{ rows: { engagement: string }[] }>(
    `with given as (
       select * from unnest(?::text[], ?::text[], ?::text[], ?::float8[], ?::int[]) as g(engagement, period, metric, value, n)),
     kept as (
       insert into work_metric as w (campaign_id, engagement_id, period, metric, value, n, source, received_at)
       select m.campaign_id, g.engagement, g.period, g.metric, g.value, g.n, ?, business_now()
       from given g join season_member m on m.engagement_id = g.engagement
       order by g.engagement, g.period, g.metric
       on conflict (engagement_id, period, metric) do update
         set value = excluded.value, n = excluded.n, source = excluded.source, received_at = excluded.received_at
         where w.received_at <= excluded.received_at)
     select distinct g.engagement from given g where not exists (select 1 from season_member m where m.engagement_id = g.engagement)`,
    [
      last.map(({ engagement }) => engagement),
      last.map(({ period }) => period),
      last.map(({ metric }) => metric),
      last.map(({ value }) => value),
      last.map(({ n }) => n),
      source,
    ],
  );
  return rows.map(({ engagement }) => engagement);
}
