import { z } from 'zod';
import { phases, type Phase } from '../../domain/lifecycle';
import type { Journal } from '../support/journal';

/** A story that the sandbox's people play. Without one, its mails are left to humans. */
export const Play = z.strictObject({
  /** The story's root, as in the mails' X-Muster-Thread: an engagement belongs to its hire. */
  thread: z.string().regex(/^[a-z]{1,20}_[0-9A-Za-z]{1,60}$/),
  seed: z.int().default(1),
  /** Asks of later phases stay unanswered. (Default: plays to the end) */
  until: z.enum(phases).optional(),
  /** Approvers, leads and the others of the house answer as well. (Default: true) */
  staff: z.boolean().default(true),
});
export type Play = z.infer<typeof Play>;

/** How a mail ended: answered, done on an outside page, nothing to do any more, or refused for good. */
export type Ending = 'answered' | 'done-outside' | 'moot' | 'refused';

/** A line of the journal `people`. */
export type PlayLine =
  | { type: 'play.started'; wall: string; play: Play }
  | { type: 'play.stopped'; wall: string; thread: string }
  | { type: 'mail.handled'; wall: string; mail: string; how: Ending };

export interface Plays {
  of(thread: string | null): Play | null;
  list(): Play[];
  start(play: Play): Promise<void>;
  stop(thread: string): Promise<void>;
  /** How a mail was handled, or null: it still waits, or is left to humans. */
  ending(mailId: string): Ending | null;
  handled(mailId: string, how: Ending): Promise<void>;
  /** Told of the thread whose play was started, changed or stopped. */
  onChange(listener: (thread: string) => void): void;
}

/** Which stories are played, and which mails were dealt with: both survive a crash. */
export function createPlays(journal: Journal<PlayLine>): Plays {
  const plays = new Map<string, Play>();
  const endings = new Map<string, Ending>();
  const listeners: ((thread: string) => void)[] = [];

  function apply(line: PlayLine): void {
    if (line.type === 'play.started') plays.set(line.play.thread, line.play);
    else if (line.type === 'play.stopped') plays.delete(line.thread);
    else endings.set(line.mail, line.how);
  }
  for (const line of journal.replayed) apply(line);

  async function write(line: PlayLine): Promise<void> {
    const written = journal.append(line);
    apply(line);
    await written;
  }

  function changed(thread: string): void {
    for (const listener of listeners) listener(thread);
  }

  return {
    of: (thread) => (thread === null ? null : (plays.get(thread) ?? null)),
    list: () => [...plays.values()],
    start: async (play) => {
      await write({ type: 'play.started', wall: wall(), play });
      changed(play.thread);
    },
    stop: async (thread) => {
      if (!plays.has(thread)) return;
      await write({ type: 'play.stopped', wall: wall(), thread });
      changed(thread);
    },
    ending: (mailId) => endings.get(mailId) ?? null,
    handled: (mailId, how) => write({ type: 'mail.handled', wall: wall(), mail: mailId, how }),
    onChange: (listener) => void listeners.push(listener),
  };
}

/** Whether a phase comes after the one up to which a story is played. */
export function isLater(phase: Phase, until: Phase | undefined): boolean {
  return until !== undefined && phases.indexOf(phase) > phases.indexOf(until);
}

function wall(): string {
  return new Date().toISOString();
}
