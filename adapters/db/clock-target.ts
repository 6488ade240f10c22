import type { Reader } from './connection';

/** Reasons of `setScale` by which the stack itself changes the speed, under load and after it. */
export const loadReasons = { slowed: 'slowed under load', recovered: 'recovered from load' } as const;

/** The speed of the business clock that people set last, whatever load has made of it since. 0 before the first start. */
export async function targetScale(reader: Reader): Promise<number> {
  const { rows } = await reader.raw<{ rows: { scale: number }[] }>(
    `select (data->>'scale')::float8 as scale from event
     where subject = 'clock' and type in ('clock.started', 'clock.scaled') and coalesce(data->>'reason', '') <> all(?)
     order by subject_seq desc limit 1`,
    [Object.values(loadReasons)],
  );
  return rows[0]?.scale ?? 0;
}
