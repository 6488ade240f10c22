import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import { businessAt, type ClockSegment } from '../../domain/clock';

/** Business time as the sandbox knows it. */
export interface WorldClock {
  /** The business instant now, epoch milliseconds. */
  nowMs(): number;
  segment(): ClockSegment;
  /** False until the time was told once: nothing falls due before. */
  known(): boolean;
  /** Called when the segment changes or becomes known. */
  onChange(listener: () => void): void;
  stop(): void;
}

const ClockReply = z.object({
  segment: z.object({
    wallFrom: z.iso.datetime({ offset: true }),
    businessFrom: z.iso.datetime({ offset: true }),
    scale: z.number().min(0),
  }),
});

/**
 * Follows `GET ${apiUrl}/v1/clock`, every second, four times as often when business time runs fast. While it is unreachable the last segment stays in force;
 * it is kept in `file`, so that it survives a crash. Without any, business time is wall time.
 */
export function followClock(options: { apiUrl: string; file: string; everyMs?: number }): WorldClock {
  const clock = heldClock(remembered(options.file) ?? wallTime(), false);
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;

  async function poll(): Promise<void> {
    const segment = await askFor(options.apiUrl);
    if (segment && !stopped && clock.set(segment)) writeFileSync(options.file, JSON.stringify(segment));
    if (!stopped) timer = setTimeout(() => void poll(), options.everyMs ?? (clock.segment().scale > 60 ? 250 : 1000));
  }
  void poll();

  return {
    ...clock,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
    },
  };
}

/** A clock that runs on the segment it was given; `set` gives it another and says whether that changed anything. */
export function heldClock(
  first: ClockSegment = wallTime(),
  knownAtOnce = true,
): WorldClock & { set(segment: ClockSegment): boolean } {
  let segment = first;
  let known = knownAtOnce;
  const listeners: (() => void)[] = [];
  return {
    nowMs: () => businessAt(segment, Date.now()),
    segment: () => segment,
    known: () => known,
    onChange: (listener) => void listeners.push(listener),
    stop: () => undefined,
    set: (next) => {
      const same =
        next.scale === segment.scale &&
        next.wallFrom === segment.wallFrom &&
        next.businessFrom === segment.businessFrom;
      if (same && known) return false;
      segment = next;
      known = true;
      for (const listener of listeners) listener();
      return true;
    },
  };
}

function wallTime(): ClockSegment {
  const now = new Date().toISOString();
  return { wallFrom: now, businessFrom: now, scale: 1 };
}

function remembered(file: string): ClockSegment | null {
  try {
    return ClockReply.shape.segment.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
}

async function askFor(apiUrl: string): Promise<ClockSegment | null> {
  try {
    const reply = await fetch(`${apiUrl}/v1/clock`, { signal: AbortSignal.timeout(2000), redirect: 'error' });
    return reply.ok ? ClockReply.parse(await reply.json()).segment : null;
  } catch {
    return null;
  }
}
