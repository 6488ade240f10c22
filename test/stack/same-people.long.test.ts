import { openPathStage, type PathStage } from './paths/path-stage';
import { playReturn, playRivals } from './paths/same-people';

const patienceMs = 420_000;

let stage: PathStage;
let rivals: ReturnType<typeof playRivals>;
let comesBack: ReturnType<typeof playReturn>;

beforeAll(async () => {
  stage = await openPathStage();
  [rivals, comesBack] = [playRivals(stage, patienceMs), playReturn(stage, patienceMs)];
  await Promise.allSettled([rivals, comesBack]);
}, 540_000);

afterAll(() => stage?.close(), 60_000);

test('two leads pick the same person in the same moment: one gets them, the other the next on the list', async () => {
  const { wanted, sights } = await rivals;
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
});

test('who comes back brings the check and the certificate: nobody is asked for consent, and no course is taken', async () => {
  const { first, second } = await comesBack;
  expect(second.engagements.map(({ talent, state }) => [talent, state])).toEqual([
    [first.engagements[0]!.talent, 'closed'],
  ]);
  expect(first.answered).toEqual(expect.arrayContaining(['consent', 'course']));
  expect(second.answered).not.toEqual(expect.arrayContaining(['consent']));
  expect(second.answered).not.toEqual(expect.arrayContaining(['course']));
  expect(Object.keys(second.events)).toContain('screening.reused');
});

test('no rule is broken', async () => {
  expect(await stage.violations()).toEqual([]);
}, 60_000);
