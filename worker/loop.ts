import type { Logger } from 'pino';

import { Unavailable } from '../domain/errors';

export interface Loop {
  /** Lets the round that is running end; none begins any more. */
  stop(): Promise<void>;
}

/**
 * Does some work again and again, `pauseMs` after the end of the last round, and at least `rest` times as long as that took: work
 * that grows with what there is keeps to its share. (Default of `rest`: 0) A failed round is told and comes again: an outage when
 * it begins and when it is over, anything else each time.
 */
export function loop(
  what: string,
  pauseMs: number,
  work: () => Promise<unknown>,
  log: Pick<Logger, 'info' | 'warn' | 'error'>,
  rest = 0,
): Loop {
  let stopped = false;
  let down = false;
  let wake: () => void = () => {};

  async function round(): Promise<void> {
    try {
      await work();
      if (down) log.info(`${what}: goes on`);
      down = false;
    } catch (error) {
      if (!(error instanceof Unavailable)) log.error({ err: error }, `${what}: a round failed`);
      else if (!down) log.warn({ err: error }, `${what}: waits for the database`);
      down ||= error instanceof Unavailable;
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      const from = performance.now();
      await round();
      const pause = Math.max(pauseMs, rest * (performance.now() - from));
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, pause);
        wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
  }

  const running = run();
  return {
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
