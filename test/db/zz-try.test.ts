import { openReading } from '../support/reading';
import { shippedSet, writeNotes, noteId } from '../../cli/knowledge/note-set';
import { measureSearch } from '../../cli/knowledge/measure-search';
test('x', async () => {
  const r = await openReading();
  const { notes, questions } = shippedSet();
  await writeNotes(r.store, notes);
  const which = (process.env.SETS ?? 'dev').split(',');
  const { figures, answered } = await measureSearch(r.database, r.store, questions.filter((q) => which.includes(q.set)));
  const out = answered.map(({ question, found }) => {
    const place = found.findIndex((id) => question.answers.map(noteId).includes(id)) + 1;
    return `${place}  ${question.q}  [${question.answers}] -> ${found.slice(0, 4).map((x) => x.slice(9))} (${found.length})`;
  });
  require('fs').writeFileSync('/tmp/try.out', out.join('\n') + '\n' + JSON.stringify(figures, null, 1));
  await r.close();
});
