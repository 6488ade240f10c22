import { createReadContext } from '../../adapters/db/reads/context';
import { searchKnowledge } from '../../adapters/db/reads/knowledge';
import type { Database } from '../../adapters/db/connection';
import type { Store } from '../../adapters/db/store';
import { measureRetrieval, type Retrieval } from '../../domain/knowledge/retrieval';
import { noteId, type ShippedQuestion } from './note-set';

/** A question with what was found for it, and the place of its first answer. */
export interface Answered {
  question: ShippedQuestion;
  found: string[];
  place: number | null;
}

/** Asks every question as its asker and measures each set apart. The shipped notes must be in the database. */
export async function measureSearch(
  database: Database,
  store: Store,
  questions: readonly ShippedQuestion[],
): Promise<{ figures: Record<ShippedQuestion['set'], Retrieval>; answered: Answered[] }> {
  const reader = { id: 'system:set', roles: ['auditor' as const], user: null, talent: null };
  const context = createReadContext(database, store.private, reader, { url: undefined, namespace: 'default' });
  const answered: Answered[] = [];
  for (const question of questions) {
    const near = { role: question.role, systems: question.systems };
    const { items } = await searchKnowledge(context, { q: question.q, near, limit: 10 });
    const found = items.map(({ id }) => id);
    const place = found.findIndex((id) => question.answers.map(noteId).includes(id)) + 1;
    answered.push({ question, found, place: place || null });
  }
  const of = (set: ShippedQuestion['set']) =>
    measureRetrieval(
      answered
        .filter(({ question }) => question.set === set)
        .map(({ question, found }) => ({ answers: question.answers.map(noteId), found })),
    );
  return { figures: { dev: of('dev'), 'held-out': of('held-out') }, answered };
}
