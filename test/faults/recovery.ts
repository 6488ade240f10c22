import { setTimeout as delay } from 'node:timers/promises';

import type { ProcessName } from '../../cli/stack/run-file';
import type { FaultStage } from './stage';

/** Measures how long it takes from a kill until everything is up again and the next thing is on record. */
export interface RecoveryWatch {
  /** Call it just before the kill. */
  killed(name: ProcessName): void;
  /** Milliseconds, one for each kill that was recovered from. */
  readonly times: { name: ProcessName; ms: number }[];
  /** Kills that nobody has recovered from yet. */
  readonly open: readonly ProcessName[];
  stop(): Promise<void>;
}

interface Wound {
  name: ProcessName;
  at: number;
  pid: number | undefined;
  /** When all was up again, and the last event by then. */
  up?: { at: number; seq: number };
}

/** When nothing is left to be put on record, being up has to do. */
const silentMs = 10_000;

export function watchRecovery(stage: FaultStage): RecoveryWatch {
  const { stack, db } = stage;
  const wounds: Wound[] = [];
  const times: { name: ProcessName; ms: number }[] = [];
  let stopped = false;

  async function look(): Promise<void> {
    if (wounds.length === 0) return;
    const { api, metrics, sandbox } = stack.run;
    const ups = await Promise.all([
      answers(`${api}/readyz`),
      answers(metrics.replace('/metrics', '/readyz')),
      answers(`${sandbox}/livez`),
    ]);
    const seq = ups.every(Boolean) ? await lastEvent() : null;
    if (seq === null) return;
    for (const wound of [...wounds]) {
      const pid = stack.run.pids[wound.name];
      if (pid === undefined || pid === wound.pid) continue;
      wound.up ??= { at: Date.now(), seq };
      if (seq > wound.up.seq) heal(wound, Date.now());
      else if (Date.now() - wound.up.at > silentMs) heal(wound, wound.up.at);
    }
  }

  function heal(wound: Wound, at: number): void {
    times.push({ name: wound.name, ms: at - wound.at });
    wounds.splice(wounds.indexOf(wound), 1);
  }

  async function lastEvent(): Promise<number | null> {
    const row = await db
      .knex('event')
      .max('seq as seq')
      .first<{ seq: number }>()
      .catch(() => null);
    return row ? Number(row.seq) : null;
  }

  const watching = (async () => {
    while (!stopped) {
      await look();
      await delay(200);
    }
  })();

  return {
    killed: (name) => void wounds.push({ name, at: Date.now(), pid: stack.run.pids[name] }),
    times,
    get open() {
      return wounds.map((wound) => wound.name);
    },
    async stop() {
      stopped = true;
      await watching;
    },
  };
}

function answers(url: string): Promise<boolean> {
  return fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
    async (response) => (await response.arrayBuffer(), response.ok),
    () => false,
  );
}
