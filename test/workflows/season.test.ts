import { checkIn, confirmPlaces, giveResults, volunteerForRelease } from '../../api/intake/classes';
import { seasonKeys } from '../../domain/season/keys';
import { staff } from '../support/staff';
import { openJourney, type JourneyBench } from './journey-bench';
import { agentApplicant, agentOf, broken, callDue, smallSeason, until, writeSeason } from './season-bench';
import { startSeason } from './season-play';

let bench: JourneyBench;

beforeAll(async () => {
  bench = await openJourney('2027-01-17T15:00:00.000Z');
}, 120_000);

afterAll(() => bench.close());

const request = smallSeason('small', { heads: [2, 5, 5, 5, 3, 2] });
const ops = { kind: 'user', id: staff.ops, roles: ['ops'] } as const;

test('a small season goes from its approval to its close, with a pause on the way', async () => {
  bench.world.letApply([
    ...Array.from({ length: 14 }, (_, at) => agentApplicant(`fits-${at}`, { ask: 1800 + at })),
    agentApplicant('unfit', { level: 1 }),
  ]);
  const { campaignId, waves } = await writeSeason(bench, request, '2027-01-04');
  const season = await startSeason(bench, campaignId);
  const { knex } = bench.database;

  // People are sought when the date comes, and offered places at once; who misses a need is ranked, not rejected.
  await season.to('2027-01-18', 7);
  expect((await season.wave(1)).state).toBe('filling');
  await bench.report('marketplace', 'listing.closed', seasonKeys.listing(waves[0] ?? '', 1), { reason: 'enough' });
  await until(bench, 'nobody is offered a place', async () => (await season.people(['offered'])).length > 0);
  await season.rests();
  const offered = await season.people(['offered']);
  expect(offered.length).toBe(9);
  expect(await knex('application').where({ state: 'applied' }).count('* as n').first()).toEqual({ n: 1 });

  // One declines; the funnel is filled up again. Everybody else hands in their papers.
  await agentOf(bench, offered[0] ?? '').answer('offer', 'decline');
  await agentOf(bench, offered[0] ?? '').reaches('aborted');
  await Promise.all(offered.slice(1).map((id) => agentOf(bench, id).toCleared()));
  await season.turn();
  expect((await season.wave(1)).booked).toBe(6);
  expect(await season.counts()).toMatchObject({ booked: 6, waitlisted: 2, fell_out: 1 });

  // A paused season offers nothing and books nobody; what was said stays valid.
  await season.move('paused', 'recruiting');
  await season.to('2027-01-27');
  expect((await season.wave(2)).state).toBe('planned');
  await season.move('recruiting');
  await season.turn();
  expect((await season.wave(2)).state).toBe('filling');
  // The surplus of the first class takes the places of the second first.
  expect((await season.wave(2)).booked).toBe(1);

  // Seven days ahead people confirm; whoever is silent gives the place to the waitlist 48 hours ahead.
  await season.to('2027-02-02');
  const booked = await knex('season_member')
    .where({ wave_id: waves[0], state: 'booked' })
    .orderBy('engagement_id')
    .pluck('engagement_id');
  const silent = booked[0] ?? '';
  const first = { campaignId, no: 1 };
  expect(await confirmPlaces(bench, first, booked.slice(1))).toEqual({ done: 5, refused: [] });
  await season.to('2027-02-04');
  await bench.answer('class-1/go', 'go');
  await season.to('2027-02-06');
  expect(await agentOf(bench, silent).member('state')).toBe('waitlisted');
  expect((await season.wave(1)).booked).toBe(6);
  const seated = await season
    .people(['booked'])
    .then(async (ids) =>
      knex('season_member')
        .whereIn('engagement_id', ids)
        .where({ wave_id: waves[0] })
        .orderBy('engagement_id')
        .pluck('engagement_id'),
    );
  await confirmPlaces(bench, first, seated);
  await season.turn();
  await Promise.all(seated.map((id) => agentOf(bench, id).reaches('training')));

  // Day one: five come, one does not and falls out with the access taken back.
  await season.to('2027-02-08');
  expect((await season.wave(1)).state).toBe('training');
  const noShow = seated[0] ?? '';
  const came = seated.slice(1);
  expect(await checkIn(bench, ops, first, came)).toEqual({ done: 5, refused: [] });
  await season.to('2027-02-09');
  await agentOf(bench, noShow).reaches('aborted');
  expect((await season.wave(1)).checked_in).toBe(5);

  // Four pass the classroom, one does not.
  const failed = came[0] ?? '';
  const results = came.map((engagement) => ({ engagement, passed: engagement !== failed, score: 88 }));
  expect(await giveResults(bench, ops, first, { stage: 'classroom', results })).toEqual({ done: 5, refused: [] });
  await callDue(bench);
  await agentOf(bench, failed).reaches('aborted');
  await season.to('2027-02-15');
  const passed = came.slice(1);
  await season.turn();
  await Promise.all(passed.map((id) => agentOf(bench, id).is('nesting')));
  expect((await season.wave(1)).state).toBe('nesting');

  expect(await broken(bench, 'I1', 'I5', 'I6', 'I7', 'I8', 'I10', 'I11')).toEqual([]);

  // Supervised weeks end by quality and pace; who lacks it gets another week, then a person decides.
  await season.metrics(passed.slice(1), '2027-W07', { qa: 84, aht: 200 });
  await season.metrics(passed.slice(0, 1), '2027-W07', { qa: 55, aht: 340 });
  await season.to('2027-02-22');
  expect(await agentOf(bench, passed[0] ?? '').member('state')).toBe('nesting');
  expect(await season.counts()).toMatchObject({ live: 3, nesting: 1 });
  await season.to('2027-03-01');
  const slow = agentOf(bench, passed[0] ?? '');
  await bench.answer(`nesting/${slow.engagementId}/1`, 'release', undefined, 'not getting better');
  await season.turn();
  await slow.reaches('ending');
  await slow.leave();

  // As demand falls a list is proposed in time, signed by a person, and carried out; a volunteer goes first.
  const live = await season.people(['live']);
  await volunteerForRelease(bench, ops, live[1] ?? '', true);
  await knex('campaign_plan')
    .where({ campaign_id: campaignId })
    .update({
      plan: knex.raw(
        `jsonb_set(plan, '{weeks}', (select jsonb_agg(jsonb_set(w, '{requiredHeads}', to_jsonb((w->>'requiredHeads')::numeric * 0.5))) from jsonb_array_elements(plan->'weeks') w))`,
      ),
    });
  await season.to('2027-03-13');
  expect(
    await knex('release_entry').where({ campaign_id: campaignId, no: 1 }).orderBy('rank').pluck('engagement_id'),
  ).toEqual([live[1]]);
  await bench.answer('release-1', 'sign');
  await season.turn();
  expect(await agentOf(bench, live[1] ?? '').member('ends_on')).toBe('2027-03-21');
  await season.to('2027-03-23');
  await agentOf(bench, live[1] ?? '').reaches('ending');
  await agentOf(bench, live[1] ?? '').leave();

  // The season ends: nobody’s access outlives it, whoever waited in vain is told, and it is closed when all are.
  await season.to('2027-04-05', 6);
  const left = live.filter((id) => id !== live[1]);
  await Promise.all(left.map((id) => agentOf(bench, id).reaches('ending')));
  for (const id of left) await agentOf(bench, id).leave();
  await season.to('2027-04-09');
  await until(bench, 'somebody is still under way', async () => {
    await callDue(bench);
    const open = await knex('engagement')
      .where({ campaign_id: campaignId })
      .whereNotIn('state', ['closed', 'aborted'])
      .pluck('id');
    return open.length === 0;
  });
  // Its run ends with this turn, and rests no more.
  await bench.client.workflow.getHandle(`campaign/${campaignId}`).signal('effectReported', { key: 'test' });
  expect(await bench.ended(`campaign/${campaignId}`)).toBe('COMPLETED');

  const campaign = await knex('campaign').where({ id: campaignId }).first();
  expect([campaign.state, campaign.reserved_minor]).toEqual(['closed', 0]);
  expect(campaign.paid_minor).toBeGreaterThan(0);
  expect(
    await knex('engagement').where({ campaign_id: campaignId }).distinct().orderBy('state').pluck('state'),
  ).toEqual(['aborted', 'closed']);
  expect(await knex('access_lease').whereIn('state', ['open', 'planned']).pluck('id')).toEqual([]);
  expect(await knex('run_timer').pluck('name')).toEqual([]);
  expect(await broken(bench, 'I1', 'I4', 'I5', 'I6', 'I7', 'I8', 'I10', 'I11')).toEqual([]);
  const history = await bench.client.workflow.getHandle(`campaign/${campaignId}`).fetchHistory();
  const events = history.events?.length ?? 0;
  process.stdout.write(`the season: ${events} history events\n`);
  expect(events).toBeLessThan(2000);
}, 120_000);

