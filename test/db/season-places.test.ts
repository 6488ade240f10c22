import { MockActivityEnvironment } from '@temporalio/testing';

import { classes } from '../../activities/season/classes';
import { commands } from '../../activities/season/commands';
import { createDeedActivities } from '../../activities/season/deeds';
import { offers } from '../../activities/season/offers';
import { readSeason, type SeasonPorts } from '../../activities/season/part';
import { seats } from '../../activities/season/seats';
import type { Tx } from '../../adapters/db/connection';
import { checkIn } from '../../api/intake/classes';
import { seedPolicies } from '../../cli/seed/reference';
import { seedStaff } from '../../cli/seed/staff';
import { deriveId, groupKey } from '../../domain/ids';
import { staff } from '../support/staff';
import { smallSeason, writeSeason } from '../workflows/season-bench';
import { openGround, rowsOf, type Ground } from './fixture';

let ground: Ground;
let campaignId: string;
let waveId: string;
let ports: SeasonPorts;

beforeEach(async () => {
  ground = await openGround({ businessFrom: '2027-01-20T15:00:00.000Z' });
  await seedPolicies(ground.store);
  await seedStaff(ground.store);
  const written = await writeSeason(ground, smallSeason('places'), '2027-01-04');
  ({ campaignId } = written);
  waveId = written.waves[0] ?? '';
  ports = { store: ground.store, beat: () => undefined, patienceSeconds: 60 } as unknown as SeasonPorts;
  await ground.store.transaction(async (tx) => {
    await ground.store.waves.moveWave(tx, await ground.store.waves.lockWave(tx, waveId), 'filling', 'system:test');
  });
});

afterEach(() => ground.close());

/** People who fit, as a listing brings them. */
async function apply(n: number): Promise<void> {
  const requisition = ground.store.applicants.requisitionOf(campaignId);
  const rows = Array.from({ length: n }, (_, at) => ({
    talent: deriveId('talent', `test:${at}`),
    application: deriveId('application', requisition, String(at)),
    score: 0.5 + at / 1000,
  }));
  const json = JSON.stringify(rows);
  await rowsOf(
    ground,
    `insert into talent (id, source_ref, state, time_zone, created_at, updated_at)
     select r.talent, 'test:' || r.talent, 'candidate', 'America/New_York', business_now(), business_now()
     from jsonb_to_recordset(?::jsonb) as r(talent text)`,
    [json],
  );
  await rowsOf(
    ground,
    `insert into application (id, requisition_id, talent_id, source, state, score, applied_at, changed_at)
     select r.application, ?, r.talent, 'marketplace', 'screened', r.score, business_now(), business_now()
     from jsonb_to_recordset(?::jsonb) as r(application text, talent text, score float8)`,
    [requisition, json],
  );
}

const readSituation = (of: Ground) => of.store.transaction((tx) => of.store.campaigns.readSituation(tx, campaignId));
const offer = async () => offers(ports, await readSeason(ground.store, campaignId));
const counted = async (sql: string): Promise<number> => Number((await rowsOf<{ n: string }>(ground, sql))[0]?.n);

test('offers of a class are its funnel, the best first, each with its money, its events and its start', async () => {
  await apply(40);
  const result = await offer();
  // Ten bookings, with a surplus of a twentieth, at the yields of accepting and clearing.
  expect(result.todo).toEqual([{ kind: 'start', count: 15 }]);
  expect(await counted(`select count(*) as n from application where state = 'offered' and score >= 0.525`)).toBe(15);
  const [money] = await rowsOf<{ held: number; sum: number }>(
    ground,
    'select c.reserved_minor as held, (select sum(reserved_minor + round(reserved_minor * 0.12)) from engagement) as sum from campaign c',
  );
  expect(Number(money?.held)).toBe(Number(money?.sum));
  expect(await counted(`select count(*) as n from event where type = 'engagement.offered'`)).toBe(15);
  // Another turn finds that enough are on the way.
  await offer();
  expect(await counted('select count(*) as n from engagement')).toBe(15);
});

