import { redeemAskLink } from '../../adapters/db/links';
import type { RunToStart, SignalToSend } from '../../adapters/temporal';
import type { Mail } from '../../activities/ports';
import { RuleBroken, Unavailable } from '../../domain/errors';
import { createRelay, quickKinds, type Relay } from '../../worker/relay';
import { groupOf, openGround, people, rowsOf, talentActor, type Ground } from '../db/fixture';

let ground: Ground;
const log = { debug: () => {}, warn: () => {}, error: () => {} };

beforeAll(async () => {
  ground = await openGround();
});
afterAll(() => ground.close());
beforeEach(() => ground.database.knex.raw('truncate outbox'));

/** A Temporal that notes what it was asked; `trouble` throws where it shall fail. */
function temporal(trouble: (workflowId: string) => void = () => {}) {
  const started: RunToStart[] = [];
  const signals: SignalToSend[] = [];
  return {
    started,
    signals,
    start: async (run: RunToStart) => {
      trouble(run.workflowId);
      started.push(run);
      return 'started' as const;
    },
    signal: async (signal: SignalToSend): Promise<'signalled' | 'gone'> => {
      trouble(signal.workflowId);
      signals.push(signal);
      return 'signalled';
    },
  };
}

function relayTo(
  door: ReturnType<typeof temporal>,
  send: (key: string, mail: Mail) => Promise<void> = async () => {},
): Relay {
  const { database, store } = ground;
  return createRelay({ database, store, temporal: door, messaging: { send }, apiUrl: 'https://muster.test', log });
}

const start = (workflowId: string) => ({
  key: `start/${workflowId}`,
  kind: 'start' as const,
  workflowId,
  payload: {
    workflowType: 'hire',
    args: [{ v: 1 }],
    staticSummary: 'hire of one designer',
    searchAttributes: { MusterPhase: 'source', MusterRole: 'designer' },
    memo: { requestId: 'req-1' },
  },
});
const signal = (workflowId: string, no: number) => ({
  key: `wake/${workflowId}/${no}`,
  kind: 'signal' as const,
  workflowId,
  payload: { signal: 'askGroupDone', args: [{ group: `g${no}` }] },
});
const put = (...rows: Parameters<Ground['store']['outbox']['put']>[1][]) =>
  ground.store.transaction((tx) => ground.store.outbox.putAll(tx, rows));
const outcomes = async () =>
  Object.fromEntries(
    (await rowsOf<{ key: string; outcome: string | null }>(ground, 'select key, outcome from outbox')).map((row) => [
      row.key,
      row.outcome,
    ]),
  );

test('a start carries its summary, typed search attributes and the way to the console', async () => {
  const door = temporal();
  await put(start('hire/h1'));
  expect(await relayTo(door).pass()).toBe(1);
  const [run] = door.started;
  expect(run).toMatchObject({
    workflowType: 'hire',
    workflowId: 'hire/h1',
    taskQueue: 'muster',
    staticSummary: 'hire of one designer',
    memo: { requestId: 'req-1', console: 'https://muster.test' },
  });
  const attributes = run!.searchAttributes.map(({ key, value }) => `${key.name} ${key.type} ${String(value)}`);
  expect(attributes.sort()).toEqual(['MusterPhase KEYWORD source', 'MusterRole KEYWORD designer']);
});

test('three relays at once deliver each of 300 rows once, and those of one run in order', async () => {
  const door = temporal();
  const runs = Array.from({ length: 20 }, (_, index) => `hire/r${index}`);
  await put(...runs.map(start));
  for (let no = 1; no <= 14; no += 1) await put(...runs.map((run) => signal(run, no)));
  const relays = [relayTo(door), relayTo(door), relayTo(door)];
  // A relay that finds everything taken is done, while others still work: as in life, they come again.
  while (Object.values(await outcomes()).includes(null)) await Promise.all(relays.map((relay) => relay.pass()));
  expect(door.started).toHaveLength(20);
  expect(door.signals).toHaveLength(280);
  for (const run of runs) {
    const order = door.signals.filter(({ workflowId }) => workflowId === run).map(({ key }) => key);
    expect(order).toEqual(Array.from({ length: 14 }, (_, index) => `wake/${run}/${index + 1}`));
  }
});

test('a signal waits for the start of its run; other runs do not', async () => {
  const door = temporal((workflowId) => {
    if (workflowId === 'hire/late') throw new Unavailable('Temporal did not take a call');
  });
  await put(start('hire/late'), signal('hire/late', 1), signal('hire/other', 1));
  await relayTo(door).pass();
  expect(await outcomes()).toEqual({
    'start/hire/late': null,
    'wake/hire/late/1': null,
    'wake/hire/other/1': 'delivered',
  });
  const [row] = await rowsOf<{ last_error: string; later: boolean }>(
    ground,
    `select last_error, due_wall > clock_timestamp() as later from outbox where key = 'start/hire/late'`,
  );
  expect(row).toEqual({ last_error: 'Temporal did not take a call', later: true });
});

test('a signal to a run that has ended is moot', async () => {
  const door = { ...temporal(), signal: async () => 'gone' as const };
  await put(signal('hire/ended', 1));
  await relayTo(door).pass();
  expect(await outcomes()).toEqual({ 'wake/hire/ended/1': 'moot' });
});

test('a row whose taker died comes back when its lease ends', async () => {
  const door = temporal();
  await put(signal('hire/leased', 1));
  const take = (leaseSeconds: number) =>
    ground.store.transaction((tx) => ground.store.outbox.take(tx, { leaseSeconds }));
  expect(await take(30)).toHaveLength(1);
  expect(await relayTo(door).pass()).toBe(0);
  await ground.database.knex.raw(`update outbox set due_wall = clock_timestamp()`);
  expect(await relayTo(door).pass()).toBe(1);
});

