import fc from 'fast-check';

import { planChange, type OrderedChange, type WorkNow } from '../../domain/assign/change-order';

const item = (no: number, amountMinor: number, state = 'offered', underReview = false): WorkNow => ({
  no,
  title: `Item ${no}`,
  acceptance: ['it works'],
  dueAt: '2026-12-20T02:00:00.000Z',
  amountMinor,
  state,
  underReview,
});
const order = (more: Partial<OrderedChange>): OrderedChange => ({
  add: [],
  change: [],
  drop: [],
  notToExceedMinor: null,
  ...more,
});
const money = { notToExceedMinor: 500_000, paidMinor: 120_000, budgetMinor: 600_000, currency: 'USD' };
const work = [item(1, 120_000, 'done'), item(2, 200_000), item(3, 160_000, 'submitted', true)];

test('the same work for other money is a change of the rate; anything else changes the scope', () => {
  const kindOf = (more: Partial<OrderedChange>) => planChange(work, order(more), money).plan.kind;
  expect(kindOf({ change: [{ no: 2, amountMinor: 90_000 }] })).toBe('rate');
  expect(kindOf({ notToExceedMinor: 550_000 })).toBe('rate');
  expect(kindOf({ change: [{ no: 2, amountMinor: 90_000, title: 'Another' }] })).toBe('scope');
  expect(kindOf({ change: [{ no: 2, dueAt: '2026-12-21T02:00:00.000Z' }] })).toBe('scope');
  expect(kindOf({ change: [{ no: 2, acceptance: ['it works', 'it is quick'] }] })).toBe('scope');
  expect(kindOf({ drop: [2] })).toBe('scope');
});

test('adding, changing and dropping keeps what is paid and reserves the rest', () => {
  const added = { title: 'New', acceptance: ['ok'], dueAt: '2026-12-22T02:00:00.000Z', amountMinor: 100_000 };
  const { plan, errors } = planChange(work, order({ add: [added], change: [{ no: 2, amountMinor: 90_000 }] }), money);
  expect(errors).toEqual([]);
  expect(plan.added).toMatchObject([{ no: 4, title: 'New' }]);
  expect(plan.changed).toMatchObject([{ no: 2, title: 'Item 2', amountMinor: 90_000 }]);
  expect(plan.reservedMinor).toBe(90_000 + 160_000 + 100_000);
});

test.each([
  ['what is done', order({ drop: [1] }), 'stays as it is'],
  ['what is handed in', order({ change: [{ no: 3, amountMinor: 1 }] }), 'accept or return it first'],
  ['what is not there', order({ drop: [9] }), 'there is no deliverable 9'],
  ['nothing', order({}), 'says nothing'],
  ['the same twice', order({ drop: [2], change: [{ no: 2, amountMinor: 1 }] }), 'named twice'],
  ['more than the cap', order({ change: [{ no: 2, amountMinor: 300_000 }] }), 'more than the cap of $5,000.00'],
  ['a cap above the budget', order({ notToExceedMinor: 700_000 }), 'more than the approved budget'],
])('changing %s is refused with the remedy', (_what, wanted, message) => {
  expect(
    planChange(work, wanted, money)
      .errors.map((error) => error.message)
      .join(),
  ).toContain(message);
});

test('whatever is ordered: without an error, paid and reserved stay within the cap, and the cap within the budget', () => {
  const amount = fc.integer({ min: 1, max: 400_000 });
  fc.assert(
    fc.property(
      fc.array(amount, { maxLength: 3 }),
      amount,
      fc.option(fc.integer({ min: 1, max: 700_000 })),
      (adds, two, cap) => {
        const add = adds.map((amountMinor) => ({ title: 't', acceptance: ['a'], dueAt: 'd', amountMinor }));
        const { plan, errors } = planChange(
          work,
          order({ add, change: [{ no: 2, amountMinor: two }], notToExceedMinor: cap }),
          money,
        );
        if (errors.length > 0) return;
        expect(plan.reservedMinor + money.paidMinor).toBeLessThanOrEqual(plan.notToExceedMinor);
        expect(plan.notToExceedMinor).toBeLessThanOrEqual(money.budgetMinor);
      },
    ),
  );
});
