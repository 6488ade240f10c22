import type {
  AskDetail,
  AskOption,
  AskOutcome,
  AskOwner,
  AskSpec,
  AskState,
  JsonSchema,
} from '../../../domain/ask/contract';
import { reportedOptions } from '../../../domain/effect/reports';
import type { AnswerableAsk } from '../../../domain/ask/rules';
import type { Phase } from '../../../domain/lifecycle';
import type { Role } from '../../../domain/roles';

/** One row of the table `ask`. */
export interface AskRow {
  id: string;
  group_key: string;
  name: string;
  kind: string;
  phase: Phase;
  workflow_id: string | null;
  thread: string;
  subject: string;
  to_talent: string | null;
  to_user: string | null;
  to_role: Role | null;
  not_by: string[];
  question: string;
  detail: AskDetail[];
  options: AskOption[];
  form: JsonSchema | null;
  personal: boolean;
  via_effect: string | null;
  via_party: string | null;
  due_at: string;
  remind_at: string[];
  escalate_at: string | null;
  escalate_role: Role | null;
  escalated_at: string | null;
  on_timeout: string | null;
  next_at: string | null;
  follow_ups: Record<string, AskSpec[]>;
  policy: string;
  state: AskState;
  opened_at: string;
  answer_option: string | null;
  answer: Record<string, unknown> | null;
  answered_by: string | null;
  answered_at: string | null;
  reason: string | null;
  held_at: string | null;
}

/** The owner as the contract names it. */
export function ownerOf(row: Pick<AskRow, 'to_talent' | 'to_user' | 'to_role'>): AskOwner {
  if (row.to_talent !== null) return { talent: row.to_talent };
  if (row.to_user !== null) return { user: row.to_user };
  return { role: row.to_role as Role };
}

/** The role that an ask was escalated to, once it was. */
export function escalatedTo(row: Pick<AskRow, 'escalated_at' | 'escalate_role'>): Role | null {
  return row.escalated_at === null ? null : row.escalate_role;
}

/** The row as far as answering goes. */
export function answerable(row: AskRow): AnswerableAsk {
  return {
    id: row.id,
    state: row.state,
    to: ownerOf(row),
    notBy: row.not_by,
    heldSince: row.held_at,
    escalatedTo: escalatedTo(row),
    options: row.options,
    form: row.form,
    reported: row.via_effect === null ? [] : reportedOptions(row.options),
    first:
      row.answer_option === null
        ? null
        : { option: row.answer_option, by: row.answered_by ?? '', at: row.answered_at ?? '' },
  };
}

/** What a run learns of the ask. */
export function outcomeOf(row: AskRow): AskOutcome {
  return {
    id: row.id,
    name: row.name,
    state: row.state,
    option: row.answer_option,
    answer: row.answer,
    answeredBy: row.answered_by,
    answeredAt: row.answered_at,
    reason: row.reason,
  };
}
