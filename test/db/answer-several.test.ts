import { Denied, NotFound } from '../../domain/errors';
import { askId } from '../../adapters/db/asks/insert';
import type { AskGroup } from '../../domain/ask/contract';
import { type Ground, groupOf, openGround, rowsOf, talentActor, thrown } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());

const idOf = (group: AskGroup, index = 0) => askId(group.key, group.asks[index]?.name ?? '');
const open = (group: AskGroup) => ground.store.transaction((tx) => ground.store.asks.open(tx, group));
const outcomes = (group: AskGroup) => ground.store.asks.outcomes(ground.database.knex, group.key);
const wakesOf = (group: AskGroup) =>
  rowsOf(ground, `select key from outbox where kind = 'signal' and workflow_id = ?`, [group.workflowId]);
const eventsOf = (group: AskGroup) =>
  rowsOf<{ type: string; data: Record<string, unknown> }>(
    ground,
    'select type, data from event where subject = ? order by subject_seq',
    [group.subject],
  );
const three = (...asks: Parameters<typeof groupOf>) => groupOf({ name: 'a', to: { talent: ground.ada } }, ...asks);
const answerAll = (answers: { ask: string; option: string; form?: Record<string, unknown> }[]) =>
  ground.store.transaction((tx) => ground.store.asks.answerAll(tx, talentActor(ground.ada), answers));

test('they are all taken in the statements of one, follow-ups and sealed forms included', async () => {
  const form = { type: 'object', properties: { born: { type: 'string' } }, required: ['born'] };
  const group = three(
    { name: 'b', to: { talent: ground.ada }, personal: true, form },
    { name: 'c', to: { talent: ground.ada }, personal: true, form },
    {
      name: 'd',
      to: { talent: ground.ada },
      followUps: { yes: [{ ...groupOf({ name: 'e', to: { talent: ground.ada } }).asks[0]! }] },
    },
  );
  await open(group);
  const seen: string[] = [];
  const note = ({ sql }: { sql: string }) => seen.push(sql);
  ground.database.knex.on('query', note);
  const answered = await answerAll([
    { ask: idOf(group, 3), option: 'yes' },
    { ask: idOf(group, 1), option: 'yes', form: { born: '1990' } },
    { ask: idOf(group, 2), option: 'yes', form: { born: '1991' } },
    { ask: idOf(group, 0), option: 'yes' },
  ]);
  ground.database.knex.removeListener('query', note);
  expect(answered.map(({ name, complete, answer: form }) => [name, complete, form])).toEqual(
    ['d', 'b', 'c', 'a'].map((name) => [name, false, null]),
  );
  // Begin, lock, key, sealed forms, answers, the three of the follow-up, commit.
  expect(seen).toHaveLength(9);
  expect((await eventsOf(group)).slice(4).map(({ type, data }) => [type, data['name']])).toEqual([
    ...['d', 'b', 'c', 'a'].map((name) => ['ask.answered', name]),
    ['ask.opened', 'e'],
  ]);
  const { knex } = ground.database;
  const kept = [1, 2].map((at) => ground.store.private.unseal(knex, ground.ada, 'retention', idOf(group, at)));
  expect(await Promise.all(kept)).toEqual([{ born: '1990' }, { born: '1991' }]);
  expect(await wakesOf(group)).toEqual([]);
  await answerAll([{ ask: askId(group.key, 'e'), option: 'yes' }]);
  expect(await wakesOf(group)).toHaveLength(1);
});

test('one that can’t be taken holds all of them back, and an option that ends the stretch takes the rest', async () => {
  const group = three(
    { name: 'b', to: { user: ground.lead } },
    { name: 'c', to: { talent: ground.ada }, options: [{ value: 'no', label: 'No', endsGroup: true }] },
    { name: 'd', to: { talent: ground.ada } },
  );
  await open(group);
  expect(await thrown(answerAll([0, 1].map((at) => ({ ask: idOf(group, at), option: 'yes' }))))).toBeInstanceOf(Denied);
  expect(
    await thrown(
      answerAll([
        { ask: idOf(group), option: 'yes' },
        { ask: 'ask_none', option: 'yes' },
      ]),
    ),
  ).toBeInstanceOf(NotFound);
  expect((await outcomes(group)).map(({ state }) => state)).toEqual(['open', 'open', 'open', 'open']);
  const ended = await answerAll([
    { ask: idOf(group, 2), option: 'no' },
    { ask: idOf(group, 0), option: 'yes' },
  ]);
  expect(ended.map(({ complete }) => complete)).toEqual([true, true]);
  expect((await outcomes(group)).map(({ state }) => state)).toEqual(['answered', 'withdrawn', 'answered', 'withdrawn']);
  expect(await wakesOf(group)).toHaveLength(1);
});
