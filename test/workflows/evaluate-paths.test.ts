import { closeDueWindows } from '../../activities/windows';
import { addDays } from '../../domain/calendar';
import { runIds } from '../../domain/ids';
import { newJourney, type Journey } from '../support/fixtures';
import { newsAbout } from '../support/news-rows';
import { nameReviewers, rateAs, reviewAll } from '../support/rating-rows';
import { staff } from '../support/staff';
import { openJourney, type JourneyBench } from './journey-bench';
import { eventually, handIn, handOver, leave, playToOffer, playToPapers, playToWork } from './play';

jest.setTimeout(180_000);

let bench: JourneyBench;

beforeEach(async () => {
  bench = await openJourney('2026-11-19T17:00:00.000Z');
});
afterEach(() => bench.close());

const rowsOf = (table: string, where: Record<string, unknown>, ...columns: string[]) =>
  bench.database
    .knex(table)
    .where(where)
    .orderBy('id')
    .select(...columns);
const tierOf = async (talent: string): Promise<string | null> =>
  (await bench.database.knex('talent').where({ id: talent }).first('tier')).tier;

/** Starts only the runs of cases: fixtures play the engagement’s steps by themselves. */
async function deliverCases(): Promise<void> {
  await bench.database
    .knex('outbox')
    .where((o) => void o.whereNull('workflow_id').orWhereNot('workflow_id', 'like', 'rating/%'))
    .delete();
  await bench.deliver();
}

/** The open question about a case, once its run has asked it. */
async function question(name: string): Promise<{ id: string; to_role: string; not_by: string[]; due_at: string }> {
  await deliverCases();
  const { id } = await bench.ask(name);
  return bench.database.knex('ask').where({ id }).first('id', 'to_role', 'not_by', 'due_at');
}

async function decide(askId: string, by: keyof typeof staff, option: string, form?: object): Promise<void> {
  const given = { option, reason: 'looked at the files', ...(form ? { form: { ...form } } : {}) };
  const actor = { kind: 'user', id: staff[by], roles: [by] } as const;
  await bench.store.transaction((tx) => bench.store.asks.answer(tx, askId, actor, given));
  await deliverCases();
}

async function caseEnds(caseId: string, state: string): Promise<void> {
  const read = async () => (await bench.database.knex('rating_case').where({ id: caseId }).first('state')).state;
  await eventually(bench, async () => (await read()) === state, `case ${caseId} is not ${state}`);
  expect(await bench.ended(runIds.ratingCase(caseId))).toBe('COMPLETED');
}

const jump = (days: number) =>
  bench.store.transaction(async (tx) => {
    const at = addDays(await bench.store.clock.now(tx), days, 'utc');
    await bench.store.clock.jump(tx, at, 'time was skipped');
  });

async function cardOf(journey: Journey, period = 'project') {
  const where = { engagement_id: journey.engagementId, period, current: true };
  return bench.database.knex('scorecard').where(where).first();
}

async function dispute(journey: Journey, metric: string): Promise<string> {
  const card = await cardOf(journey);
  return bench.store.transaction((tx) =>
    bench.store.cases.openDispute(tx, {
      talentId: journey.talentId,
      scorecardId: card.id,
      metric,
      reason: 'the dates were moved by the client',
    }),
  );
}

test('the run waits for no peer: milestones are paid and the project is rated with the reviews that came in', async () => {
  const player = await playToOffer(bench, 'peers');
  await nameReviewers(bench.database, player.hireId, [
    'hr@client.example',
    'lead@client.example',
    'ops@client.example',
  ]);
  await playToPapers(bench, player);
  await playToWork(bench, player);
  for (const no of [1, 2, 3]) {
    await handIn(bench, player, no);
    await bench.answer(`work-${no}/review`, 'accept', { rating: 5, defects: 0 });
  }
  const { engagementId } = player;
  const windows = () => rowsOf('rating_window', { engagement_id: engagementId, state: 'asking' }, 'period');
  await eventually(bench, async () => (await windows()).length === 4, 'the project is not rated by date');
  expect(await player.row('phase')).toBe('evaluate');
  // The lead accepts and pays: nobody asks them. Who was asked for the first milestone stays silent.
  const asked = await rowsOf('ask', { subject: engagementId, kind: 'peer-review' }, 'to_user');
  expect(new Set(asked.map(({ to_user }) => to_user))).toEqual(new Set([staff.hr, staff.ops]));
  expect(await reviewAll(bench.store, engagementId, 'milestone-2', 4)).toBe(2);
  expect(await rowsOf('outbox', { workflow_id: runIds.engagement(engagementId) }, 'key')).not.toContainEqual({
    key: expect.stringContaining('peers'),
  });

  await bench.env.sleep('20 days');
  await bench.ask('handover');
  await closeDueWindows(bench.store, 50);
  const cards = await bench.database.knex('scorecard').where({ engagement_id: engagementId }).orderBy('period');
  expect(cards.map(({ period, rated }) => [period, rated])).toEqual([
    ['milestone-1', false],
    ['milestone-2', false],
    ['milestone-3', false],
    ['project', true],
  ]);
  // Milestones are seen where the work is done; a mail tells of the whole.
  const told = ['rated', await player.row('talent_id'), '/portal/rating'];
  expect(await newsAbout(bench.database, engagementId)).toEqual([told]);
  const peerIn = (n: number) => cards[n].metrics.find(({ metric }: { metric: string }) => metric === 'peer');
  expect([peerIn(0), peerIn(2)]).toEqual([undefined, undefined]);
  expect(peerIn(3)).toMatchObject({ raw: 75, samples: 2 });
  expect(await rowsOf('ask', { subject: engagementId, kind: 'peer-review', state: 'open' }, 'id')).toEqual([]);

  await handOver(bench);
  await bench.env.sleep('20 days');
  await leave(bench);
  expect(await bench.ended(runIds.engagement(engagementId))).toBe('COMPLETED');
  expect(await tierOf(await player.row('talent_id'))).toBe('A');
});

