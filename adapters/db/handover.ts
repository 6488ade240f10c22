import type { NewEvent } from '../../domain/event/contract';
import type { Said } from '../../domain/offboard/handover-draft';
import type { Tx } from './connection';
import { append } from './events';

/**
 * What people said while the work of an engagement went on, in order: answers, and changes of its terms with what became of them.
 * Answers with personal data are sealed and left out.
 */
export async function saidAtWork(tx: Tx, engagementId: string): Promise<Said[]> {
  const { rows } = await tx.raw<{ rows: Said[] }>(
    `select name, kind, question, answer, note, comment, reason from (
       select a.name, a.kind, a.question, a.reason, a.answer->>'note' as note, a.answer->>'comment' as comment, a.answered_at as at,
         coalesce((select o->>'label' from jsonb_array_elements(to_jsonb(a.options)) o where o->>'value' = a.answer_option),
           a.answer_option) as answer
       from ask a where a.subject = :id and a.phase = 'assign' and a.state = 'answered' and a.kind in ('work', 'review') and not a.personal
       union all
       select c.kind, c.kind, initcap(left(c.kind, 1)) || substr(replace(c.kind, '-', ' '), 2), c.body->>'reason', null, null, c.settled_at, c.outcome
       from command c where c.subject = :id and c.kind in ('change-order', 'extend') and c.state in ('applied', 'refused')
     ) s order by at, name`,
    { id: engagementId },
  );
  return rows;
}

/** Appends an event of which a story has one at most: a step that is taken again tells nothing twice. */
export async function noteOnce(tx: Tx, event: NewEvent): Promise<void> {
  const known = await tx('event').where({ subject: event.subject, type: event.type }).first<object | undefined>('seq');
  if (!known) await append(tx, event);
}
