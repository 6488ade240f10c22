import { outlookFor, tellCampaign } from '../../api/intake/campaign-command';
import { shiftDate } from '../../domain/calendar';
import type { SeasonCommand } from '../../domain/season/command-kinds';
import { onboardKeys } from '../../domain/onboard/keys';
import { sourceKeys } from '../../domain/source/keys';
import { staff } from '../support/staff';
import { openJourney, publishPolicy, type JourneyBench } from './journey-bench';
import { broken, callDue, offerPlace, smallSeason, until, writeSeason, type Agent } from './season-bench';
import { goToFloor, sitInClass, startSeason } from './season-play';

let bench: JourneyBench;

beforeAll(async () => {
  bench = await openJourney('2027-01-18T15:00:00.000Z');
  bench.world.letApply([]);
}, 120_000);

afterAll(() => bench.close());

/** People of one season, each at another stage of the way. */
async function peopleUnderWay(externalId: string) {
  const { campaignId, waves } = await writeSeason(bench, smallSeason(externalId), '2027-01-04');
  bench.about(campaignId);
  const place = { campaignId, waveId: waves[0] ?? '' };
  const offer = (name: string) => offerPlace(bench, place, `${externalId}-${name}`);
  const [offered, inCheck, atPapers, cleared, inClass, atWork] = [
    await offer('offered'),
    await offer('in-check'),
    await offer('at-papers'),
    await offer('cleared'),
    await offer('in-class'),
    await offer('at-work'),
  ];
  await inCheck.accept();
  await inCheck.consent();
  await atPapers.accept();
  await atPapers.consent();
  await atPapers.cleared();
  await cleared.toCleared();
  await sitInClass(bench, inClass);
  await goToFloor(bench, atWork);
  await bench.store.transaction(async (tx) => {
    for (const to of ['filling', 'training'] as const)
      await bench.store.waves.moveWave(tx, await bench.store.waves.lockWave(tx, place.waveId), to, 'system:test');
    await bench.store.waves.recountWaves(tx, [place.waveId]);
    await bench.store.members.moveMembers(tx, [atWork.engagementId], {
      to: 'live',
      actor: 'system:test',
      changes: { supervised: false, live_at: await bench.store.clock.now(tx) },
    });
  });
  await until(bench, 'nothing is sent to sign', async () =>
    bench.world.envelopes.has(onboardKeys.sow(atPapers.engagementId)),
  );
  await until(bench, 'no check is ordered', async () => bench.world.checks.has(sourceKeys.check(inCheck.engagementId)));
  return { campaignId, waveId: place.waveId, offered, inCheck, atPapers, cleared, inClass, atWork };
}

/** Somebody’s shift in a month, confirmed, with its place taken. */
async function confirmedShift(campaignId: string, { engagementId }: Agent): Promise<void> {
  const at = { starts_at: '2027-02-17T15:00:00Z', ends_at: '2027-02-17T15:30:00Z' };
  const { knex } = bench.database;
  await knex('shift_block').insert({
    ...at,
    campaign_id: campaignId,
    queue: 'voice',
    needed: 1,
    capacity: 1,
    claimed: 1,
    published_at: '2027-01-18',
    plan_version: 1,
  });
  await knex('shift').insert({
    ...at,
    id: `shift_${engagementId}`,
    campaign_id: campaignId,
    engagement_id: engagementId,
    queue: 'voice',
    period: '2027-W07',
    state: 'confirmed',
    claimed_at: '2027-01-18',
  });
}

let told = 0;
const tell = (campaignId: string, kind: SeasonCommand, body: object = {}) =>
  tellCampaign(
    { store: bench.store, deliver: () => bench.deliver() },
    { kind: 'user', id: staff.ops, roles: ['ops'] },
    { campaignId, kind, body: { reason: 'as the client says', ...body }, key: `stop-${++told}` },
  );

const leases = (agent: Agent): Promise<string[]> =>
  bench.database.knex('access_lease').where({ engagement_id: agent.engagementId }).pluck('state');
const heldBy = async (agent: Agent): Promise<string[]> =>
  bench.world.held.get(`helpdesk/${await agent.row<string>('talent_id')}`) ?? [];
const asks = (where: object): Promise<string[]> =>
  bench.database.knex('ask').where(where).orderBy('name').pluck('name');

