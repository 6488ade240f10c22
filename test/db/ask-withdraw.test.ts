import { askId } from '../../adapters/db/asks/insert';
import { Conflict } from '../../domain/errors';
import type { AskGroup } from '../../domain/ask/contract';
import { type Ground, groupOf, openGround, rowsOf, talentActor, thrown } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());

const asks = () => ground.store.asks;
const open = (group: AskGroup) => ground.store.transaction((tx) => asks().open(tx, group));
const idOf = (group: AskGroup, name: string) => askId(group.key, name);
const states = async (group: AskGroup) =>
  (await asks().outcomes(ground.database.knex, group.key)).map(({ name, state, option }) => [name, option ?? state]);
const wakes = async (group: AskGroup) =>
  (await rowsOf(ground, `select 1 from outbox where kind = 'signal' and workflow_id = ?`, [group.workflowId])).length;
const events = async (group: AskGroup) =>
  (
    await rowsOf<{ type: string }>(ground, 'select type from event where subject = ? order by subject_seq', [
      group.subject,
    ])
  ).map(({ type }) => type);

const ending = [
  { value: 'yes', label: 'Yes' },
  { value: 'no', label: 'No', endsGroup: true },
];

test('an answer that ends the stretch takes the rest of its group back and wakes the run once', async () => {
  const group = groupOf(
    { name: 'a', to: { talent: ground.ada }, options: ending },
    { name: 'b', to: { user: ground.lead } },
    { name: 'c', to: { talent: ground.ada } },
  );
  await open(group);
  await ground.store.transaction((tx) =>
    asks().answer(tx, idOf(group, 'a'), talentActor(ground.ada), { option: 'no' }),
  );
  expect(await states(group)).toEqual([
    ['a', 'no'],
    ['b', 'withdrawn'],
    ['c', 'withdrawn'],
  ]);
  expect(await wakes(group)).toBe(1);
  expect((await events(group)).filter((type) => type === 'ask.withdrawn')).toHaveLength(2);
});

test('the same answer does not reach into other groups, and another answer ends nothing', async () => {
  const group = groupOf(
    { name: 'a', to: { talent: ground.ada }, options: ending },
    { name: 'b', to: { user: ground.lead } },
  );
  const other = { ...groupOf({ name: 'a', to: { talent: ground.ada } }), subject: group.subject };
  await open(group);
  await open(other);
  await ground.store.transaction((tx) =>
    asks().answer(tx, idOf(group, 'a'), talentActor(ground.ada), { option: 'yes' }),
  );
  expect([await states(group), await wakes(group)]).toEqual([
    [
      ['a', 'yes'],
      ['b', 'open'],
    ],
    0,
  ]);
  expect(await states(other)).toEqual([['a', 'open']]);
});

test('silence may end the stretch too: what is due with it is withdrawn, neither lapsed nor answered', async () => {
  const dueAt = { hours: 1 };
  const group = groupOf(
    { name: 'a', to: { talent: ground.ada }, options: ending, dueAt, onTimeout: 'no' },
    { name: 'b', to: { user: ground.lead }, options: ending, dueAt, onTimeout: 'no' },
    { name: 'c', to: { talent: ground.ada }, dueAt },
  );
  await open(group);
  await ground.store.transaction(async (tx) => {
    const now = Date.parse(await ground.store.clock.now(tx));
    await ground.store.clock.jump(tx, new Date(now + 2 * 3_600_000).toISOString(), 'test');
  });
  await ground.store.transaction((tx) => asks().sweep(tx, 100));
  const after = await states(group);
  expect(after.filter(([, state]) => state === 'no')).toHaveLength(1);
  expect(after.filter(([, state]) => state === 'withdrawn')).toHaveLength(2);
  expect(await wakes(group)).toBe(1);
  expect((await events(group)).filter((type) => type === 'ask.lapsed')).toEqual([]);
});

test('one ask taken back leaves the rest open; the last one completes the group and wakes its run', async () => {
  const group = groupOf({ name: 'a', to: { talent: ground.ada } }, { name: 'b', to: { talent: ground.ada } });
  await open(group);
  const withdraw = (name: string) =>
    ground.store.transaction((tx) => asks().withdrawOne(tx, idOf(group, name), 'waived', 'user_hr'));
  await withdraw('a');
  expect([await states(group), await wakes(group)]).toEqual([
    [
      ['a', 'withdrawn'],
      ['b', 'open'],
    ],
    0,
  ]);
  expect(await thrown(withdraw('a'))).toBeInstanceOf(Conflict);
  await withdraw('b');
  expect(await wakes(group)).toBe(1);
});
