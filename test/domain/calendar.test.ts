import { addBusinessDays, addDays, atLocal, daysBetween, localDate, shiftDate } from '../../domain/calendar';

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
