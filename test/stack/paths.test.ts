import type { PlayedStory } from '../../cli/demo/play-stories';
import { expectPath, openPathStage, type PathStage } from './paths/path-stage';
import { scenarios } from './paths/scenarios';

/** A few paths on the full stack, side by side; `paths.long.test.ts` plays all of them. */
const few = scenarios.filter((one) => one.short);

let stage: PathStage;
let played: Map<string, PlayedStory>;

beforeAll(async () => {
  stage = await openPathStage();
  played = await stage.play(few, 240_000);
}, 360_000);

afterAll(() => stage?.close(), 60_000);

test.each(few)('$name', (scenario) => expectPath(scenario, played.get(scenario.name)));

test('no rule is broken', async () => {
  expect(await stage.violations()).toEqual([]);
}, 60_000);
