import { openPathStage, type PathStage } from './paths/path-stage';
import { playRivals, type Rivalry } from './paths/same-people';

let stage: PathStage;
let played: Rivalry;

beforeAll(async () => {
  stage = await openPathStage();
  played = await playRivals(stage, 420_000);
}, 540_000);

afterAll(() => stage?.close(), 60_000);

const outcome = ({ state, engagements }: Rivalry['earlier']) => [state, engagements.map((one) => one.state)];

test('two leads pick the same person in the same moment: one gets them, the other the next on the list', () => {
  const { wanted, winner, others } = played;
  expect(outcome(winner!)).toEqual(['closed', ['closed']]);
  expect(others.map(outcome)).toEqual([['closed', ['closed']]]);
  expect(others[0]!.engagements[0]!.talent).not.toBe(wanted);
  // The lead who came second sees that the person was passed over, and why.
  expect(Object.keys(others[0]!.events)).toContain('application.passed-over');
  expect(Object.keys(winner!.events)).not.toContain('application.passed-over');
  for (const sight of [winner!, others[0]!]) expect(sight.engagements[0]!.paidMinor).toBe(360_000);
});

test('who comes back brings the check and the certificate: nobody is asked for consent, and no course is taken', () => {
  const { earlier, winner, others } = played;
  for (const sight of [earlier, others[0]!])
    expect(sight.answered).toEqual(expect.arrayContaining(['consent', 'course']));
  expect(winner!.answered.filter((kind) => kind === 'consent' || kind === 'course')).toEqual([]);
  expect(Object.keys(winner!.events)).toContain('screening.reused');
});

test('no rule is broken', async () => {
  expect(await stage.violations()).toEqual([]);
}, 60_000);
