import type { Finding } from '../../../domain/campaign/plan-contract';
import { mindOf } from '../../../domain/season/mind';

const finding = (kind: Finding['kind'], says: string, shortBy = 1): Finding => ({
  ...{ kind, says, shortBy, week: 0, unit: kind === 'budget' ? 'money' : 'heads', levers: [] },
});

test('names the money first, and of many short weeks the worst one', () => {
  const short = [4, 9, 2].map((by) => finding('short', `Short by ${by}.`, by));
  const told = mindOf([...short, finding('at_risk', 'At risk.'), finding('budget', 'Too dear.', 500_000)]);
  expect(told).toEqual(['Too dear.', 'Short by 9. 2 other weeks are short, too.', 'At risk.']);
});

test('says at most three things, and nothing of a plan that reaches everything', () => {
  const kinds = ['at_risk', 'short', 'short', 'late_start', 'budget'] as const;
  const told = mindOf(kinds.map((kind) => finding(kind, `${kind}.`)));
  expect(told).toEqual(['budget.', 'late_start.', 'short. 1 other week is short, too.']);
  expect(mindOf([finding('short', 'Short.')])).toEqual(['Short.']);
  expect(mindOf([])).toEqual([]);
});
