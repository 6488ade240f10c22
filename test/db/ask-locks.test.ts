import { askId } from '../../adapters/db/asks/insert';
import { append } from '../../adapters/db/events';
import { Conflict, RuleBroken } from '../../domain/errors';
import { type Ground, groupOf, openGround, rowsOf, talentActor, thrown } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());

test('a step that writes its event and then withdraws does not block with an answer: one of them is first', async () => {
  for (let round = 0; round < 15; round++) {
    const group = groupOf({ name: 'a', to: { talent: ground.ada } }, { name: 'b', to: { talent: ground.bob } });
    await ground.store.transaction((tx) => ground.store.asks.open(tx, group));
    const cancel = ground.store.transaction(async (tx) => {
      await append(tx, { subject: group.subject, type: 'engagement.aborted', actor: 'system:test' });
      await tx.raw('select pg_sleep(0.01)');
      await ground.store.asks.withdraw(tx, group.key, 'cancelled');
    });
    const answers = [ground.ada, ground.bob].map((id, index) =>
      ground.store.transaction((tx) =>
        ground.store.asks.answer(tx, askId(group.key, group.asks[index]!.name), talentActor(id), { option: 'yes' }),
      ),
    );
    // Of a deadlock PostgreSQL throws one out.
    const errors = await Promise.all([cancel, ...answers].map(thrown));
    expect(errors.filter((error) => error !== undefined && !(error instanceof Conflict))).toEqual([]);
    const open = await rowsOf(ground, `select 1 from ask where group_key = ? and state = 'open'`, [group.key]);
    expect(open).toEqual([]);
  }
});

test('a step that writes its event and opens its group again does not block with an answer', async () => {
  for (let round = 0; round < 15; round++) {
    const group = groupOf({ name: 'a', to: { talent: ground.ada } });
    await ground.store.transaction((tx) => ground.store.asks.open(tx, group));
    const again = ground.store.transaction(async (tx) => {
      await append(tx, { subject: group.subject, type: 'engagement.noted', actor: 'system:test' });
      await tx.raw('select pg_sleep(0.01)');
      await ground.store.asks.open(tx, group);
    });
    const answer = ground.store.transaction((tx) =>
      ground.store.asks.answer(tx, askId(group.key, 'a'), talentActor(ground.ada), { option: 'yes' }),
    );
    expect(await Promise.all([thrown(again), thrown(answer)])).toEqual([undefined, undefined]);
  }
});

test('a follow-up that could not be opened later is refused now', async () => {
  const broken = groupOf({ name: 'later', to: { user: ground.lead }, onTimeout: 'maybe' }).asks[0]!;
  const group = groupOf({ name: 'a', to: { talent: ground.ada }, followUps: { yes: [broken] } });
  expect(await thrown(ground.store.transaction((tx) => ground.store.asks.open(tx, group)))).toBeInstanceOf(RuleBroken);
});
