import { resolveSpan } from '../../domain/ask/span';
import {
  addBusinessDays,
  addDays,
  atLocal,
  datesInWords,
  daysBetween,
  localDate,
  shiftDate,
} from '../../domain/calendar';

const california = { timeZone: 'America/Los_Angeles', jurisdiction: 'US-CA' };

test('business days leave out weekends and the holidays of the country', () => {
  // Wed 23 Dec 2026 + 2: Thu 24, Fri 25 is Christmas, Mon 28.
  expect(addBusinessDays('2026-12-23T20:00:00Z', 2, california)).toBe('2026-12-28T20:00:00.000Z');
  // Thanksgiving 2026 is Thu 26 Nov.
  expect(localDate(addBusinessDays('2026-11-25T20:00:00Z', 1, california), california.timeZone)).toBe('2026-11-27');
  // The United Kingdom works on Thanksgiving and rests on Boxing Day’s substitute.
  expect(
    localDate(
      addBusinessDays('2026-11-25T12:00:00Z', 1, { timeZone: 'Europe/London', jurisdiction: 'UK' }),
      'Europe/London',
    ),
  ).toBe('2026-11-26');
  expect(
    localDate(
      addBusinessDays('2026-12-24T12:00:00Z', 1, { timeZone: 'Europe/London', jurisdiction: 'UK' }),
      'Europe/London',
    ),
  ).toBe('2026-12-29');
});

test('local time survives the change of clocks', () => {
  // Los Angeles leaves daylight saving on 1 Nov 2026 and enters it on 14 Mar 2027.
  expect(addDays('2026-10-31T16:00:00.000Z', 1, california.timeZone)).toBe('2026-11-01T17:00:00.000Z');
  expect(addDays('2027-03-13T17:00:00.000Z', 1, california.timeZone)).toBe('2027-03-14T16:00:00.000Z');
  expect(addBusinessDays('2026-10-30T16:00:00.000Z', 1, california)).toBe('2026-11-02T17:00:00.000Z');
  expect(addDays('2027-03-27T12:00:00.000Z', 1, 'Europe/London')).toBe('2027-03-28T11:00:00.000Z');
});

test('a local hour that does not exist moves on, one that exists twice is the first', () => {
  expect(atLocal('2027-03-14', 2, california.timeZone)).toBe('2027-03-14T10:00:00.000Z');
  expect(atLocal('2026-11-01', 1, california.timeZone)).toBe('2026-11-01T08:00:00.000Z');
});

test('dates move by whole days, over years and leap days', () => {
  expect(shiftDate('2028-02-28', 2)).toBe('2028-03-01');
  expect(daysBetween('2026-12-01', '2027-01-01')).toBe(31);
});

