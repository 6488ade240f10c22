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
    `with short as (
       select queue, starts_at, ends_at, capacity - claimed as missing,
         -- Half hours that follow each other have the same distance from their number.
         starts_at - row_number() over (partition by queue order by starts_at) * interval '30 minutes' as stretch
       from shift_block where campaign_id = ? and starts_at >= ? and starts_at < ? and claimed < capacity)
     select queue, min(starts_at) as "from", max(ends_at) as "until", max(missing) as missing, sum(missing)::float8 / 2 as hours
     from short group by queue, stretch order by 2, 1`,
    [campaignId, from, until],
  );
  return rows;
}
