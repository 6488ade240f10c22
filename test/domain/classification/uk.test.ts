import { offPayrollRules } from '../../../domain/source/classification/uk';
import { decided, type Example } from './examples';

const directed = { maySubstitute: false, controlsHowWorkIsDone: true };

const inside: Example[] = [
  {
    name: 'Autoclenz v Belcher [2011] UKSC 41: car valeters whose clause on substitutes nobody meant',
    facts: {
      ...directed,
      correctsAtOwnCost: false,
      partAndParcel: true,
      independentlyEstablished: false,
      otherClients: false,
      mustOfferAndAccept: true,
    },
  },
  {
    name: 'Market Investigations v Minister of Social Security [1969] 2 QB 173: interviewers under detailed instructions',
    facts: {
      ...directed,
      correctsAtOwnCost: false,
      ownTools: false,
      independentlyEstablished: false,
      partAndParcel: true,
    },
  },
  {
    name: 'Usetech v Young [2004] EWHC 2248 (Ch): a software engineer by the hour for one client, substitutes refused in practice',
    facts: {
      ...directed,
      setsOwnHours: false,
      correctsAtOwnCost: false,
      paidByTheJob: false,
      independentlyEstablished: false,
      otherClients: false,
    },
  },
  {
    name: 'Dragonfly v HMRC [2008] EWHC 2113 (Ch): a tester integrated into the AA’s teams, supervised, paid by time',
    facts: {
      ...directed,
      correctsAtOwnCost: false,
      paidByTheJob: false,
      partAndParcel: true,
      independentlyEstablished: false,
      mustOfferAndAccept: true,
    },
  },
  {
    name: 'Kickabout v HMRC [2022] EWCA Civ 502: a radio presenter bound for the term, 90 % of his income',
    facts: {
      ...directed,
      mayBeMoved: false,
      partAndParcel: true,
      correctsAtOwnCost: false,
      mustOfferAndAccept: true,
      independentlyEstablished: false,
      setsOwnHours: false,
    },
  },
];

const outside: Example[] = [
  {
    name: 'Ready Mixed Concrete [1968] 2 QB 497: an owner-driver with his lorry, its costs, and the right to a driver',
    facts: {
      maySubstitute: true,
      controlsHowWorkIsDone: false,
      correctsAtOwnCost: true,
      ownTools: true,
      paidByTheJob: true,
      independentlyEstablished: true,
      benefits: false,
    },
  },
  {
    name: 'Hall v Lorimer [1994] 1 WLR 209: a vision mixer with twenty clients a year and bad debts',
    facts: {
      controlsHowWorkIsDone: false,
      maySubstitute: true,
      correctsAtOwnCost: true,
      partAndParcel: false,
      independentlyEstablished: true,
      otherClients: true,
      benefits: false,
      mustOfferAndAccept: false,
      ownTools: false,
    },
  },
  {
    name: 'Lime-IT v Justin [2002] UKSPC 342: projects by the result, own laptop, substitutes negotiable',
    facts: {
      maySubstitute: true,
      controlsHowWorkIsDone: false,
      setsOwnHours: true,
      mayBeMoved: false,
      ownTools: true,
      partAndParcel: false,
      independentlyEstablished: true,
      mustOfferAndAccept: false,
    },
  },
];

test.each(inside)('inside: $name', (example) => {
  const decision = decided(offPayrollRules, example);
  expect(decision).toMatchObject({
    test: 'off-payroll',
    outcome: 'employee',
    outcomeWord: 'inside the off-payroll rules',
    engagedThrough: 'eor',
  });
});

test.each(outside)('outside: $name', (example) => {
  const decision = decided(offPayrollRules, example);
  expect(decision).toMatchObject({ outcome: 'contractor', outcomeWord: 'outside the off-payroll rules' });
});

test('outside: Express & Echo v Tanton [1999] ICR 693: who really sends a paid substitute owes no personal service', () => {
  const facts = { substituteSent: true, controlsHowWorkIsDone: true, ownTools: false, mustOfferAndAccept: true };
  const decision = decided(offPayrollRules, { name: 'Tanton', facts });
  expect(decision).toMatchObject({ outcome: 'contractor', engagedThrough: 'sow_vendor' });
  expect(decision.rationale).toMatch(/^By itself this decides: a substitute was sent, paid and accepted/);
});

test('undetermined: HMRC v PGMOL [2024] UKSC 29: some control and a duty per match are not the whole picture', () => {
  const facts = { maySubstitute: false, controlsHowWorkIsDone: true, correctsAtOwnCost: false, mayBeMoved: false };
  const rest = { partAndParcel: false, benefits: false, otherClients: true, mustOfferAndAccept: false };
  const decision = decided(offPayrollRules, { name: 'referees', facts: { ...facts, ...rest } });
  expect(decision).toMatchObject({ outcome: 'review', outcomeWord: 'undetermined', statement: null });
});

test('undetermined: Atholl House v HMRC [2022] EWCA Civ 501: control and duties against a business of her own, four hearings long', () => {
  const employed = { maySubstitute: false, controlsHowWorkIsDone: true, setsOwnHours: false, mustOfferAndAccept: true };
  const own = { correctsAtOwnCost: true, partAndParcel: false, independentlyEstablished: true, otherClients: true };
  const decision = decided(offPayrollRules, { name: 'presenter', facts: { ...employed, ...own, benefits: false } });
  expect(decision).toMatchObject({ outcome: 'review', outcomeWord: 'undetermined' });
  expect(decision.rationale).toMatch(/For independence: business of their own \(yes\)/);
});

test('the status determination statement has conclusion, reasons and the way to disagree (ITEPA 2003, ss. 61NA, 61T)', () => {
  const { statement, rationale } = decided(offPayrollRules, inside[0]!);
  expect(statement).toContain('Conclusion: the engagement is inside the off-payroll rules.');
  expect(statement).toContain(`Reasons: ${rationale}`);
  expect(statement).toMatch(/answers with reasons within 45 days, the day on which you tell us counted\.$/);
});
