import { Client } from 'pg';

import { Invalid } from '../../domain/errors';
import { after, append, appendAll, latestCursor } from '../../adapters/db/events';
import { sealNext, verify } from '../../adapters/db/seal';
import { type Ground, openGround, rowsOf, settled, thrown } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());

const write = (subject: string, type: string) =>
  ground.store.transaction((tx) => append(tx, { subject, type, actor: 'system:test', data: { n: 1 } }));

/** Everything after a cursor, a page at a time, as a reader of the feed does. */
async function readOn(cursor: string | null, limit = 3): Promise<{ seen: string[]; cursor: string | null }> {
  const seen: string[] = [];
  for (;;) {
    const page = await after(ground.database.knex, cursor, { limit });
    seen.push(...page.map((event) => event.type));
    cursor = page.at(-1)?.cursor ?? cursor;
    if (page.length < limit) return { seen, cursor };
  }
}

test('events of a subject count 1, 2, 3 … also when written at the same time', async () => {
  await Promise.all(Array.from({ length: 40 }, () => write('eng_count', 'test.counted')));
  await settled(ground);
  const events = await after(ground.database.knex, null, { subject: 'eng_count' });
  expect(events.map((event) => event.number)).toEqual(Array.from({ length: 40 }, (_, n) => n + 1));
});

test('events rolled back leave no gap', async () => {
  await write('eng_gap', 'test.kept');
  const failed = ground.store.transaction(async (tx) => {
    await append(tx, { subject: 'eng_gap', type: 'test.lost', actor: 'system:test' });
    throw new Error('changed my mind');
  });
  expect(await thrown(failed)).toMatchObject({ message: 'changed my mind' });
  await write('eng_gap', 'test.kept');
  await settled(ground);
  const events = await after(ground.database.knex, null, { subject: 'eng_gap' });
  expect(events.map((event) => [event.number, event.type])).toEqual([
    [1, 'test.kept'],
    [2, 'test.kept'],
  ]);
});

test('several events are one round trip, in order', async () => {
  await ground.store.transaction((tx) =>
    appendAll(
      tx,
      ['b', 'a', 'c'].flatMap((subject) =>
        [1, 2].map((n) => ({
          subject: `eng_all_${subject}`,
          type: `test.${n}`,
          actor: 'system:test',
          object: `o${n}`,
        })),
      ),
    ),
  );
  await settled(ground);
  for (const subject of ['a', 'b', 'c']) {
    const events = await after(ground.database.knex, null, { subject: `eng_all_${subject}` });
    expect(events.map((event) => [event.type, event.object])).toEqual([
      ['test.1', 'o1'],
      ['test.2', 'o2'],
    ]);
  }
});

test('a slow transaction that commits late is not skipped by a reader who went on', async () => {
  await settled(ground);
  const start = await latestCursor(ground.database.knex);
  const slow = new Client({ connectionString: ground.url });
  await slow.connect();
  try {
    await slow.query('begin');
    await slow.query(`select append_event('eng_slow', 'test.slow', null, 'system:test', '{}')`);
    for (let n = 0; n < 5; n++) await write(`eng_fast_${n}`, `test.fast-${n}`);
    const before = await readOn(start);
    expect(before.seen).toEqual([]);
    await slow.query('commit');
    await settled(ground);
    const rest = await readOn(before.cursor);
    expect(rest.seen).toEqual(['test.slow', 'test.fast-0', 'test.fast-1', 'test.fast-2', 'test.fast-3', 'test.fast-4']);
  } finally {
    await slow.end();
  }
});

test('readers and writers at the same time: every event is read once, in feed order', async () => {
  await settled(ground);
  const start = await latestCursor(ground.database.knex);
  let writing = true;
  const read: string[] = [];
  const reader = (async () => {
    let cursor = start;
    for (let last = false; !last;) {
      last = !writing;
      const page = await readOn(cursor, 7);
      read.push(...page.seen);
      cursor = page.cursor;
    }
  })();
  await Promise.all(
    Array.from({ length: 8 }, async (_, writer) => {
      for (let n = 0; n < 20; n++)
        await ground.store.transaction(async (tx) => {
          await append(tx, { subject: `eng_w${writer}`, type: `w${writer}-${n}`, actor: 'system:test' });
          // Some transactions stay open while others overtake them.
          if (n % 5 === writer % 5) await tx.raw('select pg_sleep(0.02)');
        });
    }),
  );
  await settled(ground);
  writing = false;
  await reader;
  const expected = Array.from({ length: 8 }, (_, writer) => Array.from({ length: 20 }, (__, n) => `w${writer}-${n}`));
  expect(new Set(read).size).toBe(read.length);
  expect([...read].sort()).toEqual(expected.flat().sort());
});

test('transactions are ordered by number, not by digits', async () => {
  await rowsOf(
    ground,
    `insert into event (xid, subject, subject_seq, type, at, actor)
     select x::text::xid8, 'eng_digits', x - 7, 'test.' || x, business_now(), 'system:test' from generate_series(8, 11) x`,
  );
  await rowsOf(ground, `insert into event_subject values ('eng_digits', 4)`);
  const pages = [
    await after(ground.database.knex, null, { limit: 2 }),
    await after(ground.database.knex, '9.999999', { limit: 2 }),
  ];
  expect(pages.flat().map((event) => event.type)).toEqual(['test.8', 'test.9', 'test.10', 'test.11']);
});