test('a contract’s cap holds for the earliest class that somebody may sit in, not only for the one they are sought for', async () => {
  const [later] = await rowsOf<{ id: string }>(
    ground,
    `select id from wave where state = 'planned' order by no limit 1`,
  );
  await ground.store.transaction(async (tx) =>
    ground.store.waves.moveWave(tx, await ground.store.waves.lockWave(tx, later?.id ?? ''), 'filling', 'system:test'),
  );
  await apply(40);
  await offer();
  expect(await counted('select count(distinct wave_id) as n from season_member')).toBe(2);
  expect(await counted('select count(distinct starts_at) as n from engagement')).toBe(2);
  expect(await counted('select count(distinct not_to_exceed_minor) as n from engagement')).toBe(1);
});

test('work begins with the class that somebody sits in, earlier or later than the one they were sought for', async () => {
  const ids = await clear(8, 'cleared');
  const [later = ''] = (
    await rowsOf<{ id: string }>(ground, `select id from wave where state = 'planned' order by no limit 1`)
  ).map(({ id }) => id);
  const fill = async (tx: Tx, id: string) =>
    ground.store.waves.moveWave(tx, await ground.store.waves.lockWave(tx, id), 'filling', 'system:test');
  await ground.store.transaction((tx) => fill(tx, later));
  // Five of them were sought for the second class; the first has places for six.
  await rowsOf(
    ground,
    `with moved as (update season_member set wave_id = ? where engagement_id = any(?) returning engagement_id)
     update engagement e set starts_at = (w.classroom_on + time '09:00') at time zone e.time_zone from wave w
     where w.id = ? and e.id in (select engagement_id from moved)`,
    [later, ids.slice(0, 5), later],
  );
  await rowsOf(ground, 'update wave set bookings = 6 where id = ?', [waveId]);
  const look = async () => seats(ports, await readSeason(ground.store, campaignId));
  expect((await look()).did).toContain('3 rescheduled');
  const wrong = `select count(*) as n from season_member m join engagement e on e.id = m.engagement_id join wave w on w.id = m.wave_id
    where m.state = 'booked' and (e.starts_at at time zone e.time_zone)::text <> w.classroom_on || ' 09:00:00'`;
  expect([
    await counted(wrong),
    await counted(`select count(*) as n from season_member where state = 'booked'`),
  ]).toEqual([0, 8]);
  expect(await counted(`select count(*) as n from event where type = 'member.rescheduled'`)).toBe(3);
  expect((await look()).did ?? '').not.toContain('rescheduled');
  // Whoever came to the first class and found no seat begins with the second.
  await ground.store.transaction(async (tx) => {
    await ground.store.clock.jump(tx, '2027-02-08T15:00:00.000Z', 'day one');
    const wave = await ground.store.waves.lockWave(tx, waveId);
    await ground.store.waves.waitForNextClass(tx, wave, ids.slice(5, 6), { actor: 'system:test', why: 'no seat' });
  });
  await rowsOf(ground, 'update wave set bookings = booked where id = ?', [later]);
  expect((await look()).did).toContain('1 rescheduled');
});

test('everybody is asked in the transaction that offers the place, all of them in one statement', async () => {
  await apply(40);
  const seen: string[] = [];
  const note = ({ sql }: { sql: string }) => seen.push(sql);
  ground.database.knex.on('query', note);
  await offer();
  ground.database.knex.removeListener('query', note);
  expect(seen.filter((sql) => sql.startsWith('insert into ask '))).toHaveLength(1);
  const asked = await rowsOf<{ subject: string; mails: string; events: string; starts: string }>(
    ground,
    `select a.subject,
       (select count(*) from outbox where kind = 'mail' and payload->>'ask' = a.id and payload->>'to' = a.to_talent) as mails,
       (select count(*) from event where subject = a.subject and type = 'ask.opened' and object = a.id) as events,
       (select count(*) from outbox where workflow_id = a.workflow_id and kind = 'start'
          and payload->'args'->0->>'asked' = 'true') as starts
     from ask a where a.name = 'offer' and a.state = 'open' and a.group_key = a.subject || '/offer'`,
  );
  expect(new Set(asked.map(({ subject }) => subject)).size).toBe(15);
  expect(asked.map(({ mails, events, starts }) => [mails, events, starts].map(Number))).toEqual(
    Array.from({ length: 15 }, () => [1, 1, 1]),
  );
});

