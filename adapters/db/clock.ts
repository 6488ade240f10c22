import type { ClockSegment } from '../../domain/clock';
import { RuleBroken, Unavailable } from '../../domain/errors';
import type { Reader, Tx } from './connection';
import { append } from './events';

/**
 * The stretch of the business clock that holds now. While the stack is down or just not beating (no beat for 3 s), it
 * has scale 0. Throws Unavailable before the first `start`.
 */
export async function segment(reader: Reader): Promise<ClockSegment> {
  const { rows } = await reader.raw<{ rows: SegmentRow[] }>(
    `select wall_from, business_from, scale, clock_timestamp() as wall, business_now() as business,
       ${standsStill} as still
     from clock_segment s order by id desc limit 1`,
  );
  const row = rows[0];
  if (!row) throw notStarted();
  if (row.still) return { wallFrom: row.wall, businessFrom: row.business, scale: 0 };
  return { wallFrom: row.wall_from, businessFrom: row.business_from, scale: row.scale };
}

/** The business instant now, ISO 8601. Throws Unavailable before the first `start`. */
export async function now(reader: Reader): Promise<string> {
  const { rows } = await reader.raw<{ rows: { now: string | null }[] }>('select business_now() as now');
  const instant = rows[0]?.now;
  if (!instant) throw notStarted();
  return instant;
}

/**
 * SQL: the wall instant at which business time came to `at` (an expression), or jumped over it. Null before the first start, and
 * while the clock stands before it.
 */
export const wallOf = (at: string) =>
  `(select least(s.wall_from + make_interval(secs => (extract(epoch from ${at} - s.business_from) / nullif(s.scale, 0))::float8),
       (select n.wall_from from clock_segment n where n.id > s.id order by n.id limit 1))
     from clock_segment s where s.business_from <= ${at} order by s.id desc limit 1)`;

/**
 * Starts the clock, or lets it go on from where it stood: at its last beat, or where `setScale` stopped it.
 * A clock that runs at this scale is left alone, so that several processes may start it. `businessFrom` counts at the
 * very first start only. (Default: the wall's instant)
 */
export async function start(tx: Tx, options: { scale: number; businessFrom?: string }): Promise<void> {
  await lock(tx);
  const { rows } = await tx.raw<{ rows: { scale: number; still: boolean }[] }>(
    `select scale, ${standsStill} as still from clock_segment s order by id desc limit 1`,
  );
  const running = rows[0];
  if (!running) {
    await tx.raw(
      `insert into clock_segment (wall_from, business_from, scale, reason)
       select w, coalesce(?::timestamptz, w), ?, 'start' from clock_timestamp() w`,
      [options.businessFrom ?? null, options.scale],
    );
    await note(tx, 'clock.started', { scale: options.scale });
  } else if (running.still || running.scale !== options.scale) {
    await next(tx, options.scale, 'start');
    await note(tx, 'clock.started', { scale: options.scale });
  }
}

/**
 * Changes the speed from now on; 0 stops the clock until the next `start` or `setScale`. Business time never goes back; of a slower
 * clock it goes ahead by a quarter of a wall second at the old speed.
 */
export async function setScale(tx: Tx, scale: number, reason: string): Promise<void> {
  if (!(scale >= 0 && Number.isFinite(scale))) throw new RuleBroken(`A clock can’t run at ${scale}; take 0 or more`);
  await lock(tx);
  await next(tx, scale, reason);
  await note(tx, 'clock.scaled', { scale, reason });
}

/** Tells that the stack is up; call it about once a second. After a silence the clock goes on from where it stood. */
export async function beat(tx: Tx): Promise<void> {
  if (await silent(tx)) {
    await lock(tx);
    // Another process may have been first.
    const scale = await silent(tx);
    if (scale) {
      await next(tx, scale, 'resume');
      await note(tx, 'clock.resumed', { scale });
    }
  }
  await tx.raw(
    `insert into clock_beat (wall_at) values (clock_timestamp()) on conflict (one) do update set wall_at = clock_timestamp()`,
  );
}

/** Moves the clock forward to a business instant. Throws RuleBroken when that is in the past: time never goes back. */
export async function jump(tx: Tx, to: string, reason: string): Promise<void> {
  await lock(tx);
  const from = await now(tx);
  if (Date.parse(to) < Date.parse(from))
    throw new RuleBroken(`The clock stands at ${from} and never goes back; jump to a later instant`, { now: from });
  await tx.raw(
    `insert into clock_segment (wall_from, business_from, scale, reason)
     select clock_timestamp(), ?::timestamptz, scale, ? from clock_segment order by id desc limit 1`,
    [to, reason],
  );
  await note(tx, 'clock.jumped', { from, to, reason });
}

interface SegmentRow {
  wall_from: string;
  business_from: string;
  scale: number;
  wall: string;
  business: string;
  still: boolean;
}

// As business_at() does: a scaled clock waits three wall seconds for a beat, then stands.
const standsStill = `coalesce(s.scale = 0 or (s.scale <> 1 and clock_timestamp() >
  (select greatest(s.wall_from, wall_at) + interval '3 seconds' from clock_beat)), false)`;

/** The scale of a clock that stands only because nobody beats; null when it runs, or was stopped on purpose. */
async function silent(tx: Tx): Promise<number | null> {
  const { rows } = await tx.raw<{ rows: { still: boolean; scale: number }[] }>(
    `select ${standsStill} as still, scale from clock_segment s order by id desc limit 1`,
  );
  const last = rows[0];
  return last?.still && last.scale > 0 ? last.scale : null;
}

async function lock(tx: Tx): Promise<void> {
  await tx.raw('lock table clock_segment in share row exclusive mode');
}

/**
 * Until its commit others go by the old segment: a slower one begins a little later, where those will have come to, or the first
 * who reads it would be behind them.
 */
async function next(tx: Tx, scale: number, reason: string): Promise<void> {
  await now(tx);
  await tx.raw(
    `insert into clock_segment (wall_from, business_from, scale, reason)
     select w.at, business_at(w.at), :scale, :reason
     from (select clock_timestamp() + case when :scale < s.scale then interval '250 milliseconds' else interval '0' end as at
       from clock_segment s order by id desc limit 1) w`,
    { scale, reason },
  );
}

async function note(tx: Tx, type: string, data: Record<string, unknown>): Promise<void> {
  await append(tx, { subject: 'clock', type, actor: 'system:clock', data });
}

function notStarted(): Unavailable {
  return new Unavailable('The business clock has not been started; start the stack with: muster up');
}
