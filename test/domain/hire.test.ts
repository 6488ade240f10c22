import fs from 'node:fs';

import { HireRequest } from '../../domain/hire/contract';
import { problemsOf } from '../../domain/hire/rules';

const designer = HireRequest.parse(JSON.parse(fs.readFileSync('examples/designer.json', 'utf8')));
const today = '2026-11-25';

test('the shipped example is sound', () => {
  expect(problemsOf(designer, today)).toEqual([]);
});

test.each<[string, Partial<HireRequest>, string]>([
  ['a start in the past', { starts: '2026-11-24' }, '/starts'],
  ['an end before the start', { ends: '2026-11-30' }, '/ends'],
  ['an unknown zone', { timeZone: 'Mars/Olympus' }, '/timeZone'],
  ['too fine an amount', { budget: { amount: '5000.001', currency: 'USD' } }, '/budget/amount'],
  ['a budget of nothing', { budget: { amount: '0.00', currency: 'USD' } }, '/budget/amount'],
  ['a budget below its milestones', { budget: { amount: '4799.99', currency: 'USD' } }, '/deliverables'],
  ['another currency', { budget: { amount: '5000.00', currency: 'EUR' } }, '/deliverables/0/amount/currency'],
  ['a skill twice', { skills: [...designer.skills, ...designer.skills] }, '/skills/2'],
])('%s is named at its field', (_, change, pointer) => {
  expect(problemsOf({ ...designer, ...change }, today).map((problem) => problem.pointer)).toContain(pointer);
});

test('the contract refuses unknown fields, negative money and control characters', () => {
  const refused = (change: object) => HireRequest.safeParse({ ...designer, ...change }).success;
  expect(refused({ extra: 1 })).toBe(false);
  expect(refused({ budget: { amount: '-1.00', currency: 'USD' } })).toBe(false);
  expect(refused({ title: 'a\u0000b' })).toBe(false);
  expect(refused({ title: '  ' })).toBe(false);
});
