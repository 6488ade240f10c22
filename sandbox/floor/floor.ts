import { z } from 'zod';
import { atLocal, localDate, shiftDate } from '../../domain/calendar';
import type { Play, Plays } from '../people/plays';
import { TryLater } from '../people/visitor';
import type { SeasonPlay } from '../people/season-play';
import type { WorldClock } from '../support/clock';
import { createDues } from '../support/dues';
import type { Journal } from '../support/journal';
import { createFloorClient, type FloorClient } from './client';
import { contactCentre } from './contact-centre';
import { hrDesk } from './hr-desk';
import { measures } from './measures';
import { readClasses, type ClassSheet } from './people-of-season';
import { trainer } from './trainer';

/** A day on the floor of one season, as its desks see it. */
export interface FloorDay {
  season: SeasonPlay;
  campaign: string;
  /** State of the season. */
  state: string;
  /** Local date, YYYY-MM-DD. */
  day: string;
  /** The how-manieth try of this day it is, from 0 on. */
  attempt: number;
  api: FloorClient;
  /** Classes with their people, as the day began. */
  classes: readonly ClassSheet[];
  /** Key of a deed of this day: the same one at each try. */
  key(...what: (string | number)[]): string;
}

/** A line of the journal `floor`. */
export type FloorLine = { type: 'day.done'; wall: string; thread: string; day: string };

export interface Floor {
  start(): void;
  stop(): Promise<void>;
  /** Wall seconds that the oldest day which is due has waited. */
  lateSeconds(): number;
}

const Season = z.object({ state: z.string() });

// The floor does its day at noon: whoever comes in the morning has been seen.
const hourOfDay = 12;
const over = ['closed', 'cancelled'];
const firstRetryMs = 500;
const longestRetryMs = 10_000;

/**
 * The floor of the seasons that are played: trainers, contact centre and HR desk, each a client of our API like any other.
 * Day by day, in order; which days are done is journalled, so that a crash repeats at most one, whose requests carry their keys.
 */
export function createFloor(options: {
  plays: Plays;
  clock: WorldClock;
  /** Null: there is nobody to tell. */
  apiUrl: string | null;
  journal: Journal<FloorLine>;
}): Floor {
  const { plays, clock, apiUrl, journal } = options;
  const lastDone = new Map(journal.replayed.map(({ thread, day }) => [thread, day]));
  const waits = new Map<string, string>();
  const underWay = new Set<Promise<void>>();
  const stopping = new AbortController();

  const dues = createDues(clock, async (thread) => {
    // A day takes a while: other seasons do theirs meanwhile.
    const deed = live(thread).finally(() => underWay.delete(deed));
    underWay.add(deed);
  });

  function watch(thread: string): void {
    const play = plays.of(thread);
    if (!clock.known() || !play?.season?.floor || waits.has(thread)) return;
    const { timeZone } = play.season;
    const today = localDate(new Date(clock.nowMs()).toISOString(), timeZone);
    const day = lastDone.has(thread) ? shiftDate(lastDone.get(thread)!, 1) : today;
    expect(thread, day, timeZone);
  }

  function expect(thread: string, day: string, timeZone: string): void {
    const at = atLocal(day, hourOfDay, timeZone);
    waits.set(thread, at);
    dues.set(thread, at);
  }

  async function live(thread: string): Promise<void> {
    for (let failures = 0; !stopping.signal.aborted; failures++) {
      const play = plays.of(thread);
      const at = waits.get(thread);
      if (!play?.season || at === undefined) return void waits.delete(thread);
      const day = localDate(at, play.season.timeZone);
      try {
        const state = await doDay(play, day, failures);
        await journal.append({ type: 'day.done', wall: new Date().toISOString(), thread, day });
        lastDone.set(thread, day);
        if (over.includes(state)) waits.delete(thread);
        else expect(thread, shiftDate(day, 1), play.season.timeZone);
        return;
      } catch (error) {
        if (stopping.signal.aborted) return;
        if (!(error instanceof TryLater))
          console.error(`sandbox: floor: ${(error as Error).message}; it is tried again`);
        const asked = error instanceof TryLater ? error.afterSeconds * 1000 : 0;
        const backOff = Math.min(firstRetryMs * 2 ** Math.min(failures, 10), longestRetryMs);
        await new Promise((resolve) => setTimeout(resolve, Math.max(asked, backOff)));
      }
    }
  }

  async function doDay({ thread, season }: Play, day: string, attempt: number): Promise<string> {
    const api = createFloorClient({ apiUrl: apiUrl!, key: season!.floor!.key, stopping: stopping.signal });
    const known = await api.get(`/v1/campaigns/${thread}`, Season);
    const state = known?.state ?? 'unknown';
    if (over.includes(state)) return state;
    const today: FloorDay = {
      ...{ season: season!, campaign: thread, state, day, attempt, api },
      classes: await readClasses(api, thread),
      key: (...what) => ['floor', thread, day, ...what].join('/').slice(0, 200),
    };
    for (const desk of [trainer, contactCentre, measures, hrDesk]) await desk(today);
    return state;
  }

  clock.onChange(() => plays.list().forEach(({ thread }) => watch(thread)));
  plays.onChange(watch);
  return {
    start: () => {
      if (apiUrl === null) return;
      for (const { thread } of plays.list()) watch(thread);
      dues.start();
    },
    stop: async () => {
      dues.stop();
      stopping.abort();
      await Promise.all(underWay);
    },
    lateSeconds: () => {
      const { scale } = clock.segment();
      const oldest = Math.min(...[...waits.values()].map((at) => Date.parse(at)));
      return scale > 0 && oldest < Infinity ? Math.max(0, clock.nowMs() - oldest) / 1000 / scale : 0;
    },
  };
}
