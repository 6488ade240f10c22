/** The instants at which something is done about an open ask. ISO 8601, business time. */
export interface AskTimes {
  dueAt: string;
  /** After the opening. */
  remindAt: readonly string[];
  /** Null when nobody is escalated to. */
  escalateAt: string | null;
  /** When it was escalated, or null. */
  escalatedAt: string | null;
}

/** What the sweeper does about one ask now, and when it looks again. */
export interface Sweep {
  /** Number of the reminder that is sent, counted from 1; several that are due together are one. */
  remind: number | null;
  escalate: boolean;
  /** The ask ends: by its `onTimeout` option, or it lapses. Then nothing else is done. */
  lapse: boolean;
  /** Null once it ended. */
  nextAt: string | null;
}

/** The next instant at which an open ask needs the sweeper: a reminder after `now`, its escalation, its due date. */
export function nextAt(times: AskTimes, now: string): string {
  const instants = [times.dueAt, ...times.remindAt.filter((at) => ms(at) > ms(now))];
  if (times.escalateAt !== null && times.escalatedAt === null) instants.push(times.escalateAt);
  return instants.reduce((a, b) => (ms(b) < ms(a) ? b : a));
}

/** What is due on an ask whose `nextAt` was set to `since`, at `now`. */
export function sweepOf(times: AskTimes, since: string, now: string): Sweep {
  if (ms(times.dueAt) <= ms(now)) return { remind: null, escalate: false, lapse: true, nextAt: null };
  const passed = times.remindAt.filter((at) => ms(at) >= ms(since) && ms(at) <= ms(now));
  const escalate = times.escalateAt !== null && times.escalatedAt === null && ms(times.escalateAt) <= ms(now);
  const after = escalate ? { ...times, escalatedAt: now } : times;
  return {
    remind: passed.length === 0 ? null : times.remindAt.filter((at) => ms(at) <= ms(now)).length,
    escalate,
    lapse: false,
    nextAt: nextAt(after, now),
  };
}

function ms(instant: string): number {
  return Date.parse(instant);
}
