import type { AskAnswer, AskOutcome } from '../../../domain/ask/contract';
import { type Actor, actorName, refusal } from '../../../domain/ask/rules';
import { NotFound, type MusterError } from '../../../domain/errors';
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

/** An answer, and the id of the ask that it is given to. */
export interface AnswerTo extends AskAnswer {
  ask: string;
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
  const [answered] = await answerAll(tx, privateData, by, [{ ...given, ask: askId }]);
  return answered as Answered;
}

/**
 * Takes several answers of one person, all or none, in as many statements as one of them takes; given back in their order.
 * Throws as `answer` does, for the first that can’t be taken; `refuse` may throw something else in its place.
 */
export async function answerAll(
  tx: Tx,
  privateData: PrivateData,
  by: Actor,
  answers: readonly AnswerTo[],
  refuse: (no: MusterError, index: number) => never = thrown,
): Promise<Answered[]> {
  const locked = await lockAsks(
    tx,
    answers.map(({ ask }) => ask),
  );
  const taken = answers.map((given, index): Taken => {
    const ask = locked.get(given.ask);
    const no = ask ? refusal(answerable(ask), by, given) : new NotFound(unknown);
    return no ? refuse(no, index) : { ask: ask as LockedAsk, given };
  });
  return record(tx, privateData, by, taken);
}

/** Locks an ask for a change. Throws NotFound. */
export async function lockAsk(tx: Tx, askId: string): Promise<LockedAsk> {
  const ask = (await lockAsks(tx, [askId])).get(askId);
  if (!ask) throw new NotFound(unknown);
  return ask;
}

/**
 * Locks asks for a change. Everyone locks in one order, or they would block each other for good: the subject's count of
 * events, then the group (whoever closes the last ask of a group must see that it is the last), then the ask.
 */
async function lockAsks(tx: Tx, ids: readonly string[]): Promise<Map<string, LockedAsk>> {
  const { rows } = await tx.raw<{ rows: LockedAsk[] }>(
    `select a.*, business_now() as now from ask a
     join ask_group g on g.key = a.group_key join event_subject s on s.subject = a.subject
     where a.id = any(?) order by s.subject, g.key, a.id for update of s, g, a`,
    [[...ids]],
  );
  return new Map(rows.map((row) => [row.id, row]));
}

export type LockedAsk = AskRow & { now: string };

/** An answer that was checked, with its locked ask. */
export interface Taken {
  ask: LockedAsk;
  given: AskAnswer;
}

/** Writes answers that were checked, with all that follows from them. */
export async function record(
  tx: Tx,
  privateData: PrivateData,
  by: Actor,
  taken: readonly Taken[],
): Promise<Answered[]> {
  await sealForms(tx, privateData, taken);
  const { rows } = await tx.raw<{ rows: AskRow[] }>(
    `with given as (select * from jsonb_to_recordset(?::jsonb) as g(no int, id text, option text, form jsonb, reason text)),
     done as (
       update ask set state = 'answered', answer_option = option, answer = given.form, answered_by = ?, answered_at = ?,
         reason = given.reason, next_at = null
       from given where ask.id = given.id and ask.id = any(?) returning ask.*, given.no)
     select done.*, append_event(subject, 'ask.answered', id, answered_by,
       jsonb_build_object('name', name, 'kind', kind, 'phase', phase, 'option', answer_option)) from done order by no`,
    [
      JSON.stringify(
        taken.map(({ ask, given }, no) => ({
          no,
          id: ask.id,
          option: given.option,
          form: ask.personal ? null : (given.form ?? null),
          reason: given.reason ?? null,
        })),
      ),
      actorName(by),
      taken[0]?.ask.now ?? null,
      taken.map(({ ask }) => ask.id),
    ],
  );
  const complete = new Set<string>();
  for (const group of new Set(taken.map(({ ask }) => ask.group_key)))
    if (
      await follow(
        tx,
        taken.filter(({ ask }) => ask.group_key === group),
      )
    )
      complete.add(group);
  return rows.map((row) => ({ ...outcomeOf(row), group: row.group_key, complete: complete.has(row.group_key) }));
}

/** What is personal is kept sealed, under the keys of the people who were asked. */
async function sealForms(tx: Tx, privateData: PrivateData, taken: readonly Taken[]): Promise<void> {
  const sealed = taken.flatMap(({ ask, given }) =>
    ask.personal && ask.to_talent !== null && given.form !== undefined
      ? [{ talent: ask.to_talent, item: ask.id, object: given.form }]
      : [],
  );
  for (const talent of new Set(sealed.map((one) => one.talent)))
    await privateData.sealAll(
      tx,
      talent,
      'retention',
      sealed.filter((one) => one.talent === talent),
    );
}

/** Ends the stretch if an option does, opens what follows from them, or completes the group when nothing is left open. */
async function follow(tx: Tx, taken: readonly Taken[]): Promise<boolean> {
  const [{ ask }] = taken as [Taken];
  for (const { question, options, given } of taken.map((one) => ({ ...one.ask, given: one.given }))) {
    const chosen = options.find(({ value }) => value === given.option);
    if (chosen?.endsGroup) await takeBack(tx, { group_key: ask.group_key }, `${question}: ${chosen.label}`);
  }
  const asks = taken.flatMap((one) => one.ask.follow_ups[one.given.option] ?? []);
  const group = { key: ask.group_key, workflowId: ask.workflow_id, thread: ask.thread, subject: ask.subject };
  const added = await insertAsks(tx, [{ ...group, policy: ask.policy, asks }], ask.now);
  return added.size > 0 ? false : completeGroup(tx, ask.group_key);
}

const unknown = 'There is no such ask; look into the list of asks';

function thrown(no: MusterError): never {
  throw no;
}
