import { callApi } from '../../cli/api';
import type { FaultStage } from './stage';

/**
 * Moves business time on when nobody does anything but wait for it: to the next date that a run sleeps until, or by two
 * hours when people are asked. A busy machine slows the business clock down, and idle days would take minutes.
 */
export async function hurry(stage: FaultStage): Promise<void> {
  const { db, stack } = stage;
  const { rows } = await db.knex.raw<{ rows: { idle: boolean; to: string }[] }>(
    `select now() - greatest((select max(wall_at) from event), (select max(wall_from) from clock_segment)) > interval '600 milliseconds'
         and not exists (select 1 from outbox where delivered_wall is null)
         and not exists (select 1 from hook where handled_wall is null and outcome is null)
         and not exists (select 1 from effect where state = 'pending') as idle,
       least((select min(until_at) from run_timer where until_at > business_now()),
         business_now() + case when exists (select 1 from ask where state = 'open') then interval '2 hours' else interval '12 hours' end) as "to"`,
  );
  const next = rows[0];
  if (next?.idle && (await peopleAreDone(stage)))
    await callApi(stack.run, 'POST', '/v1/clock', { body: { jumpTo: next.to, reason: 'nobody acts' } });
}

/** Whether the simulated people have done all that was due: time that ran past them would look like silence. */
async function peopleAreDone({ stack, token }: FaultStage): Promise<boolean> {
  const reply = await fetch(`${stack.run.sandbox}/people/late`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(5_000),
  });
  return reply.ok && ((await reply.json()) as { seconds: number }).seconds === 0;
}
