import Ajv from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import fc from 'fast-check';

import { checkForm } from '../../domain/ask/form';

const schema = {
  type: 'object',
  properties: {
    name: { type: 'string', minLength: 2, maxLength: 10 },
    taxId: { type: 'string', pattern: '^[0-9-]{3,}$', examples: ['12-3456789'] },
    kind: { type: 'string', enum: ['a', 'b'] },
    rating: { type: 'integer', minimum: 1, maximum: 5 },
    rate: { type: 'number', minimum: 0 },
    agreed: { type: 'boolean', const: true },
    tags: { type: 'array', items: { type: 'string', maxLength: 3 }, minItems: 1, maxItems: 3, uniqueItems: true },
    until: { type: 'string', format: 'date' },
    mail: { type: 'string', format: 'email' },
  },
  required: ['name'],
  additionalProperties: false,
};
const wrong = (form: Record<string, unknown>) =>
  Object.fromEntries(checkForm(schema, { name: 'Ada', ...form }).map(({ pointer, message }) => [pointer, message]));

test('a right form has no errors; a missing or blank required field has one', () => {
  expect(checkForm(schema, { name: 'Ada', rating: 5, tags: ['x'], agreed: true, until: '2026-12-31' })).toEqual([]);
  expect(checkForm(schema, {})).toEqual([{ pointer: '/form/name', message: 'is required' }]);
  expect(checkForm(schema, { name: '   ' })[0]?.pointer).toBe('/form/name');
});

test.each([
  [{ name: 'A' }, '/form/name', 'needs at least 2 characters'],
  [{ name: 'Ada Lovelace' }, '/form/name', 'may have at most 10 characters'],
  [{ name: 7 }, '/form/name', 'must be text'],
  [{ taxId: 'x' }, '/form/taxId', 'has the wrong form; write it like 12-3456789'],
  [{ kind: 'c' }, '/form/kind', 'must be one of: a, b'],
  [{ rating: 4.5 }, '/form/rating', 'must be a whole number'],
  [{ rating: 6 }, '/form/rating', 'must be at most 5'],
  [{ rate: -1 }, '/form/rate', 'must be at least 0'],
  [{ rate: Number.NaN }, '/form/rate', 'must be a number'],
  [{ agreed: false }, '/form/agreed', 'must be one of: true'],
  [{ tags: [] }, '/form/tags', 'needs at least 1'],
  [{ tags: ['a', 'a'] }, '/form/tags', 'names something twice'],
  [{ tags: ['ok', 'long'] }, '/form/tags/1', 'may have at most 3 characters'],
  [{ tags: 'a' }, '/form/tags', 'must be a list'],
  [{ until: '2026-02-30' }, '/form/until', 'must be a date like 2026-12-31'],
  [{ mail: 'nobody' }, '/form/mail', 'must be a mail address'],
  [{ name: 'A\u0000b' }, '/form/name', 'holds a character that can’t be stored (U+0000)'],
  [{ other: 1 }, '/form/other', 'is not a field of this form'],
  [{ 'a/b~c': 1 }, '/form/a~1b~0c', 'is not a field of this form'],
])('%j: %s %s', (form, pointer, message) => {
  expect(wrong(form)).toEqual({ [pointer]: message });
});

test('names of Object’s own are fields like any other: unknown', () => {
  const form = JSON.parse('{"name": "Ada", "__proto__": 1, "constructor": 2, "toString": 3}') as Record<
    string,
    unknown
  >;
  expect(checkForm(schema, form).map(({ pointer }) => pointer)).toEqual([
    '/form/__proto__',
    '/form/constructor',
    '/form/toString',
  ]);
});

test('a text without a limit of its own still has one', () => {
  const free = { type: 'object', properties: { note: { type: 'string' } } };
  expect(checkForm(free, { note: 'x'.repeat(10_000) })).toEqual([]);
  expect(checkForm(free, { note: 'x'.repeat(10_001) })).toHaveLength(1);
});

test('where JSON Schema says no, we say no; where it says yes, we do, but for blanks and texts that are no file', () => {
  const ajv = new Ajv({ strict: false });
  addFormats(ajv);
  const valid = ajv.compile(schema);
  const value = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom('a', 'b', '123-4', '2026-12-31', '2026-13-01', 'a@b.example', ''),
    fc.integer({ min: -2, max: 8 }),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    fc.array(fc.string({ maxLength: 4 }), { maxLength: 4 }),
  );
  const form = fc.dictionary(fc.constantFrom(...Object.keys(schema.properties), 'stray'), value);
  fc.assert(
    fc.property(form, (fields) => {
      const errors = checkForm(schema, fields);
      const right = valid(fields);
      if (!right) expect(errors).not.toEqual([]);
      else
        expect(errors.filter(({ message }) => !/is required|needs at least 2|can’t be stored/.test(message))).toEqual(
          [],
        );
    }),
    { numRuns: 3_000 },
  );
});
