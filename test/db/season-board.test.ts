import { readHome } from '../../adapters/db/reads/home';
import { createBoardLooks } from '../../adapters/db/season/reads/board-looks';
import { askId } from '../../adapters/db/asks/insert';
import { readBoard } from '../../adapters/db/season/reads/board';
import { readClassPage } from '../../adapters/db/season/reads/class-page';
import { readPlanPage } from '../../adapters/db/season/reads/plan-page';
import { readReport } from '../../adapters/db/season/reads/report';
import { listSeasons } from '../../adapters/db/season/reads/seasons';
import { NotFound } from '../../domain/errors';
import { BoardView } from '../../domain/season/board-contract';
import { openReading, type Reading } from '../support/reading';
import { seedScene, type SeasonScene } from '../support/season-scene';

let reading: Reading;
let season: SeasonScene;

beforeAll(async () => {
  reading = await openReading();
  season = await seedScene(reading.store, { at: '2027-01-27T15:40:00Z' });
  await reading.database.knex.raw('analyze');
}, 60_000);
afterAll(() => reading.close());

test('a board is one statement, and one for the names of people at risk', async () => {
  const statements = await reading.statements(() => readBoard(reading.as('ops'), season.id));
  expect(statements).toHaveLength(2);
  expect(await reading.statements(() => readBoard(reading.as('engineer'), season.id))).toHaveLength(1);
});

test('who watches a season shares its look, until somebody wants a newer one', async () => {
  const boards = createBoardLooks(reading.database.knex, { keptMs: 60_000, renewedMs: 60_000 });
  const engineer = reading.as('engineer');
  const looks = async (work: () => Promise<unknown>) => (await reading.statements(work)).length;
  const three = () => Promise.all([1, 2, 3].map(() => boards.read(engineer, season.id)));
  expect(await looks(three)).toBe(1);
  expect(await looks(three)).toBe(0);
  expect(await boards.read(engineer, season.id)).toEqual(await readBoard(engineer, season.id));
  expect(await looks(() => boards.read(engineer, season.id, Date.now()))).toBe(1);
  // Who has changed something sees it; the others need not wait for that.
  boards.forget(reading.as('ops').reader.id);
  // A look of the same millisecond might have begun before.
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await looks(three)).toBe(0);
  boards.forget(engineer.reader.id);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(await looks(three)).toBe(1);
});

test('a look that is not quite new is given out and renewed behind it', async () => {
  const boards = createBoardLooks(reading.database.knex, { keptMs: 60_000, renewedMs: -1 });
  const engineer = reading.as('engineer');
  const first = await boards.read(engineer, season.id);
  await reading.database.knex('campaign').where({ id: season.id }).update({ name: 'Renamed' });
  expect(await boards.read(engineer, season.id)).toEqual(first);
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect((await boards.read(engineer, season.id, Date.now())).name).toBe('Renamed');
  await reading.database.knex('campaign').where({ id: season.id }).update({ name: first.name });
});

test('a look is shared, what may be seen of it is not', async () => {
  const boards = createBoardLooks(reading.database.knex);
  await boards.read(reading.as('ops'), season.id);
  await expect(boards.read(reading.as('lead'), season.id)).rejects.toThrow(NotFound);
  await expect(boards.read(reading.as('ops'), 'camp_none')).rejects.toThrow(NotFound);
  expect((await boards.read(reading.as('engineer'), season.id)).atRisk.map(({ talent }) => talent.name)).toEqual(
    expect.not.arrayContaining([expect.any(String)]),
  );
});

test('a board says where the season will end and counts everybody once', async () => {
  const board = BoardView.parse(await readBoard(reading.as('ops'), season.id));
  expect(board.sentence.headline).toMatch(/^\d+(–\d+)? of \d+ effective heads by Mon 1 Mar\.$/);
});

test('offers that the budget holds back are counted and told, and none while it has room for one', async () => {
  const { knex } = reading.database;
  const { money, sentence } = await readBoard(reading.as('ops'), season.id);
  expect([money.heldOffers, sentence.rest.includes('held back')]).toEqual([0, false]);
  const before = await knex('campaign').where({ id: season.id }).first<{ budget_minor: number }>('budget_minor');
  await knex('campaign')
    .where({ id: season.id })
    .update({ budget_minor: knex.raw('reserved_minor + paid_minor') });
  const usedUp = await readBoard(reading.as('ops'), season.id);
  await knex('campaign').where({ id: season.id }).update(before);
  expect(usedUp.money.heldOffers).toBeGreaterThan(0);
  expect(usedUp.sentence.rest).toContain(`${usedUp.money.heldOffers} offers are held back until it is raised.`);
});

test('every page of a season takes at most five statements, the two of its frame with them', async () => {
  const ops = reading.as('ops');
  const pages: Record<string, () => Promise<unknown>> = {
    seasons: () => listSeasons(ops),
    board: () => readBoard(ops, season.id),
    class: () => readClassPage(ops, season.id, 4),
    plan: () => readPlanPage(ops, season.id),
    report: () => readReport(ops, season.id),
    home: () => readHome(ops),
  };
  for (const [name, page] of Object.entries(pages))
    expect([name, (await reading.statements(page)).length <= 3]).toEqual([name, true]);
});

