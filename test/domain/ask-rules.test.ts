import fc from 'fast-check';

import { type Actor, actorName, type AnswerableAsk, type AskAccess, mayAnswer, refusal } from '../../domain/ask/rules';
import { Conflict, Denied, Invalid } from '../../domain/errors';
import { type Role, roles } from '../../domain/roles';

const user = (id: string, ...held: Role[]): Actor => ({ kind: 'user', id, roles: held });
const talent = (id: string): Actor => ({ kind: 'talent', id });

const anyActor: fc.Arbitrary<Actor> = fc.oneof(
  fc.record({
    kind: fc.constant('user' as const),
    id: fc.constantFrom('user_1', 'user_2', 'key_1'),
    roles: fc.uniqueArray(fc.constantFrom(...roles), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('talent' as const), id: fc.constantFrom('tal_1', 'tal_2') }),
);
const anyAccess: fc.Arbitrary<AskAccess> = fc.record({
  to: fc.oneof(
    fc.constantFrom('tal_1', 'tal_2').map((id) => ({ talent: id })),
    fc.constantFrom('user_1', 'user_2').map((id) => ({ user: id })),
    fc.constantFrom(...roles).map((role) => ({ role })),
  ),
  notBy: fc.uniqueArray(fc.constantFrom('user_1', 'user_2', 'key_1'), { maxLength: 2 }),
  escalatedTo: fc.option(fc.constantFrom(...roles)),
});

test('what a talent is asked, only that talent answers', () => {
  fc.assert(
    fc.property(anyAccess, anyActor, (ask, actor) => {
      if ('talent' in ask.to) expect(mayAnswer(ask, actor)).toBe(actor.kind === 'talent' && actor.id === ask.to.talent);
      else if (actor.kind === 'talent') expect(mayAnswer(ask, actor)).toBe(false);
    }),
  );
});

test('whoever is excluded may not answer, with whatever role', () => {
  fc.assert(
    fc.property(anyAccess, anyActor, (ask, actor) => {
      fc.pre(actor.kind === 'user' && ask.notBy.includes(actor.id));
      expect(mayAnswer(ask, actor)).toBe(false);
    }),
  );
});

test('staff answer as owner, by role, after escalation, or as admin; nobody else', () => {
  fc.assert(
    fc.property(anyAccess, anyActor, (ask, actor) => {
      fc.pre(actor.kind === 'user' && !('talent' in ask.to) && !ask.notBy.includes(actor.id));
      if (actor.kind !== 'user') return;
      const { id, roles: held } = actor;
      const owns = 'user' in ask.to ? ask.to.user === id : 'role' in ask.to && held.includes(ask.to.role);
      const expected = owns || held.includes('admin') || held.some((role) => role === ask.escalatedTo);
      expect(mayAnswer(ask, actor)).toBe(expected);
    }),
  );
});

const open: AnswerableAsk = {
  heldSince: null,
  id: 'ask_1',
  state: 'open',
  to: { user: 'user_1' },
  notBy: [],
  escalatedTo: null,
  options: [
    { value: 'yes' },
    { value: 'no', needsReason: true },
    { value: 'rework', needsReason: true, skipsForm: true },
  ],
  form: { type: 'object', properties: { rating: { type: 'integer' } }, required: ['rating'] },
  reported: [],
  first: null,
};
const owner = user('user_1', 'lead');
const pointersOf = (error: unknown) =>
  ((error as Invalid).facts.errors as { pointer: string }[]).map(({ pointer }) => pointer);

test('a complete answer of the right person is taken', () => {
  expect(refusal(open, owner, { option: 'yes', form: { rating: 4 } })).toBeNull();
  expect(refusal(open, owner, { option: 'no', form: { rating: 1 }, reason: 'late' })).toBeNull();
  expect(refusal(open, owner, { option: 'rework', reason: 'colours' })).toBeNull();
});

test('the person is checked before the state: a stranger does not learn what was answered', () => {
  const answered: AnswerableAsk = { ...open, state: 'answered', first: { option: 'yes', by: 'user_1', at: 'then' } };
  expect(refusal(answered, talent('tal_1'), { option: 'yes' })).toBeInstanceOf(Denied);
  expect(refusal(answered, owner, { option: 'yes' })).toMatchObject({ facts: { first: { option: 'yes' } } });
  for (const state of ['lapsed', 'withdrawn'] as const)
    expect(refusal({ ...open, state }, owner, { option: 'yes' })).toBeInstanceOf(Conflict);
});

test('blank reasons, fields of no form and missing fields are named', () => {
  expect(pointersOf(refusal(open, owner, { option: 'no', reason: '  ' }))).toEqual(['/reason', '/form/rating']);
  expect(pointersOf(refusal({ ...open, form: null }, owner, { option: 'yes', form: { a: 1 } }))).toEqual(['/form']);
  expect(refusal({ ...open, form: null }, owner, { option: 'yes', form: {} })).toBeNull();
  expect(pointersOf(refusal(open, owner, { option: 'rework', reason: 'x', form: { rating: 'x' } }))).toEqual([
    '/form/rating',
  ]);
  expect(pointersOf(refusal(open, owner, { option: 'maybe' }))).toEqual(['/option']);
});

test('what an outside system reports is taken from it, or from an admin who says how they know', () => {
  const via: AnswerableAsk = { ...open, form: null, reported: ['yes'] };
  expect(refusal(via, { kind: 'system', name: 'signature' }, { option: 'yes', form: { any: 1 } })).toBeNull();
  expect(refusal(via, owner, { option: 'yes' })).toBeInstanceOf(Denied);
  expect(refusal(via, owner, { option: 'no', reason: 'x' })).toBeNull();
  expect(refusal(via, user('user_2', 'admin'), { option: 'yes' })).toBeInstanceOf(Invalid);
  expect(refusal(via, user('user_2', 'admin'), { option: 'yes', reason: 'on paper' })).toBeNull();
});

test('actors are named as events name them', () => {
  expect([actorName(owner), actorName(talent('tal_1')), actorName({ kind: 'system', name: 'sweeper' })]).toEqual([
    'user_1',
    'tal_1',
    'system:sweeper',
  ]);
});
