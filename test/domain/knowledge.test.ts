import { Invalid } from '../../domain/errors';
import { firstLine, pickBriefing, type Candidate } from '../../domain/knowledge/briefing';
import { mediaTypeOf, sizeInWords } from '../../domain/knowledge/file-rules';
import { KnowledgePolicy } from '../../domain/knowledge/policy-contract';
import { defaultKnowledgePolicy } from '../../domain/knowledge/policy-default';
import { measureRetrieval } from '../../domain/knowledge/retrieval';
import { beginningsOf, termsOf } from '../../domain/knowledge/terms';

const synonyms = [
  ['font', 'typeface'],
  ['rollback', 'roll back', 'undo'],
  ['login', 'log in', 'sign in'],
  ['webhook', 'event'],
];

describe('the terms of a question', () => {
  const wide = (question: string) => termsOf(question, synonyms).terms.map((term) => term.wide);

  test('are its words, each with what means the same; words of asking are left out', () => {
    expect(wide('Which fonts may I use')).toEqual(['(which)', '(fonts | font | typeface)', '(i)', '(use)']);
    expect(wide('undo')).toEqual(['(undo | rollback | (roll <-> back))']);
  });

  test('a phrase that means the same as a word is one term; one with a stop word is understood, not looked for', () => {
    expect(termsOf('roll back the shop', synonyms).terms[0]).toEqual({
      own: '(roll <-> back)',
      wide: '((roll <-> back) | rollback | undo)',
    });
    expect(wide('cannot sign in')).toEqual(['((sign <-> in) | login)']);
  });

  test('words that follow each other make pairs, with their synonyms', () => {
    expect(termsOf('webhook fonts', synonyms).pairs).toEqual([
      { own: 'webhook <-> fonts', wide: '(webhook | event) <-> (fonts | font | typeface)' },
    ]);
  });

  test('phrases and exclusions are kept to as typed; an excluded word is no term', () => {
    expect(termsOf('contrast -check', synonyms)).toMatchObject({
      strict: 'contrast -check',
      terms: [{ own: 'contrast' }],
    });
    expect(termsOf('"check contrast"', synonyms).strict).toBe('"check contrast"');
    expect(termsOf('lost password or second factor', synonyms).strict).toBeNull();
  });

  test('nothing that people type reaches the query language', () => {
    const { terms } = termsOf(`a'b & !c | (d:*) <-> "e"\\ \u0000 %_ 漢字`, synonyms);
    for (const { own } of terms) expect(own).toMatch(/^[\p{L}\p{N}]+$/u);
    expect(termsOf('??? ---', synonyms).terms).toEqual([]);
    expect(termsOf('x '.repeat(500), synonyms).terms).toHaveLength(1);
  });

  test('for words that are not typed to their end the beginnings count', () => {
    expect(beginningsOf(termsOf('desig', synonyms)).terms).toEqual([{ own: 'desig:*', wide: 'desig:*' }]);
  });
});

describe('a briefing', () => {
  const rules = { ...defaultKnowledgePolicy.briefing, size: 3 };
  const note = (id: string, worth: number, more: Partial<Candidate> = {}): Candidate => ({
    id,
    worth,
    title: `Note ${id} about ${id}`,
    kind: `kind-${id}`,
    source: null,
    ...more,
  });
  const ids = (notes: Candidate[]) => pickBriefing(notes, rules).map(({ id }) => id);

  test('gives the most useful first', () => {
    expect(ids([note('a', 1), note('b', 3), note('c', 2), note('d', 0.5)])).toEqual(['b', 'c', 'a']);
  });

  test('varies: the second note of one engagement or of one kind counts less', () => {
    const spring = { source: 'eng_spring' };
    expect(ids([note('a', 3, spring), note('b', 2.9, spring), note('c', 1.6), note('d', 1.5)])).toEqual([
      'a',
      'c',
      'd',
    ]);
    expect(ids([note('a', 3, { kind: 'x' }), note('b', 2.9, { kind: 'x' }), note('c', 2.5)])).toEqual(['a', 'c', 'b']);
  });

  test('says nothing twice', () => {
    const title = 'Exporting the social formats';
    expect(ids([note('a', 3, { title }), note('b', 2.9, { title: `${title} again` }), note('c', 1)])).toEqual([
      'a',
      'c',
    ]);
  });

  test('tells each note by its first line that says something', () => {
    expect(firstLine('Delivered\n- Key visual\n- More')).toBe('Key visual');
    expect(firstLine('word '.repeat(60))).toMatch(/word …$/);
    expect(firstLine('')).toBe('');
  });
});

describe('files', () => {
  const rules = defaultKnowledgePolicy.files;

  test('are kept under the type that their name says, whatever a sender claims', () => {
    expect(mediaTypeOf({ name: 'Palette.PDF', size: 10 }, rules)).toBe('application/pdf');
  });

  test.each([
    ['page.html', 10, 'must end in one of'],
    ['run.exe', 10, 'must end in one of'],
    ['noending', 10, 'must end in one of'],
    ['x.constructor', 10, 'must end in one of'],
    ['empty.pdf', 0, 'is empty'],
    ['big.pdf', 5_000_001, 'is larger than 5 MB'],
  ])('%s of %i bytes is refused: %s', (name, size, why) => {
    expect(() => mediaTypeOf({ name, size }, rules)).toThrow(Invalid);
    expect(() => mediaTypeOf({ name, size }, rules)).toThrow(why);
  });

  test('are told with a size that people understand', () => {
    expect([1, 340_000, 5_000_000, 1_250_000].map(sizeInWords)).toEqual(['1 kB', '340 kB', '5 MB', '1.3 MB']);
  });
});

test('recall and mean reciprocal rank, by their definition', () => {
  const figures = measureRetrieval([
    { answers: ['a'], found: ['a', 'b'] },
    { answers: ['b', 'c'], found: ['a', 'c'] },
    { answers: ['d'], found: ['a', 'b', 'c', 'd'] },
    { answers: ['e'], found: [] },
  ]);
  expect(figures).toEqual({
    questions: 4,
    recallAt1: 0.25,
    recallAt3: 0.5,
    meanReciprocalRank: (1 + 1 / 2 + 1 / 4) / 4,
  });
  expect(measureRetrieval([]).recallAt3).toBe(0);
});

test('the shipped policy is a valid one', () => {
  expect(KnowledgePolicy.parse(defaultKnowledgePolicy)).toEqual(defaultKnowledgePolicy);
});
