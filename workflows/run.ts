import {
  CancellationScope,
  condition,
  isCancellation,
  patched,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';

import type { Phase } from '../domain/lifecycle';
import { attributes } from './attributes';
import { askGroupDone, commanded, effectReported, state as stateQuery, timerDue } from './messages';
import { mechanism, recordsInTurn } from './steps';

/** What a run is about. */
export interface RunStart {
  /** hire_… or eng_…: asks, effects and events of the run go to its story. */
  subject: string;
  /** Root of the story (hire_…). */
  thread: string;
  /** The phase that it starts in: the search attribute of its start says the same. */
  phase: Phase;
  /** Page in the console, e.g. `/console/hires/hire_…`, for the link in the Temporal UI. */
  page?: string;
}

/** Where a run stands: one object, served by the query `state`. */
export interface RunState {
  v: 1;
  subject: string;
  thread: string;
  phase: Phase;
  stage: string;
  /** What it waits for at this moment. */
  waits: Wait[];
  /** Groups of asks that are complete and that nobody has waited for yet, each with how often. */
  groups: Record<string, number>;
  /** Reports on effects that nobody has waited for yet, by the effect's key. */
  reports: Record<string, number>;
  /** Timers that the sweeper called due. */
  due: string[];
  /** Names given to timers so far. */
  timers: number;
  /** How often each effect was parked. */
  parked: Record<string, number>;
  /** Commands that came and were not taken yet, in order. */
  commands: string[];
}

export interface Wait {
  for: 'people' | 'report' | 'time' | 'engineer';
  /** Group, effect's key or business instant. */
  what: string;
}

/** The run at work. `S` is what the journey keeps in the same state object. */
export interface Run<S extends object = object> {
  readonly workflowId: string;
  readonly subject: string;
  readonly thread: string;
  readonly state: RunState & S;
  /** A new stage of the journey, shown in the Temporal UI for free; a new phase costs one event. */
  at(stage: string, phase?: Phase): void;
  /** Waits until a group of asks is complete; each completion ends one wait. Costs nothing but the one signal. */
  asked(group: string, whom?: 'people' | 'engineer'): Promise<void>;
  /** Waits for a report on an effect; each report ends one wait. */
  reported(key: string): Promise<void>;
  /** Waits until there is a command to take. Costs nothing but its signal. */
  commanded(): Promise<void>;
  /** Takes the oldest command, if there is one. */
  nextCommand(): string | undefined;
  /** Waits until anything was told that nobody has waited for: answers, reports, commands. Uses all of it up; it stands in the database. */
  stirred(): Promise<void>;
  /** Waits until the sweeper calls a date that a step armed under this name: it costs no history unless it comes. */
  called(name: string): Promise<void>;
  /** Sleeps until a business instant: one timer at an even clock. `summary` is shown on it. */
  until(instant: string, summary: string): Promise<void>;
  /** Starts all, waits for the first to end, cancels the others, and names it. Throws what the first one throws. */
  first<N extends string>(branches: Readonly<Record<N, () => Promise<unknown>>>): Promise<N>;
}

/**
 * Opens the run. Call it before the first `await` of a workflow: it takes the messages, and keeps those that come early.
 * `own` are the journey's fields of the state object.
 */
export function openRun<S extends object = object>(start: RunStart, own?: S): Run<S> {
  const { workflowId, memo } = workflowInfo();
  // Runs of 0.0.1 let their record steps go side by side, as their histories tell.
  if (patched('records-in-turn')) recordsInTurn.begin();
  const state = { ...blank(start), ...own } as RunState & S;

  setHandler(askGroupDone, ({ group }) => keep(state.groups, group));
  setHandler(effectReported, ({ key }) => keep(state.reports, key));
  setHandler(timerDue, ({ timer }) => void (state.due.includes(timer) || state.due.push(timer)));
  setHandler(commanded, ({ command }) => void (state.commands.includes(command) || state.commands.push(command)));
  setHandler(stateQuery, () => state);

  const show = () => setCurrentDetails(details(state, start.page, memo?.['console']));

  async function waiting(wait: Wait, done: () => Promise<unknown>): Promise<void> {
    state.waits.push(wait);
    show();
    try {
      await done();
    } finally {
      state.waits.splice(state.waits.indexOf(wait), 1);
      show();
    }
  }

  /** Waits for one of what a signal keeps under a name, and uses it up. */
  async function kept(signals: Record<string, number>, name: string, what: Wait['for']): Promise<void> {
    while (!take(signals, name))
      await waiting({ for: what, what: name }, () => condition(() => (signals[name] ?? 0) > 0));
  }

  show();
  return {
    workflowId,
    subject: start.subject,
    thread: start.thread,
    state,

    at(stage, phase = state.phase) {
      if (phase !== state.phase) upsertSearchAttributes([{ key: attributes.MusterPhase, value: phase }]);
      Object.assign(state, { stage, phase });
      show();
    },

    asked: (group, whom = 'people') => kept(state.groups, group, whom),

    reported: (key) => kept(state.reports, key, 'report'),

    commanded: () => condition(() => state.commands.length > 0),

    nextCommand: () => state.commands.shift(),

    async stirred() {
      const kept = () => [state.groups, state.reports].some((told) => Object.keys(told).length > 0);
      await condition(() => kept() || state.commands.length > 0);
      Object.assign(state, { groups: {}, reports: {}, commands: [] });
    },

    async called(name) {
      const due = () => state.due.includes(name);
      if (!due()) await waiting({ for: 'time', what: name }, () => condition(due));
      state.due.splice(state.due.indexOf(name), 1);
    },

    async until(instant, summary) {
      const name = `timer-${++state.timers}`;
      await waiting({ for: 'time', what: instant }, () =>
        sleepUntil({ workflowId, name, until: instant }, summary, () => state.due.includes(name)),
      );
    },

    first: (branches) => first(branches),
  };
}

function keep(kept: Record<string, number>, name: string): void {
  kept[name] = (kept[name] ?? 0) + 1;
}

/** Uses up one of what was kept under a name. */
function take(kept: Record<string, number>, name: string): boolean {
  if (!kept[name]) return false;
  if (--kept[name] === 0) delete kept[name];
  return true;
}

function blank({ subject, thread, phase }: RunStart): RunState {
  return {
    v: 1,
    subject,
    thread,
    phase,
    stage: 'started',
    waits: [],
    groups: {},
    reports: {},
    due: [],
    timers: 0,
    parked: {},
    commands: [],
  };
}

/**
 * The wall timer is only an estimate: a slower clock makes it too early, then it sleeps again; a faster one makes it too
 * late, then the sweeper calls it due. At a clock that stands still there is nothing to estimate, and no timer.
 */
async function sleepUntil(
  timer: { workflowId: string; name: string; until: string },
  summary: string,
  due: () => boolean,
): Promise<void> {
  try {
    while (!due()) {
      const { dueInMs } = await mechanism.readClock({ timer });
      if (dueInMs === 0) return;
      if (dueInMs === null) await condition(due);
      else await condition(due, dueInMs, { summary });
    }
  } catch (error) {
    if (isCancellation(error)) await CancellationScope.nonCancellable(() => mechanism.dropTimer({ timer }));
    throw error;
  }
}

async function first<N extends string>(branches: Readonly<Record<N, () => Promise<unknown>>>): Promise<N> {
  const scope = new CancellationScope({ cancellable: true });
  return scope.run(async () => {
    const running = Object.entries<() => Promise<unknown>>(branches).map(async ([name, branch]) => {
      await branch();
      return name as N;
    });
    try {
      return await Promise.race(running);
    } finally {
      scope.cancel();
      await Promise.allSettled(running);
    }
  });
}

/** Markdown for the Temporal UI; the first line leads to the console. Costs no history. */
function details(state: RunState, page: string | undefined, console: unknown): string {
  const link = page && typeof console === 'string' ? [`[Open in the console](${console}${page})`, ''] : [];
  const waits = state.waits.map((wait) => `- waits for ${waitWords[wait.for]}: ${wait.what}`);
  return [...link, `**${state.phase}** – ${state.stage}`, '', ...waits].join('\n');
}

const waitWords: Record<Wait['for'], string> = {
  people: 'answers',
  report: 'a report on',
  time: 'the date',
  engineer: 'an engineer',
};
