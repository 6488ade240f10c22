import { caseAsk, type CaseFacts } from '../../domain/evaluate/case-asks';
import { peerReviewAsks } from '../../domain/evaluate/asks';
import { causeInWords, periodInWords, tierInWords } from '../../domain/evaluate/words';
import { ratingAsk } from '../../domain/engagement/ask-words-rating';
import type { EngagementFacts } from '../../domain/engagement/facts';
import type { AskStanding } from '../../domain/engagement/standing';
import { dateWords } from '../../domain/engagement/words';
import { describeRating, describeScorecard, describeTier } from '../../domain/event/describe-rating';
import { defaultPolicies } from '../../domain/policy/defaults';

const policy = defaultPolicies.evaluate;
const facts: CaseFacts = {
  id: 'case_1',
  kind: 'dispute',
  reason: 'the dates were moved',
  notBy: ['user_lead'],
  engagementId: 'eng_1',
  subject: 'tal_1',
  thread: 'hire_1',
  policy: 'evaluate@1',
  title: 'Spring campaign assets',
  talentId: 'tal_1',
  metric: { metric: 'commitments', raw: 0, value: 48.6, samples: 3, weight: 0.2 },
  tiers: { from: 'C', to: 'D' },
  against: 'tier',
};
const calendar = { timeZone: 'UTC', jurisdiction: 'US-CA' };

test('events about ratings are told in one sentence', () => {
  const told = (happened: string, data: object = {}) => describeRating(happened, { data: { ...data } }).title;
  expect(told('dispute_opened', { metric: 'commitments' })).toBe('Rating “Dates kept” disputed');
  expect(told('dispute_corrected', { metric: 'peer' })).toBe('Rating “Reviews by peers” corrected');
  expect(told('demotion_opened')).toBe('The rule points to tier D; a person decides');
  expect(told('appeal_restored', { against: 'suspension' })).toBe('Appeal decided: the suspension was wrong');
  expect(
    describeTier({ data: { from: null, to: 'B', cause: 'entry', reason: 'first rating, 77 points: tier B' } }),
  ).toEqual({
    title: 'Tier changed from unrated to tier B',
    detail: 'first rating, 77 points: tier B',
  });
  const card = { period: 'milestone-2', score: 84.9, tier: null, rationale: 'unrated' };
  expect(describeScorecard('closed', { data: card }, { 2: 'Social set' })).toMatchObject({
    title: 'Scorecard of “Social set” closed: 84.9 of 100',
    weight: 'minor',
  });
  const corrected = { period: 'project', score: 88, tier: 'A', before: 77.3 };
  expect(describeScorecard('corrected', { data: corrected }, {})).toMatchObject({
    title: 'Scorecard corrected: 88 of 100, tier A',
    detail: 'before: 77.3',
  });
});

test('words for periods, tiers and causes need no ids', () => {
  expect([periodInWords('project'), periodInWords('milestone-2'), periodInWords('stretch-3')]).toEqual([
    'the whole project',
    'milestone 2',
    'stretch 3',
  ]);
  expect([tierInWords(null), tierInWords('A')]).toEqual(['unrated', 'tier A']);
  expect(causeInWords('person', 'talked it over')).toBe('decided by a person: talked it over');
});

test('a case is asked of the role of its policy, later of the next in line, in the calendar of the talent', () => {
  const [first] = caseAsk(facts, 1, policy, calendar).asks;
  expect(first).toMatchObject({
    to: { role: 'hr' },
    notBy: ['user_lead'],
    question: 'Is the rating “Dates kept” of “Spring campaign assets” right?',
    dueAt: { businessDays: 5, ...calendar },
  });
  expect(first?.options.every(({ needsReason }) => needsReason)).toBe(true);
  expect(first?.onTimeout).toBeUndefined();
  const again = caseAsk(facts, 2, policy, calendar);
  expect(again.asks[0]?.to).toEqual({ role: 'ops' });
  expect(again.key).not.toBe(caseAsk(facts, 1, policy, calendar).key);
  expect(again.workflowId).toBe('rating/case_1');
  // Silence never gives tier D.
  expect(caseAsk({ ...facts, kind: 'demotion' }, 1, policy, calendar).asks[0]).toMatchObject({ onTimeout: 'keep' });
  expect(caseAsk({ ...facts, kind: 'appeal', against: 'release' }, 1, policy, calendar).asks[0]?.question).toBe(
    'Does the early end of “Spring campaign assets” stand?',
  );
});

test('peers are asked without a run that waits, and what they wait for is told beside the story', () => {
  const engagement = {
    id: 'eng_1',
    hireId: 'hire_1',
    title: 'Spring',
    role: 'graphic-designer',
    policies: { evaluate: 1 },
  };
  const window = {
    period: 'milestone-1',
    title: 'Moodboard',
    closesAt: '2026-12-14T00:00:00.000Z',
    remindAt: '2026-12-12T00:00:00.000Z',
  };
  const group = peerReviewAsks(engagement as unknown as EngagementFacts, window, ['user_hr', 'tal_2'], ['user_lead']);
  expect(group.workflowId).toBeNull();
  expect(group.asks.map(({ to, notBy }) => [to, notBy])).toEqual([
    [{ user: 'user_hr' }, ['user_lead']],
    [{ talent: 'tal_2' }, ['user_lead']],
  ]);
  expect(group.asks[0]?.question).toBe('How was it to work with the graphic designer on “Moodboard” of “Spring”?');
  const ask = { kind: 'peer-review', openedAt: '2026-12-09T00:00:00.000Z', dueAt: window.closesAt } as AskStanding;
  expect(ratingAsk(ask, dateWords('2026-12-10T00:00:00.000Z', 'UTC')).lapse).toBe('the scorecard closes without it');
});
