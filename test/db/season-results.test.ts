import { nesting } from '../../activities/season/nesting';
import { readSeason, type SeasonPorts } from '../../activities/season/part';
import { results } from '../../activities/season/results';
import { readClassPage } from '../../adapters/db/season/reads/class-page';
import { giveResults } from '../../api/intake/classes';
import type { MemberState } from '../../domain/lifecycle';
import { openReading, type Reading } from '../support/reading';
import { seedSeason, type SeededSeason } from '../support/season-rows';
import { staff } from '../support/staff';

let reading: Reading;
let ports: SeasonPorts;
let season: SeededSeason;

const ops = { kind: 'user', id: staff.ops, roles: ['ops'] } as const;

/** Three people of a class whose classroom ends on Monday 8 March, and whose supervised weeks end on the 15th. */
async function seed(state: MemberState): Promise<void> {
  reading = await openReading();
  ports = { store: reading.store, beat: () => undefined } as unknown as SeasonPorts;
  season = await seedSeason(reading.store, { members: 3, state });
  await reading.database.knex('wave').update({ state: 'nesting', nesting_on: '2027-03-08', live_on: '2027-03-15' });
}
afterEach(() => reading.close());

const jump = (at: string) => reading.store.transaction((tx) => reading.store.clock.jump(tx, at, 'test'));
const look = () => readSeason(reading.store, season.campaignId);
const turn = async () => results(ports, await look());
const asks = (): Promise<{ id: string; state: string; group_key: string; question: string; to_role: string }[]> =>
  reading.database.knex('ask').where({ kind: 'class-results' }).orderBy('group_key');
const answer = async (option: string, reason?: string) => {
  const open = (await asks()).find(({ state }) => state === 'open');
  await reading.store.transaction((tx) =>
    reading.store.asks.answer(tx, open?.id ?? '', ops as never, { option, ...(reason && { reason }) }),
  );
};
const members = (column: string): Promise<unknown[]> =>
  reading.database.knex('season_member').distinct().orderBy(column).pluck(column);

describe('after the classroom', () => {
  beforeEach(() => seed('training'), 60_000);

  test('results that do not come are asked for a day after its end, all of a class at once', async () => {
    await jump('2027-03-08T15:00:00.000Z');
    expect(await turn()).toEqual({ next: '2027-03-09T14:00:00.000Z' });
    await jump('2027-03-09T14:00:00.000Z');
    expect(await turn()).toEqual({ did: 'class 1: results of 3 are asked for' });
    expect(await turn()).toEqual({});
    const { resultsAsk } = await readClassPage(reading.as('ops'), season.campaignId, 1);
    expect(resultsAsk).toBe((await asks())[0]?.id);
    expect(await asks()).toMatchObject([
      {
        question: 'Did 3 people pass the classroom of class 1?',
        to_role: 'ops',
        on_timeout: 'later',
        escalate_role: 'admin',
      },
    ]);
  });

  test('all passed, in a word: they go on to the floor', async () => {
    await jump('2027-03-09T14:00:00.000Z');
    await turn();
    await answer('passed');
    expect(await turn()).toEqual({ did: 'class 1: 3 passed' });
    expect(await members('passed_at')).toEqual([expect.stringMatching(/^2027-03-09T14:00/)]);
    expect(await turn()).toEqual({});
  });

  test('none passed: they are told that it ends here', async () => {
    await jump('2027-03-09T14:00:00.000Z');
    await turn();
    await answer('failed', 'the course was the wrong one');
    expect(await turn()).toEqual({ did: 'class 1: 3 did not pass' });
    expect(await members('left_why')).toEqual(['did not pass the classroom']);
    expect(await reading.database.knex('run_timer').pluck('name')).toEqual(['class', 'class', 'class']);
    expect(await turn()).toEqual({});
  });

  test('later, or silence, asks again a day on', async () => {
    await jump('2027-03-09T14:00:00.000Z');
    await turn();
    await jump('2027-03-11T15:00:00.000Z');
    while ((await reading.store.transaction((tx) => reading.store.asks.sweep(tx, 100))) > 0);
    expect((await turn()).next).toMatch(/^2027-03-12T15:00/);
    await jump('2027-03-12T16:00:00.000Z');
    expect(await turn()).toEqual({ did: 'class 1: results of 3 are asked for' });
    expect((await asks()).map(({ state }) => state)).toEqual(['answered', 'open']);
  });

  test('results that come on their own close the question', async () => {
    await jump('2027-03-09T14:00:00.000Z');
    await turn();
    const given = season.people.map(({ engagementId }) => ({ engagement: engagementId, passed: true, score: 80 }));
    const services = { store: reading.store, deliver: () => Promise.resolve() } as never;
    await giveResults(services, ops, { campaignId: season.campaignId, no: 1 }, { stage: 'classroom', results: given });
    expect(await turn()).toEqual({});
    expect((await asks()).map(({ state }) => state)).toEqual(['withdrawn']);
  });
});

describe('under supervision', () => {
  beforeEach(() => seed('nesting'), 60_000);

  test('of whom the work tool says nothing their class is asked about, not each of them', async () => {
    await jump('2027-03-15T14:00:00.000Z');
    expect(await nesting(ports, await look())).toEqual({ next: null });
    await jump('2027-03-16T14:00:00.000Z');
    expect(await turn()).toEqual({ did: 'class 1: results of 3 are asked for' });
    expect((await asks())[0]?.question).toBe('Are 3 people of class 1 good enough to work without supervision?');
    expect(await reading.database.knex('ask').where({ kind: 'nesting' })).toEqual([]);
    await answer('extend');
    expect(await turn()).toEqual({ did: 'class 1: 3 get a week more' });
    expect(await members('nesting_weeks')).toEqual([1]);
    expect(await turn()).toEqual({});
    // A week later nothing has come either.
    await jump('2027-03-23T14:00:00.000Z');
    await turn();
    await answer('passed');
    expect(await turn()).toEqual({ did: 'class 1: 3 are live' });
    expect(await members('state')).toEqual(['live']);
    expect(await members('supervised')).toEqual([false]);
  });

  test('whoever did not pass gets one week more a week, however often it is said', async () => {
    const services = { store: reading.store, deliver: () => Promise.resolve() } as never;
    const failing = season.people.map(({ engagementId }) => ({ engagement: engagementId, passed: false }));
    const say = () =>
      giveResults(services, ops, { campaignId: season.campaignId, no: 1 }, { stage: 'nesting', results: failing });
    // On the Friday before their class goes live, and day by day after it.
    for (const day of ['12', '13', '14', '15', '16', '17']) {
      await jump(`2027-03-${day}T17:00:00.000Z`);
      expect(await say()).toEqual({ done: 3, refused: [] });
      expect(await members('nesting_weeks')).toEqual([1]);
    }
    expect(await turn()).toEqual({});
    await jump('2027-03-19T17:00:00.000Z');
    await say();
    expect(await members('nesting_weeks')).toEqual([2]);
  });

  test('figures of each of them close the question', async () => {
    await jump('2027-03-16T14:00:00.000Z');
    await turn();
    for (const { engagementId } of season.people)
      await reading.database.knex('work_metric').insert({
        campaign_id: season.campaignId,
        engagement_id: engagementId,
        period: '2027-W10',
        metric: 'qa',
        value: 50,
        n: 40,
        source: 'test',
        received_at: '2027-03-16T14:00:00.000Z',
      });
    await turn();
    expect((await asks()).map(({ state }) => state)).toEqual(['withdrawn']);
  });
});
