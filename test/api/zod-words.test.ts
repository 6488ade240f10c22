import { z } from 'zod';

import { parsePart } from '../../api/validate';
import { Invalid } from '../../domain/errors';

const season = z.strictObject({
  name: z.string().min(1).max(3),
  covers: z
    .array(z.enum(['new', 'base']))
    .min(1)
    .max(1),
  budget: z.strictObject({ minor: z.int().min(0) }),
  share: z.number().gt(0).lt(1),
  on: z.iso.date(),
  at: z.iso.datetime(),
  kind: z.literal('season'),
  who: z.union([z.string(), z.strictObject({ id: z.string() })]),
  note: z.string({ error: 'wants a note of ours' }),
});

function told(value: unknown): Record<string, string> {
  try {
    parsePart(season, value);
  } catch (error) {
    const { errors } = (error as Invalid).facts as { errors: { pointer: string; message: string }[] };
    return Object.fromEntries(errors.map(({ pointer, message }) => [pointer, message]));
  }
  throw new Error('It was taken.');
}

test('a field that is missing is told so, with what to give', () => {
  expect(told({})).toEqual({
    '/name': 'is missing; give a text',
    '/covers': 'is missing; give a list',
    '/budget': 'is missing; give an object',
    '/share': 'is missing; give a number',
    '/on': 'is missing; give a text',
    '/at': 'is missing; give a text',
    '/kind': 'is missing; give season',
    '/who': 'is missing; give a text',
    '/note': 'wants a note of ours',
  });
});

test('a field that is wrong is told what it must be; a schema’s own words come first', () => {
  const wrong = { name: '', covers: ['old'], budget: { minor: -1 }, share: 1, on: '1 March', at: 'noon', kind: 'hire' };
  expect(told({ ...wrong, who: 7, note: 7 })).toEqual({
    '/name': 'must not be empty',
    '/covers/0': 'must be one of new, base',
    '/budget/minor': 'must be 0 or more',
    '/share': 'must be below 1',
    '/on': 'must be a date, such as 2027-03-01',
    '/at': 'must be an instant, such as 2027-03-01T09:00:00Z',
    '/kind': 'must be season',
    '/who': 'must be a text',
    '/note': 'wants a note of ours',
  });
  const other = { name: 'long', covers: [], budget: { minor: 0.5 }, share: 0, on: 1, at: null, kind: 'season' };
  expect(told({ ...other, who: 'x', note: 'y', colour: 'red' })).toEqual({
    '/name': 'takes 3 characters at most',
    '/covers': 'needs an entry at least',
    '/budget/minor': 'must be a whole number',
    '/share': 'must be above 0',
    '/on': 'must be a text',
    '/at': 'must be a text',
    '/colour': 'is not a known field; remove it',
  });
});
