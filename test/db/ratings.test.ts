import { createRatingCaseActivities } from '../../activities/rating-case';
import { closeDueWindows, openStretchForMore } from '../../activities/windows';
import { changeTierByHand } from '../../adapters/db/tier-by-hand';
import { defaultPolicies } from '../../domain/policy/defaults';
import { newJourney, type Journey } from '../support/fixtures';
import { newsAbout } from '../support/news-rows';
import { nameReviewers, reviewAll } from '../support/rating-rows';
import { openReading, type Reading } from '../support/reading';
import { staff } from '../support/staff';

let reading: Reading;

beforeEach(async () => {
  reading = await openReading();
});
afterEach(() => reading.close());

const jump = (at: string) => reading.store.transaction((tx) => reading.store.clock.jump(tx, at, 'test'));
const cards = async ({ engagementId }: Journey) =>
  (await reading.database.knex('scorecard').where({ engagement_id: engagementId }).orderBy('closed_at')) as {
    period: string;
    metrics: { metric: string; samples: number }[];
    rated: boolean;
  }[];
const metricsIn = (card: { metrics: { metric: string }[] } | undefined) => card?.metrics.map(({ metric }) => metric);

test('stretches of days close by date, one after the other, each with the reviews of its time', async () => {
  const { store, database } = reading;
  const policy = { ...defaultPolicies.evaluate, projectWindow: { days: 14 } };
  await store.transaction((tx) =>
    store.policies.publish(tx, { kind: 'evaluate', document: policy, note: 'two-weekly', by: 'system:test' }),
  );
  const journey = newJourney(store);
  await journey.to('sourcing');
  await nameReviewers(database, journey.hireId, ['hr@client.example', 'ops@client.example']);
  await journey.to('paid');
  const windows = () => database.knex('rating_window').orderBy('opened_at').select('period', 'state');
  expect(await windows()).toEqual([{ period: 'stretch-1', state: 'open' }]);
  expect(await closeDueWindows(store, 50)).toBe(0);

  await jump('2026-12-11T18:00:00.000Z');
  await closeDueWindows(store, 50);
  expect(await windows()).toEqual([{ period: 'stretch-1', state: 'asking' }]);
  expect(await reviewAll(store, journey.engagementId, 'stretch-1', 5)).toBe(2);
  await jump('2026-12-15T18:00:00.000Z');
  await closeDueWindows(store, 50);
  expect(await windows()).toEqual([
    { period: 'stretch-1', state: 'closed' },
    { period: 'stretch-2', state: 'open' },
  ]);
  expect(metricsIn((await cards(journey))[0])).toContain('peer');

  // The work ends within the second stretch: both it and the project close by date, whoever stays silent.
  await journey.to('evaluated');
  expect(await windows()).toEqual([
    { period: 'stretch-1', state: 'closed' },
    { period: 'stretch-2', state: 'asking' },
    { period: 'project', state: 'asking' },
  ]);
  await jump('2026-12-30T18:00:00.000Z');
  await closeDueWindows(store, 50);
  const all = await cards(journey);
  expect(all.map(({ period }) => period).sort()).toEqual(['project', 'stretch-1', 'stretch-2']);
  expect(metricsIn(all.find(({ period }) => period === 'stretch-2'))).not.toContain('peer');
  expect(all.find(({ period }) => period === 'project')).toMatchObject({ rated: true });
  expect((await windows()).every(({ state }: { state: string }) => state === 'closed')).toBe(true);
  expect(await closeDueWindows(store, 50)).toBe(0);

  // A piece that is added after the rating counts in a stretch of its own, and no other follows it.
  await store.transaction(async (tx) => {
    const engagement = await store.engagements.lockEngagement(tx, journey.engagementId);
    await openStretchForMore(store, tx, engagement);
    const piece = { no: 4, title: 'Flyer', acceptance: ['printed'], amountMinor: 10_000 };
    await store.work.planWork(tx, engagement.id, [{ ...piece, dueAt: '2026-12-31T18:00:00.000Z' }]);
    await tx('work_item')
      .where({ engagement_id: engagement.id, no: 4 })
      .update({ state: 'done', accepted_at: '2026-12-31T18:00:00.000Z', review: { rating: 5, defects: 0 }, rounds: 1 });
  });
  await jump('2027-01-14T18:00:00.000Z');
  for (let turn = 0; turn < 3; turn += 1) await closeDueWindows(store, 50);
  const later = (await cards(journey)).at(-1);
  expect(later).toMatchObject({ period: 'stretch-3' });
  expect(later?.metrics.every(({ samples }) => samples === 1)).toBe(true);
  // Each stretch, the whole, and what came after it: the person is told of all four.
  const told = ['rated', journey.talentId, '/portal/rating'];
  expect(await newsAbout(database, journey.engagementId)).toEqual([told, told, told, told]);
  expect((await windows()).every(({ state }: { state: string }) => state === 'closed')).toBe(true);
}, 60_000);

