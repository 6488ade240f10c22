import { commonLawRules } from '../../../domain/source/classification/us';
import { decided, type Example } from './examples';

// Facts as IRS Publication 15-A (2024), section 2, “Industry Examples”, tells them, and those that they imply.
const hiredHand = {
  controlsHowWorkIsDone: true,
  ownInvestment: false,
  profitOrLoss: false,
  independentlyEstablished: false,
  otherClients: false,
};
const ownBusiness = {
  controlsHowWorkIsDone: false,
  setsOwnHours: true,
  trained: false,
  checksDetails: false,
  profitOrLoss: true,
  independentlyEstablished: true,
  benefits: false,
  openEnded: false,
};

const employees: Example[] = [
  {
    name: 'Jerry Jones supervises a remodelling under constant supervision for an hourly wage (Pub. 15-A, building 1)',
    facts: { ...hiredHand, bearsExpenses: false, paidByTheJob: false, hiresHelpers: false, setsOwnHours: false },
  },
  {
    name: 'Milton Manning lays tiles on the company’s jobs, reports to its office, and is let go at will (Pub. 15-A, building 2)',
    facts: { ...hiredHand, setsOwnHours: false, usualCourseOfBusiness: true, endsAtWill: true, hiresHelpers: false },
  },
  {
    name: 'Wallace Black brings his tools, yet the company selects the helpers and bears all loss (Pub. 15-A, building 3)',
    facts: { ...hiredHand, bearsExpenses: false, paidByTheJob: false, checksDetails: true, hiresHelpers: false },
  },
  {
    name: 'Donna Lee sells cars on set days with leads, quotas and group insurance of the dealer (Pub. 15-A, automobile 1)',
    facts: {
      ...hiredHand,
      setsOwnHours: false,
      checksDetails: true,
      benefits: true,
      usualCourseOfBusiness: true,
      openEnded: true,
    },
  },
  {
    name: 'Sam Sparks repairs cars with regular hours and no investment in the shop (Pub. 15-A, automobile 2)',
    facts: { ...hiredHand, setsOwnHours: false, checksDetails: true, usualCourseOfBusiness: true, openEnded: true },
  },
];

const contractors: Example[] = [
  {
    name: 'Bill Plum roofs for a flat amount, insured, with roofers of his own, and repairs at his cost (Pub. 15-A, building 4)',
    facts: {
      ...ownBusiness,
      ownInvestment: true,
      paidByTheJob: true,
      saysIndependent: true,
      hiresHelpers: true,
      bearsExpenses: true,
    },
  },
  {
    name: 'Vera Elm wires for a fixed sum, however long it takes, and advertises (Pub. 15-A, building 5)',
    facts: { ...ownBusiness, paidByTheJob: true, otherClients: true, usualCourseOfBusiness: false, hiresHelpers: true },
  },
  {
    name: 'Rose Trucking is paid by the ton, pays all expenses, and may send another driver (Pub. 15-A, trucking)',
    facts: { ...ownBusiness, ownInvestment: true, bearsExpenses: true, paidByTheJob: true, hiresHelpers: true },
  },
  {
    name: 'Helen Bach repairs cars in rented space with tools, helpers and bad debts of her own (Pub. 15-A, automobile 3)',
    facts: { ...ownBusiness, ownInvestment: true, bearsExpenses: true, otherClients: true, hiresHelpers: true },
  },
  {
    name: 'Donna Yuma, a sole practitioner of law, rents her office and pays its equipment (Pub. 15-A, attorney)',
    facts: {
      ...ownBusiness,
      ownInvestment: true,
      bearsExpenses: true,
      otherClients: true,
      usualCourseOfBusiness: false,
    },
  },
];

test.each(employees)('employee: $name', (example) => {
  expect(decided(commonLawRules, example)).toMatchObject({
    test: 'common-law',
    outcome: 'employee',
    engagedThrough: 'eor',
    summary: 'the common-law weighing points to employment',
  });
});

test.each(contractors)('contractor: $name', (example) => {
  expect(decided(commonLawRules, example)).toMatchObject({ outcome: 'contractor', engagedThrough: 'sow_vendor' });
});

test('Rev. Rul. 87-41, situation 1: a programmer on a firm’s roster is weighed the same way, and is an employee of it', () => {
  const programmer = {
    name: 'paid by the hour on an open roster, instructed through the firm, without investment or clients of their own',
    facts: { ...hiredHand, paidByTheJob: false, bearsExpenses: false, usualCourseOfBusiness: true, endsAtWill: true },
  };
  expect(decided(commonLawRules, programmer).outcome).toBe('employee');
});

test('mixed evidence is a review that names what is not known', () => {
  const mixed = decided(commonLawRules, {
    name: 'a consultant who chooses the method but works on site for one client by the day',
    facts: { controlsHowWorkIsDone: false, setsOwnHours: false, paidByTheJob: false, otherClients: false },
  });
  expect(mixed).toMatchObject({ outcome: 'review', engagedThrough: 'undecided' });
  expect(mixed.rationale).toMatch(/Not known: investment, profit or loss, business of their own/);
  expect(mixed.missing.map(({ factor }) => factor)).toContain('ownInvestment');
});

test('the three short answers alone never make a contractor under the common law', () => {
  const short = { controlsHowWorkIsDone: false, usualCourseOfBusiness: false, independentlyEstablished: true };
  expect(decided(commonLawRules, { name: 'short', facts: short }).outcome).toBe('review');
});
