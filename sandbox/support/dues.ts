import { wallUntil } from '../../domain/clock';
import type { WorldClock } from './clock';

/** Things that will happen at a business instant. They are rebuilt from the journal, so a restart forgets none. */
export interface Dues {
  /** Sets or moves a thing; null takes it off. */
  set(id: string, at: string | null): void;
  start(): void;
  stop(): void;
}

/** A thing as it was once set; it counts only while `dues` still says the same. */
interface Entry {
  id: string;
  at: number;
}

// Long waits are cut into pieces: setTimeout holds 24 days at most.
const longestWaitMs = 3_600_000;
// So many may be under way at once: what falls together shares the journal's fsync, and nobody else waits long.
const together = 200;

/** Calls `fall` for each thing at or after its instant, in order; a failure is tried again after a second. */
export function createDues(clock: WorldClock, fall: (id: string, at: string) => Promise<void>): Dues {
  const dues = new Map<string, number>();
  // Ten thousand people wait here: the earliest is found without looking at all of them.
  const queue = createQueue();
  let timer: NodeJS.Timeout | undefined;
  let running = false;
  let started = false;

  function arm(): void {
    clearTimeout(timer);
    if (!started || running || !clock.known()) return;
    const first = earliest();
    if (!first) return;
    const wait = wallUntil(clock.segment(), Date.now(), first.at);
    if (wait !== null) timer = setTimeout(() => void run(), Math.min(wait, longestWaitMs));
  }

  /** The earliest that still counts. */
  function earliest(): Entry | undefined {
    for (let first = queue.first(); first; first = queue.first()) {
      if (dues.get(first.id) === first.at) return first;
      queue.take();
    }
    return undefined;
  }

  async function run(): Promise<void> {
    running = true;
    try {
      const now = clock.nowMs();
      while (started && (earliest()?.at ?? Infinity) <= now) {
        const falling: Promise<void>[] = [];
        // Each one begins before the next: what it takes off, such as the applicants of a listing that closes, does not fall.
        for (let one = earliest(); one && one.at <= now && falling.length < together; one = earliest()) {
          queue.take();
          dues.delete(one.id);
          falling.push(attempt(one));
        }
        await Promise.all(falling);
      }
    } finally {
      running = false;
      arm();
    }
  }

  async function attempt({ id, at }: Entry): Promise<void> {
    try {
      await fall(id, new Date(at).toISOString());
    } catch (error) {
      if (started) setTimeout(() => set(id, new Date(at).toISOString()), 1000).unref();
      console.error(`sandbox: a deadline could not be kept, trying again: ${(error as Error).message}`);
    }
  }

  function set(id: string, at: string | null): void {
    const before = earliest();
    if (at === null) dues.delete(id);
    else {
      dues.set(id, Date.parse(at));
      queue.add({ id, at: Date.parse(at) });
    }
    if (earliest()?.at !== before?.at) arm();
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

/** A binary heap, the earliest on top; of equal instants the one that was added first. */
function createQueue() {
  const heap: (Entry & { n: number })[] = [];
  let count = 0;
  const before = (a: number, b: number): boolean => {
    const [one, other] = [heap[a]!, heap[b]!];
    return one.at === other.at ? one.n < other.n : one.at < other.at;
  };
  const swap = (a: number, b: number) => void ([heap[a], heap[b]] = [heap[b]!, heap[a]!]);

  function add(entry: Entry): void {
    heap.push({ ...entry, n: ++count });
    for (let i = heap.length - 1; i > 0;) {
      const parent = (i - 1) >> 1;
      if (!before(i, parent)) break;
      swap(i, parent);
      i = parent;
    }
  }

  function take(): void {
    swap(0, heap.length - 1);
    heap.pop();
    for (let i = 0; ;) {
      const least = [2 * i + 1, 2 * i + 2].reduce((a, b) => (b < heap.length && before(b, a) ? b : a), i);
      if (least === i) return;
      swap(i, least);
      i = least;
    }
  }

  return { add, take, first: (): Entry | undefined => heap[0] };
}
