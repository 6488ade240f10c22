import type { Request, Response } from 'express';
import type { Logger } from 'pino';

import { after, latestCursor, type FeedFilter } from '../adapters/db/events';
import type { Reader } from '../adapters/db/connection';
import { createThreads } from '../adapters/db/reads/threads';
import { Unavailable } from '../domain/errors';
import type { EventView } from '../domain/event/contract';

type StreamFilter = Pick<FeedFilter, 'subject' | 'types' | 'thread'>;

export interface StreamOptions {
  filter: StreamFilter;
  /** Last-Event-ID: go on behind this event. Null: from now on. */
  from: string | null;
  /** Of these subjects, those that the listener may follow. Left out: all of them. */
  inSight?(subjects: readonly string[]): Promise<ReadonlySet<string>>;
  /** Takes the events instead of writing them: for streams that send something else when something happened. */
  take?(res: Response, events: readonly EventView[]): void;
  /** Asked every few seconds; the stream ends when it is false: the credential was revoked. */
  stillAllowed(): Promise<boolean>;
}

/** The live feed of events: one poller for all listeners of this process. */
export interface EventFeed {
  /** Takes a listener on; the result sends server-sent events until either side closes. Throws `Unavailable` when too many listen. */
  open(options: StreamOptions): Promise<(req: Request, res: Response) => void>;
  /** Ends every stream: clients come back by themselves and go on where they were. */
  close(): void;
}

interface FeedOptions {
  /** Wall milliseconds between two looks. (Default: 250) */
  everyMs?: number;
  /** Wall milliseconds between signs of life, when the credential is looked at too. (Default: 4000) */
  heartbeatMs?: number;
  /** Streams at most. (Default: 500) */
  most?: number;
  onChange?(listeners: number): void;
}

interface Listener {
  res: Response;
  filter: StreamFilter;
  inSight: StreamOptions['inSight'];
  take: StreamOptions['take'];
  /** What happened up to here was sent or passed by; null: nothing. */
  cursor: string | null;
  /** Still reading what happened before; live events wait for that. */
  behind: boolean;
}

const page = 500;
// Pages of history that one listener gets between two looks at what is new.
const pagesAtOnce = 4;
// Who reads too slowly is cut off and resumes by Last-Event-ID, instead of filling our memory.
const bufferedBytes = 1_000_000;

/** Creates the feed. It looks at the database only while somebody listens. */
export function createFeed(db: Reader, log: Pick<Logger, 'warn'>, options: FeedOptions = {}): EventFeed {
  const listeners = new Set<Listener>();
  const threads = createThreads(db);
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  // Where the shared reading stands; it starts at the newest event whenever a first listener comes.
  let head: { cursor: string | null } | null = null;

  async function open(stream: StreamOptions): Promise<(req: Request, res: Response) => void> {
    if (closed || listeners.size >= (options.most ?? 500))
      throw new Unavailable('Too many event streams are open; try again later.', {}, 10);
    const cursor = stream.from ?? (await latestCursor(db));
    return (req, res) => {
      const { filter, inSight, take } = stream;
      const listener: Listener = { res, filter, inSight, take, cursor, behind: true };
      res.locals['stream'] = true;
      res.set('X-Accel-Buffering', 'no').flushHeaders();
      res.write('retry: 1000\n\n');
      listeners.add(listener);
      options.onChange?.(listeners.size);
      const heartbeat = setInterval(() => void beat(listener, stream), options.heartbeatMs ?? 4000);
      res.once('close', () => {
        clearInterval(heartbeat);
        listeners.delete(listener);
        options.onChange?.(listeners.size);
      });
      if (closed) res.end();
      schedule(0);
    };
  }

  async function beat(listener: Listener, stream: StreamOptions): Promise<void> {
    // While the database is away nothing can be looked up, and nothing is sent either.
    const allowed = await stream.stillAllowed().catch(() => true);
    if (allowed) listener.res.write(': \n\n');
    else listener.res.end();
  }

  function schedule(ms = options.everyMs ?? 250): void {
    if (timer || closed) return;
    if (listeners.size === 0) return void (head = null);
    timer = setTimeout(() => {
      void look().finally(() => {
        timer = undefined;
        schedule();
      });
    }, ms);
  }

  async function look(): Promise<void> {
    try {
      head ??= { cursor: await latestCursor(db) };
      await shareNew(head);
      for (const listener of listeners) if (listener.behind) await catchUp(listener, head.cursor);
    } catch (error) {
      log.warn({ err: error }, 'the event feed could not be read; it is tried again');
    }
  }

  async function shareNew(shared: { cursor: string | null }): Promise<void> {
    for (;;) {
      const events = await after(db, shared.cursor, { limit: page });
      const last = events.at(-1);
      if (!last) return;
      const live = [...listeners].filter((listener) => !listener.behind);
      if (live.some((listener) => listener.filter.thread)) await threads.learn(events);
      for (const listener of live) {
        const wanted = events.filter((event) => matches(event, listener.filter, threads.of));
        await tell(listener, wanted);
        listener.cursor = last.cursor;
        if (listener.res.writableLength > bufferedBytes) listener.res.destroy();
      }
      shared.cursor = last.cursor;
      if (events.length < page) return;
    }
  }

  return {
    open,
    close: () => {
      closed = true;
      clearTimeout(timer);
      for (const listener of listeners) listener.res.end();
    },
  };

  /** Sends what happened between the listener's cursor and the head; then the listener is live. */
  async function catchUp(listener: Listener, until: string | null): Promise<void> {
    for (let i = 0; i < pagesAtOnce && listener.res.writableLength < bufferedBytes; i++) {
      const events = await after(db, listener.cursor, { ...listener.filter, limit: page });
      const due = events.filter((event) => until !== null && compareCursors(event.cursor, until) <= 0);
      await tell(listener, due);
      listener.cursor = due.at(-1)?.cursor ?? listener.cursor;
      if (due.length === page) continue;
      listener.behind = false;
      return;
    }
  }
}

function matches(event: EventView, filter: StreamFilter, threadOf: (subject: string) => string): boolean {
  if (filter.subject !== undefined && event.subject !== filter.subject) return false;
  if (filter.types !== undefined && !filter.types.includes(event.type)) return false;
  return filter.thread === undefined || [event.subject, threadOf(event.subject)].includes(filter.thread);
}

async function tell(listener: Listener, events: readonly EventView[]): Promise<void> {
  if (events.length === 0) return;
  const seen = await listener.inSight?.([...new Set(events.map((event) => event.subject))]);
  const shown = seen ? events.filter((event) => seen.has(event.subject)) : events;
  if (listener.take) return listener.take(listener.res, shown);
  for (const event of shown) {
    listener.res.write(`id: ${event.cursor}\nevent: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`);
  }
}

/** Feed order: transaction first, then number within it. */
function compareCursors(a: string, b: string): number {
  const [left, right] = [a.split('.').map(BigInt), b.split('.').map(BigInt)];
  const at = left[0] === right[0] ? 1 : 0;
  return left[at]! < right[at]! ? -1 : left[at]! > right[at]! ? 1 : 0;
}
