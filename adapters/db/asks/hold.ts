import { shiftInstant, shiftSpecs } from '../../../domain/ask/shift';
import { nextAt } from '../../../domain/ask/timing';
import type { Tx } from '../connection';
import { appendAll } from '../events';
import type { AskRow } from './row';

/** Which open asks: of a subject, of these kinds. */
export interface Which {
  subject: string;
  kinds: readonly string[];
}

/** Puts open asks on hold: no reminder, no lapse, no answer by a person until `goOn`. Repeats change nothing. */
export async function hold(tx: Tx, which: Which, by: string): Promise<void> {
  await lockSubject(tx, which.subject);
  const { rows } = await tx.raw<{ rows: AskRow[] }>(
    `update ask set held_at = business_now() where subject = ? and kind = any(?) and state = 'open' and held_at is null
     returning *`,
    [which.subject, [...which.kinds]],
  );
  await tell(tx, rows, 'ask.held', by);
}

/** Lets held asks go on: every date of theirs moves by the time that they stood still. */
export async function goOn(tx: Tx, which: Which, by: string): Promise<void> {
  await lockSubject(tx, which.subject);
  const rows = (await openOnes(tx, which)).filter((ask) => ask.held_at !== null);
  for (const ask of rows) await move(tx, ask, Date.parse(ask.now) - Date.parse(ask.held_at as string));
  await tell(tx, rows, 'ask.went_on', by);
}

/** Moves the dates of open asks by so many milliseconds, follow-ups included: the stretch they belong to ends at another time. */
export async function shift(tx: Tx, which: Which, ms: number): Promise<void> {
  await lockSubject(tx, which.subject);
  for (const ask of await openOnes(tx, which)) await move(tx, ask, ms);
}

type OpenAsk = AskRow & { now: string };

async function openOnes(tx: Tx, which: Which): Promise<OpenAsk[]> {
  const { rows } = await tx.raw<{ rows: OpenAsk[] }>(
    `select *, business_now() as now from ask where subject = ? and kind = any(?) and state = 'open' order by id for update`,
    [which.subject, [...which.kinds]],
  );
  return rows;
}

async function move(tx: Tx, ask: OpenAsk, ms: number): Promise<void> {
  const times = {
    dueAt: shiftInstant(ask.due_at, ms),
    remindAt: ask.remind_at.map((at) => shiftInstant(at, ms)),
    escalateAt: ask.escalate_at === null ? null : shiftInstant(ask.escalate_at, ms),
    escalatedAt: ask.escalated_at,
  };
  await tx('ask')
    .where({ id: ask.id })
    .update({
      held_at: null,
      due_at: times.dueAt,
      remind_at: times.remindAt,
      escalate_at: times.escalateAt,
      next_at: nextAt(times, ask.now),
      follow_ups: JSON.stringify(shiftSpecs(ask.follow_ups, ms)),
    });
}

// The first lock of everyone who touches asks (decision 011).
async function lockSubject(tx: Tx, subject: string): Promise<void> {
  await tx.raw('select 1 from event_subject where subject = ? for update', [subject]);
  await tx.raw(`select 1 from ask_group where subject = ? and state = 'open' order by key for update`, [subject]);
}

async function tell(tx: Tx, asks: readonly AskRow[], type: string, by: string): Promise<void> {
  await appendAll(
    tx,
    asks.map((ask) => ({
      subject: ask.subject,
      type,
      object: ask.id,
      actor: by,
      data: { name: ask.name, kind: ask.kind },
    })),
  );
}
