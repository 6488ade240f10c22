import fc from 'fast-check';
import { checkForm } from '../../domain/ask/form';
import { fillForm } from '../../sandbox/people/fill-form';

const name = fc.stringMatching(/^[a-z]{1,8}$/);

/** A bound pair in order, or none. */
const range = (most: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: most }), fc.integer({ min: 0, max: most }))
    .map(([a, b]): [number, number] => [Math.min(a, b), Math.max(a, b)]);

const text = fc.oneof(
  fc.constant({ type: 'string' }),
  range(300).map(([minLength, maxLength]) => ({ type: 'string', minLength, maxLength: maxLength + 1 })),
  fc.constantFrom('date', 'date-time', 'email', 'uri').map((format) => ({ type: 'string', format })),
  fc.uniqueArray(name, { minLength: 1, maxLength: 4 }).map((values) => ({ type: 'string', enum: values })),
  fc.constantFrom('^[0-9]{3}-[0-9]{2}-[0-9]{4}$', '^[A-Za-z0-9-]{4,30}$', '^[A-Za-z0-9 ]{6,40}$').map((pattern) => ({
    type: 'string',
    pattern,
  })),
);
const number = fc
  .tuple(fc.constantFrom('integer', 'number'), fc.oneof(range(1000), range(1_000_000_000)))
  .map(([type, [minimum, maximum]]) => ({
    type,
    minimum,
    maximum,
  }));
const truth = fc.constantFrom<Record<string, unknown>>({ type: 'boolean' }, { type: 'boolean', const: true });
const list = fc
  .tuple(fc.uniqueArray(name, { minLength: 3, maxLength: 5 }), fc.integer({ min: 0, max: 3 }), fc.boolean())
  .map(([choices, minItems, chosen]) => ({
    type: 'array',
    minItems,
    uniqueItems: chosen,
    items: chosen ? { type: 'string', enum: choices } : { type: 'string', minLength: 3 },
  }));

const field: fc.Arbitrary<Record<string, unknown>> = fc.oneof(text, number, truth, list);

/** Any form that an ask may have (domain/ask/form.ts). */
const form = fc
  .dictionary(name, field, { maxKeys: 6 })
  .chain((properties) =>
    fc
      .subarray(Object.keys(properties))
      .map((required) => ({ type: 'object', properties, required, additionalProperties: false })),
  );

test('whatever a form asks for, people fill it in so that it is taken, the same for the same seed', () => {
  fc.assert(
    fc.property(form, fc.integer(), (schema, seed) => {
      const pen = { seed: [seed], today: '2026-12-08', email: 'ines@talent.example' };
      const filled = fillForm(schema, pen);
      expect(checkForm(schema, filled)).toEqual([]);
      expect(fillForm(schema, pen)).toEqual(filled);
    }),
    { numRuns: 300 },
  );
});
