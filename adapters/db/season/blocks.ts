import type { Block } from '../../../domain/season/blocks';
import type { Reader, Tx } from '../connection';

/** Until when blocks are published from an instant on, and the oldest plan version among them; nulls when there are none. */
export async function publishedBlocks(
  reader: Reader,
  campaignId: string,
  from: string,
): Promise<{ until: string | null; version: number | null }> {
  const { rows } = await reader.raw<{ rows: { until: string | null; version: number | null }[] }>(
    `select max(ends_at) as until, min(plan_version) as version from shift_block where campaign_id = ? and starts_at >= ?`,
    [campaignId, from],
  );
  return rows[0] ?? { until: null, version: null };
}

/**
 * Publishes blocks of a plan version, or fits the capacity of those that are there; what was claimed stays. Blocks from `from` on
 * that the version does not need any more take nobody else. Two statements. Gives how many are new.
 */
export async function publishBlocks(
  tx: Tx,
  campaignId: string,
  version: number,
  blocks: readonly Block[],
  from: string,
): Promise<number> {
  const { rows } = await tx.raw<{ rows: { fresh: boolean }[] }>(
    `insert into shift_block as b (campaign_id, queue, starts_at, ends_at, needed, capacity, published_at, plan_version)
     select ?, n.queue, n.starts_at, n.ends_at, n.needed, n.capacity, business_now(), ?
     from unnest(?::text[], ?::timestamptz[], ?::timestamptz[], ?::int[], ?::int[]) as n(queue, starts_at, ends_at, needed, capacity)
     on conflict (campaign_id, queue, starts_at) do update
       set needed = excluded.needed, capacity = greatest(excluded.capacity, b.claimed), plan_version = excluded.plan_version
       where b.plan_version < excluded.plan_version
     returning (xmax = 0) as fresh`,
    [
      campaignId,
      version,
      blocks.map(({ queue }) => queue),
      blocks.map(({ startsAt }) => startsAt),
      blocks.map(({ endsAt }) => endsAt),
      blocks.map(({ needed }) => needed),
      blocks.map(({ capacity }) => capacity),
    ],
  );
  await tx.raw(
    `update shift_block set needed = 0, capacity = claimed, plan_version = ? where campaign_id = ? and starts_at >= ? and plan_version < ?`,
    [version, campaignId, from, version],
  );
  return rows.filter(({ fresh }) => fresh).length;
}

/** A half hour as claims need it. */
export interface LockedBlock {
  id: number;
  queue: string;
  startsAt: string;
  free: number;
  publishedAt: string;
}

/** Locks half hours of a season, always in the same order, so that nobody waits in a circle. */
export async function lockBlocks(
  tx: Tx,
  campaignId: string,
  wanted: readonly { queue: string; startsAt: string }[],
): Promise<LockedBlock[]> {
  const { rows } = await tx.raw<{ rows: LockedBlock[] }>(
    `select b.id, b.queue, b.starts_at as "startsAt", b.capacity - b.claimed as free, b.published_at as "publishedAt"
     from shift_block b where b.campaign_id = ?
       and (b.queue, b.starts_at) in (select * from unnest(?::text[], ?::timestamptz[]))
     order by b.id for update`,
    [campaignId, wanted.map(({ queue }) => queue), wanted.map(({ startsAt }) => startsAt)],
  );
  return rows;
}

/** Takes or gives back places of locked blocks: each id as often as it is named. The constraint keeps them within capacity. */
export async function moveClaims(tx: Tx, ids: readonly number[], by: 1 | -1): Promise<void> {
  if (ids.length === 0) return;
  await tx.raw(
    `update shift_block b set claimed = b.claimed + ? * n.times
     from (select id, count(*)::int as times from unnest(?::bigint[]) id group by id) n where b.id = n.id`,
    [by, [...ids]],
  );
}

/** Gives back the places that shifts hold, of blocks that are locked first, in order. */
export async function freeBlocks(tx: Tx, shiftIds: readonly string[]): Promise<void> {
  if (shiftIds.length === 0) return;
  await tx.raw(
    `with held as (
       select b.id from shift_block b join shift s on s.campaign_id = b.campaign_id and s.queue = b.queue
         and b.starts_at >= s.starts_at and b.starts_at < s.ends_at
       where s.id = any(?)),
     locked as (select id from shift_block where id in (select id from held) order by id for update),
     freed as (select h.id, count(*)::int as times from held h join locked using (id) group by h.id)
     update shift_block b set claimed = b.claimed - f.times from freed f where b.id = f.id`,
    [[...shiftIds]],
  );
}
