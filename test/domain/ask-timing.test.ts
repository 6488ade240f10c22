import fc from 'fast-check';

import { resolveSpan } from '../../domain/ask/span';
import { type AskTimes, nextAt, sweepOf } from '../../domain/ask/timing';

const at = (hours: number) => new Date(Date.UTC(2026, 10, 20) + hours * 3_600_000).toISOString();
const hoursOf = (instant: string | null) =>
  instant === null ? null : (Date.parse(instant) - Date.UTC(2026, 10, 20)) / 3_600_000;

const anyTimes: fc.Arbitrary<AskTimes> = fc.record({
  dueAt: fc.integer({ min: -5, max: 100 }).map(at),
  remindAt: fc.array(fc.integer({ min: 1, max: 120 }).map(at), { maxLength: 5 }),
  escalateAt: fc.option(fc.integer({ min: -5, max: 120 }).map(at)),
  escalatedAt: fc.constant(null),
});

/** Sweeps at the given hours, as the sweeper does: only when something is due. */
function play(times: AskTimes, hours: readonly number[]) {
  const log = { reminders: [] as number[], escalations: 0, lapses: 0, looks: 0 };
  let current = times;
  let next: string | null = nextAt(times, at(0));
  for (const hour of hours) {
    if (next === null || Date.parse(next) > Date.parse(at(hour))) continue;
    const sweep = sweepOf(current, next, at(hour));
    log.looks += 1;
    if (sweep.remind !== null) log.reminders.push(sweep.remind);
    if (sweep.escalate) {
      log.escalations += 1;
      current = { ...current, escalatedAt: at(hour) };
    }
    if (sweep.lapse) log.lapses += 1;
    next = sweep.nextAt;
  }
  return { ...log, next };
}

test('reminders come before the due date, the escalation once, then the end', () => {
  const times = { dueAt: at(72), remindAt: [at(24), at(48)], escalateAt: at(60), escalatedAt: null };
  expect(hoursOf(nextAt(times, at(0)))).toBe(24);
  expect(play(times, [1, 24, 25, 48, 50, 60, 61, 72, 80])).toEqual({
    reminders: [1, 2],
    escalations: 1,
    lapses: 1,
    looks: 4,
    next: null,
  });
});

test('however often and late the sweeper looks, an ask ends once, escalates at most once and reminds once a date', () => {
  fc.assert(
    fc.property(anyTimes, fc.array(fc.integer({ min: 0, max: 200 }), { maxLength: 30 }), (times, looks) => {
      const end = play(times, [...looks.sort((a, b) => a - b), 201]);
      expect(end.lapses).toBe(1);
      expect(end.next).toBeNull();
      expect(end.escalations).toBeLessThanOrEqual(1);
      expect(new Set(end.reminders).size).toBe(end.reminders.length);
      expect(end.looks).toBeLessThanOrEqual(times.remindAt.length + 2);
    }),
  );
});

test('a sweeper that always looks in time sends every reminder and escalation before the due date', () => {
  fc.assert(
    fc.property(anyTimes, (times) => {
      const end = play(
        times,
        Array.from({ length: 202 }, (_, hour) => hour),
      );
      const due = hoursOf(times.dueAt) ?? 0;
      const before = (instant: string) => (hoursOf(instant) ?? 0) > 0 && (hoursOf(instant) ?? 0) < Math.max(due, 0);
      expect(end.reminders).toHaveLength(new Set(times.remindAt.filter(before)).size);
      const escalates = times.escalateAt !== null && Math.max(hoursOf(times.escalateAt) ?? 0, 0) < Math.max(due, 0);
      expect(end.escalations).toBe(escalates && due > 0 ? 1 : 0);
    }),
  );
});

test('the next look is always ahead', () => {
  fc.assert(
    fc.property(anyTimes, fc.integer({ min: 0, max: 150 }), (times, hour) => {
      const sweep = sweepOf(times, nextAt(times, at(0)), at(hour));
      if (sweep.nextAt !== null) expect(Date.parse(sweep.nextAt)).toBeGreaterThan(Date.parse(at(hour)));
      else expect(sweep.lapse).toBe(true);
    }),
  );
});

test('spans count from the opening; business days skip weekends and holidays', () => {
  const friday = '2026-11-20T17:00:00.000Z';
  const calendar = { timeZone: 'America/Los_Angeles', jurisdiction: 'US-CA' };
  expect(resolveSpan('2026-12-01T00:00:00.000Z', friday)).toBe('2026-12-01T00:00:00.000Z');
  expect(resolveSpan({ hours: 1.5 }, friday)).toBe('2026-11-20T18:30:00.000Z');
  expect(resolveSpan({ businessDays: 1, ...calendar }, friday)).toBe('2026-11-23T17:00:00.000Z');
  // Thursday 26 November 2026 is Thanksgiving.
  expect(resolveSpan({ businessDays: 4, ...calendar }, friday)).toBe('2026-11-27T17:00:00.000Z');
});
