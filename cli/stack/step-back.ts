import fs from 'node:fs';
import os from 'node:os';
import { setTimeout as pause } from 'node:timers/promises';

/** How far: a weight of about a third against a process that did not step back. */
const steps = 5;
const nicest = 19;

/**
 * Lets a process do its work with what the others leave of the cores, so that people are answered first (decision 031).
 * Says nothing of a system that does not allow it, or of a process that is gone.
 */
export async function stepBack(pid: number): Promise<void> {
  // The others run as we do: who started the stack may have made all of it nicer.
  const behindUs = Math.min(nicest, os.getPriority() + steps);
  for (const thread of threadsOf(pid)) quietly(() => os.setPriority(thread, behindUs));
  await stepBackAsGroup(pid);
}

/** Linux counts niceness by thread; others by process. */
function threadsOf(pid: number): number[] {
  return quietly(() => fs.readdirSync(`/proc/${pid}/task`).map(Number)) ?? [pid];
}

/** Where Linux shares its time among sessions first (autogroup), and each of our processes is one, only the session's own niceness counts: it begins at 0. */
async function stepBackAsGroup(pid: number): Promise<void> {
  const file = `/proc/${pid}/autogroup`;
  for (let tries = 0; tries < 5 && fs.existsSync(file); tries += 1) {
    if (quietly(() => (fs.writeFileSync(file, String(steps)), true))) return;
    // One change in a tenth of a second, whoever asks.
    await pause(150);
  }
}

function quietly<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch {
    return undefined;
  }
}