test('a pause holds new offers and places, and nobody who is under way loses anything', async () => {
  const { knex } = bench.database;
  const { campaignId, ...people } = await peopleUnderWay('paused');
  const season = await startSeason(bench, campaignId);
  await tell(campaignId, 'pause');
  await season.turn();
  expect((await knex('campaign').where({ id: campaignId }).first('state')).state).toBe('paused');

  // An offer that is out stays valid, a check goes on, papers are handed in: all of them wait for a class.
  await people.offered.toCleared();
  await people.inCheck.cleared();
  await people.inCheck.sign();
  await people.inCheck.handIn();
  await people.inCheck.is('cleared');
  await season.turn();
  expect(await season.counts()).toEqual({ offered: 1, cleared: 3, training: 1, live: 1 });
  expect((await season.wave(2)).state).toBe('planned');

  // Access stays where it was given, and is given to nobody else; a class that has begun goes on.
  expect([await heldBy(people.inClass), await heldBy(people.atWork), await heldBy(people.cleared)]).toEqual([
    ['agent'],
    ['agent'],
    [],
  ]);
  expect(await knex('campaign').where({ id: campaignId }).first('reserved_minor')).not.toEqual({ reserved_minor: 0 });

  // Whoever works may leave all the same, with access taken first.
  const reason = { reason: 'found other work', cause: 'conduct' };
  await bench.store.transaction(async (tx) =>
    bench.store.commands.giveCommand(tx, {
      id: `cmd_pause_${campaignId}`,
      subject: people.atWork.engagementId,
      workflowId: await people.atWork.row<string>('workflow_id'),
      kind: 'terminate',
      body: reason,
      by: staff.ops,
    }),
  );
  await bench.deliver();
  await people.atWork.reaches('ending');
  await until(bench, 'access is not gone', async () => (await heldBy(people.atWork)).length === 0);

  await tell(campaignId, 'resume');
  await season.turn();
  expect((await knex('campaign').where({ id: campaignId }).first('state')).state).not.toBe('paused');
  expect(await broken(bench, 'I1', 'I4', 'I5', 'I6', 'I7', 'I8', 'I10', 'I11')).toEqual([]);
  await tell(campaignId, 'cancel');
  await season.turn();
}, 120_000);

test('a cancelled season withdraws offers, takes back what was begun, offboards who works, and pays what is owed', async () => {
  const { knex } = bench.database;
  const { campaignId, waveId, ...people } = await peopleUnderWay('cancelled');
  await confirmedShift(campaignId, people.atWork);
  const season = await startSeason(bench, campaignId);
  expect([await heldBy(people.inClass), await heldBy(people.atWork)]).toEqual([['agent'], ['agent']]);

  await tell(campaignId, 'cancel');
  await season.turn();
  const before = [people.offered, people.inCheck, people.atPapers, people.cleared, people.inClass];
  for (const agent of before) {
    await agent.reaches('aborted');
    expect(await bench.ended(`engagement/${agent.engagementId}`)).toBe('COMPLETED');
    expect(await agent.member('state')).toBe('fell_out');
    expect(await agent.row('reserved_minor')).toBe(0);
    expect((await leases(agent)).filter((state) => state === 'planned' || state === 'open')).toEqual([]);
    expect(await asks({ subject: agent.engagementId, state: 'open' })).toEqual([]);
  }
  expect(await knex('ask').where({ subject: people.offered.engagementId, name: 'offer' }).pluck('state')).toEqual([
    'withdrawn',
  ]);
  expect(bench.world.checks.get(sourceKeys.check(people.inCheck.engagementId))?.status).toBe('canceled');
  expect(bench.world.envelopes.get(onboardKeys.sow(people.atPapers.engagementId))).toBe('voided');
  expect(await heldBy(people.inClass)).toEqual([]);

  // Whoever works leaves properly: access first, then what is left to answer; shifts are free for nobody, but not taken.
  await people.atWork.reaches('ending');
  await until(bench, 'access is not gone', async () => (await heldBy(people.atWork)).length === 0);
  await people.atWork.leave();
  await season.turn();
  expect(await knex('shift').where({ campaign_id: campaignId }).pluck('state')).toEqual(['released']);
  expect(await knex('shift_block').where({ campaign_id: campaignId }).pluck('claimed')).toEqual([0]);
  expect(await knex('wave').where({ id: waveId }).pluck('state')).toEqual(['cancelled']);

  // It ends when the days in class and at work are paid, not before.
  expect((await knex('campaign').where({ id: campaignId }).first('closed_at')).closed_at).toBeNull();
  await season.to('2027-01-29');
  await until(bench, 'somebody is still under way', async () => {
    await callDue(bench);
    return (await people.atWork.row('state')) === 'closed';
  });
  await bench.client.workflow.getHandle(`campaign/${campaignId}`).signal('effectReported', { key: 'test' });
  expect(await bench.ended(`campaign/${campaignId}`)).toBe('COMPLETED');
  expect(await bench.ended(`engagement/${people.atWork.engagementId}`)).toBe('COMPLETED');
  expect(
    await knex('payment')
      .whereIn('engagement_id', [people.inClass.engagementId, people.atWork.engagementId])
      .distinct()
      .pluck('state'),
  ).toEqual(['paid']);
  expect((await knex('payment').where({ engagement_id: people.inClass.engagementId })).length).toBe(1);
  expect(await knex('campaign').where({ id: campaignId }).first('state', 'reserved_minor')).toEqual({
    state: 'cancelled',
    reserved_minor: 0,
  });
  expect(await asks({ thread: campaignId, state: 'open' })).toEqual([]);
  expect(await broken(bench, 'I1', 'I4', 'I5', 'I6', 'I7', 'I8', 'I10', 'I11')).toEqual([]);
}, 120_000);

