import { fieldsOf, readForm } from '../../../api/pages/form';

const review = {
  type: 'object',
  properties: {
    comment: { type: 'string', title: 'Comment', maxLength: 2000, examples: ['- Both are usable.'] },
    rating: { type: 'integer', title: 'How good?', minimum: 1, maximum: 5, default: 5 },
    defects: { type: 'integer', title: 'Defects', minimum: 0, maximum: 99 },
    until: { type: 'string', title: 'Valid until', format: 'date', examples: ['2031-05-31'] },
    again: { type: 'boolean', title: 'Again?' },
    who: { type: 'string', title: 'Who', enum: ['tal_1', 'tal_2'], 'x-labels': ['First', 'Second'] },
    tags: { type: 'array', title: 'Tags', items: { type: 'string' } },
    days: { type: 'array', title: 'Days', items: { type: 'string', enum: ['Mon', 'Tue'] } },
  },
  required: ['rating', 'who'],
};

test('each property becomes the input that fits it, required ones first in their order', () => {
  const fields = fieldsOf(review, { prefix: 'f.' });
  expect(fields.map(({ name, kind }) => [name, kind])).toEqual([
    ['f.rating', 'scale'],
    ['f.who', 'choice'],
    ['f.comment', 'lines'],
    ['f.defects', 'number'],
    ['f.until', 'date'],
    ['f.again', 'yesno'],
    ['f.tags', 'list'],
    ['f.days', 'choices'],
  ]);
  expect(fields[0]).toMatchObject({ value: '5', required: true });
  expect(fields[1]?.choices).toEqual([
    { value: 'tal_1', label: 'First' },
    { value: 'tal_2', label: 'Second' },
  ]);
  expect(fields[2]?.hint).toBe('For example: Both are usable.');
});

test('names take the place of ids, for those who may know them', () => {
  const [, who] = fieldsOf(review, { prefix: '', labels: { tal_1: 'Ines Okafor' } });
  expect(who?.choices.map(({ label }) => label)).toEqual(['Ines Okafor', 'Second']);
});

test('a form that comes back shows what was typed, and each error at its field', () => {
  const fields = fieldsOf(review, {
    prefix: 'f.',
    posted: { 'f.comment': 'half <b>', 'f.days': ['Mon', 'Tue'] },
    errors: [{ pointer: '/form/rating', message: 'is required' }],
  });
  const byName = Object.fromEntries(fields.map((field) => [field.property, field]));
  expect(byName['rating']).toMatchObject({ value: '', error: 'is required' });
  expect(byName['comment']?.value).toBe('half <b>');
  expect(byName['days']?.values).toEqual(['Mon', 'Tue']);
});

test('what is posted is typed as the schema says; empty fields are left out, wrong ones left for the store to refuse', () => {
  const posted = {
    rating: '4',
    defects: 'many',
    comment: ' two\r\nlines ',
    until: '',
    again: 'false',
    tags: 'a\r\n\r\n b ',
    days: 'Mon',
    other: 'x',
  };
  expect(readForm(review, posted, '')).toEqual({
    rating: 4,
    defects: 'many',
    comment: 'two\nlines',
    again: false,
    tags: ['a', 'b'],
    days: ['Mon'],
  });
  expect(readForm(null, posted, '')).toEqual({});
});
