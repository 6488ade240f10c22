import type { AskDetail, AskState } from '../../../domain/ask/contract';
import type { Reader } from '../connection';

/** What a mail about an ask says. */
export interface AskToMail {
  question: string;
  detail: AskDetail[];
  options: { value: string; label: string }[];
  /** Business instant. */
  dueAt: string;
  onTimeout: string | null;
  state: AskState;
  /** The option that was chosen, and why. */
  answer: string | null;
  reason: string | null;
  thread: string;
  /** IANA zone of the receiver. */
  timeZone: string;
  /** The receiver may (still) answer: a talent who owns it, or staff who may sign in. */
  receiverMayAnswer: boolean;
}

/** An ask for a mail to one person (`tal_…` or `user_…`), or undefined. */
export async function askToMail(reader: Reader, askId: string, to: string): Promise<AskToMail | undefined> {
  const { rows } = await reader.raw<{ rows: AskToMail[] }>(
    `select a.question, a.detail, a.options, a.due_at as "dueAt", a.on_timeout as "onTimeout", a.state, a.thread, a.answer_option as answer, a.reason,
       coalesce(t.time_zone, u.time_zone, 'UTC') as "timeZone",
       coalesce(a.to_talent = t.id and t.state <> 'erased', u.state = 'active', false) as "receiverMayAnswer"
     from ask a left join talent t on t.id = ? left join user_account u on u.id = ? where a.id = ?`,
    [to, to, askId],
  );
  return rows[0];
}
