import { Conflict, Denied, Invalid, NotFound, RuleBroken } from '../../domain/errors';
import { askId } from '../../adapters/db/asks/insert';
import type { AskGroup } from '../../domain/ask/contract';
import { type Ground, groupOf, openGround, people, rowsOf, talentActor, thrown, userActor } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());

const open = (group: AskGroup) => ground.store.transaction((tx) => ground.store.asks.open(tx, group));
const idOf = (group: AskGroup, index = 0) => askId(group.key, group.asks[index]?.name ?? '');
const answer = (id: string, by: Parameters<Ground['store']['asks']['answer']>[2], option: string, rest: object = {}) =>
  ground.store.transaction((tx) => ground.store.asks.answer(tx, id, by, { option, ...rest }));
const wakesOf = (group: AskGroup) =>
  rowsOf<{ key: string; payload: unknown }>(
    ground,
    `select key, payload from outbox where kind = 'signal' and workflow_id = ? order by id`,
    [group.workflowId],
  );
const mailsOf = (id: string) =>
  rowsOf<{ to: string; occasion: string }>(
    ground,
    `select payload->>'to' as to, payload->>'occasion' as occasion from outbox where kind = 'mail' and payload->>'ask' = ? order by id`,
    [id],
  );
const eventsOf = (group: AskGroup) =>
  rowsOf<{ type: string; actor: string; data: Record<string, unknown> }>(
    ground,
    'select type, actor, data from event where subject = ? order by subject_seq',
    [group.subject],
  );
const outcomes = (group: AskGroup) => ground.store.asks.outcomes(ground.database.knex, group.key);

describe('opening', () => {
  test('writes rows, one event and one mail each, and repeats change nothing', async () => {
    const group = groupOf({ name: 'a', to: { talent: ground.ada } }, { name: 'b', to: { user: ground.lead } });
    await open(group);
    await open(group);
    expect((await outcomes(group)).map((ask) => [ask.name, ask.state])).toEqual([
      ['a', 'open'],
      ['b', 'open'],
    ]);
    expect((await eventsOf(group)).map((event) => event.type)).toEqual(['ask.opened', 'ask.opened']);
    expect(await mailsOf(idOf(group, 0))).toEqual([{ to: ground.ada, occasion: 'opened' }]);
    expect(await mailsOf(idOf(group, 1))).toEqual([{ to: ground.lead, occasion: 'opened' }]);
    expect(await wakesOf(group)).toEqual([]);
  });

  test('an ask to a role mails every active holder except those who may not answer', async () => {
    const second = await ground.store.transaction((tx) =>
      ground.store.users.upsertUser(
        tx,
        { email: 'second@example.test', name: 'Second', roles: ['approver'] },
        'system:test',
      ),
    );
    const gone = await ground.store.transaction(async (tx) => {
      const id = await ground.store.users.upsertUser(
        tx,
        { email: 'gone@example.test', name: 'Gone', roles: ['approver'] },
        'system:test',
      );
      await ground.store.users.disableUser(tx, id, 'system:test');
      return id;
    });
    const group = groupOf({ name: 'approve', to: { role: 'approver' }, notBy: [second] });
    await open(group);
    const mailed = (await mailsOf(idOf(group))).map((mail) => mail.to);
    expect(mailed).toEqual([ground.approver]);
    expect(mailed).not.toContain(gone);
  });

  test('many groups are opened at once, each as if alone; what is there already stays', async () => {
    const groups = [
      groupOf({ name: 'a', to: { talent: ground.ada } }),
      groupOf(),
      groupOf({ name: 'a', to: { user: ground.lead } }, { name: 'b', to: { user: ground.lead } }),
    ];
    const [first, empty, last] = groups as [AskGroup, AskGroup, AskGroup];
    await open(first);
    await answer(idOf(first), talentActor(ground.ada), 'yes');
    await ground.store.transaction((tx) => ground.store.asks.open(tx, ...groups));
    expect((await outcomes(first)).map(({ state }) => state)).toEqual(['answered']);
    expect((await outcomes(last)).map(({ state }) => state)).toEqual(['open', 'open']);
    expect((await eventsOf(last)).map(({ type }) => type)).toEqual(['ask.opened', 'ask.opened']);
    expect((await wakesOf(empty)).length).toBe(1);
    expect(await wakesOf(last)).toEqual([]);
    // One of them that may not be opened holds all of them back.
    const fresh = groupOf({ name: 'a', to: { talent: ground.ada } });
    const foreign = { ...last, workflowId: 'engagement/other' };
    expect(await thrown(ground.store.transaction((tx) => ground.store.asks.open(tx, fresh, foreign)))).toBeInstanceOf(
      RuleBroken,
    );
    expect(await outcomes(fresh)).toEqual([]);
  });

  test('an empty group wakes its run at once, and only once', async () => {
    const group = groupOf();
    await open(group);
    await open(group);
    expect(await wakesOf(group)).toEqual([
      {
        key: `wake/${group.key}/0`,
        payload: { signal: 'askGroupDone', args: [{ group: group.key }] },
      },
    ]);
  });

  test('a group that gets more asks after it was complete wakes its run again', async () => {
    const group = groupOf({ name: 'a', to: { talent: ground.ada } });
    await open(group);
    await answer(idOf(group), talentActor(ground.ada), 'yes');
    const more = { ...group, asks: [...group.asks, { ...group.asks[0]!, name: 'b' }] };
    await open(more);
    await answer(idOf(more, 1), talentActor(ground.ada), 'yes');
    expect((await wakesOf(group)).map((wake) => wake.key)).toEqual([`wake/${group.key}/1`, `wake/${group.key}/2`]);
  });

  test('a key of another run, an unknown onTimeout and personal data from staff are refused', async () => {
    const group = groupOf({ name: 'a', to: { talent: ground.ada } });
    await open(group);
    expect(await thrown(open({ ...group, workflowId: 'engagement/other' }))).toBeInstanceOf(RuleBroken);
    expect(await thrown(open(groupOf({ name: 'a', to: { talent: ground.ada }, onTimeout: 'maybe' })))).toBeInstanceOf(
      RuleBroken,
    );
    expect(await thrown(open(groupOf({ name: 'a', to: { role: 'hr' }, personal: true })))).toBeInstanceOf(RuleBroken);
  });
});

