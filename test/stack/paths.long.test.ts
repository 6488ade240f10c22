import type { PlayedStory } from '../../cli/demo/play-stories';
import { expectPath, openPathStage, type PathStage } from './paths/path-stage';
import { scenarios } from './paths/scenarios';

/** Every path on the full stack, side by side; `MUSTER_PATHS=rating` only those whose name has that. */
const wanted = scenarios.filter(({ name }) => new RegExp(process.env.MUSTER_PATHS ?? '').test(name));

let stage: PathStage;
let played: Map<string, PlayedStory>;

beforeAll(async () => {
  stage = await openPathStage();
  played = await stage.play(wanted, 600_000);
}, 720_000);

afterAll(() => stage?.close(), 60_000);

test.each(wanted)('$name', (scenario) => expectPath(scenario, played.get(scenario.name)));

test('no rule is broken', async () => {
  expect(await stage.violations()).toEqual([]);
}, 60_000);
