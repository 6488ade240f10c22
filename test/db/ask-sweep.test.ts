import { askId } from '../../adapters/db/asks/insert';
import type { AskGroup } from '../../domain/ask/contract';
import { plus } from '../../domain/clock';
import { Conflict, Denied } from '../../domain/errors';
import { type Ground, groupOf, openGround, rowsOf, talentActor, thrown, userActor } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());

const open = (group: AskGroup) => ground.store.transaction((tx) => ground.store.asks.open(tx, group));
const sweep = () => ground.store.transaction((tx) => ground.store.asks.sweep(tx, 100));
const pass = (hours: number) =>
  ground.store.transaction(async (tx) =>
    ground.store.clock.jump(tx, plus(await ground.store.clock.now(tx), { hours }), 'test'),
  );
const only = async (group: AskGroup) => (await ground.store.asks.outcomes(ground.database.knex, group.key))[0];
const typesOf = async (group: AskGroup) =>
  (
    await rowsOf<{ type: string; actor: string }>(
      ground,
      'select type, actor from event where subject = ? order by subject_seq',
      [group.subject],
    )
  ).map((event) => `${event.type} ${event.actor}`);
const mails = (group: AskGroup) =>
  rowsOf<{ to: string; occasion: string }>(
    ground,
    `select payload->>'to' as to, payload->>'occasion' as occasion from outbox where kind = 'mail' and payload->>'ask' = ?
     order by id`,
    [askId(group.key, group.asks[0]?.name ?? '')],
  );
const wakes = (group: AskGroup) =>
  rowsOf(ground, `select key from outbox where kind = 'signal' and workflow_id = ?`, [group.workflowId]);

test('reminders, escalation and lapse come in order, each once, with mail and event; then the run wakes', async () => {
  const group = groupOf({
    name: 'a',
    to: { user: ground.lead },
    remindAt: [{ hours: 24 }, { hours: 48 }],
    escalate: { at: { hours: 60 }, toRole: 'approver' },
    dueAt: { hours: 72 },
  });
  await open(group);
  expect(await sweep()).toBe(0);
  await pass(25);
  expect(await sweep()).toBe(1);
  expect(await sweep()).toBe(0);
  await pass(24);
  await sweep();
  await pass(12);
  await sweep();
  expect(await sweep()).toBe(0);
  expect(await only(group)).toMatchObject({ state: 'open' });
  await pass(12);
  expect(await sweep()).toBe(1);
  expect(await only(group)).toMatchObject({ state: 'lapsed', option: null });
  expect(await sweep()).toBe(0);
  expect(await typesOf(group)).toEqual([
    'ask.opened system:asks',
    'ask.reminded system:sweeper',
    'ask.reminded system:sweeper',
    'ask.escalated system:sweeper',
    'ask.lapsed system:sweeper',
  ]);
  expect(await mails(group)).toEqual([
    { to: ground.lead, occasion: 'opened' },
    { to: ground.lead, occasion: 'reminder' },
    { to: ground.lead, occasion: 'reminder' },
    { to: ground.approver, occasion: 'escalated' },
  ]);
  expect(await wakes(group)).toHaveLength(1);
});

test('what comes due while the sweeper is away is made up for: one reminder, not three', async () => {
  const remindAt = [{ hours: 1 }, { hours: 2 }, { hours: 3 }];
  const group = groupOf({ name: 'a', to: { talent: ground.ada }, remindAt });
  await open(group);
  await pass(4);
  await sweep();
  expect((await mails(group)).map((mail) => mail.occasion)).toEqual(['opened', 'reminder']);
});

test('a date that passed before the ask opened is no reminder', async () => {
  const past = plus(await ground.store.clock.now(ground.database.knex), { hours: -1 });
  const group = groupOf({ name: 'a', to: { talent: ground.ada }, remindAt: [past, { hours: 2 }] });
  await open(group);
  await pass(3);
  await sweep();
  expect((await mails(group)).map((mail) => mail.occasion)).toEqual(['opened', 'reminder']);
});

test('silence counts as the option of onTimeout: answered by the sweeper, follow-ups open', async () => {
  const review = groupOf({ name: 'review', to: { user: ground.lead } }).asks[0]!;
  const group = groupOf({
    name: 'a',
    to: { talent: ground.ada },
    dueAt: { hours: 2 },
    onTimeout: 'yes',
    followUps: { yes: [review] },
  });
  await open(group);
  await pass(3);
  await sweep();
  expect(await only(group)).toMatchObject({ state: 'answered', option: 'yes', answeredBy: 'system:sweeper' });
  expect(await wakes(group)).toHaveLength(0);
  await pass(100);
  await sweep();
  expect(await wakes(group)).toHaveLength(1);
});

test('after a lapse an answer comes too late', async () => {
  const group = groupOf({ name: 'a', to: { talent: ground.ada }, dueAt: { hours: 2 } });
  await open(group);
  await pass(3);
  await sweep();
  const late = await thrown(
    ground.store.transaction((tx) =>
      ground.store.asks.answer(tx, askId(group.key, 'a'), talentActor(ground.ada), { option: 'yes' }),
    ),
  );
  expect(late).toBeInstanceOf(Conflict);
  expect((late as Conflict).facts).toMatchObject({ state: 'lapsed', first: null });
});

test('the role that an ask was escalated to may answer it, from then on', async () => {
  const group = groupOf({
    name: 'a',
    to: { user: ground.lead },
    escalate: { at: { hours: 1 }, toRole: 'approver' },
  });
  await open(group);
  const answer = () =>
    ground.store.transaction((tx) =>
      ground.store.asks.answer(tx, askId(group.key, 'a'), userActor(ground.approver, 'approver'), { option: 'yes' }),
    );
  expect(await thrown(answer())).toBeInstanceOf(Denied);
  await pass(2);
  await sweep();
  expect(await answer()).toMatchObject({ state: 'answered', answeredBy: ground.approver });
});

test('several asks of a group lapse together: one wake', async () => {
  const group = groupOf(
    { name: 'a', to: { talent: ground.ada }, dueAt: { hours: 1 } },
    { name: 'b', to: { talent: ground.bob }, dueAt: { hours: 1 }, onTimeout: 'yes' },
    { name: 'c', to: { user: ground.lead }, dueAt: { hours: 1 } },
  );
  await open(group);
  await pass(2);
  expect(await sweep()).toBe(3);
  expect(await wakes(group)).toHaveLength(1);
});

test('sweepers and answers at the same time: every ask ends once, every group wakes once', async () => {
  const groups = Array.from({ length: 30 }, () =>
    groupOf(
      { name: 'a', to: { talent: ground.ada }, dueAt: { hours: 1 } },
      { name: 'b', to: { talent: ground.bob }, dueAt: { hours: 1 }, onTimeout: 'yes' },
    ),
  );
  for (const group of groups) await open(group);
  await pass(2);
  const answers = groups.map((group) =>
    thrown(
      ground.store.transaction((tx) =>
        ground.store.asks.answer(tx, askId(group.key, 'a'), talentActor(ground.ada), { option: 'yes' }),
      ),
    ),
  );
  const [errors] = await Promise.all([Promise.all(answers), sweep(), sweep(), sweep()]);
  while ((await sweep()) > 0);
  expect(errors.filter((error) => error !== undefined && !(error instanceof Conflict))).toEqual([]);
  for (const group of groups) {
    expect(await wakes(group)).toHaveLength(1);
    const ends = (await typesOf(group)).filter((type) => /answered|lapsed/.test(type));
    expect(ends).toHaveLength(2);
  }
});