test('a check that is valid from before is used again: nobody is asked for consent and nothing is ordered', async () => {
  await publishPolicy(bench.store, 'vetting', {});
  const first = await writeSeason(bench, smallSeason('first-season'), '2027-01-04');
  const next = await writeSeason(bench, smallSeason('next-season'), '2027-01-04');
  await publishPolicy(bench.store, 'vetting', { reuseBeyondStartDays: 3650 });
  const before = await offerPlace(bench, { campaignId: first.campaignId, waveId: first.waves[0] ?? '' }, 'again');
  await before.toCleared();
  await before.call('seat', { left_why: 'no class has a place any more' });
  await before.reaches('aborted');

  const again = await offerPlace(bench, { campaignId: next.campaignId, waveId: next.waves[0] ?? '' }, 'again');
  await again.accept();
  await again.sign();
  await again.handIn();
  await again.is('cleared');
  const { knex } = bench.database;
  expect(await asks({ subject: again.engagementId, kind: 'consent' })).toEqual([]);
  expect(bench.world.done.some(({ key }) => key === sourceKeys.check(again.engagementId))).toBe(false);
  const [check] = await knex('screening').where({ engagement_id: before.engagementId });
  expect(await knex('screening').where({ engagement_id: again.engagementId })).toMatchObject([
    { state: 'clear', reused_from: check.id, valid_until: check.valid_until, provider_ref: null },
  ]);
  // They are told so, once, and may work by it.
  const mails = await knex('outbox').whereRaw(`payload->>'news' = 'check-reused'`).pluck('key');
  expect(mails).toEqual([`mail/${again.engagementId}/news/check-reused/${await again.row<string>('talent_id')}`]);
  await again.call('seat', { provisioned_at: await bench.store.transaction((tx) => bench.store.clock.now(tx)) });
  await again.reaches('training');
  expect(await heldBy(again)).toEqual(['agent']);
  expect(await broken(bench, 'I8')).toEqual([]);
}, 60_000);

test('whoever had a place in a class whose first day passed during a pause sits in another one', async () => {
  const { knex } = bench.database;
  const request = smallSeason('missed', { peak: '2027-04-05' });
  const { campaignId, waves } = await writeSeason(bench, request, '2027-02-15');
  bench.about(campaignId);
  const season = await startSeason(bench, campaignId);
  const first = await season.wave(1);
  await season.to(first.sourcing_on);
  const agent = await offerPlace(bench, { campaignId, waveId: waves[0] ?? '' }, 'missed-one');
  await agent.toCleared();
  await season.turn();
  expect([await agent.member('state'), await agent.member('wave_id')]).toEqual(['booked', waves[0]]);

  await tell(campaignId, 'pause');
  await season.turn();
  await season.to(shiftDate(first.classroom_on, 2));
  const told = { campaignId, kind: 'resume', body: { reason: 'it is decided' } } as const;
  const outlook = await outlookFor({ store: bench.store }, told);
  expect(outlook.says).toMatch(/The first day of class 1 has passed; its people go into a class that goes live 2027-/);
  await tell(campaignId, 'resume');
  await season.turn();
  if (outlook.needsApproval) {
    expect((await knex('campaign').where({ id: campaignId }).first('state')).state).toBe('paused');
    await bench.answer('plan/2', 'approve');
    await season.turn();
  }
  await season.turn();
  const place = await knex('wave')
    .where({ id: await agent.member<string>('wave_id') })
    .first();
  expect([await agent.member('state'), place.state]).toEqual(['booked', 'filling']);
  expect(place.classroom_on > shiftDate(first.classroom_on, 2)).toBe(true);
  expect([(await season.wave(1)).state, (await season.wave(1)).booked]).toEqual(['cancelled', 0]);
  expect(await broken(bench, 'I4', 'I5', 'I6', 'I7', 'I8', 'I10', 'I11')).toEqual([]);
  await tell(campaignId, 'cancel');
  // Whoever was called is taken back; then nothing is left to wait for. The season looks once a day, here at once.
  await until(bench, 'the season does not let go', async () => {
    await callDue(bench);
    return (await agent.row('state')) === 'aborted';
  });
  await bench.client.workflow.getHandle(`campaign/${campaignId}`).signal('effectReported', { key: 'test' });
  expect(await bench.ended(`campaign/${campaignId}`)).toBe('COMPLETED');
}, 120_000);
