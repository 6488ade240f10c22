import { californiaRules } from '../../../domain/source/classification/us-ca';
import { see } from '../../../domain/source/classification/see';
import { weigh } from '../../../domain/source/classification/weigh';
import { decided, type Example } from './examples';

const free = { controlsHowWorkIsDone: false, usualCourseOfBusiness: false, independentlyEstablished: true };

describe('exempt from the ABC test', () => {
  const designer = {
    name: 'own studio, other clients, quotes of her own',
    role: 'graphic-designer',
    facts: {
      ...free,
      ownLocation: true,
      licensed: true,
      negotiatesRate: true,
      setsOwnHours: true,
      otherClients: true,
      ownJudgement: true,
    },
  };

  test('a graphic designer who meets the six conditions is weighed under Borello (Labor Code §2778(a), (b)(2)(D))', () => {
    const decision = decided(californiaRules, designer);
    expect(decision).toMatchObject({ test: 'borello', outcome: 'contractor', engagedThrough: 'sow_vendor' });
    expect(decision.summary).toBe('professional services exemption (graphic designer)');
    expect(decision.rationale).toMatch(
      /^Professional services exemption \(graphic designer\), Labor Code §2778: all 6 conditions hold, so that Borello’s weighing decides instead of the ABC test\./,
    );
  });

  test('without her own rate she is not exempt, and designing for a design agency fails prong B (Labor Code §§2775, 2778)', () => {
    const facts = { ...designer.facts, negotiatesRate: false, usualCourseOfBusiness: true };
    const decision = decided(californiaRules, { ...designer, facts });
    expect(decision).toMatchObject({ test: 'abc', outcome: 'employee', summary: 'fails prong B of the ABC test' });
    expect(decision.rationale).toMatch(
      /^The professional services exemption .* does not hold: rates \(no\) speaks against it\./,
    );
  });

  test('exempt designers who are directed in the work are employees under Borello all the same', () => {
    const facts = { ...designer.facts, controlsHowWorkIsDone: true, usualCourseOfBusiness: true, endsAtWill: true };
    const rest = { independentlyEstablished: false, openEnded: true, paidByTheJob: false, profitOrLoss: false };
    const decision = decided(californiaRules, {
      ...designer,
      facts: { ...facts, ...rest, hiresHelpers: false, ownTools: false },
    });
    expect(decision).toMatchObject({ test: 'borello', outcome: 'employee' });
    expect(decision.summary).toMatch(/exemption \(graphic designer\), but Borello’s weighing points to employment$/);
  });

  test('a condition that nobody answered is a review where it decides', () => {
    const facts = { controlsHowWorkIsDone: false, usualCourseOfBusiness: true, otherClients: true };
    const decision = decided(californiaRules, { ...designer, facts });
    expect(decision).toMatchObject({ outcome: 'review', engagedThrough: 'undecided' });
    expect(decision.summary).toBe(
      'whether the professional services exemption (graphic designer) holds is not known, and it decides',
    );
    expect(decision.missing.map(({ factor }) => factor)).toEqual(
      expect.arrayContaining(['negotiatesRate', 'licensed']),
    );
  });

  const business = {
    ...designer.facts,
    businessEntity: true,
    servesYouDirectly: true,
    advertises: true,
    ownTools: true,
    needsContractorLicence: false,
  };

  test('a bookkeeping company with clients of its own is business-to-business exempt (Labor Code §2776(a))', () => {
    const decision = decided(californiaRules, { name: 'bookkeeping LLC', role: 'bookkeeper', facts: business });
    expect(decision).toMatchObject({
      test: 'borello',
      outcome: 'contractor',
      summary: 'business-to-business exemption',
    });
  });

  test.each([
    ['serves the client’s customers (§2776(a)(2))', { servesYouDirectly: false }],
    ['does not advertise (§2776(a)(8))', { advertises: false }],
    ['does work that needs a contractor’s licence (§2776(a)(12))', { needsContractorLicence: true }],
  ])('a company that %s is not, and is judged by the ABC test', (_, change) => {
    const facts = { ...business, ...change, usualCourseOfBusiness: true };
    const decision = decided(californiaRules, { name: 'LLC', role: 'bookkeeper', facts });
    expect(decision).toMatchObject({ test: 'abc', outcome: 'employee', summary: 'fails prong B of the ABC test' });
  });

  test('a disc jockey for one wedding is exempt as a single engagement (Labor Code §2779)', () => {
    const facts = { ...designer.facts, singleEvent: true, ownTools: true, needsContractorLicence: false };
    const decision = decided(californiaRules, { name: 'one evening', role: 'disc-jockey', facts });
    expect(decision).toMatchObject({ outcome: 'contractor', summary: 'single engagement exemption' });
  });
});

