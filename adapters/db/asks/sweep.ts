import { nextAt, type Sweep, sweepOf } from '../../../domain/ask/timing';
import type { NewEvent } from '../../../domain/event/contract';
import type { Tx } from '../connection';
import { appendAll } from '../events';
import type { PrivateData } from '../private';
import { type LockedAsk, record } from './answer';
import { completeGroup } from './finish';
import { mailEscalation, mailOwners } from './mail';

const sweeper = { kind: 'system', name: 'sweeper' } as const;
const by = 'system:sweeper';

/**
 * Does what is due on up to `limit` open asks: reminders, escalations, ends. Asks that someone else holds right now are
 * left for the next round. Returns how many asks were handled.
 */
export async function sweep(tx: Tx, privateData: PrivateData, limit: number): Promise<number> {
  const asks = await lockDue(tx, limit);
  const plans = asks.map((ask) => ({ ask, plan: planOf(ask) }));
  await remindAndEscalate(
    tx,
    plans.filter(({ plan }) => !plan.lapse),
  );
  const ends = asks.filter((_, index) => plans[index]?.plan.lapse);
  for (const ask of ends.filter((end) => end.on_timeout !== null)) {
    // The one before may have ended the stretch of this one.
    if (await isOpen(tx, ask.id))
      await record(tx, privateData, sweeper, [{ ask, given: { option: ask.on_timeout as string } }]);
  }
  await lapse(
    tx,
    ends.filter((end) => end.on_timeout === null),
  );
  return asks.length;
}

/** Locks in the order of `lockAsk`, and waits for nobody: what is held right now is left for the next round. */
async function lockDue(tx: Tx, limit: number): Promise<LockedAsk[]> {
  const due = await tx.raw<{ rows: { id: string; group_key: string; subject: string }[] }>(
    `select id, group_key, subject from ask where state = 'open' and held_at is null and next_at <= (select business_now())
     order by next_at limit ?`,
    [limit],
  );
  if (due.rows.length === 0) return [];
  const subjects = await tx.raw<{ rows: { subject: string }[] }>(
    'select subject from event_subject where subject = any(?) order by subject for update skip locked',
    [due.rows.map((row) => row.subject)],
  );
  const groups = await tx.raw<{ rows: { key: string }[] }>(
    'select key from ask_group where key = any(?) and subject = any(?) order by key for update skip locked',
    [due.rows.map((row) => row.group_key), subjects.rows.map((row) => row.subject)],
  );
  const { rows } = await tx.raw<{ rows: LockedAsk[] }>(
    `select a.*, n.now from ask a, (select business_now() as now) n
     where a.id = any(?) and a.group_key = any(?) and a.state = 'open' and a.held_at is null and a.next_at <= n.now
     order by a.subject, a.next_at, a.id for update of a`,
    [due.rows.map((row) => row.id), groups.rows.map((row) => row.key)],
  );
  return rows;
}

function planOf(ask: LockedAsk): Sweep {
  const times = {
    dueAt: ask.due_at,
    remindAt: ask.remind_at,
    escalateAt: ask.escalate_at,
    escalatedAt: ask.escalated_at,
  };
  return sweepOf(times, ask.next_at ?? nextAt(times, ask.now), ask.now);
}

async function remindAndEscalate(tx: Tx, plans: readonly { ask: LockedAsk; plan: Sweep }[]): Promise<void> {
  if (plans.length === 0) return;
  await tx.raw(
    `update ask set next_at = r.next_at, escalated_at = coalesce(ask.escalated_at, r.escalated_at)
     from jsonb_to_recordset(?::jsonb) as r(id text, next_at timestamptz, escalated_at timestamptz) where ask.id = r.id`,
    [
      JSON.stringify(
        plans.map(({ ask, plan }) => ({
          id: ask.id,
          next_at: plan.nextAt,
          escalated_at: plan.escalate ? ask.now : null,
        })),
      ),
    ],
  );
  await appendAll(
    tx,
    plans.flatMap(({ ask, plan }) => [
      ...(plan.remind === null ? [] : [eventOf(ask, 'ask.reminded', { number: plan.remind })]),
      ...(plan.escalate ? [eventOf(ask, 'ask.escalated', { toRole: ask.escalate_role })] : []),
    ]),
  );
  await mailOwners(
    tx,
    'reminder',
    plans.flatMap(({ ask, plan }) => (plan.remind === null ? [] : [{ id: ask.id, number: plan.remind }])),
  );
  await mailEscalation(
    tx,
    plans.flatMap(({ ask, plan }) => (plan.escalate ? [{ id: ask.id }] : [])),
  );
}

async function isOpen(tx: Tx, id: string): Promise<boolean> {
  const { rows } = await tx.raw<{ rows: unknown[] }>(`select 1 from ask where id = ? and state = 'open'`, [id]);
  return rows.length > 0;
}

async function lapse(tx: Tx, asks: readonly LockedAsk[]): Promise<void> {
  if (asks.length === 0) return;
  const { rows } = await tx.raw<{ rows: { id: string }[] }>(
    `update ask set state = 'lapsed', next_at = null where id = any(?) and state = 'open' returning id`,
    [asks.map((ask) => ask.id)],
  );
  const lapsed = asks.filter((ask) => rows.some(({ id }) => id === ask.id));
  await appendAll(
    tx,
    lapsed.map((ask) => eventOf(ask, 'ask.lapsed')),
  );
  for (const key of new Set(lapsed.map((ask) => ask.group_key))) await completeGroup(tx, key);
}

function eventOf(ask: LockedAsk, type: string, data: Record<string, unknown> = {}): NewEvent {
  return {
    subject: ask.subject,
    type,
    object: ask.id,
    actor: by,
    data: { name: ask.name, kind: ask.kind, phase: ask.phase, ...data },
  };
}
