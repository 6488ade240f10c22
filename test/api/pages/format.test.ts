import { createFormats, shortId, span } from '../../../api/pages/format';

const now = '2026-12-17T22:05:00.000Z';
const f = createFormats(now, 'America/Los_Angeles');

test('every day has its weekday, in the reader’s zone', () => {
  expect(f.day('2026-12-24T02:00:00.000Z')).toBe('Wed 23 Dec');
  expect(f.dayTime(now)).toBe('Thu 17 Dec, 14:05');
  expect(f.longDay('2026-12-28T20:00:00.000Z')).toBe('Monday 28 December');
  expect(createFormats(now, 'Europe/Berlin').dayTime(now)).toBe('Thu 17 Dec, 23:05');
});

test('a local date is the same day in every zone', () => {
  expect(f.day('2026-12-24')).toBe('Thu 24 Dec');
  expect(createFormats(now, 'Pacific/Auckland').day('2026-12-24')).toBe('Thu 24 Dec');
});

test('the year is said only where the day would be unclear without it', () => {
  expect(f.day('2027-01-04T20:00:00.000Z')).toBe('Mon 4 Jan');
  expect(f.day('2027-11-25T20:00:00.000Z')).toBe('Thu 25 Nov 2027');
  expect(f.day('2026-01-05T20:00:00.000Z')).toBe('Mon 5 Jan');
});

test('midnight at the end belongs to the day that it ends', () => {
  const end = '2027-01-01T08:00:00.000Z';
  expect(f.lastDay(end)).toBe('Thu 31 Dec');
  expect(f.dueDay(end)).toBe('Thu 31 Dec');
  expect(f.dueDay('2027-01-01T18:00:00.000Z')).toBe('Fri 1 Jan');
  expect(f.range('2026-12-01T17:00:00.000Z', end)).toBe('Tue 1 – Thu 31 Dec');
  expect(f.range('2026-11-24', '2026-12-02')).toBe('Tue 24 Nov – Wed 2 Dec');
});

test('what is left and what is late have their unit', () => {
  expect(f.until('2026-12-23T22:05:00.000Z')).toBe('in 6 days');
  expect(f.until('2026-12-17T23:00:00.000Z')).toBe('today');
  expect(f.until('2026-12-17T19:05:00.000Z')).toBe('3 h late');
  expect(f.since('2026-12-17T21:45:00.000Z')).toBe('20 min');
  expect([f.urgency('2026-12-16T00:00:00Z'), f.urgency('2026-12-18T00:00:00Z'), f.urgency('2027-01-01')]).toEqual([
    'bad',
    'warn',
    'calm',
  ]);
  expect(span(47 * 3_600_000)).toBe('47 h');
  expect(span(48 * 3_600_000)).toBe('2 days');
});

test('dates inside a sentence are written as days; nothing is a dash', () => {
  expect(f.dates('$1,200.00, due 2026-12-08')).toBe('$1,200.00, due Tue 8 Dec');
  expect(f.day(null)).toBe('–');
});

test('a zone that this runtime does not know costs nobody the page', () => {
  expect(createFormats(now, 'Mars/Olympus').dayTime(now)).toBe('Thu 17 Dec, 22:05');
});

test('a short id keeps its kind and the first letters', () => {
  expect(shortId('eng_4t7kabcdefghjkmnpqrstvwxyz')).toBe('eng_4t7k…');
});
