import fs from 'node:fs';

import { type DataFolder, writeSecretly } from './data-folder';
import { type Guard } from './guard';
import { keep, type Keeper, type KeeperEvents, type ProcessSpec } from './keeper';
import { type ProcessName, type RunFile, runFilePath } from './run-file';

/** All processes of one stack: keeps their ids in the run file and with the guardian, and stops them in order. */
export interface Household {
  /** Starts a process and keeps it; resolves when it is ready. */
  add(spec: ProcessSpec & { name: ProcessName }): Promise<void>;
  /** From now on the run file is there and its ids are kept current. */
  publish(run: Omit<RunFile, 'pids'>): void;
  pids(): RunFile['pids'];
  kill(name: ProcessName): void;
  /** Stops everything and removes the run file. */
  stop(): Promise<void>;
}

/** First those who ask, then those who answer: the worker drains while both servers still run. */
const stopOrder: readonly ProcessName[] = ['api', 'sandbox', 'worker', 'temporal', 'postgres'];

/** They would outlive us; our own processes end by their leash. */
const guarded: readonly ProcessName[] = ['temporal', 'postgres'];

/** An empty household in this data folder. */
export function household(data: DataFolder, guard: Guard, told: Pick<KeeperEvents, 'fell' | 'back'>): Household {
  const keepers = new Map<ProcessName, Keeper>();
  let stopped = false;
  let published: Omit<RunFile, 'pids'> | undefined;

  const pids = (): RunFile['pids'] => {
    const found: RunFile['pids'] = {};
    for (const [name, { pid }] of keepers) if (pid) found[name] = pid;
    return { ...found, supervisor: process.pid };
  };

  const changed = (): void => {
    guard.watch(
      guarded.flatMap((name) => {
        const keeper = keepers.get(name);
        return keeper?.pid ? [[keeper.pid, keeper.stopSignal] as const] : [];
      }),
      published ? [runFilePath(data.path)] : [],
    );
    const temporal = keepers.get('temporal')?.pid;
    if (temporal) fs.writeFileSync(data.file('temporal.pid'), String(temporal));
    if (published) writeSecretly(runFilePath(data.path), { ...published, pids: pids() });
  };

  return {
    add: async (spec) => {
      // A start that was stopped half-way may still have been looking for its binary.
      if (stopped) throw new Error('The stack is stopping');
      const keeper = keep(spec, { ...told, changed });
      keepers.set(spec.name, keeper);
      await keeper.start();
    },
    publish: (run) => {
      published = run;
      changed();
    },
    pids,
    kill: (name) => keepers.get(name)?.kill(),
    stop: async () => {
      stopped = true;
      published = undefined;
      fs.rmSync(runFilePath(data.path), { force: true });
      for (const name of stopOrder) await keepers.get(name)?.stop();
    },
  };
}