describe('answering', () => {
  test('the last answer of a group completes it with exactly one wake', async () => {
    const group = groupOf({ name: 'a', to: { talent: ground.ada } }, { name: 'b', to: { user: ground.lead } });
    await open(group);
    expect((await answer(idOf(group, 0), talentActor(ground.ada), 'yes')).complete).toBe(false);
    expect(await wakesOf(group)).toEqual([]);
    const last = await answer(idOf(group, 1), userActor(ground.lead, 'lead'), 'no', { reason: 'not yet' });
    expect(last).toMatchObject({ complete: true, option: 'no', answeredBy: ground.lead, reason: 'not yet' });
    expect((await wakesOf(group)).map((wake) => wake.key)).toEqual([`wake/${group.key}/2`]);
    expect((await eventsOf(group)).map((event) => [event.type, event.actor])).toEqual([
      ['ask.opened', 'system:asks'],
      ['ask.opened', 'system:asks'],
      ['ask.answered', ground.ada],
      ['ask.answered', ground.lead],
    ]);
  });

  test('a second answer gets a conflict that shows the first', async () => {
    const group = groupOf({ name: 'a', to: { talent: ground.ada } });
    await open(group);
    await answer(idOf(group), talentActor(ground.ada), 'yes');
    const error = await thrown(answer(idOf(group), talentActor(ground.ada), 'no', { reason: 'changed my mind' }));
    expect(error).toBeInstanceOf(Conflict);
    expect((error as Conflict).facts.first).toMatchObject({ option: 'yes', by: ground.ada });
    expect((await outcomes(group))[0]?.option).toBe('yes');
  });

  test('the wrong person is refused and changes nothing', async () => {
    const group = groupOf(
      { name: 'mine', to: { talent: ground.ada } },
      { name: 'role', to: { role: 'approver' }, notBy: [ground.approver] },
      { name: 'user', to: { user: ground.lead } },
    );
    await open(group);
    const refused = [
      answer(idOf(group, 0), talentActor(ground.bob), 'yes'),
      answer(idOf(group, 0), userActor(ground.admin, 'admin'), 'yes'),
      answer(idOf(group, 1), talentActor(ground.ada), 'yes'),
      answer(idOf(group, 1), userActor(ground.lead, 'lead'), 'yes'),
      answer(idOf(group, 1), userActor(ground.approver, 'approver', 'admin'), 'yes'),
      answer(idOf(group, 2), userActor(ground.approver, 'approver'), 'yes'),
    ];
    for (const attempt of refused) expect(await thrown(attempt)).toBeInstanceOf(Denied);
    expect((await outcomes(group)).every((ask) => ask.state === 'open')).toBe(true);
    expect((await answer(idOf(group, 1), userActor(ground.admin, 'admin'), 'yes')).answeredBy).toBe(ground.admin);
  });

  test('an unknown ask, option, missing reason and wrong form say what is wrong', async () => {
    const form = { type: 'object', properties: { score: { type: 'integer', minimum: 1 } }, required: ['score'] };
    const group = groupOf({ name: 'a', to: { talent: ground.ada }, form });
    await open(group);
    const ada = talentActor(ground.ada);
    expect(await thrown(answer('ask_none', ada, 'yes'))).toBeInstanceOf(NotFound);
    const pointers = async (work: Promise<unknown>) => {
      const error = await thrown(work);
      expect(error).toBeInstanceOf(Invalid);
      return ((error as Invalid).facts.errors as { pointer: string }[]).map((fault) => fault.pointer);
    };
    expect(await pointers(answer(idOf(group), ada, 'perhaps'))).toEqual(['/option']);
    expect(await pointers(answer(idOf(group), ada, 'no', { form: { score: 0, extra: 1 } }))).toEqual([
      '/reason',
      '/form/score',
      '/form/extra',
    ]);
    expect(await answer(idOf(group), ada, 'yes', { form: { score: 3 } })).toMatchObject({ answer: { score: 3 } });
  });

  test('fifty answers at once: exactly one counts', async () => {
    const group = groupOf({ name: 'a', to: { role: 'approver' } });
    await open(group);
    const actor = userActor(ground.approver, 'approver');
    const results = await Promise.allSettled(
      Array.from({ length: 50 }, (_, n) => answer(idOf(group), actor, 'no', { reason: `attempt ${n}` })),
    );
    const won = results.filter((result) => result.status === 'fulfilled');
    const lost = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    expect(won).toHaveLength(1);
    expect(lost.every((error) => error instanceof Conflict)).toBe(true);
    const reason = (won[0] as PromiseFulfilledResult<{ reason: string }>).value.reason;
    expect(new Set(lost.map((error) => ((error as Conflict).facts.first as { option: string }).option))).toEqual(
      new Set(['no']),
    );
    expect((await outcomes(group))[0]?.reason).toBe(reason);
    expect((await eventsOf(group)).filter((event) => event.type === 'ask.answered')).toHaveLength(1);
    expect(await wakesOf(group)).toHaveLength(1);
  });

  test('the last two asks of a group answered at the same moment still give one wake', async () => {
    for (let round = 0; round < 20; round++) {
      const group = groupOf({ name: 'a', to: { talent: ground.ada } }, { name: 'b', to: { talent: ground.bob } });
      await open(group);
      const done = await Promise.all([
        answer(idOf(group, 0), talentActor(ground.ada), 'yes'),
        answer(idOf(group, 1), talentActor(ground.bob), 'yes'),
      ]);
      expect(done.filter((one) => one.complete)).toHaveLength(1);
      expect(await wakesOf(group)).toHaveLength(1);
    }
  });

  test('follow-ups take the place of the answered ask; the run wakes after them', async () => {
    const review = { ...groupOf({ name: 'review', to: { user: ground.lead } }).asks[0]!, dueAt: { hours: 48 } };
    const group = groupOf({ name: 'submit', to: { talent: ground.ada }, followUps: { yes: [review] } });
    await open(group);
    expect((await answer(idOf(group), talentActor(ground.ada), 'yes')).complete).toBe(false);
    const later = askId(group.key, 'review');
    const [row] = await rowsOf<{ hours: string; state: string }>(
      ground,
      'select extract(epoch from due_at - opened_at) / 3600 as hours, state from ask where id = ?',
      [later],
    );
    expect([Number(row?.hours), row?.state]).toEqual([48, 'open']);
    expect(await mailsOf(later)).toEqual([{ to: ground.lead, occasion: 'opened' }]);
    expect((await answer(later, userActor(ground.lead, 'lead'), 'yes')).complete).toBe(true);
    expect((await wakesOf(group)).map((wake) => wake.key)).toEqual([`wake/${group.key}/2`]);
  });

  test('an option without follow-ups completes the group at once', async () => {
    const review = groupOf({ name: 'review', to: { user: ground.lead } }).asks[0]!;
    const group = groupOf({ name: 'submit', to: { talent: ground.ada }, followUps: { yes: [review] } });
    await open(group);
    expect((await answer(idOf(group), talentActor(ground.ada), 'no', { reason: 'ill' })).complete).toBe(true);
  });

  test('a personal answer is kept sealed: the run sees the option only', async () => {
    const form = { type: 'object', properties: { taxId: { type: 'string' } }, required: ['taxId'] };
    const group = groupOf({ name: 'tax', to: { talent: ground.ada }, personal: true, form });
    await open(group);
    const done = await answer(idOf(group), talentActor(ground.ada), 'yes', { form: { taxId: 'CANARY-12-3456789' } });
    expect(done.answer).toBeNull();
    expect((await outcomes(group))[0]).toMatchObject({ option: 'yes', answer: null });
    const kept = await ground.store.private.unseal(ground.database.knex, ground.ada, 'retention', idOf(group));
    expect(kept).toEqual({ taxId: 'CANARY-12-3456789' });
  });

  test('what an outside system reports can’t be claimed by hand, but an admin may enter it with a reason', async () => {
    const options = [
      { value: 'signed', label: 'Signed' },
      { value: 'later', label: 'Later' },
    ];
    const via = { effect: 'signature/eng_x/sow/1', party: 'client' };
    const group = groupOf({ name: 'sign', to: { user: ground.lead }, options, via });
    await open(group);
    expect(await thrown(answer(idOf(group), userActor(ground.lead, 'lead'), 'signed'))).toBeInstanceOf(Denied);
    const admin = userActor(ground.admin, 'admin');
    expect(await thrown(answer(idOf(group), admin, 'signed'))).toBeInstanceOf(Invalid);
    expect(await answer(idOf(group), admin, 'signed', { reason: 'seen on paper' })).toMatchObject({ option: 'signed' });
  });

  test('an answer costs three statements and its commit; the wake is part of them', async () => {
    const group = groupOf({ name: 'a', to: { talent: ground.ada } });
    await open(group);
    const seen: string[] = [];
    const note = ({ sql }: { sql: string }) => seen.push(sql);
    ground.database.knex.on('query', note);
    await answer(idOf(group), talentActor(ground.ada), 'yes');
    ground.database.knex.removeListener('query', note);
    expect(seen).toHaveLength(5);
    expect(seen[0]).toMatch(/^BEGIN/);
    expect(seen[4]).toMatch(/^COMMIT/);
  });
});

