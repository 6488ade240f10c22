import { openPathStage, type PathStage } from './paths/path-stage';
import { playRivals } from './paths/rivals';

let stage: PathStage;
beforeAll(async () => (stage = await openPathStage()), 180_000);
afterAll(() => stage?.close(), 60_000);

test('two leads pick the same person in the same moment: one gets them, the other the next on the list', async () => {
  const { wanted, sights } = await playRivals(stage, 300_000);
  const [winner, ...others] = sights.filter(({ engagements }) => engagements[0]?.talent === wanted);
  const loser = sights.find((sight) => sight !== winner)!;
  expect(others).toEqual([]);
  expect(sights.map(({ state, engagements }) => [state, engagements.map((one) => one.state)])).toEqual([
    ['closed', ['closed']],
    ['closed', ['closed']],
  ]);
  // The lead who came second sees that the person was passed over, and why the offer went to somebody else.
  expect(Object.keys(loser.events)).toContain('application.passed-over');
  expect(Object.keys(winner!.events)).not.toContain('application.passed-over');
  expect(sights.map(({ engagements }) => engagements[0]!.paidMinor)).toEqual([360_000, 360_000]);
}, 320_000);

test('no rule is broken', async () => {
  expect(await stage.violations()).toEqual([]);
}, 60_000);
