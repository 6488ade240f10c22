import type { AskOwner, AskView } from '../../../domain/ask/contract';
import { isMine, knowsPersons, type AskOwnership, type Reader } from '../../../domain/engagement/reader';
import { object } from './statement';

/** An ask (alias `a`) as one json object; `askView` makes the view of it. */
export const askObject = object({
  id: 'a.id',
  kind: 'a.kind',
  name: 'a.name',
  phase: 'a.phase',
  state: 'a.state',
  subject: 'a.subject',
  thread: 'a.thread',
  group: 'a.group_key',
  toTalent: 'a.to_talent',
  toUser: 'a.to_user',
  toRole: 'a.to_role',
  question: 'a.question',
  detail: 'a.detail',
  options: 'a.options',
  form: 'a.form',
  personal: 'a.personal',
  // The page of the outside system where this party signs, learns or works.
  link: `(select coalesce(
      (select p->>'url' from jsonb_array_elements(case jsonb_typeof(f.result->'links') when 'array' then f.result->'links' else '[]'::jsonb end) p
       where p->>'party' = a.via_party limit 1),
      f.result->>'link')
    from effect f where f.key = a.via_effect)`,
  openedAt: 'a.opened_at',
  dueAt: 'a.due_at',
  escalateAt: 'a.escalate_at',
  escalateRole: 'a.escalate_role',
  notBy: 'a.not_by',
  escalatedAt: 'a.escalated_at',
  onTimeout: 'a.on_timeout',
  policy: 'a.policy',
  answerOption: 'a.answer_option',
  answerForm: 'a.answer',
  answeredBy: 'a.answered_by',
  answeredAt: 'a.answered_at',
  reason: 'a.reason',
});

/** What `askObject` selects. */
export interface AskRow extends Omit<AskView, 'to' | 'options' | 'answer'>, AskOwnership {
  options: { value: string; label: string; needsReason?: boolean; mayGiveReason?: boolean; skipsForm?: boolean }[];
  escalateAt: string | null;
  answerOption: string | null;
  answerForm: Record<string, unknown> | null;
  answeredBy: string | null;
  answeredAt: string | null;
  reason: string | null;
}

/** An ask for this reader: the door to an outside page only for the one who is asked; what people wrote not for engineers. */
export function askView(row: AskRow, reader: Reader): AskView {
  const mine = isMine(row, reader);
  const mayRead = mine || knowsPersons(reader);
  return {
    id: row.id,
    kind: row.kind,
    name: row.name,
    phase: row.phase,
    state: row.state,
    subject: row.subject,
    thread: row.thread,
    group: row.group,
    to: ownerOf(row),
    question: row.question,
    // Detail and form may quote what somebody wrote before.
    detail: mayRead ? row.detail : [],
    options: row.options.map((option) => ({ needsReason: false, mayGiveReason: false, skipsForm: false, ...option })),
    form: mayRead ? row.form : null,
    personal: row.personal,
    link: mine ? row.link : null,
    openedAt: row.openedAt,
    dueAt: row.dueAt,
    escalatesAt: row.escalateAt,
    escalatedAt: row.escalatedAt,
    onTimeout: row.onTimeout,
    policy: row.policy,
    answer:
      row.answerOption === null
        ? null
        : {
            option: row.answerOption,
            form: mayRead && !row.personal ? row.answerForm : null,
            by: row.answeredBy ?? '',
            at: row.answeredAt ?? row.openedAt,
            reason: mayRead ? row.reason : null,
          },
  };
}

function ownerOf(row: Pick<AskRow, 'toTalent' | 'toUser' | 'toRole'>): AskOwner {
  if (row.toTalent !== null) return { talent: row.toTalent };
  if (row.toUser !== null) return { user: row.toUser };
  return { role: row.toRole } as AskOwner;
}
