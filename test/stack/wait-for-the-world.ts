import { openDatabase } from '../../adapters/db/connection';
import { lateness } from '../../adapters/db/timers';
import { ApiError, callApi } from '../../cli/api';
import type { Sandbox } from '../../cli/demo/play-hires';
import { peopleAreLate } from '../../cli/demo/season/keep-pace';
import type { RunFile } from '../../cli/stack/run-file';

/** Wall seconds after which what somebody does, or Muster owes somebody, is late. */
const lateAt = 0.7;
const slowest = 60;
const lookEveryMs = 150;
/**
 * By how much it goes slower, and how long until it goes slower still. Whoever read the clock just before is ahead of it
 * by what it took them to see the change; it has to overtake them before anybody compares.
 */
const [factor, holdMs] = [4, 1_000];

/**
 * Lets business time run at `speed` only while nobody is late: neither people nor Muster. So a deed takes hours on a busy
 * machine, not days, and what the paths are about does not hang on its load. Stop it before the stack.
 */
export function waitForTheWorld(run: RunFile, sandbox: Sandbox, speed: number): { stop(): Promise<void> } {
  const database = openDatabase(run.databaseUrl, { poolMax: 1, name: 'muster stage' });
  let scale = speed;
  let changedAt = 0;
  let stopped = false;

  async function look(): Promise<void> {
    const from = Date.now();
    const seconds = await Promise.all([peopleAreLate(sandbox), lateness(database.knex)]);
    // Who answers late cannot know how late others are.
    const late = Math.max((Date.now() - from) / 1000, ...seconds.map((one) => one ?? 0));
    const next = late <= lateAt ? speed : Date.now() - changedAt < holdMs ? scale : Math.max(slowest, scale / factor);
    if (next === scale) return;
    const reason = next < scale ? 'somebody is late' : 'all keep up';
    await callApi(run, 'POST', '/v1/clock', { body: { scale: next, reason } });
    [scale, changedAt] = [next, Date.now()];
  }

  async function watch(): Promise<void> {
    while (!stopped) {
      await look().catch((error: unknown) => {
        if (error instanceof ApiError && error.status < 500 && error.status !== 429) throw error;
      });
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
  }

  const watching = watch();
  return {
    async stop() {
      stopped = true;
      await watching.finally(() => database.close());
    },
  };
}