describe('the ABC test', () => {
  const employees: Example[] = [
    {
      name: 'Dynamex: drivers of a delivery company deliver for it (4 Cal.5th 903)',
      facts: { ...free, usualCourseOfBusiness: true },
    },
    {
      name: 'Dynamex: seamstresses at home sew the manufacturer’s dresses (prong B example)',
      facts: { ...free, usualCourseOfBusiness: true, independentlyEstablished: false },
    },
    {
      name: 'Dynamex: decorators work regularly on the bakery’s cakes (prong B example)',
      facts: { ...free, usualCourseOfBusiness: true },
    },
    {
      name: 'Dynamex: free to found a business is no business (prong C)',
      facts: { ...free, independentlyEstablished: false },
    },
    {
      name: 'seasonal support agents answer the client’s customers: prong B (domain.md)',
      role: 'support-agent',
      facts: { ...free, usualCourseOfBusiness: true, servesYouDirectly: false },
    },
  ];
  test.each(employees)('employee: $name', (example) => {
    expect(decided(californiaRules, example)).toMatchObject({
      test: 'abc',
      outcome: 'employee',
      engagedThrough: 'eor',
    });
  });

  test.each([
    { name: 'Dynamex: a plumber repairs a store’s leak (prong B example)', facts: free },
    { name: 'Dynamex: an electrician lays a new line for a store (prong B example)', facts: free },
  ])('contractor: $name', (example) => {
    const decision = decided(californiaRules, example);
    expect(decision).toMatchObject({ test: 'abc', outcome: 'contractor' });
    expect(decision.rationale).toMatch(/^No exemption from the ABC test is listed for the role or claimed\./);
  });

  test('a prong that nobody answered is a review, for the client has to prove all three (Labor Code §2775(b)(1))', () => {
    const decision = decided(californiaRules, { name: 'half known', facts: { controlsHowWorkIsDone: false } });
    expect(decision).toMatchObject({ outcome: 'review', summary: 'prong B, C of the ABC test is not answered' });
  });
});

describe('Borello’s weighing', () => {
  const weighed = (facts: Record<string, boolean>) =>
    weigh(
      californiaRules,
      see(
        californiaRules,
        Object.entries(facts).map(([factor, value]) => ({ factor, value, evidence: 'court', by: 'court' })),
      ),
    );

  test('Borello: sharefarmers who harvest cucumbers on the grower’s land are employees (48 Cal.3d 341)', () => {
    // The work itself was not directed, yet the grower kept all control that mattered over the whole operation.
    const facts = { controlsHowWorkIsDone: true, usualCourseOfBusiness: true, independentlyEstablished: false };
    const rest = { ownJudgement: false, profitOrLoss: false, ownLocation: false, paidByTheJob: true, openEnded: true };
    expect(weighed({ ...facts, ...rest, hiresHelpers: false })).toMatchObject({ outcome: 'employee' });
  });

  test('Estrada v. FedEx Ground (2007) 154 Cal.App.4th 1: drivers under detailed rules, with own trucks, are employees', () => {
    const facts = { controlsHowWorkIsDone: true, usualCourseOfBusiness: true, independentlyEstablished: false };
    const rest = { otherClients: false, negotiatesRate: false, ownTools: true, openEnded: true, endsAtWill: true };
    expect(weighed({ ...facts, ...rest, ownJudgement: false, setsOwnHours: false })).toMatchObject({
      outcome: 'employee',
    });
  });

  test('Arnold v. Mutual of Omaha (2011) 202 Cal.App.4th 580: an agent who chooses clients, hours and method is independent', () => {
    const facts = {
      controlsHowWorkIsDone: false,
      setsOwnHours: true,
      ownJudgement: true,
      independentlyEstablished: true,
    };
    // Selling insurance is the insurer’s business, and the contract ended at will: both weighed, neither decided.
    const rest = {
      usualCourseOfBusiness: true,
      endsAtWill: true,
      otherClients: true,
      paidByTheJob: true,
      ownTools: true,
    };
    expect(weighed({ ...facts, ...rest, ownLocation: true, profitOrLoss: true })).toMatchObject({
      outcome: 'contractor',
    });
  });
});