test('a class pages through its people without gaps, those under way first', async () => {
  const ops = reading.as('ops');
  const first = await readClassPage(ops, season.id, 4);
  const rest = await readClassPage(ops, season.id, 4, { cursor: first.next ?? undefined });
  const last = await readClassPage(ops, season.id, 4, { cursor: rest.next ?? undefined });
  const all = [...first.people, ...rest.people, ...last.people];
  const counted = Object.values(first.counts).reduce((sum, count) => sum + count, 0);
  expect([new Set(all.map(({ engagement }) => engagement)).size, last.next]).toEqual([counted, null]);
  expect(first.people[0]?.state).toBe('booked');
  const out = await readClassPage(ops, season.id, 4, { state: 'fell_out' });
  expect(out.people.every(({ state, why }) => state === 'fell_out' && why !== null)).toBe(true);
});

test('what leavers would do better is told once, with how many said it, to those who may know', async () => {
  const people = season.members.filter(({ talentId }) => talentId).slice(0, 3);
  for (const [at, { engagementId, talentId }] of people.entries())
    await reading.store.transaction(async (tx) => {
      const leaving = { key: `${engagementId}/leaving`, workflowId: null, thread: season.id, subject: engagementId };
      const name = 'leaving/interview';
      const form = { type: 'object', properties: { again: { type: 'string' }, better: { type: 'string' } } };
      const options = [{ value: 'sent', label: 'Send' }];
      const to = { talent: talentId };
      const ask = { name, kind: 'interview', phase: 'offboard', to, question: 'How was it?', options, form } as const;
      await reading.store.asks.open(tx, {
        ...leaving,
        policy: 'offboard/season@1',
        asks: [{ ...ask, dueAt: { hours: 24 } }],
      });
      const better = at === 0 ? ' Shorter shifts. ' : 'Shifts a week earlier.';
      const said = { option: 'sent', form: { again: 'yes', better } };
      await reading.store.asks.answer(tx, askId(leaving.key, name), { kind: 'talent', id: talentId }, said);
    });
  const { interviews } = await readReport(reading.as('ops'), season.id);
  expect(interviews).toMatchObject({ answered: 3, again: [{ answer: 'yes', count: 3 }] });
  expect(interviews.better).toEqual([
    { said: 'Shifts a week earlier.', count: 2 },
    { said: 'Shorter shifts.', count: 1 },
  ]);
  expect((await readReport(reading.as('engineer'), season.id)).interviews.better).toEqual([]);
});

test('the hours of the next week that nobody has claimed are told by the stretch', async () => {
  const { uncovered, now } = await readBoard(reading.as('ops'), season.id);
  const from = Date.parse(now);
  expect(uncovered.stretches.length).toBeGreaterThan(0);
  expect(uncovered.stretches.length).toBeLessThanOrEqual(12);
  for (const { from: begins, until, missing, hours } of uncovered.stretches) {
    const length = (Date.parse(until) - Date.parse(begins)) / 3_600_000;
    expect(Date.parse(begins)).toBeGreaterThanOrEqual(from);
    expect(Date.parse(begins)).toBeLessThan(from + 7 * 86_400_000);
    expect(hours).toBeGreaterThanOrEqual(length);
    expect(hours).toBeLessThanOrEqual(length * missing);
  }
  // None is left out here: together they are what the days miss.
  const sum = uncovered.stretches.reduce((all, { hours }) => all + hours, 0);
  expect(sum).toBeCloseTo(uncovered.missingHours, 1);
  // Places beyond what the demand asks for are for whoever wants hours: nobody misses them.
  await reading.database.knex('shift_block').increment('capacity', 9);
  expect((await readBoard(reading.as('ops'), season.id)).uncovered).toEqual(uncovered);
});

test('every stage of the funnel after the first says how long it takes', async () => {
  const { funnel } = await readBoard(reading.as('ops'), season.id);
  const [first, offered, ...later] = funnel;
  expect(first?.medianDays).toBeNull();
  expect(offered).toMatchObject({ stage: 'offered', medianDays: expect.any(Number) as number });
  expect(offered!.medianDays).toBeGreaterThan(0);
  for (const { actual, medianDays } of later) expect(medianDays !== null).toBe(actual > 0);
});

test('the funnel, the classes and the leavers count the same people', async () => {
  const { funnel, classes, leavers } = await readBoard(reading.as('ops'), season.id);
  const stage = (name: string) => funnel.find((one) => one.stage === name)?.actual;
  expect(stage('started')).toBe(classes.reduce((sum, { shown }) => sum + shown, 0));
  expect(stage('live')).toBe(classes.reduce((sum, { live }) => sum + live, 0));
  expect(stage('offered')).toBe(season.members.length);
  expect(leavers.fellOut).toBe(season.members.filter(({ state }) => state === 'fell_out').length);
  for (const { actual, sources } of funnel) expect(sources.reduce((sum, { count }) => sum + count, 0)).toBe(actual);
});

test('a season that only a lead of another thing asks for is not there', async () => {
  await expect(readBoard(reading.as('lead'), season.id)).rejects.toThrow(`There is no season ${season.id}.`);
});