test('who was here before is offered a place first, and the budget is never promised twice', async () => {
  await apply(40);
  await rowsOf(ground, `update talent set state = 'alumni' where source_ref = 'test:' || ?`, [
    deriveId('talent', 'test:0'),
  ]);
  const [first] = await rowsOf<{ id: string }>(ground, `select id from talent where state = 'alumni'`);
  // With the employer's burden of 12 %.
  const each = (20 * 1950 * 5 * 112) / 100;
  await rowsOf(ground, `update campaign set budget_minor = ?`, [each * 3]);
  const turns = await Promise.all([offer(), offer(), offer()]);
  expect(turns.map(({ did }) => did).filter((did) => did?.includes('the budget holds')).length).toBeGreaterThan(0);
  const offered = await rowsOf<{ talent_id: string; reserved_minor: number }>(
    ground,
    'select talent_id, reserved_minor from engagement',
  );
  expect(offered.map(({ talent_id }) => talent_id)).toContain(first?.id);
  const sum = offered.reduce((all, { reserved_minor }) => all + (Number(reserved_minor) * 112) / 100, 0);
  expect(sum).toBeLessThanOrEqual(each * 3);
  expect(await counted('select reserved_minor as n from campaign')).toBe(sum);
});

test('people who were moved twice and then queue for the season do not block each other for good', async () => {
  await apply(40);
  await offer();
  const ids = (await rowsOf<{ id: string }>(ground, 'select id from engagement order by id limit 8')).map(
    ({ id }) => id,
  );
  let moved = 0;
  let go: () => void = () => undefined;
  const all = new Promise<void>((resolve) => (go = resolve));
  // The second change of a row in one transaction makes PostgreSQL check its foreign keys, and hold on to the season.
  const joins = ids.map((id) =>
    ground.store.transaction(async (tx) => {
      for (const phase of ['onboard', 'assign']) await tx('engagement').where({ id }).update({ phase });
      moved += 1;
      if (moved === ids.length) go();
      await all;
      await ground.store.campaigns.lockCampaign(tx, campaignId);
    }),
  );
  await Promise.all(joins);
  expect(await counted(`select count(*) as n from engagement where phase = 'assign'`)).toBe(ids.length);
});

test('starts go out in chunks and go on where they stopped; nobody is started twice', async () => {
  await apply(400);
  await rowsOf(ground, 'update wave set bookings = 150, offers = 200 where id = ?', [waveId]);
  await offer();
  const waiting = await counted(`select count(*) as n from outbox where kind = 'start' and delivered_wall is null`);
  expect(waiting).toBeGreaterThan(150);
  const started = new Map<string, number>();
  let broken = true;
  const client = {
    withAbortSignal: <R>(_signal: AbortSignal, work: () => R): R => work(),
    workflow: {
      start: (_type: string, { workflowId }: { workflowId: string }) => {
        if (broken && started.size >= 70) return Promise.reject(new Error('Temporal is away'));
        if (started.has(workflowId)) {
          const known = new Error('it runs already');
          known.name = 'WorkflowExecutionAlreadyStartedError';
          started.set(workflowId, (started.get(workflowId) ?? 0) + 1);
          return Promise.reject(known);
        }
        started.set(workflowId, 1);
        return Promise.resolve();
      },
    },
  };
  const { batch } = createDeedActivities({ store: ground.store, world: {} as never });
  const run = () =>
    new MockActivityEnvironment({}, { client: client as never }).run(batch.startAgents, { campaignId, console: null });
  await expect(run()).rejects.toThrow('Temporal is away');
  expect(await counted(`select count(*) as n from outbox where kind = 'start' and delivered_wall is not null`)).toBe(
    50,
  );
  broken = false;
  await run();
  expect(started.size).toBe(waiting);
  expect(await counted(`select count(*) as n from outbox where kind = 'start' and delivered_wall is null`)).toBe(0);
  // Only the chunk that broke off was tried again.
  expect([...started.values()].filter((times) => times > 1).length).toBe(20);
});

