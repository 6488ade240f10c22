import { wallUntil } from '../../domain/clock';
import type { WorldClock } from './clock';

/** Things that will happen at a business instant. They are rebuilt from the journal, so a restart forgets none. */
export interface Dues {
  /** Sets or moves a thing; null takes it off. */
  set(id: string, at: string | null): void;
  start(): void;
  stop(): void;
}

// Long waits are cut into pieces: setTimeout holds 24 days at most.
const longestWaitMs = 3_600_000;

/** Calls `fall` for each thing at or after its instant, in order; a failure is tried again after a second. */
export function createDues(clock: WorldClock, fall: (id: string, at: string) => Promise<void>): Dues {
  const dues = new Map<string, number>();
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let started = false;

  function arm(): void {
    clearTimeout(timer);
    if (!started || running || !clock.known() || dues.size === 0) return;
    let earliest = Infinity;
    for (const at of dues.values()) if (at < earliest) earliest = at;
    const wait = wallUntil(clock.segment(), Date.now(), earliest);
    if (wait !== null) timer = setTimeout(() => void run(), Math.min(wait, longestWaitMs));
  }

  async function run(): Promise<void> {
    running = true;
    try {
      const now = clock.nowMs();
      const ripe = [...dues].filter(([, at]) => at <= now).sort((a, b) => a[1] - b[1]);
      for (const [id, at] of ripe) {
        // An earlier one may have taken this one off: a listing that closed takes no more applicants.
        if (dues.get(id) !== at || !started) continue;
        dues.delete(id);
        await fall(id, new Date(at).toISOString()).catch((error: unknown) => {
          if (started) setTimeout(() => set(id, new Date(at).toISOString()), 1000).unref();
          console.error(`sandbox: a deadline could not be kept, trying again: ${(error as Error).message}`);
        });
      }
    } finally {
      running = false;
      arm();
    }
  }

  function set(id: string, at: string | null): void {
    if (at === null) dues.delete(id);
    else dues.set(id, Date.parse(at));
    arm();
  }

  clock.onChange(arm);
  return {
    set,
    start: () => {
      started = true;
      arm();
    },
    stop: () => {
      started = false;
      clearTimeout(timer);
    },
  };
}
