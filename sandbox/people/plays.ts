import { z } from 'zod';
import { phases, type Phase } from '../../domain/lifecycle';
import type { Journal } from '../support/journal';
import { Rule } from './script';
import { SeasonPlay } from './season-play';

/** A story that the sandbox's people play. Without one, its mails are left to humans. */
export const Play = z.strictObject({
  /** The story's root, as in the mails' X-Muster-Thread: an engagement belongs to its hire. */
  thread: z.string().regex(/^[a-z]{1,20}_[0-9A-Za-z]{1,60}$/),
  seed: z.int().default(1),
  /** Asks of later phases stay unanswered. (Default: plays to the end) */
  until: z.enum(phases).optional(),
  /** Approvers, leads and the others of the house answer as well. (Default: true) */
  staff: z.boolean().default(true),
  /** `human`: says no, says nothing or says it late, now and then, drawn by the seed. (Default: says yes to everything) */
  behaviour: z.enum(['straight', 'human']).default('straight'),
  /** What goes before the behaviour: the first rule that fits an ask counts. (Default: no rules) */
  script: z.array(Rule).max(100).default([]),
  /** The story is a season: hundreds of people, its floor, and how often things go as hoped. (Default: it is a hire) */
  season: SeasonPlay.optional(),
});
export type Play = z.infer<typeof Play>;

/** An ask as far as its story remembers it. */
export interface AskMet {
  id: string;
  name: string;
  /** Ids of the engagement and the talent that it is about. */
  about: readonly string[];
}

/** How a mail ended: answered, done on an outside page, nothing to do any more, or refused for good. */
export type Ending = 'answered' | 'done-outside' | 'moot' | 'refused';

/** A line of the journal `people`. */
export type PlayLine =
  | { type: 'play.started'; wall: string; play: Play }
  | { type: 'play.stopped'; wall: string; thread: string }
  | { type: 'floor.lent'; wall: string; key: string }
  | { type: 'ask.met'; wall: string; thread: string; name: string; ask: string; about: string[] }
  | { type: 'mail.handled'; wall: string; mail: string; how: Ending };

export interface Plays {
  of(thread: string | null): Play | null;
  /** The play of the story that a text names: by its root, or by an engagement or a person that was asked in it. */
  named(text: string): Play | null;
  list(): Play[];
  start(play: Play): Promise<void>;
  stop(thread: string): Promise<void>;
  /** The API key that the floors of seasons act with which are played by the inbox’s button, or null: none was lent. */
  floorKey(): string | null;
  lendFloor(key: string): Promise<void>;
  /** How a mail was handled, or null: it still waits, or is left to humans. */
  ending(mailId: string): Ending | null;
  handled(mailId: string, how: Ending): Promise<void>;
  /** Somebody read an ask of this kind and name. The how-manieth of the story it is: 1, 2, 3 …, the same at every sight of it. */
  met(thread: string, ask: AskMet): Promise<number>;
  /** The stories that a text names, by the id of their hire, or of an engagement or talent that was asked in them. */
  threadsIn(text: string): ReadonlySet<string>;
  /** Told of the thread whose play was started, changed or stopped. */
  onChange(listener: (thread: string) => void): void;
}

/** Which stories are played, and which mails were dealt with: both survive a crash. */
export function createPlays(journal: Journal<PlayLine>): Plays {
  const plays = new Map<string, Play>();
  const endings = new Map<string, Ending>();
  const stories = new Map<string, Set<string>>();
  const asksByName = new Map<string, string[]>();
  const listeners: ((thread: string) => void)[] = [];
  let floorKey: string | null = null;

  function apply(line: PlayLine): void {
    // Lines of earlier versions know fewer fields.
    if (line.type === 'play.started') plays.set(line.play.thread, Play.parse(line.play));
    else if (line.type === 'play.stopped') plays.delete(line.thread);
    else if (line.type === 'floor.lent') floorKey = line.key;
    else if (line.type === 'ask.met') {
      asksOf(line.thread, line.name).push(line.ask);
      for (const id of line.about) storiesOf(id).add(line.thread);
    } else endings.set(line.mail, line.how);
  }
  function storiesOf(id: string): Set<string> {
    const threads = stories.get(id) ?? new Set<string>();
    stories.set(id, threads);
    return threads;
  }
  function asksOf(thread: string, name: string): string[] {
    const key = `${thread} ${name}`;
    const asks = asksByName.get(key) ?? [];
    asksByName.set(key, asks);
    return asks;
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

  function threadsIn(text: string): ReadonlySet<string> {
    const ids = text.match(/\b[a-z]{1,20}_[0-9A-Za-z]{1,60}\b/g) ?? [];
    return new Set(ids.flatMap((id) => [id, ...(stories.get(id) ?? [])]));
  }

  return {
    of: (thread) => (thread === null ? null : (plays.get(thread) ?? null)),
    named: (text) => [...threadsIn(text)].map((id) => plays.get(id)).find((play) => play !== undefined) ?? null,
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
    floorKey: () => floorKey,
    lendFloor: (key) => write({ type: 'floor.lent', wall: wall(), key }),
    ending: (mailId) => endings.get(mailId) ?? null,
    met: async (thread, { id, name, about }) => {
      const asks = asksOf(thread, name);
      if (!asks.includes(id)) await write({ type: 'ask.met', wall: wall(), thread, name, ask: id, about: [...about] });
      return asks.indexOf(id) + 1;
    },
    threadsIn,
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
