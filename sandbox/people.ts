import type { MailStore, StoredMail } from './mail/store';
import { handleMail, type Result } from './people/handle-mail';
import type { Footprints } from './people/outside-page';
import { byPlay, reactionHours, type Persona } from './people/persona';
import type { AskMet, Plays } from './people/plays';
import { createSeasonPeople } from './people/season-people';
import { TryLater } from './people/visitor';
import type { WorldClock } from './support/clock';
import { createDues } from './support/dues';

interface PeopleOptions {
  mail: MailStore;
  plays: Plays;
  clock: WorldClock;
  /** How they behave. (Default: as their play says) */
  persona?: Persona;
  /** Wait before the second try of what failed; it doubles up to `longestRetryMs`. (Default: 250) */
  firstRetryMs?: number;
  /** (Default: 15,000) */
  longestRetryMs?: number;
}

export interface People {
  /** Starts to live, after the journals were replayed. */
  start(): void;
  stop(): Promise<void>;
  /** Wall seconds that they are behind business time: with their mail, or with what they are just doing about it. */
  lateSeconds(): number;
}

/** One mail that somebody has to deal with. */
interface Matter {
  mail: StoredMail;
  attempt: number;
  failures: number;
  been: Footprints;
  /** When they turned to it, wall milliseconds; null while they wait for something. */
  since: number | null;
}

const atOnce = 8;

/**
 * Seeded people who act on their own: they know of an ask from their mail alone, and answer on the same pages and routes as
 * anyone. They play registered stories only. Which mails were dealt with is journalled, so a crash forgets and repeats none
 * for good: an ask that was answered before is found answered. Those of seasons are thousands, and answer all of their mail at once.
 */
export function createPeople(options: PeopleOptions): People {
  const { mail: store, plays, clock, persona = byPlay } = options;
  const matters = new Map<string, Matter>();
  const stopping = new AbortController();
  const underWay = new Set<Promise<void>>();
  const ready: Matter[] = [];
  const season = createSeasonPeople({ plays, clock });
  let live = false;

  const dues = createDues(clock, async (id) => {
    const matter = matters.get(id);
    if (matter) turnTo(matter);
  });

  function notice(mail: StoredMail): void {
    const play = plays.of(mail.thread);
    if (live && play?.season) return season.notice(mail);
    if (!live || !play || mail.ask === null || matters.has(mail.id) || plays.ending(mail.id)) return;
    matters.set(mail.id, { mail, attempt: 0, failures: 0, been: new Set(), since: null });
    // A mail stamped before the business time was known may lie ahead: then its reader has it as of now.
    const from = Math.min(Date.parse(mail.at), clock.nowMs());
    dues.set(mail.id, hoursAfter(from, reactionHours(play.seed, mail.ask, mail.address)));
  }

  function turnTo(matter: Matter): void {
    matter.since = Date.now();
    ready.push(matter);
    work();
  }

  function work(): void {
    while (underWay.size < atOnce && ready.length > 0) {
      const deed = deal(ready.shift()!).finally(() => {
        underWay.delete(deed);
        work();
      });
      underWay.add(deed);
    }
  }

  async function deal(matter: Matter): Promise<void> {
    const { mail, attempt, been } = matter;
    const play = plays.of(mail.thread);
    if (stopping.signal.aborted || !play) return void matters.delete(mail.id);
    try {
      const now = new Date(clock.nowMs()).toISOString();
      const met = (ask: AskMet) => plays.met(play.thread, ask);
      const result = await handleMail({ mail, play, persona, met, now, attempt, been, stopping: stopping.signal });
      matter.attempt += 1;
      matter.failures = 0;
      await settle(matter, result);
      // The play may have been extended while this mail was left alone under the old one.
      if ('left' in result && plays.of(mail.thread) !== play) notice(mail);
    } catch (error) {
      if (stopping.signal.aborted) return;
      if (!(error instanceof TryLater))
        console.error(`sandbox: people: ${(error as Error).message}; it is tried again`);
      const asked = error instanceof TryLater ? error.afterSeconds * 1000 : 0;
      const backOff = (options.firstRetryMs ?? 250) * 2 ** Math.min(matter.failures++, 20);
      later(matter, Math.max(asked, Math.min(backOff, options.longestRetryMs ?? 15_000)));
    }
  }

  async function settle(matter: Matter, result: Result): Promise<void> {
    const { mail } = matter;
    if ('over' in result) {
      await plays.handled(mail.id, result.over);
      matters.delete(mail.id);
    } else if ('left' in result) matters.delete(mail.id);
    else if ('wallSeconds' in result.again) later(matter, result.again.wallSeconds * 1000);
    else {
      matter.since = null;
      dues.set(mail.id, result.again.at);
    }
  }

  function later(matter: Matter, wallMs: number): void {
    matter.since = null;
    setTimeout(() => {
      if (!stopping.signal.aborted) turnTo(matter);
    }, wallMs).unref();
  }

  /** A story that is played from now on, or further than before: its people read their old mail, too. */
  function catchUp(thread?: string): void {
    for (const mail of store.after(0, Infinity)) if (thread === undefined || mail.thread === thread) notice(mail);
  }

  store.onMail(notice);
  plays.onChange(catchUp);

  return {
    start: () => {
      live = true;
      catchUp();
      dues.start();
      season.start();
    },
    stop: async () => {
      dues.stop();
      stopping.abort();
      await season.stop();
      await Promise.all(underWay);
    },
    lateSeconds: () => {
      const now = Date.now();
      const own = [...matters.values()].map(({ since }) => (since === null ? 0 : (now - since) / 1000));
      return Math.max(season.lateSeconds(), ...own);
    },
  };
}

function hoursAfter(ms: number, hours: number): string {
  return new Date(ms + hours * 3_600_000).toISOString();
}
