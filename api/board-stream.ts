import type { Response } from 'express';

import type { EventView } from '../domain/event/contract';
import type { BoardView } from '../domain/season/board-contract';

/** What goes out with each event of a board's stream. */
interface BoardMark {
  /** Wall milliseconds from the first change that it shows to its sending. */
  lagMs: number;
  /** Left out for listeners that only want to know when to look. */
  board?: BoardView;
}

interface Owed {
  cursor: string | null;
  cameAt: number;
  since: number;
}

interface BoardSenderOptions {
  /** Reads a board as of `after` (wall milliseconds) or later. Null: only that something changed is sent. */
  read: ((after: number) => Promise<BoardView>) | null;
  /** Wall milliseconds between two sendings at least. (Default: 1000) */
  everyMs?: number;
  /** Told the lag of every sending, wall seconds. */
  observe(lagSeconds: number): void;
  /** The board could not be read; it is tried with the next change. */
  failed(error: unknown): void;
}

/**
 * Turns the events of a season into boards, one a second at most however many there are: what happens meanwhile is in the next.
 * The id of each is the cursor of the newest event that it was sent for, so that a listener resumes behind it.
 */
export function createBoardSender({ read, everyMs = 1000, observe, failed }: BoardSenderOptions) {
  /** What is not sent yet: the newest cursor, when it came, and since when (wall) the oldest waits. */
  let owed: Owed | null = null;
  let busy = false;
  let sentAt = 0;

  function take(res: Response, events: readonly EventView[]): void {
    const [first, last] = [events[0], events.at(-1)];
    if (first && last) owe(res, last.cursor, Date.parse(first.wallAt));
  }

  function owe(res: Response, cursor: string | null, since: number): void {
    owed = { cursor, cameAt: Date.now(), since: owed?.since ?? since };
    if (busy) return;
    busy = true;
    setTimeout(() => void send(res), Math.max(0, sentAt + everyMs - Date.now())).unref();
  }

  async function send(res: Response): Promise<void> {
    const now = owed;
    owed = null;
    sentAt = Date.now();
    if (now && !res.writableEnded && !res.destroyed) await write(res, now).catch(failed);
    busy = false;
    // What came while it was read is in none that was sent.
    const { missed } = { missed: owed as typeof now };
    if (missed) owe(res, missed.cursor, missed.since);
  }

  async function write(res: Response, { cursor, cameAt, since }: Owed): Promise<void> {
    const board = read ? await read(cameAt) : undefined;
    const mark: BoardMark = { lagMs: Math.max(0, Date.now() - since), ...(board && { board }) };
    res.write(`${cursor === null ? '' : `id: ${cursor}\n`}event: board\ndata: ${JSON.stringify(mark)}\n\n`);
    observe(mark.lagMs / 1000);
  }

  return {
    take,
    /** Sends the board as it is now. */
    begin: (res: Response) => owe(res, null, Date.now()),
  };
}