test('a dispute is decided by somebody who did not rate; the corrected card counts and the tier follows it', async () => {
  const journey = newJourney(bench.store);
  await rateAs(bench.database, journey, { rating: 4, late: true });
  expect(await cardOf(journey)).toMatchObject({ version: 1, tier_after: 'B', rated: true });
  expect(await tierOf(journey.talentId)).toBe('B');

  const caseId = await dispute(journey, 'commitments');
  const ask = await question('rating/dispute');
  expect(ask).toMatchObject({ to_role: 'hr', not_by: [staff.lead] });
  await decide(ask.id, 'hr', 'correct', { raw: 100 });
  await caseEnds(caseId, 'corrected');

  const card = await cardOf(journey);
  expect(card).toMatchObject({ version: 2, tier_before: null, tier_after: 'A' });
  expect(card.score).toBeGreaterThan(85);
  expect(await rowsOf('scorecard', { engagement_id: journey.engagementId, period: 'project' }, 'version')).toHaveLength(
    2,
  );
  expect(await tierOf(journey.talentId)).toBe('A');
  const changes = await bench.database.knex('tier_change').where({ talent_id: journey.talentId }).orderBy('no');
  expect(changes.map(({ tier_from, tier_to, cause }) => [tier_from, tier_to, cause])).toEqual([
    [null, 'B', 'entry'],
    ['B', 'A', 'correction'],
  ]);
  await expect(dispute(journey, 'commitments')).rejects.toThrow('was disputed before');
  // Rated on Sat 19 Dec: five business days of California, Christmas left out.
  await jump(9);
  await expect(dispute(journey, 'quality')).rejects.toThrow(
    'could be disputed until Mon 28 Dec 2026; that day is over',
  );
});

test('a dispute that nobody decides is asked again, of the next in line, and never decided by silence', async () => {
  const journey = newJourney(bench.store);
  await rateAs(bench.database, journey, { rating: 2 });
  const caseId = await dispute(journey, 'outcome');
  const first = await question('rating/dispute');
  await bench.store.transaction((tx) =>
    bench.store.clock.jump(tx, addDays(first.due_at, 1, 'utc'), 'time was skipped'),
  );
  await bench.store.transaction((tx) => bench.store.asks.sweep(tx, 50));
  const again = await question('rating/dispute');
  expect(again).toMatchObject({ to_role: 'ops' });
  expect(again.id).not.toBe(first.id);
  await decide(again.id, 'ops', 'leave-out');
  await caseEnds(caseId, 'corrected');
  expect((await cardOf(journey)).metrics.map(({ metric }: { metric: string }) => metric)).not.toContain('outcome');
});

const poor = { rating: 1, defects: 4, rounds: 3, late: true };

test('tier D needs a person, and an appeal that somebody else upholds restores the tier', async () => {
  const journey = newJourney(bench.store);
  await rateAs(bench.database, journey, poor);
  expect(await cardOf(journey)).toMatchObject({ tier_after: 'C' });
  expect(await tierOf(journey.talentId)).toBe('C');
  expect(await rowsOf('ask', { kind: 'refresher' }, 'state', 'to_talent')).toEqual([
    { state: 'open', to_talent: journey.talentId },
  ]);

  const ask = await question('rating/demotion');
  expect(ask).toMatchObject({ to_role: 'hr', not_by: [staff.lead] });
  const [demotion] = await rowsOf('rating_case', { kind: 'demotion' }, 'id');
  await decide(ask.id, 'hr', 'confirm');
  await caseEnds(demotion.id, 'confirmed');
  expect(await tierOf(journey.talentId)).toBe('D');

  const [change] = await rowsOf('tier_change', { tier_to: 'D' }, 'id');
  const appeal = { talentId: journey.talentId, changeId: change.id, reason: 'I was ill and said so' };
  const caseId = await bench.store.transaction((tx) => bench.store.cases.openTierAppeal(tx, appeal));
  const asked = await question('rating/appeal');
  expect(asked).toMatchObject({ to_role: 'ops', not_by: [staff.hr] });
  await expect(decide(asked.id, 'hr', 'uphold')).rejects.toThrow('not yours to answer');
  await decide(asked.id, 'ops', 'restore');
  await caseEnds(caseId, 'restored');
  expect(await tierOf(journey.talentId)).toBe('C');
  await expect(bench.store.transaction((tx) => bench.store.cases.openTierAppeal(tx, appeal))).rejects.toThrow(
    'You appealed against this decision before',
  );
});

test('silence never gives tier D', async () => {
  const journey = newJourney(bench.store);
  await rateAs(bench.database, journey, poor);
  const ask = await question('rating/demotion');
  await bench.store.transaction((tx) => bench.store.clock.jump(tx, addDays(ask.due_at, 1, 'utc'), 'time was skipped'));
  await bench.store.transaction((tx) => bench.store.asks.sweep(tx, 50));
  await deliverCases();
  const [demotion] = await rowsOf('rating_case', { kind: 'demotion' }, 'id');
  await caseEnds(demotion.id, 'kept');
  expect(await tierOf(journey.talentId)).toBe('C');
});
