import fs from 'node:fs';
import path from 'node:path';

import { askId } from '../../adapters/db/asks/insert';
import { type Ground, groupOf, openGround, talentActor } from './fixture';

let ground: Ground;
beforeAll(async () => (ground = await openGround()));
afterAll(() => ground?.close());

/** The plans of the statements that the work sends, without sequential scans where an index could serve. */
async function plansOf(
  work: (tx: Parameters<Parameters<Ground['store']['transaction']>[0]>[0]) => Promise<unknown>,
): Promise<string> {
  const seen: { sql: string; bindings: unknown[] }[] = [];
  const note = (query: { sql: string; bindings: unknown[] }) => seen.push(query);
  ground.database.knex.on('query', note);
  await ground.store.transaction(work);
  ground.database.knex.removeListener('query', note);
  return ground.store.transaction(async (tx) => {
    await tx.raw('set local enable_seqscan = off; set local enable_bitmapscan = off');
    const plans: string[] = [];
    for (const { sql, bindings } of seen.filter((query) => /^\s*(with|select|insert|update|delete)/i.test(query.sql))) {
      const { rows } = await tx.raw<{ rows: { 'QUERY PLAN': string }[] }>(
        `explain ${sql.replace(/\$\d+/g, '?')}`,
        bindings as never[],
      );
      plans.push(...rows.map((row) => row['QUERY PLAN']));
    }
    return plans.join('\n');
  });
}

test('what runs every quarter of a second is served by an index', async () => {
  const { store } = ground;
  expect(await plansOf((tx) => store.asks.sweep(tx, 50))).toContain('Index Scan using ask_sweep');
  expect(await plansOf((tx) => store.outbox.take(tx))).toMatch(/Index Scan (using|on) outbox_(waiting|workflow)/);
  expect(await plansOf((tx) => store.timers.callDue(tx, 50))).toContain('Index Scan using run_timer_until');
  const feed = await plansOf((tx) => store.events.after(tx, '1.1'));
  expect(feed).toContain('Index Scan using event_feed');
  expect(feed).not.toContain('Sort');
});

test('asks are opened and answered by their keys, however many there are', async () => {
  const { store, ada } = ground;
  const group = groupOf({ name: 'a', to: { talent: ada } });
  expect(await plansOf((tx) => store.asks.open(tx, group))).toContain('Index Scan using event_subject_pkey');
  const id = askId(group.key, 'a');
  const answered = await plansOf((tx) => store.asks.answer(tx, id, talentActor(ada), { option: 'yes' }));
  expect(answered.match(/Index Scan using ask_pkey on ask/g)?.length).toBeGreaterThan(1);
});

test('what is asked for each person and system goes by the person, however many leases there are', async () => {
  const held = await plansOf((tx) => ground.store.leases.rolesToHold(tx, 'tal_x', 'chat', 'eng_x', true));
  expect(held).toContain('Index Scan using access_lease_talent');
});

test('rows are compared with one instant, not with a call of the clock for each of them', () => {
  const root = path.join(__dirname, '../..');
  const files = ['adapters', 'cli'].flatMap((room) =>
    fs.readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' }).map((name) => path.join(room, name)),
  );
  const calling = files
    .filter((name) => name.endsWith('.ts'))
    .filter((name) => /[<>]=? business_now\(\)/.test(fs.readFileSync(path.join(root, name), 'utf8')));
  // Written as (select business_now()) it is asked once: 5,000 rows took 70 ms.
  expect(calling).toEqual([]);
});