test('whoever is late is replaced by the next of the ranked; a check that is being talked about holds the place', async () => {
  await apply(40);
  await offer();
  const people = await rowsOf<{ id: string; workflow: string; talent: string }>(
    ground,
    'select id, workflow_id as workflow, talent_id as talent from engagement order by id limit 4',
  );
  const [long, longer, short, held] = people;
  const { knex } = ground.database;
  await ground.store.transaction(async (tx) => {
    for (const [person, days] of [
      [long, 4],
      [longer, 6],
      [short, 1],
      [held, 9],
    ] as const) {
      const { id = '', workflow = '', talent = '' } = person ?? {};
      const dueAt = new Date(Date.parse('2027-01-20T15:00:00Z') - days * 86_400_000).toISOString();
      const ask = { name: 'paper', kind: 'checklist', phase: 'onboard' as const, to: { talent } };
      await ground.store.asks.open(tx, {
        ...{ key: groupKey(id, 'papers'), workflowId: workflow, thread: campaignId, subject: id, policy: 'onboard@1' },
        asks: [{ ...ask, question: 'Send the paper', options: [{ value: 'done', label: 'Done' }], dueAt }],
      });
    }
    await tx('screening').insert({
      ...{ id: 'scr_held', engagement_id: held?.id, talent_id: held?.talent, package: 'standard', state: 'consider' },
    });
    const campaign = await ground.store.campaigns.readCampaign(tx, campaignId);
    await ground.store.commands.giveCommand(tx, {
      ...{ id: 'cmd_replace', subject: campaignId, workflowId: campaign.workflowId, kind: 'replace', by: staff.ops },
      body: { reason: 'the class fills up', lateDays: 3 },
    });
  });
  await knex('campaign').where({ id: campaignId }).update({ state: 'recruiting' });
  const before = await readSituation(ground);
  expect(before.late.map(({ engagementId }) => engagementId)).toEqual([longer?.id, long?.id, short?.id]);
  expect(before.ranked).toBe(25);
  await commands(ports, await readSeason(ground.store, campaignId));
  const told = await rowsOf<{ subject: string; body: { reason: string; cause: string }; by: string }>(
    ground,
    `select subject, body, given_by as by from command where kind = 'terminate' order by subject`,
  );
  expect(told.map(({ subject }) => subject)).toEqual([long?.id, longer?.id].sort());
  expect(told[0]).toMatchObject({
    by: staff.ops,
    body: { reason: 'no answer for 3 days or more: the class fills up' },
  });
  const done = await knex('command').where({ id: 'cmd_replace' }).first<{ state: string; outcome: string }>();
  expect(done).toMatchObject({
    state: 'applied',
    outcome: expect.stringMatching(/^2 people lose their place/) as string,
  });
  // Once they are out, their places are offered to the best of those who wait.
  expect((await readSituation(ground)).late.map(({ engagementId }) => engagementId)).toEqual([short?.id]);
  await ground.store.transaction((tx) =>
    ground.store.members.moveMembers(tx, [long!.id, longer!.id], { to: 'fell_out', actor: 'system:test' }),
  );
  await offer();
  expect(await counted('select count(*) as n from engagement')).toBe(17);
});

/** People with an offer who are cleared, and whose access is there. */
async function clear(n: number, state: 'cleared' | 'booked'): Promise<string[]> {
  await apply(n * 2);
  await rowsOf(ground, 'update wave set bookings = ?, offers = ? where id = ?', [n, n * 2, waveId]);
  await rowsOf(ground, `update campaign set budget_minor = 1000000000`);
  await offer();
  const ids = (await rowsOf<{ id: string }>(ground, 'select id from engagement order by id limit ?', [n])).map(
    ({ id }) => id,
  );
  await ground.store.transaction(async (tx) => {
    for (const to of ['cleared', 'booked'] as const)
      if (to === 'cleared' || state === 'booked')
        await ground.store.members.moveMembers(tx, ids, { to, actor: 'system:test' });
    await ground.store.waves.recountWaves(tx, [waveId]);
  });
  await rowsOf(ground, `update engagement set state = 'training' where id = any(?)`, [ids]);
  return ids;
}

test('however many turns book at once, a class never has more bookings than its show rate lets come', async () => {
  await clear(60, 'cleared');
  await rowsOf(ground, 'update wave set bookings = 10 where id = ?', [waveId]);
  await Promise.all(Array.from({ length: 10 }, async () => seats(ports, await readSeason(ground.store, campaignId))));
  const booked = await counted(`select count(*) as n from season_member where state = 'booked'`);
  expect([booked, await counted('select booked as n from wave order by no limit 1')]).toEqual([10, 10]);
  expect(await counted(`select count(*) as n from event where type = 'member.booked'`)).toBe(10);
});

