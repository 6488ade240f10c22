import fc from 'fast-check';

import { defaultPolicies } from '../../domain/policy/defaults';
import { whyNobody, widened } from '../../domain/source/impasse';
import { answersTo, endOfApplication, mayCounter, offerHours } from '../../domain/source/offer-rules';
import { canOffer, overlap } from '../../domain/source/overlap';
import { scaleTerms, totalOf, type Terms } from '../../domain/source/terms';

const policy = defaultPolicies.source;

const termsOf = (amounts: readonly number[]): Terms => ({
  deliverables: amounts.map((amountMinor, index) => ({
    title: `Item ${index + 1}`,
    acceptance: ['fits'],
    amountMinor,
    due: '2026-12-08',
  })),
});

describe('agreed terms', () => {
  test('another total is shared by largest remainder: 1200, 2000 and 1600 for 4900.01', () => {
    const scaled = scaleTerms(termsOf([120_000, 200_000, 160_000]), 490_001);
    expect(scaled.deliverables.map((d) => d.amountMinor)).toEqual([122_500, 204_167, 163_334]);
  });

  test('always add up to the total, keep their order and stay positive when pay rises', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 10_000_000 }), { minLength: 1, maxLength: 30 }),
        fc.integer({ min: 0, max: 10_000_000 }),
        (amounts, more) => {
          const total = amounts.reduce((a, b) => a + b) + more;
          const scaled = scaleTerms(termsOf(amounts), total);
          expect(totalOf(scaled)).toBe(total);
          for (const [index, { amountMinor }] of scaled.deliverables.entries())
            expect(amountMinor).toBeGreaterThanOrEqual(amounts[index]!);
        },
      ),
    );
  });

  test('the same total changes nothing, whatever its parts', () => {
    const terms = termsOf([1, 0, 7]);
    expect(scaleTerms(terms, 8)).toEqual(terms);
  });
});

describe('an offer', () => {
  const startsAt = '2026-12-01T17:00:00.000Z';

  test('stands 72 hours, and 4 when work starts within two days', () => {
    expect(offerHours({ startsAt, now: '2026-11-25T17:00:00.000Z' }, policy)).toBe(72);
    expect(offerHours({ startsAt, now: '2026-11-29T16:59:59.999Z' }, policy)).toBe(72);
    expect(offerHours({ startsAt, now: '2026-11-29T17:00:00.000Z' }, policy)).toBe(4);
    expect(offerHours({ startsAt, now: '2026-12-02T17:00:00.000Z' }, policy)).toBe(4);
  });

  test('may be countered in the first two rounds', () => {
    expect([1, 2, 3].map((round) => mayCounter(round, policy))).toEqual([true, true, false]);
    expect(mayCounter(1, { negotiationRounds: 0 })).toBe(false);
  });

  test('is raised by the lead within the approved budget only', () => {
    expect(answersTo({ amountMinor: 500_000 }, { approvedMinor: 500_000 })).toEqual(['accept', 'hold', 'next']);
    expect(answersTo({ amountMinor: 500_001 }, { approvedMinor: 500_000 })).toEqual(['raise', 'hold', 'next']);
  });

  test.each([
    [{ state: 'answered', option: 'decline' }, undefined, 'declined'],
    [{ state: 'lapsed', option: null }, undefined, 'expired'],
    [{ state: 'answered', option: 'counter' }, undefined, 'rejected'],
    [{ state: 'answered', option: 'accept' }, { state: 'answered', option: 'refuse' }, 'declined'],
    [{ state: 'answered', option: 'accept' }, { state: 'lapsed', option: null }, 'expired'],
    [{ state: 'answered', option: 'accept' }, { state: 'answered', option: 'consent' }, 'rejected'],
  ] as const)('offer %j and consent %j end the application as %s', (offer, consent, end) => {
    expect(endOfApplication({ offer, consent })).toBe(end);
  });
});

describe('one person, several hires', () => {
  const december = { startsAt: '2026-12-01T17:00:00.000Z', endsAt: '2027-01-01T08:00:00.000Z' };
  const january = { startsAt: '2027-01-01T08:00:00.000Z', endsAt: '2027-02-01T08:00:00.000Z' };

  test('an end is the first instant after: months that follow each other do not overlap', () => {
    expect(overlap(december, january)).toBe(false);
    expect(overlap(december, { ...january, startsAt: '2027-01-01T07:59:59.999Z' })).toBe(true);
  });

  test('whoever has as many open offers and engagements as the policy allows gets no other for those days', () => {
    expect(canOffer(december, [], 1)).toBe(true);
    expect(canOffer(december, [january], 1)).toBe(true);
    expect(canOffer(december, [december], 1)).toBe(false);
    expect(canOffer(december, [december], 2)).toBe(true);
  });

  test('whether two terms overlap does not depend on their order', () => {
    const term = fc.tuple(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 1, max: 100 })).map(([from, hours]) => ({
      startsAt: new Date(from * 3_600_000).toISOString(),
      endsAt: new Date((from + hours) * 3_600_000).toISOString(),
    }));
    fc.assert(fc.property(term, term, (a, b) => expect(overlap(a, b)).toBe(overlap(b, a))));
  });
});

describe('nobody is left', () => {
  const one = (state: string, busy = false) => ({ state, busy });

  test.each([
    [[], null, 'nobody-applied'],
    [[one('applied')], null, 'nobody-qualified'],
    [[one('rejected'), one('screened')], 'reject-all', 'nobody-wanted'],
    [[one('declined'), one('screened', true)], 'confirm', 'all-busy'],
    [[one('declined'), one('expired'), one('applied')], 'confirm', 'all-fell-out'],
    [[one('withdrawn')], null, 'all-fell-out'],
  ] as const)('%j after %s: %s', (applications, last, why) => {
    expect(whyNobody(applications, last)).toBe(why);
  });

  test('a wider search asks lower levels, never below 1, and never pays less', () => {
    const search = {
      skills: [
        { skill: 'brand-design', level: 3 },
        { skill: 'illustration', level: 1 },
      ],
      otherRoles: ['illustrator'],
      offerMinor: 480_000,
    };
    expect(widened(search, {})).toEqual(search);
    expect(widened(search, { lowerBy: 1, otherRole: 'photographer', payMinor: 400_000 })).toEqual({
      skills: [
        { skill: 'brand-design', level: 2 },
        { skill: 'illustration', level: 1 },
      ],
      otherRoles: ['illustrator', 'photographer'],
      offerMinor: 480_000,
    });
    expect(widened(search, { payMinor: 500_000, otherRole: 'illustrator' })).toMatchObject({
      otherRoles: ['illustrator'],
      offerMinor: 500_000,
    });
  });
});
