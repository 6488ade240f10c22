import type { Reader, Tx } from './connection';

export type OutboxKind = 'start' | 'signal' | 'mail' | 'hook';

const allKinds: readonly OutboxKind[] = ['start', 'signal', 'mail', 'hook'];

/** Something that must leave the database after the commit. */
export interface NewDelivery {
  /** Business key: the same thing goes out once, however often the writer repeats. */
  key: string;
  kind: OutboxKind;
  /** Of a start or signal. */
  workflowId?: string;
  /** start {workflowType, args, taskQueue, …} · signal {signal, args} · mail `AskMail` · hook {provider, webhookId}. No personal data. */
  payload: object;
}

/** A row that a taker holds until its lease ends. */
export interface Delivery {
  id: number;
  key: string;
  kind: OutboxKind;
  workflowId: string | null;
  payload: Record<string, unknown>;
  /** This attempt included. */
  attempts: number;
  createdWall: string;
}

/** Puts one thing into the outbox. A key that is there already changes nothing. */
export async function put(tx: Tx, delivery: NewDelivery): Promise<void> {
  await putAll(tx, [delivery]);
}

/** Puts several things into the outbox in one round trip. Gives how many of them were not there yet. */
export async function putAll(tx: Tx, deliveries: readonly NewDelivery[]): Promise<number> {
  if (deliveries.length === 0) return 0;
  const { rows } = await tx.raw<{ rows: unknown[] }>(
    `insert into outbox (key, kind, workflow_id, payload)
     select key, kind, "workflowId", payload
     from jsonb_to_recordset(?::jsonb) as d(key text, kind text, "workflowId" text, payload jsonb)
     on conflict (key) do nothing returning 1`,
    [JSON.stringify(deliveries)],
  );
  return rows.length;
}

/**
 * Takes rows whose time has come, oldest first: each goes to one taker (SKIP LOCKED) and is leased to it, so that the
 * delivery itself needs no open transaction. A row that is neither `delivered` nor `failed` comes back when its lease
 * ends. Rows of one run go out in the order in which they were put: a later one is taken only after the earlier is
 * delivered, so that a start comes before its signals. `kinds` takes these only. (Default: all, 50 rows, 30 s)
 */
export async function take(
  reader: Reader,
  options: { limit?: number; leaseSeconds?: number; kinds?: readonly OutboxKind[] } = {},
): Promise<Delivery[]> {
  const { rows } = await reader.raw<{ rows: Delivery[] }>(
    `with due as (
       select id from outbox o
       where delivered_wall is null and due_wall <= clock_timestamp() and kind = any(?)
         and not exists (select 1 from outbox earlier where earlier.workflow_id = o.workflow_id
           and earlier.delivered_wall is null and earlier.id < o.id)
       order by due_wall, id limit ? for update skip locked)
     update outbox o set attempts = attempts + 1, due_wall = clock_timestamp() + make_interval(secs => ?)
     from due where o.id = due.id
     returning o.id, o.key, o.kind, o.workflow_id as "workflowId", o.payload, o.attempts, o.created_wall as "createdWall"`,
    [[...(options.kinds ?? allKinds)], options.limit ?? 50, options.leaseSeconds ?? 30],
  );
  return rows.sort((a, b) => a.id - b.id);
}

/** How a delivery went out: `delivered`, or e.g. `moot` for a signal to a run that has ended. */
export interface Outcome {
  id: number;
  outcome: string;
}

/** Marks rows delivered, in one statement. */
export async function delivered(reader: Reader, ends: readonly Outcome[]): Promise<void> {
  if (ends.length === 0) return;
  await reader.raw(
    `update outbox o set delivered_wall = clock_timestamp(), outcome = d.outcome, last_error = null
     from jsonb_to_recordset(?::jsonb) as d(id bigint, outcome text) where o.id = d.id`,
    [JSON.stringify(ends)],
  );
}

/** Gives a row back after a failed attempt: due again after 0.5 s, doubling up to 60 s. The message must hold no personal data. */
export async function failed(reader: Reader, id: number, error: string): Promise<void> {
  await reader.raw(
    `update outbox set last_error = ?,
       due_wall = clock_timestamp() + make_interval(secs => least(60, 0.25 * power(2, least(attempts, 20))))
     where id = ? and delivered_wall is null`,
    [error.slice(0, 500), id],
  );
}

/** How many rows wait and for how long the oldest does, in wall seconds (0 when none). (Default: all kinds) */
export async function oldestWaiting(
  reader: Reader,
  kinds: readonly OutboxKind[] = allKinds,
): Promise<{ waiting: number; oldestSeconds: number }> {
  const { rows } = await reader.raw<{ rows: { waiting: number; oldestSeconds: number }[] }>(
    `select count(*)::int as waiting,
       coalesce(extract(epoch from clock_timestamp() - min(created_wall)), 0)::float8 as "oldestSeconds"
     from outbox where delivered_wall is null and kind = any(?)`,
    [[...kinds]],
  );
  return rows[0] ?? { waiting: 0, oldestSeconds: 0 };
}
