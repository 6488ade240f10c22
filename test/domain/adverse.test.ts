import { addBusinessDays } from '../../domain/calendar';
import {
  assertMayDecide,
  resumedUntil,
  waitInWords,
  waitLeft,
  waitRuleOf,
  waitUntil,
} from '../../domain/source/adverse';

const california = { timeZone: 'America/Los_Angeles', jurisdiction: 'US-CA' };
const london = { timeZone: 'Europe/London', jurisdiction: 'UK' };
const days = { days: 7 };
const business = { businessDays: 5 };

describe('the wait', () => {
  test('counts calendar days by default, and business days where the policy says so', () => {
    const policy = { waitDays: 7, businessDays: { 'US-CA': 5, UK: 10 } };
    expect(waitRuleOf(policy, 'US-CA')).toEqual(business);
    expect(waitRuleOf(policy, 'UK-SCT')).toEqual({ businessDays: 10 });
    expect(waitRuleOf(policy, 'US-NY')).toEqual(days);
  });

  test('ends at the same local time, over a change of clocks too', () => {
    // Clocks go back on 1 November 2026 in California: the week has 169 hours.
    expect(waitUntil('2026-10-30T17:00:00.000Z', days, california)).toBe('2026-11-06T18:00:00.000Z');
    // And forward on 28 March 2027 in the UK.
    expect(waitUntil('2027-03-25T10:00:00.000Z', days, london)).toBe('2027-04-01T09:00:00.000Z');
  });

  test('in business days leaves weekends and holidays out', () => {
    // Wed 25 Nov 2026; Thanksgiving on the 26th.
    expect(waitUntil('2026-11-25T18:00:00.000Z', business, california)).toBe('2026-12-03T18:00:00.000Z');
    // Over Christmas and the change of the year in the UK.
    expect(waitUntil('2026-12-23T10:00:00.000Z', business, london)).toBe('2027-01-04T10:00:00.000Z');
    // Over the change of clocks: ten in the morning stays ten.
    expect(waitUntil('2026-10-30T17:00:00.000Z', business, california)).toBe('2026-11-06T18:00:00.000Z');
  });
});

describe('a dispute stops the clock', () => {
  test('what was left is waited after it, to the millisecond', () => {
    const until = waitUntil('2026-12-01T18:00:00.000Z', days, california);
    const left = waitLeft('2026-12-03T20:30:00.000Z', until, days, california);
    expect(left).toEqual({ ms: 4 * 86_400_000 + 21.5 * 3_600_000 });
    expect(resumedUntil('2027-01-10T09:00:00.000Z', left, california)).toBe('2027-01-15T06:30:00.000Z');
  });

  test('of business days a day that has begun is not waited yet', () => {
    const notice = '2026-11-30T18:00:00.000Z'; // Monday, ten in the morning.
    const until = waitUntil(notice, business, california);
    expect(until).toBe('2026-12-07T18:00:00.000Z');
    expect(waitLeft('2026-12-02T17:00:00.000Z', until, business, california)).toEqual({ businessDays: 4 });
    expect(waitLeft('2026-12-02T19:00:00.000Z', until, business, california)).toEqual({ businessDays: 3 });
    // Resumed on Wed 23 December: Christmas and the weekend don't count.
    expect(resumedUntil('2026-12-23T18:00:00.000Z', { businessDays: 3 }, california)).toBe('2026-12-29T18:00:00.000Z');
  });

  test('ending at once it changes no date of a calendar wait, and never shortens one in business days', () => {
    for (let hour = 0; hour < 7 * 24; hour += 5) {
      const notice = '2026-10-28T16:20:00.000Z';
      const at = new Date(Date.parse(notice) + hour * 3_600_000).toISOString();
      for (const rule of [days, business]) {
        const until = waitUntil(notice, rule, california);
        const resumed = resumedUntil(at, waitLeft(at, until, rule, california), california);
        expect(Date.parse(resumed)).toBeGreaterThanOrEqual(Date.parse(until));
        if ('days' in rule) expect(resumed).toBe(until);
        else expect(Date.parse(resumed)).toBeLessThan(Date.parse(addBusinessDays(until, 1, california)));
      }
    }
  });

  test('over and over, the whole wait is never less than the first', () => {
    let until = waitUntil('2026-12-01T18:00:00.000Z', days, california);
    let paused = 0;
    for (const [at, back] of [
      ['2026-12-02T18:00:00.000Z', '2026-12-20T18:00:00.000Z'],
      ['2026-12-21T06:00:00.000Z', '2027-02-01T07:00:00.000Z'],
    ] as const) {
      paused += Date.parse(back) - Date.parse(at);
      until = resumedUntil(back, waitLeft(at, until, days, california), california);
    }
    expect(Date.parse(until) - paused).toBe(Date.parse('2026-12-08T18:00:00.000Z'));
  });
});

test('nothing is decided before notice and wait, nor while a dispute is open', () => {
  const facts = { noticeAt: '2026-12-01T18:00:00.000Z', until: '2026-12-08T18:00:00.000Z' };
  expect(() => assertMayDecide(facts, '2026-12-08T17:59:59.999Z')).toThrow('before the waiting period is over');
  expect(() => assertMayDecide({ ...facts, until: null }, '2027-12-08T18:00:00.000Z')).toThrow('dispute is open');
  expect(() => assertMayDecide({ ...facts, noticeAt: null }, '2027-12-08T18:00:00.000Z')).toThrow('pre-adverse notice');
  expect(() => assertMayDecide(facts, facts.until)).not.toThrow();
});

test('the wait is told in words', () => {
  expect(waitInWords(days)).toBe('7 days');
  expect(waitInWords({ businessDays: 1 })).toBe('1 business day');
  expect(waitInWords({ ms: 4 * 86_400_000 + 21.5 * 3_600_000 })).toBe('4 days and 22 hours');
  expect(waitInWords({ ms: 7_200_000 })).toBe('2 hours');
});