describe('withdrawing and giving away', () => {
  test('a withdrawn ask can’t be answered; what was answered stays; the run is not woken', async () => {
    const group = groupOf({ name: 'a', to: { talent: ground.ada } }, { name: 'b', to: { talent: ground.bob } });
    await open(group);
    await answer(idOf(group, 0), talentActor(ground.ada), 'yes');
    const withdraw = () => ground.store.transaction((tx) => ground.store.asks.withdraw(tx, group.key, 'cancelled'));
    await withdraw();
    await withdraw();
    expect((await outcomes(group)).map((ask) => ask.state)).toEqual(['answered', 'withdrawn']);
    const error = await thrown(answer(idOf(group, 1), talentActor(ground.bob), 'yes'));
    expect(error).toBeInstanceOf(Conflict);
    expect((error as Conflict).facts).toMatchObject({ state: 'withdrawn', first: null });
    expect((await eventsOf(group)).filter((event) => event.type === 'ask.withdrawn')).toHaveLength(1);
    expect(await wakesOf(group)).toEqual([]);
    expect(await thrown(open(group))).toBeInstanceOf(RuleBroken);
  });

  test('an ask given to someone else is theirs: mail, event, and the former owner is refused', async () => {
    const group = groupOf({ name: 'a', to: { user: ground.lead } });
    await open(group);
    const give = (to: { user: string } | { talent: string }) =>
      ground.store.transaction((tx) =>
        ground.store.asks.reassign(tx, idOf(group), to, userActor(ground.admin, 'admin'), 'on leave'),
      );
    await give({ user: ground.approver });
    expect(await thrown(answer(idOf(group), userActor(ground.lead, 'lead'), 'yes'))).toBeInstanceOf(Denied);
    await give({ user: ground.lead });
    await give({ user: ground.approver });
    expect((await mailsOf(idOf(group))).map((mail) => [mail.to, mail.occasion])).toEqual([
      [ground.lead, 'opened'],
      [ground.approver, 'reassigned'],
      [ground.lead, 'reassigned'],
      [ground.approver, 'reassigned'],
    ]);
    expect(await thrown(give({ talent: ground.ada }))).toBeInstanceOf(RuleBroken);
    await answer(idOf(group), userActor(ground.approver, 'approver'), 'yes');
    expect(await thrown(give({ user: ground.lead }))).toBeInstanceOf(Conflict);
  });
});

test('no table holds a person’s data in clear', async () => {
  const group = groupOf({
    name: 'bank',
    to: { talent: ground.bob },
    personal: true,
    form: { type: 'object', properties: { iban: { type: 'string' } } },
  });
  await open(group);
  await answer(idOf(group), talentActor(ground.bob), 'yes', { form: { iban: 'CANARY-IBAN-77' } });
  const tables = await rowsOf<{ name: string }>(
    ground,
    `select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  expect(tables.length).toBeGreaterThan(30);
  const canaries = ['CANARY', ...Object.values(people).flatMap(({ name, email }) => [name, email])];
  for (const { name } of tables) {
    const found = await rowsOf(
      ground,
      `select 1 from "${name}" t where exists (select 1 from unnest(?::text[]) c where position(c in t::text) > 0)
         or exists (select 1 from unnest(?::text[]) c where position(encode(convert_to(c, 'UTF8'), 'hex') in t::text) > 0)`,
      [canaries, canaries],
    );
    expect([name, found.length]).toEqual([name, 0]);
  }
});
