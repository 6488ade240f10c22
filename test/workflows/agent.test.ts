import { giveCommand } from '../../api/intake/command';
import type { EngagementCommand } from '../../domain/command/kinds';
import { localDate, shiftDate, weekSpan } from '../../domain/calendar';
import { staff } from '../support/staff';
import { openJourney, type JourneyBench } from './journey-bench';
import { callDue, offerPlace, smallSeason, until, writeSeason, type Agent } from './season-bench';
import { goToFloor, sitInClass } from './season-play';

let bench: JourneyBench;
let place: { campaignId: string; waveId: string };

beforeAll(async () => {
  bench = await openJourney('2027-01-18T15:00:00.000Z');
  const { campaignId, waves } = await writeSeason(bench, smallSeason('agents'), '2027-01-04');
  place = { campaignId, waveId: waves[0] ?? '' };
  // Every week is written up: nobody here works an hour.
  const week = { period: '2027-W30', ...weekSpan('2027-W30', 'America/New_York') };
  await bench.store.transaction((tx) => bench.store.time.closeWeek(tx, campaignId, week));
}, 120_000);

afterEach(() => bench.world.refused.clear());
afterAll(() => bench.close());

const now = () => bench.store.transaction((tx) => bench.store.clock.now(tx));

const toClassroom = (agent: Agent) => sitInClass(bench, agent);
const toFloor = (agent: Agent) => goToFloor(bench, agent);

/** What the season does about somebody who left: pays, and calls for the close. */
async function toClosed(agent: Agent): Promise<void> {
  await agent.reaches('ending');
  await agent.leave();
  await until(bench, 'access is not gone', async () => (await leases(agent)).every((state) => state === 'revoked'));
  await bench.store.transaction(async (tx) =>
    bench.store.members.callDone(tx, place.campaignId, 'close', await bench.store.clock.now(tx)),
  );
  await callDue(bench);
  expect(await bench.ended(`engagement/${agent.engagementId}`)).toBe('COMPLETED');
}

const leases = (agent: Agent): Promise<string[]> =>
  bench.database.knex('access_lease').where({ engagement_id: agent.engagementId }).pluck('state');

let told = 0;
async function tell(agent: Agent, kind: EngagementCommand, body: object, talent?: string): Promise<void> {
  const caller = talent
    ? ({ kind: 'talent', id: talent, roles: ['talent'], session: { csrf: '', expiresAt: '' } } as const)
    : ({ kind: 'user', id: staff.ops, roles: ['ops'] } as const);
  await giveCommand(bench, caller, { engagementId: agent.engagementId, kind, body, key: `${kind}-${++told}` });
  await bench.deliver();
}

async function eventsOf({ engagementId }: Agent): Promise<number> {
  const history = await bench.client.workflow.getHandle(`engagement/${engagementId}`).fetchHistory();
  return history.events?.length ?? 0;
}

/** Nothing is left of somebody who fell out before work. */
async function expectNothingLeft(agent: Agent, why: string): Promise<void> {
  await agent.reaches('aborted');
  expect(await bench.ended(`engagement/${agent.engagementId}`)).toBe('COMPLETED');
  const { knex } = bench.database;
  const subject = agent.engagementId;
  expect(await knex('ask').where({ subject, state: 'open' }).pluck('name')).toEqual([]);
  expect(
    await knex('run_timer')
      .where({ workflow_id: `engagement/${subject}` })
      .pluck('name'),
  ).toEqual([]);
  expect((await leases(agent)).filter((state) => state === 'open' || state === 'planned')).toEqual([]);
  expect(await agent.row('reserved_minor')).toBe(0);
  expect([await agent.member('state'), await agent.member('left_why')]).toEqual(['fell_out', why]);
}

/** What the season holds back is what its people hold back, with burden. */
async function expectMoneyAddsUp(): Promise<void> {
  const { rows } = await bench.database.knex.raw<{ rows: { held: number; sum: number }[] }>(
    `select c.reserved_minor as held, coalesce(sum(e.reserved_minor + round(e.reserved_minor * 0.12)), 0)::bigint as sum
     from campaign c left join engagement e on e.campaign_id = c.id where c.id = ? group by c.id`,
    [place.campaignId],
  );
  expect(rows[0]?.held).toBe(rows[0]?.sum);
}

