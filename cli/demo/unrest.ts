import type { ProcessName } from '../stack/run-file';
import type { Stack } from '../stack';

const everyone: readonly ProcessName[] = ['worker', 'api', 'sandbox', 'temporal', 'postgres'];

/** Kills random processes of a stack while something runs on it, seeded, spread over the time given. */
export function causeUnrest(
  stack: Stack,
  options: {
    kills: number;
    seed: number;
    overMs: number;
    told: (name: ProcessName) => void;
    /** (Default: every process) */
    victims?: readonly ProcessName[];
  },
): { stop(): void; readonly killed: ProcessName[] } {
  const random = generator(options.seed);
  const victims: ProcessName[] = [...(options.victims ?? everyone)];
  const killed: ProcessName[] = [];
  const timers = Array.from({ length: options.kills }, (_, index) => {
    const slot = options.overMs / options.kills;
    const at = slot * index + slot * (0.2 + 0.6 * random());
    // Each kind of process in turn, in a seeded order, so that as many kills meet all of them.
    return setTimeout(() => {
      if (index % victims.length === 0) shuffle(victims, random);
      const name = victims[index % victims.length]!;
      killed.push(name);
      options.told(name);
      stack.kill(name);
    }, at);
  });
  return { stop: () => timers.forEach(clearTimeout), killed };
}

function shuffle<T>(items: T[], random: () => number): void {
  for (let i = items.length - 1; i > 0; i -= 1) {
    const j = Math.floor(random() * (i + 1));
    [items[i], items[j]] = [items[j]!, items[i]!];
  }
}

/** Mulberry32: a small seeded generator in [0, 1). */
function generator(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}
