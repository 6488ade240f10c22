import { readBoard } from '../../adapters/db/season/reads/board';
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

test('a board says where the season will end and counts everybody once', async () => {
  const board = BoardView.parse(await readBoard(reading.as('ops'), season.id));
  if (process.env.SHOW) console.log(JSON.stringify({ ...board, curve: board.curve.slice(0, 30) }, null, 1));
  expect(board.sentence.headline).toMatch(/^\d+(–\d+)? of \d+ effective heads by Mon 1 Mar\.$/);
});