test('colleagues of the same lead and role are asked at the end, when nobody is named; one alone is not', async () => {
  const { store, database } = reading;
  const [one, two, three] = [newJourney(store, 1), newJourney(store, 2), newJourney(store, 3)];
  await two.to('active');
  await one.to('evaluated');
  const asked = () =>
    database.knex('ask').where({ kind: 'peer-review' }).orderBy('to_talent').pluck<string[]>('to_talent');
  expect(await asked()).toEqual([]);
  expect((await cards(one)).map(({ period }) => period)).toContain('project');

  await three.to('active');
  const four = newJourney(store, 4);
  await four.to('evaluated');
  expect(await asked()).toEqual([one.talentId, two.talentId, three.talentId].sort());
  expect((await cards(four)).map(({ period }) => period)).not.toContain('project');
  // Nothing waits for them: the engagement goes on to its close, and takes the questions back.
  await four.to('closed');
  await closeDueWindows(store, 50);
  expect(metricsIn((await cards(four)).find(({ period }) => period === 'project'))).not.toContain('peer');
  expect(await database.knex('ask').where({ kind: 'peer-review', state: 'open' })).toEqual([]);
}, 120_000);

test('a step that is repeated rates nothing twice, and the history of a tier has no gaps', async () => {
  const { store, database } = reading;
  const journey = newJourney(store);
  await journey.to('evaluated');
  await store.transaction(async (tx) => {
    const person = await store.tiers.lockTier(tx, journey.talentId);
    const move = {
      to: 'C',
      cause: 'demotion',
      reason: 'again',
      source: `card/x`,
      scorecardId: null,
      by: 'system:test',
      policy: 'evaluate@1',
    } as const;
    expect(await store.tiers.moveTier(tx, person, move, defaultPolicies.evaluate)).not.toBeNull();
    expect(await store.tiers.moveTier(tx, person, move, defaultPolicies.evaluate)).toBeNull();
  });
  const request = { from: 'C', to: 'B', reason: 'talked it over' } as const;
  await store.transaction((tx) => changeTierByHand(tx, journey.talentId, request, staff.hr));
  await expect(store.transaction((tx) => changeTierByHand(tx, journey.talentId, request, staff.hr))).rejects.toThrow(
    'has tier B by now',
  );
  const changes = await database.knex('tier_change').where({ talent_id: journey.talentId }).orderBy('no');
  expect(changes.map(({ no, tier_from, tier_to }) => [no, tier_from, tier_to])).toEqual([
    [1, null, 'A'],
    [2, 'A', 'C'],
    [3, 'C', 'B'],
  ]);
  const events = await database.knex('event').where({ subject: journey.talentId, type: 'tier.changed' });
  expect(events).toHaveLength(3);
}, 60_000);

test('an appeal against a suspension that was wrong tells the run to go on', async () => {
  const { store, database } = reading;
  const journey = newJourney(store);
  await journey.to('making');
  const { engagementId, talentId } = journey;
  await store.transaction(async (tx) => {
    await store.commands.giveCommand(tx, {
      id: 'cmd_suspend',
      subject: engagementId,
      workflowId: `engagement/${engagementId}`,
      kind: 'suspend',
      body: { reason: 'missed a call' },
      by: staff.lead,
    });
    await store.commands.settleCommand(
      tx,
      await store.commands.lockCommand(tx, 'cmd_suspend'),
      'applied',
      'done',
      'system:test',
    );
    await store.engagements.moveEngagement(
      tx,
      await store.engagements.lockEngagement(tx, engagementId),
      'suspended',
      'system:test',
    );
  });
  const appeal = { talentId, engagementId, reason: 'the line was down' };
  const caseId = await store.transaction((tx) => store.cases.openEngagementAppeal(tx, appeal));
  const { askAboutCase, decideCase } = createRatingCaseActivities({ store }).records;
  await askAboutCase({ caseId, round: 1 });
  const ask = await database.knex('ask').where({ kind: 'rating-appeal' }).first();
  expect(ask).toMatchObject({
    question: 'Does the suspension of “Spring campaign assets” stand?',
    not_by: [staff.lead],
  });
  const ops = { kind: 'user', id: staff.ops, roles: ['ops'] } as const;
  await store.transaction((tx) =>
    store.asks.answer(tx, ask.id, ops, { option: 'restore', reason: 'the line was down' }),
  );
  expect(await decideCase({ caseId, round: 1 })).toEqual({ end: 'restored' });
  expect(await decideCase({ caseId, round: 1 })).toEqual({ end: 'restored' });
  expect(await database.knex('command').where({ kind: 'resume' }).select('subject', 'state')).toEqual([
    { subject: engagementId, state: 'given' },
  ]);
}, 60_000);