test('an agent is carried from the offer to the close within 110 history events', async () => {
  const agent = await offerPlace(bench, place, 'straight');
  await toFloor(agent);
  expect(await agent.member('state')).toBe('nesting');
  expect(await agent.member('supervised')).toBe(true);
  expect(await agent.row('tenure_started_at')).not.toBeNull();
  const talent = await agent.row<string>('talent_id');
  expect([...bench.world.held].filter(([key]) => key.endsWith(talent))).toEqual([[`helpdesk/${talent}`, ['agent']]]);

  await bench.store.transaction(async (tx) => {
    const engagement = await bench.store.engagements.lockEngagement(tx, agent.engagementId);
    const at = await bench.store.clock.now(tx);
    await bench.store.engagements.moveEnd(tx, engagement, { endsAt: at, accessUntil: at }, 'system:test', {
      why: 'release',
    });
  });
  await callDue(bench);
  await toClosed(agent);

  expect(await agent.row('state')).toBe('closed');
  expect([await agent.member('state'), await agent.member('left_why')]).toEqual(['left', 'the season ended']);
  expect(bench.world.held.get(`helpdesk/${talent}`)).toEqual([]);
  expect(await bench.database.knex('talent').where({ id: talent }).first('state', 'rehire')).toEqual({
    state: 'alumni',
    rehire: 'yes',
  });
  const states = await bench.database
    .knex('event')
    .where({ subject: agent.engagementId })
    .whereRaw(`type = 'engagement.' || (data->>'to')`)
    .orderBy('subject_seq')
    .pluck<string[]>('type');
  expect(states.map((type) => type.slice('engagement.'.length))).toEqual([
    ...['offered', 'vetting', 'created', 'contracting', 'compliance', 'provisioning', 'training', 'ready', 'active'],
    ...['ending', 'closed'],
  ]);
  await expectMoneyAddsUp();
  const events = await eventsOf(agent);
  process.stdout.write(`one agent: ${events} history events\n`);
  expect(events).toBeLessThanOrEqual(110);
}, 60_000);

test('who answers before the run has begun is heard by it', async () => {
  const agent = await offerPlace(bench, place, 'eager', { starts: false });
  const { knex } = bench.database;
  expect(await knex('ask').where({ subject: agent.engagementId }).pluck('state')).toEqual(['open']);
  await agent.accept();
  await agent.consent();
  expect(await agent.row('state')).toBe('vetting');
  const sent = await knex('outbox')
    .where({ workflow_id: `engagement/${agent.engagementId}` })
    .orderBy('id');
  expect(sent.slice(0, 2).map(({ kind }: { kind: string }) => kind)).toEqual(['start', 'signal']);
}, 60_000);

test('a run of a place that was offered without its ask, as before, asks the person itself', async () => {
  const agent = await offerPlace(bench, place, 'as-before', { starts: false });
  const { knex } = bench.database;
  const subject = agent.engagementId;
  await knex('ask').where({ subject }).delete();
  await knex('ask_group').where({ subject }).delete();
  await knex('outbox')
    .where({ key: `start/engagement/${subject}` })
    .update({ payload: knex.raw(`payload #- '{args,0,asked}'`) });
  await bench.deliver();
  await agent.answer('offer', 'decline');
  await expectNothingLeft(agent, 'offer declined');
}, 60_000);

test('an offer that is declined or runs out leaves nothing, and the application says how it ended', async () => {
  const declining = await offerPlace(bench, place, 'declining');
  await declining.answer('offer', 'decline');
  await expectNothingLeft(declining, 'offer declined');
  const silent = await offerPlace(bench, place, 'silent');
  await until(bench, 'no offer', async () =>
    Boolean(await bench.database.knex('ask').where({ subject: silent.engagementId, name: 'offer' }).first('id')),
  );
  await bench.later(73);
  await expectNothingLeft(silent, 'offer expired');
  const ends = await Promise.all(
    [declining, silent].map(async (agent) =>
      bench.database
        .knex('application')
        .where({ id: await agent.row('application_id') })
        .first('state'),
    ),
  );
  expect(ends).toEqual([{ state: 'declined' }, { state: 'expired' }]);
  await expectMoneyAddsUp();
}, 60_000);