test('filters by type; a cursor that is not ours is refused', async () => {
  await write('eng_filter', 'test.one');
  await write('eng_filter', 'test.two');
  await settled(ground);
  const page = await after(ground.database.knex, null, { subject: 'eng_filter', types: ['test.two'] });
  expect(page.map((event) => event.type)).toEqual(['test.two']);
  for (const cursor of ['x', '1', '1.2.3', '1;drop table event', '99999999999999999999.1'])
    expect(await thrown(after(ground.database.knex, cursor))).toBeInstanceOf(Invalid);
});

describe('the sealed chain', () => {
  const seal = (limit?: number) => ground.store.transaction((tx) => sealNext(tx, limit));

  test('covers everything in portions, once, whoever seals', async () => {
    await settled(ground);
    while ((await seal(50)) > 0);
    await write('eng_sealed', 'test.sealed');
    await write('eng_sealed', 'test.sealed');
    await settled(ground);
    const rounds = await Promise.all(Array.from({ length: 5 }, () => seal(1)));
    expect(rounds.reduce((a, b) => a + b, 0)).toBeGreaterThan(0);
    while ((await seal(1)) > 0);
    const verdict = await verify(ground.database.knex);
    const [count] = await rowsOf<{ count: number }>(ground, 'select count(*)::int as count from event');
    expect(verdict).toMatchObject({ ok: true, broken: null, sealed: count?.count, unsealed: 0 });
    expect(verdict.head).toMatch(/^[0-9a-f]{64}$/);
  });

  test('waits for a transaction that is still open', async () => {
    await settled(ground);
    while ((await seal()) > 0);
    const slow = new Client({ connectionString: ground.url });
    await slow.connect();
    try {
      await slow.query('begin');
      await slow.query(`select append_event('eng_open', 'test.open', null, 'system:test', '{}')`);
      await write('eng_later', 'test.later');
      expect(await seal()).toBe(0);
      await slow.query('commit');
      await settled(ground);
      expect(await seal()).toBe(2);
    } finally {
      await slow.end();
    }
    expect(await verify(ground.database.knex)).toMatchObject({ ok: true });
  });

  test('events and seals can’t be changed or deleted', async () => {
    for (const sql of [
      'update event set actor = actor',
      'delete from event',
      'update event_seal set hash = hash',
      'delete from event_seal',
    ])
      expect(await thrown(ground.database.knex.raw(sql))).toMatchObject({ code: 'P0001' });
  });

  test('the time zone and date style of a session do not change the hash', async () => {
    const verdict = await ground.store.transaction(async (tx) => {
      await tx.raw(`set local timezone = 'Asia/Kolkata'`);
      await tx.raw(`set local datestyle = 'German, DMY'`);
      return verify(tx);
    });
    expect(verdict.ok).toBe(true);
  });

  /** Changes what triggers protect, as a superuser can; what is thrown at the end takes it back. */
  async function tamper(sql: string): Promise<{ what: string; name: string } | null> {
    let broken: { what: string; name: string } | null = null;
    const undo = new Error('undo');
    const work = ground.store.transaction(async (tx) => {
      await tx.raw(`set local session_replication_role = replica`);
      await tx.raw(sql);
      broken = (await verify(tx)).broken;
      throw undo;
    });
    expect(await thrown(work)).toBe(undo);
    return broken;
  }

  test.each([
    ['data', `update event set data = '{"n": 2}' where subject = 'eng_gap' and subject_seq = 2`, 'event', 'eng_gap#2'],
    ['actor', `update event set actor = 'user_x' where subject = 'eng_gap' and subject_seq = 1`, 'event', 'eng_gap#1'],
    [
      'time',
      `update event set at = at + interval '1 microsecond' where subject = 'eng_gap' and subject_seq = 1`,
      'event',
      'eng_gap#1',
    ],
    ['a deleted event', `delete from event where subject = 'eng_gap' and subject_seq = 1`, 'sequence', 'eng_gap#1'],
    [
      'a deleted last event',
      `delete from event where subject = 'eng_gap' and subject_seq = 2`,
      'sequence',
      'eng_gap#2',
    ],
    [
      'a deleted event whose count was adjusted',
      `with gone as (delete from event where subject = 'eng_gap' and subject_seq = 2)
       update event_subject set last_seq = 1 where subject = 'eng_gap'`,
      'seal',
      null,
    ],
    ['a hash', `update event_seal set hash = previous_hash where no = 2`, 'seal', '2'],
    [
      'digests',
      `update event_seal set digests = overlay(digests placing '\\x00'::bytea from 1) where no = 2`,
      'seal',
      '2',
    ],
    ['a deleted seal', `delete from event_seal where no = 2`, 'seal', '2'],
    ['another beginning', `update event_seal set previous_hash = hash where no = 1`, 'seal', '1'],
    [
      'an event after the last seal that skips a number',
      `update event_subject set last_seq = 9 where subject = 'eng_gap'`,
      'sequence',
      'eng_gap#3',
    ],
  ])('finds tampering: %s', async (_, sql, what, name) => {
    const broken = await tamper(sql);
    expect(broken?.what).toBe(what);
    if (name) expect(broken?.name).toBe(name);
    expect((await verify(ground.database.knex)).ok).toBe(true);
  });
});
