import fs from 'node:fs';
import path from 'node:path';

import { endLeftover, postgresFolder } from './postgres';
import { processName } from './process-info';

/** Raised when stored state can no longer be read by this version. Until 0.1 there are no upgrades. */
const epoch = 3;

/** A folder that one stack works in at a time. */
export interface DataFolder {
  path: string;
  /** Path of a file in it. */
  file(...names: string[]): string;
  /** Lets the next stack in. */
  unlock(): void;
}

/** Another stack runs on this folder. */
export class AlreadyRunning extends Error {
  override readonly name = 'AlreadyRunning';
  constructor(
    data: string,
    readonly pid: number,
  ) {
    super(
      `A stack already runs on ${data} (process ${pid}). Stop it with \`npm run muster -- down\`, ` +
        'or start another one beside it with MUSTER_DATA=.data2 npm start.',
    );
  }
}

/**
 * Opens or makes the folder and takes it for this process. Throws `AlreadyRunning` when another process has it, and an
 * error with the remedy when an older version of Muster wrote it. Waits for the guardian of a killed stack to finish.
 */
export async function openDataFolder(data: string, guardian: number): Promise<DataFolder> {
  const folder = path.resolve(data);
  fs.mkdirSync(path.join(folder, 'log'), { recursive: true });
  checkEpoch(folder, data);
  const lock = path.join(folder, 'stack.lock');
  const mine = { supervisor: processName(process.pid), guardian: processName(guardian) };
  while (!tryLock(lock, mine)) {
    const held = readLock(lock);
    if (!held) continue;
    const pid = Number.parseInt(held.supervisor, 10);
    if (processName(pid) === held.supervisor) throw new AlreadyRunning(data, pid);
    const cleaner = Number.parseInt(held.guardian, 10);
    if (processName(cleaner) === held.guardian) await new Promise((resolve) => setTimeout(resolve, 50));
    else discard(lock, held);
  }
  return {
    path: folder,
    file: (...names) => path.join(folder, ...names),
    unlock: () => fs.rmSync(lock, { force: true }),
  };
}

/** The process id of the stack that runs on this folder, or undefined. */
export function runningStack(data: string): number | undefined {
  const held = readLock(path.join(path.resolve(data), 'stack.lock'));
  const pid = held ? Number.parseInt(held.supervisor, 10) : 0;
  return held && processName(pid) === held.supervisor ? pid : undefined;
}

/** Removes everything that a stack stored. It must not run. */
export async function wipe(data: string): Promise<void> {
  const running = runningStack(data);
  if (running) throw new AlreadyRunning(data, running);
  const cluster = postgresFolder(data);
  await endLeftover(cluster);
  if (!cluster.startsWith(path.resolve(data))) fs.rmSync(path.dirname(cluster), { recursive: true, force: true });
  fs.rmSync(path.resolve(data), { recursive: true, force: true });
}

/** Writes a file whole or not at all, readable by its owner only. */
export function writeSecretly(file: string, content: unknown): void {
  const half = `${file}.${process.pid}`;
  fs.writeFileSync(half, `${JSON.stringify(content, null, 2)}\n`, { mode: 0o600 });
  fs.renameSync(half, file);
}

function checkEpoch(folder: string, shown: string): void {
  const file = path.join(folder, 'epoch');
  const found = fs.existsSync(file) ? fs.readFileSync(file, 'utf8').trim() : undefined;
  if (found === String(epoch)) return;
  if (found !== undefined || fs.existsSync(path.join(folder, 'secrets.json'))) {
    throw new Error(
      `${shown} was written by another version of Muster (epoch ${found ?? 0}, this one has ${epoch}), and there are no ` +
        'upgrades before 0.1. Remove it with `npm run muster -- down --wipe`, or start afresh beside it with MUSTER_DATA=.data2 npm start.',
    );
  }
  fs.writeFileSync(file, `${epoch}\n`);
}

interface Lock {
  supervisor: string;
  guardian: string;
}

function tryLock(lock: string, mine: Lock): boolean {
  const half = `${lock}.${process.pid}`;
  fs.writeFileSync(half, JSON.stringify(mine));
  try {
    fs.linkSync(half, lock);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return false;
  } finally {
    fs.rmSync(half, { force: true });
  }
}

/** Takes a stale lock away, unless another starter replaced it in this very moment: then it is put back. */
function discard(lock: string, stale: Lock): void {
  const aside = `${lock}.stale.${process.pid}`;
  try {
    fs.renameSync(lock, aside);
    if (readLock(aside)?.supervisor !== stale.supervisor) fs.linkSync(aside, lock);
  } catch (error) {
    if (!['ENOENT', 'EEXIST'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
  } finally {
    fs.rmSync(aside, { force: true });
  }
}

function readLock(lock: string): Lock | undefined {
  try {
    return JSON.parse(fs.readFileSync(lock, 'utf8')) as Lock;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return undefined;
  }
}
