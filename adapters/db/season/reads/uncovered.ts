import type { Reader } from '../../connection';

/** Half hours side by side in which people are missing. */
export interface UncoveredStretch {
  queue: string;
  from: string;
  until: string;
  /** Most people missing at a time. */
  missing: number;
  /** Hours of people that nobody has taken. */
  hours: number;
}

/** What is not covered by claims between two instants, by begin: one statement. */
export async function uncovered(
  reader: Reader,
  campaignId: string,
  from: string,
  until: string,
): Promise<UncoveredStretch[]> {
  const { rows } = await reader.raw<{ rows: UncoveredStretch[] }>(
    `${stretchesOf('b.campaign_id = ? and b.starts_at >= ? and b.starts_at < ?')} order by 2, 1`,
    [campaignId, from, until],
  );
  return rows;
}

/** SQL of the stretches among some blocks (alias `b`). */
export function stretchesOf(blocks: string): string {
  return `select queue, min(starts_at) as "from", max(ends_at) as "until", max(missing) as missing, sum(missing)::float8 / 2 as hours
    from (
      select b.queue, b.starts_at, b.ends_at, b.needed - b.claimed as missing,
        -- Half hours that follow each other have the same distance from their number.
        b.starts_at - row_number() over (partition by b.queue order by b.starts_at) * interval '30 minutes' as stretch
      from shift_block b where ${blocks} and b.claimed < b.needed) short
    group by queue, stretch`;
}
