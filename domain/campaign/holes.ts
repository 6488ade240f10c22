import type { DemandRow } from './demand-rows';
import { daysFrom, moved, weekOf, weekStarts } from './week';

/** Weeks or intervals that a queue has around a gap, or in other weeks, but not there. At most one message per week and queue. */
export function holesIn(rows: readonly DemandRow[], { peakStarts }: { peakStarts: string }): string[] {
  const queues = new Set(rows.map(({ queue }) => queue));
  const weeks = rows.map(({ date }) => weekOf(peakStarts, date)).sort((a, b) => a - b);
  const range = { first: weeks[0] ?? 0, last: weeks.at(-1) ?? 0 };
  return [...queues].flatMap((queue) =>
    holesOfQueue(
      rows.filter((row) => row.queue === queue),
      queue,
      peakStarts,
      range,
    ),
  );
}

function holesOfQueue(
  rows: readonly DemandRow[],
  queue: string,
  peakStarts: string,
  range: { first: number; last: number },
): string[] {
  const weeks = new Map<number, Set<number>>();
  for (const row of rows) {
    const week = weekOf(peakStarts, row.date);
    const slots = weeks.get(week) ?? new Set<number>();
    weeks.set(week, slots.add(minuteOfWeek(row, peakStarts, week)));
  }
  const usual = new Set([...weeks.values()].flatMap((slots) => [...slots]));
  const messages: string[] = [];
  for (let week = range.first; week <= range.last; week += 1) {
    const slots = weeks.get(week);
    if (!slots)
      messages.push(`queue ${queue}: the week of ${weekStarts(peakStarts, week)} is missing; add it, 0 if closed`);
    else {
      const missing = [...usual].filter((slot) => !slots.has(slot)).sort((a, b) => a - b);
      if (missing[0] !== undefined)
        messages.push(
          `queue ${queue}: ${showSlot(peakStarts, week, missing[0])} is missing` +
            `${missing.length > 1 ? ` and ${missing.length - 1} more in its week` : ''}, other weeks have it; add it, 0 if closed`,
        );
    }
  }
  return messages;
}

function minuteOfWeek({ date, minute }: DemandRow, peakStarts: string, week: number): number {
  return daysFrom(weekStarts(peakStarts, week), date) * 1440 + (minute ?? 0);
}

function showSlot(peakStarts: string, week: number, slot: number): string {
  const minute = slot % 1440;
  const time = [Math.floor(minute / 60), minute % 60].map((part) => String(part).padStart(2, '0')).join(':');
  return `${moved(weekStarts(peakStarts, week), Math.floor(slot / 1440))} ${time}`;
}
