import type { ActualRow } from '../../../domain/season/actual-rows';
import type { Tx } from '../connection';

/** Keeps what came in intervals of a season; a later report of the same interval takes its place. One statement for all of them. */
export async function saveActuals(
  tx: Tx,
  campaignId: string,
  minutes: number,
  given: readonly ActualRow[],
): Promise<number> {
  // One statement must not touch a row twice.
  const rows = [...new Map(given.map((row) => [`${row.queue} ${row.startsAt}`, row])).values()];
  await tx.raw(
    `insert into campaign_actual (campaign_id, queue, starts_at, minutes, offered, handled, abandoned, aht_seconds, service_level, staffed)
     select ?, r."queue", r."startsAt", ?, r.offered, r.handled, r.abandoned, r."ahtSeconds", r."serviceLevel", r.staffed
     from jsonb_to_recordset(?::jsonb) as r("queue" text, "startsAt" timestamptz, offered int, handled int, abandoned int,
       "ahtSeconds" float8, "serviceLevel" float8, staffed float8)
     on conflict (campaign_id, queue, starts_at) do update set minutes = excluded.minutes, offered = excluded.offered,
       handled = excluded.handled, abandoned = excluded.abandoned, aht_seconds = excluded.aht_seconds,
       service_level = excluded.service_level, staffed = excluded.staffed`,
    [campaignId, minutes, JSON.stringify(rows)],
  );
  return rows.length;
}
