import type { AskAnswer, AskOutcome } from '../../../domain/ask/contract';
import { type Actor, actorName, refusal } from '../../../domain/ask/rules';
import { NotFound } from '../../../domain/errors';
import type { Tx } from '../connection';
import type { PrivateData } from '../private';
import { completeGroup } from './finish';
import { insertAsks } from './insert';
import { answerable, type AskRow, outcomeOf } from './row';
import { takeBack } from './take-back';

/** An answer that was taken. */
export interface Answered extends AskOutcome {
  group: string;
  /** Nothing in the group is open any more: its run has a wake in the outbox under `wake`. */
  complete: boolean;
}

/**
 * Takes an answer in one transaction: lock, check, row and event; opens the follow-ups of the option; completes the group.
 * Throws NotFound, Denied (not this person's), Conflict (no longer open; `facts.first` is the answer that counts) or
 * Invalid (`facts.errors`).
 */
export async function answer(
  tx: Tx,
  privateData: PrivateData,
  askId: string,
  by: Actor,
  given: AskAnswer,
): Promise<Answered> {
  const ask = await lockAsk(tx, askId);
  const no = refusal(answerable(ask), by, given);
  if (no) throw no;
  return record(tx, privateData, ask, by, given);
}

/**
 * Locks an ask for a change. Everyone locks in one order, or they would block each other for good: the subject's count of
 * events, then the group (whoever closes the last ask of a group must see that it is the last), then the ask.
 * Throws NotFound.
 */
export async function lockAsk(tx: Tx, askId: string): Promise<LockedAsk> {
  const { rows } = await tx.raw<{ rows: LockedAsk[] }>(
    `select a.*, business_now() as now from ask a
     join ask_group g on g.key = a.group_key join event_subject s on s.subject = a.subject
     where a.id = ? for update of s, g, a`,
    [askId],
  );
  if (!rows[0]) throw new NotFound('There is no such ask; look into the list of asks');
  return rows[0];
}

export type LockedAsk = AskRow & { now: string };

/** Writes an answer that was checked, with all that follows from it. */
export async function record(
  tx: Tx,
  privateData: PrivateData,
  ask: LockedAsk,
  by: Actor,
  given: AskAnswer,
): Promise<Answered> {
  const form = given.form ?? null;
  const sealed = ask.personal && form !== null && ask.to_talent !== null;
  if (sealed) await privateData.seal(tx, ask.to_talent as string, 'retention', ask.id, form);
  const { rows } = await tx.raw<{ rows: AskRow[] }>(
    `with done as (
       update ask set state = 'answered', answer_option = ?, answer = ?, answered_by = ?, answered_at = ?, reason = ?,
         next_at = null where id = ? returning *)
     select done.*, append_event(subject, 'ask.answered', id, answered_by,
       jsonb_build_object('name', name, 'kind', kind, 'phase', phase, 'option', answer_option)) from done`,
    [
      given.option,
      form === null || ask.personal ? null : JSON.stringify(form),
      actorName(by),
      ask.now,
      given.reason ?? null,
      ask.id,
    ],
  );
  const complete = await follow(tx, ask, given.option);
  return { ...outcomeOf(rows[0] as AskRow), group: ask.group_key, complete };
}

/** Ends the stretch if the option does, opens what follows from it, or completes the group when nothing is left open. */
async function follow(tx: Tx, ask: LockedAsk, option: string): Promise<boolean> {
  const chosen = ask.options.find(({ value }) => value === option);
  if (chosen?.endsGroup) await takeBack(tx, { group_key: ask.group_key }, `${ask.question}: ${chosen.label}`);
  const specs = ask.follow_ups[option] ?? [];
  const group = { key: ask.group_key, workflowId: ask.workflow_id, thread: ask.thread, subject: ask.subject };
  const added = await insertAsks(tx, [{ ...group, policy: ask.policy, asks: specs }], ask.now);
  return added.size > 0 ? false : completeGroup(tx, ask.group_key);
}
