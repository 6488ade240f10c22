import type { NewEvent } from '../../domain/event/contract';
import type { Said } from '../../domain/offboard/handover-draft';
import type { Tx } from './connection';
import { append } from './events';

/** What people said while the work of an engagement went on, in order. Answers with personal data are sealed and left out. */
export async function saidAtWork(tx: Tx, engagementId: string): Promise<Said[]> {
  const { rows } = await tx.raw<{ rows: Said[] }>(
    `select a.name, a.kind, a.question, a.reason, a.answer->>'note' as note, a.answer->>'comment' as comment,
       coalesce((select o->>'label' from jsonb_array_elements(to_jsonb(a.options)) o where o->>'value' = a.answer_option), a.answer_option) as answer
     from ask a where a.subject = ? and a.phase = 'assign' and a.state = 'answered' and not a.personal
     order by a.answered_at, a.name`,
    [engagementId],
  );
  return rows;
}

/** Appends an event of which a story has one at most: a step that is taken again tells nothing twice. */
export async function noteOnce(tx: Tx, event: NewEvent): Promise<void> {
  const known = await tx('event').where({ subject: event.subject, type: event.type }).first('seq');
  if (!known) await append(tx, event);
}
