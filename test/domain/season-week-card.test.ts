import { correctCard } from '../../domain/evaluate/correct';
import { scaleOf } from '../../domain/evaluate/scale';
import { weekScorecard, type WeekFacts } from '../../domain/evaluate/week-card';
import { periodInWords } from '../../domain/evaluate/words';
import { defaultPolicies } from '../../domain/policy/defaults';

const policy = defaultPolicies.evaluate;
const cohort = { qa: 85, csat: 4, fcr: 0.7, aht: 240, commitments: 0.9 };
const facts = (change: Partial<WeekFacts> = {}): WeekFacts => ({
  metrics: {
    qa: { value: 85, n: 4 },
    csat: { value: 4, n: 20 },
    fcr: { value: 0.7, n: 40 },
    aht: { value: 240, n: 120 },
  },
  shifts: { kept: 9, of: 10 },
  rampOver: true,
  ...change,
});
const metric = (card: ReturnType<typeof weekScorecard>, name: string) =>
  card.metrics.find((one) => one.metric === name)!;

test('an average week scores what its anchors say, by the weights of support work', () => {
  const card = weekScorecard(facts(), cohort, policy);
  // QA 80, CSAT 75, FCR 70, commitments 75, efficiency 100.
  expect(card).toMatchObject({ rated: true, score: 77.5, rationale: '77.5 points' });
});

test('a small sample is drawn to the season’s mean: half of it where there are as many as k', () => {
  const card = weekScorecard(facts({ metrics: { ...facts().metrics, csat: { value: 5, n: 20 } } }), cohort, policy);
  expect(metric(card, 'outcome')).toMatchObject({ raw: 100, value: 87.5 });
  const low = weekScorecard(facts(), { ...cohort, csat: 3 }, policy);
  expect(metric(low, 'outcome').value).toBe(57.5);
});

test('a handling time counts by how far it lies outside the season’s band', () => {
  const slow = weekScorecard(
    facts({ metrics: { ...facts().metrics, aht: { value: 360, n: 10_000 } } }),
    cohort,
    policy,
  );
  expect(metric(slow, 'efficiency')).toMatchObject({ raw: 50 });
});

test('under thirty contacts, or within the ramp, nobody is rated; without a shift the tool’s word counts', () => {
  const few = { ...facts().metrics, aht: { value: 240, n: 29 } };
  expect(weekScorecard(facts({ metrics: few }), cohort, policy)).toMatchObject({
    rated: false,
    rationale: 'unrated: 29 of at least 30 contacts',
  });
  expect(weekScorecard(facts({ rampOver: false }), cohort, policy)).toMatchObject({ rated: false });
  const told = weekScorecard(
    facts({ metrics: { commitments: { value: 1, n: 12 } }, shifts: { kept: 0, of: 0 } }),
    cohort,
    policy,
  );
  expect(metric(told, 'commitments').raw).toBe(100);
  expect(weekScorecard(facts({ metrics: {}, shifts: { kept: 0, of: 0 } }), cohort, policy)).toMatchObject({
    score: null,
  });
});

test('a week’s card is corrected by its own scale: what was not disputed keeps its value', () => {
  const card = { ...weekScorecard(facts(), { ...cohort, csat: 3 }, policy), period: '2027-W09' };
  const corrected = correctCard(card, { metric: 'quality', raw: 100, reason: 'the wrong call' }, policy);
  expect(corrected.metrics.find(({ metric: name }) => name === 'outcome')?.value).toBe(metric(card, 'outcome').value);
  expect(corrected.score).toBeGreaterThan(card.score ?? 0);
  expect(scaleOf({ period: 'project' }, policy).weights).toBe(policy.weights);
  expect(periodInWords('2027-W09')).toBe('week 9 of 2027');
});