describe('changes of clocks in the year 2027', () => {
  const england = { timeZone: 'Europe/London', jurisdiction: 'UK' };
  // Los Angeles: forward Sun 14 Mar, back Sun 7 Nov. London: forward Sun 28 Mar, back Sun 31 Oct.
  test.each([
    ['forward in Los Angeles', california, '2027-03-12T17:00:00.000Z', '2027-03-15T16:00:00.000Z'],
    ['back in Los Angeles', california, '2027-11-05T16:00:00.000Z', '2027-11-08T17:00:00.000Z'],
    ['back in London', england, '2027-10-29T08:00:00.000Z', '2027-11-01T09:00:00.000Z'],
  ])('%s: a business day over the weekend keeps nine o’clock', (_name, calendar, from, to) => {
    expect(addBusinessDays(from, 1, calendar)).toBe(to);
    expect(resolveSpan({ businessDays: 1, ...calendar }, from)).toBe(to);
    expect(addDays(from, 3, calendar.timeZone)).toBe(to);
  });

  test('forward in London, with Easter between', () => {
    // Thu 25 Mar 2027; Good Friday and Easter Monday don’t count, and clocks go forward on Easter Sunday.
    expect(addBusinessDays('2027-03-25T09:00:00.000Z', 1, england)).toBe('2027-03-30T08:00:00.000Z');
    expect(resolveSpan({ businessDays: 2, ...england }, '2027-03-25T09:00:00.000Z')).toBe('2027-03-31T08:00:00.000Z');
  });

  test('a day of an ask’s hours is 24 hours, a calendar day is 23 or 25', () => {
    expect(resolveSpan({ hours: 24 }, '2027-03-13T17:00:00.000Z')).toBe('2027-03-14T17:00:00.000Z');
    expect(addDays('2027-03-13T17:00:00.000Z', 1, california.timeZone)).toBe('2027-03-14T16:00:00.000Z');
    expect(resolveSpan({ hours: 24 }, '2027-10-30T08:00:00.000Z')).toBe('2027-10-31T08:00:00.000Z');
    expect(addDays('2027-10-30T08:00:00.000Z', 1, england.timeZone)).toBe('2027-10-31T09:00:00.000Z');
  });

  test.each([
    ['2027-03-14', 'America/Los_Angeles', '2027-03-14T08:00:00.000Z', '2027-03-15T07:00:00.000Z'],
    ['2027-11-07', 'America/Los_Angeles', '2027-11-07T07:00:00.000Z', '2027-11-08T08:00:00.000Z'],
    ['2027-03-28', 'Europe/London', '2027-03-28T00:00:00.000Z', '2027-03-28T23:00:00.000Z'],
    ['2027-10-31', 'Europe/London', '2027-10-30T23:00:00.000Z', '2027-11-01T00:00:00.000Z'],
  ])('%s in %s begins and ends at its own midnights', (date, zone, begins, ends) => {
    expect(atLocal(date, 0, zone)).toBe(begins);
    expect(atLocal(shiftDate(date, 1), 0, zone)).toBe(ends);
    expect(localDate(begins, zone)).toBe(date);
    expect(addDays(begins, 1, zone)).toBe(ends);
    expect(addDays(ends, -1, zone)).toBe(begins);
  });

  test('an hour that clocks skip, and one that comes twice, in London', () => {
    expect(atLocal('2027-03-28', 1, 'Europe/London')).toBe('2027-03-28T01:00:00.000Z');
    expect(atLocal('2027-10-31', 1, 'Europe/London')).toBe('2027-10-31T00:00:00.000Z');
  });
});

test('a part falls back to its country, a country without data has weekends only', () => {
  const day = (jurisdiction: string) =>
    localDate(addBusinessDays('2026-07-02T12:00:00Z', 2, { timeZone: 'UTC', jurisdiction }), 'UTC');
  // Sat 4 Jul 2026 is no working day anyway; Juneteenth, a Friday, is one in some countries only.
  expect([day('US-CA'), day('US'), day('PT')]).toEqual(['2026-07-06', '2026-07-06', '2026-07-06']);
  const june = (jurisdiction: string) =>
    localDate(addBusinessDays('2026-06-18T12:00:00Z', 1, { timeZone: 'UTC', jurisdiction }), 'UTC');
  expect([june('US-NY'), june('UK-SCT'), june('PT'), june('')]).toEqual([
    '2026-06-22',
    '2026-06-19',
    '2026-06-19',
    '2026-06-19',
  ]);
});

test('substitutes and moving feasts are data of their country', () => {
  const next = (date: string, timeZone: string, jurisdiction: string) =>
    localDate(addBusinessDays(`${date}T12:00:00Z`, 1, { timeZone, jurisdiction }), timeZone);
  // 1 Jan 2028 is a Saturday: the United Kingdom rests on Monday 3 January instead.
  expect(next('2027-12-31', 'Europe/London', 'UK')).toBe('2028-01-04');
  // Ascension is Thu 14 May 2026, Whit Monday 25 May 2026; the Fourteenth of July is French.
  for (const country of ['DE', 'FR']) {
    expect([country, next('2026-05-13', 'Europe/Paris', country)]).toEqual([country, '2026-05-15']);
    expect([country, next('2026-05-22', 'Europe/Paris', country)]).toEqual([country, '2026-05-26']);
  }
  expect([next('2026-07-13', 'Europe/Paris', 'FR'), next('2026-07-13', 'Europe/Berlin', 'DE-BY')]).toEqual([
    '2026-07-15',
    '2026-07-14',
  ]);
});

test('dates in words are written for people; what only looks like one, and an instant, stay', () => {
  expect(datesInWords('6 live on 2027-02-22, 22 on 2027-03-08.')).toBe(
    '6 live on Mon 22 Feb 2027, 22 on Mon 8 Mar 2027.',
  );
  const others = 'part 2027-13-40, from 2027-02-22T08:00:00Z, no 12027-02-22';
  expect(datesInWords(others)).toBe(others);
});
