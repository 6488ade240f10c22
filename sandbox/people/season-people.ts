import type { StoredMail } from '../mail/store';
import { createDues } from '../support/dues';
import { createPool } from '../support/pool';
import type { WorldClock } from '../support/clock';
import { whenAwake } from './day-time';
import { reactionHours } from './persona';
import type { Plays } from './plays';
import { paySeasonVisit, type Session } from './season-visit';
import { NotYet, TryLater } from './visitor';

/** Those who play seasons: hundreds or thousands, who come for all of their mail at once. */
export interface SeasonPeople {
  notice(mail: StoredMail): void;
  start(): void;
  stop(): Promise<void>;
  /** Wall seconds that the longest waiting visit is late: people do not keep up with business time. */
  lateSeconds(): number;
}

/** Somebody of a season who has mail to deal with. */
interface Guest {
  thread: string;
  mails: StoredMail[];
  /** When they come, business milliseconds. */
  comes: number;
  failures: number;
}

const atOnce = 8;
const firstRetryMs = 250;
const longestRetryMs = 15_000;
const mostTries = 8;

/** People of seasons as clients of the portal: each comes hours after the first unread mail, in the daytime, and answers all. */
export function createSeasonPeople({ plays, clock }: { plays: Plays; clock: WorldClock }): SeasonPeople {
  const guests = new Map<string, Guest>();
  const sessions = new Map<string, Session>();
  // Mails may come after the visit in which their asks were answered: they are nobody's business any more.
  const answered = new Set<string>();
  const stopping = new AbortController();
  const pool = createPool(atOnce);
  const dues = createDues(clock, async (id) => void pool.add(() => receive(id)));

  function notice(mail: StoredMail): void {
    const play = plays.of(mail.thread);
    if (!play?.season || mail.ask === null || plays.ending(mail.id)) return;
    if (!play.season.people && mail.address.endsWith('@talent.example')) return;
    if (answered.has(mail.ask)) return void plays.handled(mail.id, 'moot');
    const id = `${play.thread} ${mail.address}`;
    const guest = guests.get(id);
    if (guest) return void (guest.mails.includes(mail) || guest.mails.push(mail));
    // A mail stamped before the business time was known may lie ahead: then its reader has it as of now.
    const from = Math.min(Date.parse(mail.at), clock.nowMs());
    const reaction = reactionHours(play.seed, mail.ask, mail.address) * 3_600_000;
    const comes = whenAwake(from + reaction, play.season.timeZone);
    guests.set(id, { thread: play.thread, mails: [mail], comes, failures: 0 });
    dues.set(id, new Date(comes).toISOString());
  }

  async function receive(id: string): Promise<void> {
    const guest = guests.get(id);
    const play = guest && plays.of(guest.thread);
    if (stopping.signal.aborted || !guest || !play) return void guests.delete(id);
    const mails = [...guest.mails];
    try {
      const now = new Date(clock.nowMs()).toISOString();
      const session = sessions.get(id) ?? null;
      const visit = await paySeasonVisit({ play, mails, session, now, stopping: stopping.signal });
      if (visit.session) sessions.set(id, visit.session);
      else sessions.delete(id);
      for (const ask of visit.answered) answered.add(ask);
      await remember(play.thread, visit.about);
      leave(id, guest, mails, visit.again);
      await Promise.all(mails.map((mail) => plays.handled(mail.id, endingOf(mail))));
    } catch (error) {
      if (stopping.signal.aborted) return;
      if (error instanceof NotYet && guest.failures >= mostTries) return giveUp(id, guest, mails, error);
      if (!(error instanceof TryLater))
        console.error(`sandbox: people: ${(error as Error).message}; it is tried again`);
      const asked = error instanceof TryLater ? error.afterSeconds * 1000 : 0;
      const backOff = Math.min(firstRetryMs * 2 ** Math.min(guest.failures++, 20), longestRetryMs);
      setTimeout(() => pool.add(() => receive(id)), Math.max(asked, backOff)).unref();
    }
  }

  /** They go; with mail that came meanwhile, or something to do later, they come again. */
  function leave(id: string, guest: Guest, dealtWith: readonly StoredMail[], again: string | null): void {
    guests.delete(id);
    const rest = guest.mails.filter((mail) => !dealtWith.includes(mail));
    for (const mail of rest) notice(mail);
    if (again === null) return;
    const left = guests.get(id)?.mails ?? [];
    guests.set(id, { ...guest, mails: [...dealtWith.slice(-1), ...left], comes: Date.parse(again), failures: 0 });
    dues.set(id, again);
  }

  async function giveUp(id: string, guest: Guest, mails: readonly StoredMail[], error: Error): Promise<void> {
    console.error(`sandbox: people: ${error.message}: given up`);
    leave(id, guest, mails, null);
    await Promise.all(mails.map((mail) => plays.handled(mail.id, 'refused')));
  }

  function endingOf({ ask }: StoredMail): 'answered' | 'moot' {
    return ask !== null && answered.has(ask) ? 'answered' : 'moot';
  }

  /** Whose story it is, so that faults and fates of the story find its people. */
  async function remember(thread: string, about: readonly string[]): Promise<void> {
    const strangers = [...new Set(about)].filter((one) => !plays.threadsIn(one).has(thread));
    await Promise.all(strangers.map((one) => plays.met(thread, { id: one, name: `known ${one}`, about: [one] })));
  }

  return {
    notice,
    start: dues.start,
    stop: async () => {
      dues.stop();
      stopping.abort();
      await pool.stop();
    },
    lateSeconds: () => {
      const { scale } = clock.segment();
      let oldest = clock.nowMs();
      const now = oldest;
      for (const { comes } of guests.values()) if (comes < oldest) oldest = comes;
      return scale > 0 ? (now - oldest) / 1000 / scale : 0;
    },
  };
}