test('who does not come, does not pass, or loses the class falls out with access taken back', async () => {
  const noShow = await offerPlace(bench, place, 'no-show');
  await noShow.toCleared();
  await noShow.call('seat', { provisioned_at: await now() });
  await noShow.reaches('training');
  await noShow.call('class', { left_why: 'did not come to the class' });
  await expectNothingLeft(noShow, 'did not come to the class');
  expect(bench.world.held.get(`helpdesk/${await noShow.row<string>('talent_id')}`)).toEqual([]);

  const failed = await offerPlace(bench, place, 'failed');
  await toClassroom(failed);
  await failed.call('class', { left_why: 'did not pass the classroom' });
  await expectNothingLeft(failed, 'did not pass the classroom');

  const classless = await offerPlace(bench, place, 'classless');
  await classless.toCleared();
  await classless.call('seat', { left_why: 'no class has a place any more' });
  await expectNothingLeft(classless, 'no class has a place any more');
}, 90_000);

test('nobody is activated above the target; a free head lets the next one in', async () => {
  const first = await offerPlace(bench, place, 'first-head');
  await toFloor(first);
  const { knex } = bench.database;
  const { target_heads: target } = await knex('campaign').where({ id: place.campaignId }).first('target_heads');
  await knex('campaign').where({ id: place.campaignId }).update({ target_heads: 1 });
  const second = await offerPlace(bench, place, 'second-head');
  await toClassroom(second);
  await second.call('class', { passed_at: await now(), passed_score: 80 });
  await until(bench, 'it is not called again', async () =>
    Boolean(
      await knex('run_timer')
        .where({ workflow_id: `engagement/${second.engagementId}`, name: 'class' })
        .first(),
    ),
  );
  expect(await second.row('state')).toBe('training');
  await knex('campaign').where({ id: place.campaignId }).update({ target_heads: target });
  await second.call('class');
  await second.reaches('active');
}, 60_000);

test('an agent who is suspended comes back, and one who resigns leaves on the day that they name', async () => {
  const agent = await offerPlace(bench, place, 'resigning');
  await toFloor(agent);
  await tell(agent, 'suspend', { reason: 'something to look into' });
  await agent.reaches('suspended');
  await until(bench, 'access is there', async () => (await leases(agent)).every((state) => state === 'revoked'));
  await tell(agent, 'resume', { reason: 'all is well' });
  await agent.reaches('active');
  const day = shiftDate(localDate(await now(), 'America/New_York'), 2);
  await tell(agent, 'resign', { reason: 'found something else', lastDay: day }, await agent.row<string>('talent_id'));
  const workflowId = `engagement/${agent.engagementId}`;
  await until(bench, 'its end does not move', async () => (await agent.member('ends_on')) === day);
  const { knex } = bench.database;
  const timer = await knex('run_timer').where({ workflow_id: workflowId, name: 'end' }).first('until_at');
  expect(timer.until_at).toBe(await agent.row('ends_at'));
  await bench.later(72);
  await callDue(bench);
  await toClosed(agent);
  expect([await agent.member('left_why'), await agent.row('end_type')]).toEqual(['resignation', 'resignation']);
}, 90_000);

test.each([
  ['offered', async () => {}],
  ['accepted', (agent: Agent) => agent.accept()],
  [
    'at their papers',
    async (agent: Agent) => {
      await agent.accept();
      await agent.consent();
      await agent.cleared();
      await agent.sign();
    },
  ],
  ['cleared', (agent: Agent) => agent.toCleared()],
  ['in the classroom', toClassroom],
])(
  'a season that is cancelled takes back what was done for somebody who is %s',
  async (stage, to) => {
    const agent = await offerPlace(bench, place, `cancel-${stage.replaceAll(' ', '-')}`);
    await to(agent);
    await tell(agent, 'terminate', { reason: 'the season was cancelled', cause: 'business' });
    await expectNothingLeft(agent, 'the client ended it before work began');
  },
  60_000,
);

test('a season that is cancelled offboards properly whoever works', async () => {
  const agent = await offerPlace(bench, place, 'cancel-at-work');
  await toFloor(agent);
  await tell(agent, 'terminate', { reason: 'the season was cancelled', cause: 'business' });
  await toClosed(agent);
  expect([await agent.member('state'), await agent.member('left_why')]).toEqual(['left', 'business']);
  await expectMoneyAddsUp();
}, 60_000);
