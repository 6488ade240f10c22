import { type ChildProcess } from 'node:child_process';
import fs from 'node:fs';

import { endProcess } from './process-info';
import { stepBack } from './step-back';

/** One process of the stack: how it starts, when it is ready, how it is asked to stop. */
export interface ProcessSpec {
  name: string;
  spawn(): ChildProcess;
  /** Resolves when it serves; gives up when `signal` says that it ended. */
  ready(signal: AbortSignal): Promise<void>;
  stopSignal: NodeJS.Signals;
  /** How long it may take to stop before it is killed. */
  graceMs: number;
  /** Whether it works with what the others leave of the cores, once it is ready. (Default: false) */
  stepsBack?: boolean;
  /** Its log, whose end is quoted when it does not start. */
  log: string;
}

/** Keeps one process running: starts it, and again with back-off whenever it ends by itself. */
export interface Keeper {
  readonly name: string;
  /** Undefined while it is down. */
  readonly pid: number | undefined;
  readonly stopSignal: NodeJS.Signals;
  /** Resolves when it is ready. Throws with the end of its log when it ends before. */
  start(): Promise<void>;
  /** Asks it to stop, kills it when it does not, and leaves it so. */
  stop(): Promise<void>;
  /** kill -9: it comes back by itself. */
  kill(): void;
}

export interface KeeperEvents {
  /** Its process id changed: started, or gone. */
  changed(): void;
  /** It ended by itself and will be started again. */
  fell?(name: string, why: string, againInMs: number): void;
  /** It is ready again after a fall. */
  back?(name: string): void;
}

const firstDelayMs = 200;
const longestDelayMs = 10_000;
/** A process that held this long is healthy: its next fall starts from the shortest delay. */
const healthyMs = 30_000;

/** A keeper for this process; nothing runs before `start`. */
export function keep(spec: ProcessSpec, events: KeeperEvents): Keeper {
  let child: ChildProcess | undefined;
  let stopping = false;
  let delayMs = firstDelayMs;
  let timer: NodeJS.Timeout | undefined;

  async function startOnce(): Promise<void> {
    const started = spec.spawn();
    child = started;
    events.changed();
    const ended = new Promise<string>((resolve) => {
      started.once('error', (error) => resolve(error.message));
      started.once('exit', (code, signal) => resolve(signal ? `was ended by ${signal}` : `exited with code ${code}`));
    });
    let isReady = false;
    const waiting = new AbortController();
    const fallen = ended.then((why) => {
      waiting.abort();
      if (child === started) child = undefined;
      if (!stopping) events.changed();
      if (isReady && !stopping) again(why);
      return why;
    });
    const early = fallen.then((why) => {
      if (!isReady) throw new Error(`${spec.name} ${why} before it was ready.${tail(spec.log)}`);
    });
    // Reported through the race below, or, once ready, by again().
    early.catch(() => undefined);
    await Promise.race([spec.ready(waiting.signal), early]);
    isReady = true;
    if (spec.stepsBack && started.pid) void stepBack(started.pid);
    const healthy = setTimeout(() => (delayMs = firstDelayMs), healthyMs);
    healthy.unref();
    void fallen.then(() => clearTimeout(healthy));
  }

  function again(why: string): void {
    const wait = delayMs;
    delayMs = Math.min(delayMs * 2, longestDelayMs);
    events.fell?.(spec.name, why, wait);
    timer = setTimeout(() => {
      if (stopping) return;
      startOnce().then(
        () => events.back?.(spec.name),
        async (error: unknown) => {
          if (stopping) return;
          // Alive and never ready: start over from nothing.
          if (child?.pid) await endProcess(child.pid, 'SIGKILL', 0);
          again(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error));
        },
      );
    }, wait);
  }

  return {
    name: spec.name,
    stopSignal: spec.stopSignal,
    get pid() {
      return child?.pid;
    },
    start: startOnce,
    stop: async () => {
      stopping = true;
      clearTimeout(timer);
      if (child?.pid) await endProcess(child.pid, spec.stopSignal, spec.graceMs);
    },
    kill: () => void child?.kill('SIGKILL'),
  };
}

function tail(log: string): string {
  if (!fs.existsSync(log)) return '';
  const lines = fs.readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15);
  return ` The end of ${log}:\n${lines.map((line) => `  ${line}`).join('\n')}`;
}
