import fc from 'fast-check';

import { anchored, cohortMeans, supportScorecard, type Contact } from '../../domain/evaluate/support';
import { defaultPolicies } from '../../domain/policy/defaults';

const policy = defaultPolicies.evaluate;
const { anchors } = policy.support;
const contact = (over: Partial<Contact> = {}): Contact => ({
  type: 'billing',
  qa: 85,
  csat: 4,
  resolved: true,
  ahtSeconds: 300,
  ...over,
});
const times = (n: number, over: Partial<Contact> = {}) => Array.from({ length: n }, () => contact(over));
const facts = (contacts: readonly Contact[]) => ({
  contacts,
  blocks: Array.from({ length: 20 }, () => ({ kept: true })),
  rampOver: true,
});
const value = (card: ReturnType<typeof supportScorecard>, metric: string) =>
  card.metrics.find((one) => one.metric === metric);

test('anchors are points on a line, flat beyond its ends', () => {
  expect(anchored(85, anchors.quality!)).toBe(80);
  expect(anchored(77.5, anchors.quality!)).toBe(65);
  expect([anchored(10, anchors.quality!), anchored(300, anchors.quality!)]).toEqual([0, 100]);
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 0, max: 500 }), (a, b) => {
      const [low, high] = [Math.min(a, b) / 100, Math.max(a, b) / 100];
      expect(anchored(low, anchors.outcome!)).toBeLessThanOrEqual(anchored(high, anchors.outcome!));
    }),
  );
});

test('thirty contacts as everyone has them are weighted 40, 20, 15, 20 and 5, and shrunk by each metric’s k', () => {
  const contacts = times(30);
  const card = supportScorecard(facts(contacts), cohortMeans(contacts), policy);
  expect(card.rated).toBe(true);
  expect(card.metrics.map(({ weight }) => weight)).toEqual([0.4, 0.2, 0.15, 0.2, 0.05].map((w) => expect.closeTo(w)));
  // QA 85 is worth 80 points and its mean is 80; CSAT 4 is worth 75, pulled by k = 20 to 75.
  expect(value(card, 'quality')).toMatchObject({ raw: 80, value: 80, samples: 30 });
  expect(value(card, 'resolution')).toMatchObject({ raw: 100, value: 90 });
  expect(value(card, 'efficiency')).toMatchObject({ raw: 100, value: 92 });
});

test('fewer than thirty contacts, or a ramp that is not over, leave a person unrated', () => {
  const contacts = times(29);
  expect(supportScorecard(facts(contacts), cohortMeans(contacts), policy)).toMatchObject({ rated: false });
  const many = times(60);
  const learning = { ...facts(many), rampOver: false };
  expect(supportScorecard(learning, cohortMeans(many), policy).rationale).toMatch(/ramp/);
  expect(supportScorecard(facts([]), cohortMeans([]), policy).metrics.map((m) => m.metric)).toEqual(['commitments']);
});

test('who gets the hard contacts is not worse for it', () => {
  const easy = times(40, { qa: 95, csat: 5 });
  const hard = times(40, { type: 'complaint', qa: 65, csat: 3, ahtSeconds: 900 });
  const cohort = cohortMeans([...easy, ...hard]);
  const one = supportScorecard(facts(easy), cohort, policy);
  const other = supportScorecard(facts(hard), cohort, policy);
  expect(other.score).toBeCloseTo(one.score!);
});

test('handling time counts inside a band: slower or hastier than it loses points, being quickest wins none', () => {
  const cohort = cohortMeans(times(40));
  const at = (ahtSeconds: number) =>
    value(supportScorecard(facts(times(40, { ahtSeconds })), cohort, policy), 'efficiency')!.raw;
  expect([at(300), at(230), at(370)]).toEqual([100, 100, 100]);
  expect(at(450)).toBe(50);
  expect(at(75)).toBe(0);
});

test('what nobody measured hands its weight to the rest', () => {
  const contacts = times(40, { csat: null, ahtSeconds: null });
  const card = supportScorecard(facts(contacts), cohortMeans(contacts), policy);
  expect(card.metrics.map((m) => m.metric)).toEqual(['quality', 'resolution', 'commitments']);
  expect(card.metrics.reduce((sum, m) => sum + m.weight, 0)).toBeCloseTo(1);
});
