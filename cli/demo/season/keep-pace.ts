import { ApiError, callApi, type ApiDoor } from '../../api';
import type { Sandbox } from '../play-hires';
import { watchLag } from './lag-watch';

/** Wall seconds that simulated people or mails may be behind, or a turn may last, before business time slows down for them. */
const lateAt = 1.5;
const calmBelow = 0.3;
const lookEveryMs = 500;
// A day may hang on each second of a fast clock: it slows down sooner than it recovers.
const holdSlowerMs = 1_000;
const holdFasterMs = 3_000;

/** A clock that waits for its people, their mails, and its seasons. */
export interface Pace {
  /** Speed that is wanted now. */
  speed(): number;
  stop(): Promise<void>;
}

/**
 * Fits the speed of business time to what the simulated people, their mails and the turns of seasons keep up with: half while they are late,
 * twice again when they are not, `speed` at most. Muster itself does the same for its own wakes; of people outside it knows nothing.
 */
export function keepPace(door: ApiDoor & { databaseUrl: string }, sandbox: Sandbox, speed: number): Pace {
  const lag = watchLag(door.databaseUrl);
  let wanted = speed;
  let changed = 0;
  let stopped = false;

  async function look(): Promise<void> {
    const people = await peopleAreLate(sandbox);
    if (people === null) return;
    const late = Math.max(people, await lag.seconds());
    const next = late > lateAt ? Math.max(60, wanted / 2) : late < calmBelow ? Math.min(speed, wanted * 2) : wanted;
    if (next === wanted || Date.now() - changed < (next < wanted ? holdSlowerMs : holdFasterMs)) return;
    const reason = next < wanted ? 'people are late' : 'people keep up';
    await callApi(door, 'POST', '/v1/clock', { body: { scale: next, reason } });
    wanted = next;
    changed = Date.now();
  }

  async function run(): Promise<void> {
    while (!stopped) {
      // A process may have been killed: then the next look is as good.
      await look().catch((error: unknown) => {
        if (error instanceof ApiError && error.status < 500 && error.status !== 429 && error.status !== 401)
          throw error;
      });
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }

  const running = run();
  return {
    speed: () => wanted,
    stop: async () => {
      stopped = true;
      await running;
      await lag.close();
    },
  };
}

/** Wall seconds that the simulated people are behind business time; null when the sandbox does not say. */
export async function peopleAreLate({ url, token }: Sandbox): Promise<number | null> {
  const reply = await fetch(`${url}/people/late`, {
    headers: { authorization: `Bearer ${token}` },
    signal: AbortSignal.timeout(5_000),
  });
  return reply.ok ? ((await reply.json()) as { seconds: number }).seconds : null;
}