describe('mails', () => {
  const mailsOf = async (act: (sent: { key: string; mail: Mail }[], relay: Relay) => Promise<void>) => {
    const sent: { key: string; mail: Mail }[] = [];
    await act(
      sent,
      relayTo(temporal(), async (key, mail) => void sent.push({ key, mail })),
    );
  };
  const tokenIn = (mail: Mail) => /https:\/\/muster\.test\/p\/([A-Za-z0-9_-]+)/.exec(mail.text)?.[1] ?? '';

  test('an open ask reaches its person with a link that opens it', async () => {
    await mailsOf(async (sent, relay) => {
      const group = groupOf({ name: 'offer', to: { talent: ground.ada }, question: 'Take the offer?' });
      await ground.store.transaction((tx) => ground.store.asks.open(tx, group));
      await relay.pass();
      expect(sent).toHaveLength(1);
      const { mail } = sent[0]!;
      expect(mail).toMatchObject({ to: people.ada, subject: 'Take the offer?', thread: group.thread });
      const link = await ground.store.transaction((tx) => redeemAskLink(tx, tokenIn(mail)));
      expect(link).toEqual({ askId: mail.ask, person: { talentId: ground.ada } });
    });
  });

  test('an ask to a role reaches everyone who holds it, each with a link of their own', async () => {
    await mailsOf(async (sent, relay) => {
      const group = groupOf({ name: 'approval', to: { role: 'approver' } });
      await ground.store.transaction((tx) => ground.store.asks.open(tx, group));
      await relay.pass();
      expect(sent.map(({ mail }) => mail.to.email)).toEqual(['approver@example.test']);
      const link = await ground.store.transaction((tx) => redeemAskLink(tx, tokenIn(sent[0]!.mail)));
      expect(link?.person).toEqual({ userId: ground.approver });
    });
  });

  test('an ask that is answered before its mail goes out needs none', async () => {
    await mailsOf(async (sent, relay) => {
      const group = groupOf({ name: 'nda', to: { talent: ground.ada } });
      await ground.store.transaction(async (tx) => {
        await ground.store.asks.open(tx, group);
        const [ask] = await ground.store.asks.outcomes(tx, group.key);
        await ground.store.asks.answer(tx, ask!.id, talentActor(ground.ada), { option: 'yes' });
      });
      await relay.pass();
      expect(sent).toEqual([]);
    });
  });

  test('a mail server that is away is tried again; one that refuses is not', async () => {
    const group = groupOf({ name: 'a', to: { talent: ground.ada } }, { name: 'b', to: { talent: ground.bob } });
    await ground.store.transaction((tx) => ground.store.asks.open(tx, group));
    await relayTo(temporal(), async (_, mail) => {
      if (mail.to.email === people.ada.email) throw new Unavailable('The mail server did not take the mail');
      throw new RuleBroken('The mail server refused the mail for good');
    }).pass();
    expect(Object.values(await outcomes()).sort()).toEqual(['refused: RuleBroken', null].sort());
  });

  test('are not what the API waits for after its commit', async () => {
    await mailsOf(async (sent, relay) => {
      const group = groupOf({ name: 'offer', to: { talent: ground.ada } });
      await ground.store.transaction((tx) => ground.store.asks.open(tx, group));
      await relay.pass(quickKinds);
      expect(sent).toEqual([]);
    });
  });
});

test('a webhook is routed: the report answers the ask and wakes the run, in one pass', async () => {
  const door = temporal();
  const key = 'signature/eng_hook/sow/1';
  const group = groupOf({
    name: 'sign',
    to: { talent: ground.ada },
    via: { effect: key, party: 'talent' },
    options: [
      { value: 'signed', label: 'Signed' },
      { value: 'declined', label: 'Declined' },
    ],
  });
  await ground.store.transaction(async (tx) => {
    const { workflowId, subject, thread } = group;
    await ground.store.effects.begin(
      tx,
      { key, system: 'signature', operation: 'send', subject, thread, workflowId: workflowId ?? '' },
      'd',
    );
    await ground.store.asks.open(tx, group);
    const body = { type: 'envelope.signed', data: { key, party: 'talent' } };
    await ground.store.hooks.receive(tx, 'signature', 'wh_1', 'envelope.signed', body);
  });
  await relayTo(door).pass(quickKinds);
  expect(door.signals.map(({ workflowId, signal: name, args }) => [workflowId, name, args])).toEqual([
    [group.workflowId, 'askGroupDone', [{ group: group.key }]],
  ]);
});

test('what went out is marked also when one beside it could not even be given back', async () => {
  await put(start('hire/lost'), start('hire/slow'));
  const door = temporal((workflowId) => {
    if (workflowId === 'hire/lost') throw new Unavailable('Temporal is away');
  });
  const slow = {
    ...door,
    start: async (run: RunToStart) => {
      if (run.workflowId === 'hire/slow') await new Promise((resolve) => setTimeout(resolve, 100));
      return door.start(run);
    },
  };
  const { database, store } = ground;
  const broken = {
    ...store,
    outbox: { ...store.outbox, failed: () => Promise.reject(new Unavailable('The database is away')) },
  };
  const messaging = { send: async () => {} };
  const relay = createRelay({ database, store: broken, temporal: slow, messaging, apiUrl: 'https://muster.test', log });
  await expect(relay.pass()).rejects.toThrow('The database is away');
  expect(await outcomes()).toEqual({ 'start/hire/lost': null, 'start/hire/slow': 'started' });
});
