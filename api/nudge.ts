import type { Logger } from 'pino';

/**
 * Makes a function that delivers what commits have left in the outbox: one pass at a time, and one more when something
 * was committed during a pass. It never throws: what stays behind is the relay's.
 */
export function createNudge(pass: () => Promise<unknown>, log: Pick<Logger, 'warn'>): () => Promise<void> {
  let running: Promise<void> | null = null;
  let again = false;

  async function run(): Promise<void> {
    do {
      again = false;
      try {
        await pass();
      } catch (error) {
        log.warn({ err: error }, 'nothing could be delivered right after a commit; the relay will');
      }
    } while (again);
    running = null;
  }

  return () => {
    if (running) again = true;
    else running = run();
    return running ?? Promise.resolve();
  };
}
