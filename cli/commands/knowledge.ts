import { type Command } from 'commander';

import type { Retrieval } from '../../domain/knowledge/retrieval';
import { print, table } from '../print';

/** `muster knowledge eval`: how well the search finds, on the shipped notes and questions, without a stack. */
export function knowledgeCommand(program: Command): void {
  program
    .command('knowledge')
    .description('what people left behind')
    .command('eval')
    .description('measure the search on 60 shipped notes and 30 questions: recall@1, recall@3, mean reciprocal rank')
    .option('--misses', 'also show the questions whose answer does not come first')
    .option('--json', 'print {dev, held-out, misses}')
    .action(evaluate);
}

async function evaluate(options: { misses?: boolean; json?: boolean }): Promise<void> {
  const { answered, figures } = await measured();
  const misses = answered
    .filter(({ place }) => place !== 1)
    .map(({ question, place }) => ({ set: question.set, q: question.q, answers: question.answers, place }));
  print({ ...figures, misses }, options, () =>
    [
      table([
        ['questions', 'recall@1', 'recall@3', 'MRR'],
        ...Object.entries(figures).map(([set, of]) => [`${of.questions} ${set}`, ...shown(of)]),
      ]),
      ...(options.misses
        ? misses.map(({ q, place }) => `${place === null ? 'not found' : `place ${place}`}: ${q}`)
        : []),
    ].join('\n'),
  );
}

/** On a PostgreSQL of its own, which vanishes again. */
async function measured() {
  const { throwawayPostgres } = await import('../stack/throwaway.js');
  const { prepareDatabase } = await import('../seed/prepare.js');
  const { openDatabase } = await import('../../adapters/db/connection.js');
  const { createStore } = await import('../../adapters/db/store.js');
  const { shippedSet, writeNotes } = await import('../knowledge/note-set.js');
  const { measureSearch } = await import('../knowledge/measure-search.js');
  const masterKey = new Uint8Array(32);
  const postgres = await throwawayPostgres();
  try {
    await prepareDatabase(postgres.url(), { masterKey, scale: 1, withStaff: false });
    const database = openDatabase(postgres.url());
    try {
      const store = createStore(database, { masterKey });
      const { notes, questions } = shippedSet();
      await writeNotes(store, notes);
      return await measureSearch(database, store, questions);
    } finally {
      await database.close();
    }
  } finally {
    await postgres.stop();
  }
}

const shown = ({ recallAt1, recallAt3, meanReciprocalRank }: Retrieval) =>
  [recallAt1, recallAt3, meanReciprocalRank].map((value) => value.toFixed(3));