test('of two hundred who check in at once for ten seats, exactly ten sit', async () => {
  const ids = await clear(200, 'booked');
  await rowsOf(ground, 'update wave set seats = 10 where id = ?', [waveId]);
  await ground.store.transaction(async (tx) => {
    await ground.store.clock.jump(tx, '2027-02-08T15:00:00.000Z', 'day one');
    await ground.store.waves.moveWave(tx, await ground.store.waves.lockWave(tx, waveId), 'training', 'system:test');
  });
  const ops = { kind: 'user', id: staff.ops, roles: ['ops'] } as const;
  const deliver = () => Promise.resolve();
  const lists = Array.from({ length: 50 }, (_, at) => ids.slice(at * 4, at * 4 + 4));
  const outcomes = await Promise.all(
    lists.map((list) => checkIn({ store: ground.store, deliver }, ops, { campaignId, no: 1 }, list)),
  );
  expect(outcomes.reduce((sum, { done }) => sum + done, 0)).toBe(10);
  expect(await counted('select checked_in as n from wave order by no limit 1')).toBe(10);
  expect(await counted(`select count(*) as n from season_member where state = 'training'`)).toBe(10);
  // Whoever came and found no seat waits for the next class.
  expect(await counted(`select count(*) as n from season_member where state = 'waitlisted'`)).toBe(190);
}, 60_000);

test('who stayed away from the first day is out; whose access was not there waits for the next class', async () => {
  const [away = '', kept = ''] = await clear(2, 'booked');
  await rowsOf(ground, `update engagement set state = 'provisioning' where id = ?`, [kept]);
  await rowsOf(ground, 'update season_member set provisioned_at = business_now()');
  const ops = { kind: 'user', id: staff.ops, roles: ['ops'] } as const;
  await ground.store.transaction(async (tx) => {
    await ground.store.clock.jump(tx, '2027-02-08T15:00:00.000Z', 'day one');
    await ground.store.waves.moveWave(tx, await ground.store.waves.lockWave(tx, waveId), 'training', 'system:test');
  });
  const deliver = () => Promise.resolve();
  const { refused } = await checkIn({ store: ground.store, deliver }, ops, { campaignId, no: 1 }, [kept]);
  expect(refused.map(({ why }) => why)).toEqual(['has no access yet; day one needs it, see the engagement']);
  await ground.store.transaction((tx) => ground.store.clock.jump(tx, '2027-02-09T15:00:00.000Z', 'day two'));
  const { did } = await classes(ports, await readSeason(ground.store, campaignId));
  expect(did).toContain('class 1: 1 did not come, 1 had no access yet and wait for the next one');
  const members = await rowsOf<{ id: string; state: string; wave: number; why: string | null }>(
    ground,
    `select m.engagement_id as id, m.state, w.no as wave, m.left_why as why from season_member m join wave w on w.id = m.wave_id
     where m.engagement_id = any(?)`,
    [[away, kept]],
  );
  expect(members.find(({ id }) => id === away)).toMatchObject({ state: 'booked', why: 'did not come to the class' });
  expect(members.find(({ id }) => id === kept)).toMatchObject({ state: 'waitlisted', wave: 2, why: null });
  // A turn that comes again finds nobody to send on or to let go.
  expect((await classes(ports, await readSeason(ground.store, campaignId))).did ?? '').not.toContain('class 1');
});

test('whoever was here before and holds the certificate sits out the classroom', async () => {
  const [known = '', fresh = ''] = await clear(2, 'booked');
  await rowsOf(ground, `update wave set go = 'go' where id = ?`, [waveId]);
  await rowsOf(
    ground,
    `insert into certificate (id, talent_id, course, course_version, score, provider_ref, passed_at, expires_at)
     select 'cert_1', talent_id, 'support-agent-classroom', '1', 95, 'classroom/last-season', '2026-06-01', '2027-06-01'
     from engagement where id = ?`,
    [known],
  );
  await ground.store.transaction((tx) => ground.store.clock.jump(tx, '2027-02-08T14:30:00.000Z', 'day one'));
  await classes(ports, await readSeason(ground.store, campaignId));
  const states = await rowsOf<{ id: string; state: string; passed: boolean }>(
    ground,
    'select engagement_id as id, state, passed_at is not null as passed from season_member where engagement_id = any(?)',
    [[known, fresh]],
  );
  expect(states.find(({ id }) => id === known)).toMatchObject({ state: 'training', passed: true });
  expect(states.find(({ id }) => id === fresh)).toMatchObject({ state: 'booked', passed: false });
  expect(await counted('select checked_in as n from wave order by no limit 1')).toBe(1);
});