test('a season that is cancelled takes back what was begun and ends when nobody is under way', async () => {
  const { knex } = bench.database;
  const later = smallSeason('cancelled', { heads: [2, 5, 5, 5, 3, 2], peak: '2027-07-05' });
  bench.world.letApply(Array.from({ length: 12 }, (_, at) => agentApplicant(`later-${at}`, { ask: 1800 + at })));
  const { campaignId, waves } = await writeSeason(bench, later, '2027-04-20');
  const season = await startSeason(bench, campaignId);
  const wave = await season.wave(1);
  await season.to(wave.sourcing_on, 7);
  await bench.report('marketplace', 'listing.closed', seasonKeys.listing(waves[0] ?? '', 1), { reason: 'enough' });
  await until(bench, 'nobody is offered a place', async () => (await season.people(['offered'])).length > 4);
  await season.rests();
  const [first = '', second = '', third = ''] = await season.people(['offered']);
  await agentOf(bench, first).accept();
  await agentOf(bench, second).toCleared();
  await agentOf(bench, third).toCleared();
  await season.turn();
  expect(await season.counts()).toMatchObject({ booked: 2 });

  await bench.store.transaction(async (tx) => {
    const campaign = await bench.store.campaigns.lockCampaign(tx, campaignId);
    const told = { command: 'cmd_test', reason: 'the client calls it off' };
    await bench.store.campaigns.cancelCampaign(tx, bench.store.asks, campaign, staff.ops, told);
  });
  await season.turn();
  await until(bench, 'somebody is still under way', async () => {
    await callDue(bench);
    const open = await knex('engagement')
      .where({ campaign_id: campaignId })
      .whereNotIn('state', ['aborted'])
      .pluck('id');
    return open.length === 0;
  });
  await bench.client.workflow.getHandle(`campaign/${campaignId}`).signal('effectReported', { key: 'test' });
  expect(await bench.ended(`campaign/${campaignId}`)).toBe('COMPLETED');
  expect(await season.counts()).toEqual({ fell_out: (await season.people(['fell_out'])).length });
  expect(await knex('wave').where({ campaign_id: campaignId }).distinct().pluck('state')).toEqual(['cancelled']);
  expect((await knex('campaign').where({ id: campaignId }).first('reserved_minor', 'closed_at')).reserved_minor).toBe(
    0,
  );
  expect(await knex('ask').where({ thread: campaignId, state: 'open' }).pluck('name')).toEqual([]);
  expect(await broken(bench, 'I1', 'I4', 'I5', 'I6', 'I7', 'I8', 'I10', 'I11')).toEqual([]);
}, 120_000);
