import type { AskAnswer, AskGroup, AskOutcome, AskOwner } from '../../domain/ask/contract';
import type { Actor } from '../../domain/ask/rules';
import type { MusterError } from '../../domain/errors';
import { answer, answerAll, type Answered, type AnswerTo } from './asks/answer';
import { goOn, hold, shift, type Which } from './asks/hold';
import { mailOutcome } from './asks/mail';
import { nudge } from './asks/nudge';
import { open } from './asks/open';
import { reassign } from './asks/reassign';
import { type AskRow, outcomeOf } from './asks/row';
import { sweep } from './asks/sweep';
import { withdraw } from './asks/withdraw';
import { openGroups, withdrawAll } from './asks/withdraw-all';
import { withdrawOne } from './asks/withdraw-one';
import type { Reader, Tx } from './connection';
import type { PrivateData } from './private';

export type { Actor } from '../../domain/ask/rules';
export type { Answered, AnswerTo } from './asks/answer';
export type { AskMail } from './asks/mail';

export type Asks = ReturnType<typeof createAsks>;

/** Durable questions to people. Each function is documented where it is written, in `asks/`. */
export function createAsks(privateData: PrivateData) {
  return {
    open: (tx: Tx, ...groups: readonly AskGroup[]): Promise<void> => open(tx, groups),
    answer: (tx: Tx, askId: string, by: Actor, given: AskAnswer): Promise<Answered> =>
      answer(tx, privateData, askId, by, given),
    answerAll: (
      tx: Tx,
      by: Actor,
      answers: readonly AnswerTo[],
      refuse?: (no: MusterError, index: number) => never,
    ): Promise<Answered[]> => answerAll(tx, privateData, by, answers, refuse),
    withdraw: (tx: Tx, groupKey: string, reason: string, by?: string): Promise<void> =>
      withdraw(tx, groupKey, reason, by),
    withdrawAll: (
      tx: Tx,
      subject: string,
      reason: string,
      options?: { by?: string; except?: readonly string[] },
    ): Promise<void> => withdrawAll(tx, subject, reason, options),
    openGroups: (tx: Tx, subject: string, kinds: readonly string[], name?: string): Promise<string[]> =>
      openGroups(tx, subject, kinds, name),
    hold: (tx: Tx, which: Which, by: string): Promise<void> => hold(tx, which, by),
    goOn: (tx: Tx, which: Which, by: string): Promise<void> => goOn(tx, which, by),
    shift: (tx: Tx, which: Which, ms: number): Promise<void> => shift(tx, which, ms),
    withdrawOne: (tx: Tx, askId: string, reason: string, by?: string): Promise<void> =>
      withdrawOne(tx, askId, reason, by),
    reassign: (tx: Tx, askId: string, to: AskOwner, by: Actor, reason: string): Promise<void> =>
      reassign(tx, askId, to, by, reason),
    nudge: (tx: Tx, askId: string, by: Actor): Promise<void> => nudge(tx, askId, by),
    tell: (tx: Tx, askId: string, to: string): Promise<void> => mailOutcome(tx, askId, to),
    sweep: (tx: Tx, limit: number): Promise<number> => sweep(tx, privateData, limit),
    outcomes,
    ofKind,
  };
}

/** What became of every ask of a group, in the order of opening. Empty for an unknown group. */
async function outcomes(reader: Reader, groupKey: string): Promise<AskOutcome[]> {
  const { rows } = await reader.raw<{ rows: AskRow[] }>(
    'select * from ask where group_key = ? order by opened_at, name',
    [groupKey],
  );
  return rows.map(outcomeOf);
}

/** What became of every ask of a kind about a subject, over all its rounds, oldest first. */
async function ofKind(reader: Reader, subject: string, kind: string): Promise<AskOutcome[]> {
  const { rows } = await reader.raw<{ rows: AskRow[] }>(
    'select * from ask where subject = ? and kind = ? order by opened_at, group_key, name',
    [subject, kind],
  );
  return rows.map(outcomeOf);
}

/** Ids of the open asks of this name about a subject, whatever their group. */
export async function openNamed(reader: Reader, subject: string, name: string): Promise<string[]> {
  return reader('ask').where({ subject, name, state: 'open' }).orderBy('id').pluck<string[]>('id');
}
