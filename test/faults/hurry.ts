import { callApi } from '../../cli/api';
import type { FaultStage } from './stage';

/**
 * Moves business time on when nobody does anything but wait for it: to the next date that a run sleeps until, or by two
 * hours when people are asked. A busy machine slows the business clock down, and idle days would take minutes.
 */
export async function hurry({ db, stack }: FaultStage): Promise<void> {
  const { rows } = await db.knex.raw<{ rows: { idle: boolean; to: string }[] }>(
    `select now() - greatest((select max(wall_at) from event), (select max(wall_from) from clock_segment)) > interval '600 milliseconds'
         and not exists (select 1 from outbox where delivered_wall is null)
         and not exists (select 1 from hook where handled_wall is null and outcome is null)
         and not exists (select 1 from effect where state = 'pending') as idle,
       least((select min(until_at) from run_timer where until_at > business_now()),
         business_now() + case when exists (select 1 from ask where state = 'open') then interval '2 hours' else interval '12 hours' end) as "to"`,
  );
  const next = rows[0];
  if (next?.idle) await callApi(stack.run, 'POST', '/v1/clock', { body: { jumpTo: next.to, reason: 'nobody acts' } });
}
