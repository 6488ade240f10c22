import { setTimeout as delay } from 'node:timers/promises';

import { Client, Connection } from '@temporalio/client';

import { callApi, callUntilUp } from '../../cli/api';
import { hurry } from './hurry';
import type { FaultStage } from './stage';

/** Waits until every hire has ended and nothing is under way any more; gives what is not, told for people, when time is up. */
export async function untilQuiet(
  stage: FaultStage,
  deadlineMs: number,
  told: (line: string) => void,
): Promise<string[]> {
  const deadline = Date.now() + deadlineMs;
  let last = '';
  let toldAt = 0;
  for (;;) {
    const left = await underWay(stage).catch(() => null);
    if (left && Object.values(left).every((count) => count === 0)) return [];
    const line = left
      ? Object.entries(left)
          .map(([what, count]) => `${count} ${what}`)
          .join(', ')
      : 'the database does not answer';
    if (line !== last && Date.now() - toldAt > 10_000) {
      told(`still: ${line}${await clockOf(stage)}`);
      last = line;
      toldAt = Date.now();
    }
    if (Date.now() > deadline) return whatIsStuck(stage);
    // The clock may have gone past that date meanwhile, or the API be busy: the next round comes.
    await hurry(stage).catch(() => undefined);
    await delay(500);
  }
}

/** Where business time stands, and how fast it runs: it slows down by itself when the machine cannot follow. */
async function clockOf({ db }: FaultStage): Promise<string> {
  const { rows } = await db.knex.raw<{ rows: { now: string; scale: number }[] }>(
    'select business_now() as now, scale from clock_segment order by id desc limit 1',
  );
  const clock = rows[0];
  return clock ? `; ${clock.now.slice(0, 16)} at ${clock.scale}×` : '';
}

async function underWay({ db, stack }: FaultStage): Promise<Record<string, number>> {
  const { rows } = await db.knex.raw<{ rows: { hires: number; rows: number; hooks: number }[] }>(
    `select (select count(*)::int from hire where state not in ('closed', 'rejected', 'cancelled')) as hires,
       (select count(*)::int from outbox where delivered_wall is null and kind <> 'mail') as rows,
       (select count(*)::int from hook where handled_wall is null and outcome is null) as hooks`,
  );
  const { hires, rows: deliveries, hooks } = rows[0]!;
  // Runs end a moment after their rows; asked only when the rest is quiet.
  const runs = hires + deliveries + hooks > 0 ? 1 : await openRuns(stack.run);
  return { hires, deliveries, hooks, runs };
}

async function openRuns(run: FaultStage['stack']['run']): Promise<number> {
  const connection = await Connection.connect({ address: run.temporalAddress });
  try {
    const client = new Client({ connection, namespace: run.namespace });
    return (await client.workflow.count(`ExecutionStatus = 'Running'`)).count;
  } finally {
    await connection.close();
  }
}

/** The explanation of every hire that has not ended, and what its runs are at. */
async function whatIsStuck({ db, stack }: FaultStage): Promise<string[]> {
  const hires = await db.knex('hire').whereNotIn('state', ['closed', 'rejected', 'cancelled']).pluck<string[]>('id');
  const stories = await Promise.all(
    hires.map(async (id) => {
      const { explanation } = await callUntilUp(() =>
        callApi<{ explanation: { sentence: string } }>(stack.run, 'GET', `/v1/hires/${id}`),
      );
      const { rows } = await db.knex.raw<{ rows: { what: string }[] }>(
        `select 'ask ' || name || ' for ' || coalesce(to_talent, to_user, to_role) || ', next ' || coalesce(next_at::text, 'never') as what from ask where thread = :id and state = 'open'
         union all select 'effect ' || key || ' is ' || state || ' after ' || attempts || ' tries: ' || coalesce(last_error, '') from effect where thread = :id and state in ('pending', 'parked')
         union all select 'engagement ' || id || ' is ' || state from engagement where hire_id = :id`,
        { id },
      );
      return `${id}: ${explanation.sentence}\n    ${rows.map((row) => row.what).join('\n    ')}`;
    }),
  );
  const { rows } = await db.knex.raw<{ rows: { what: string }[] }>(
    `select 'outbox ' || key || ', ' || attempts || ' tries: ' || coalesce(last_error, '') as what from outbox where delivered_wall is null limit 20`,
  );
  return [...stories, ...rows.map((row) => row.what)];
}
