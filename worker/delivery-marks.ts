import type { Outcome } from '../adapters/db/outbox';

const everyMs = 250;

/** What a round of deliveries has brought where it belongs: noted here, marked in few statements. */
export interface DeliveryMarks {
  add(end: Outcome): void;
  /** Marks the rest. Throws when something could not be marked: it is delivered again then, which changes nothing. */
  close(): Promise<void>;
}

/** Marks a quarter of a second’s worth at a time, so that a slow one among them holds up no mark of the others. */
export function openDeliveryMarks(mark: (ends: Outcome[]) => Promise<void>): DeliveryMarks {
  let waiting: Outcome[] = [];
  let marked: Promise<void> = Promise.resolve();

  function flush(): void {
    if (waiting.length === 0) return;
    const now = waiting;
    waiting = [];
    marked = Promise.all([marked, mark(now)]).then(() => undefined);
    // Told by `close`.
    marked.catch(() => undefined);
  }

  const timer = setInterval(flush, everyMs);
  return {
    add: (end) => void waiting.push(end),
    close: () => {
      clearInterval(timer);
      flush();
      return marked;
    },
  };
}
