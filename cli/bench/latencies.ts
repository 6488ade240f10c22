import { quantile } from '../demo/season/season-events';

export interface Spread {
  count: number;
  /** Milliseconds. */
  p50: number;
  p95: number;
  p99: number;
  most: number;
}

/** Times calls by name. */
export interface Latencies {
  time<T>(name: string, call: () => Promise<T>): Promise<T>;
  note(name: string, ms: number): void;
  spreads(): Record<string, Spread>;
}

export function createLatencies(): Latencies {
  const all = new Map<string, number[]>();

  function note(name: string, ms: number): void {
    const known = all.get(name);
    if (known) known.push(ms);
    else all.set(name, [ms]);
  }

  return {
    note,
    time: async (name, call) => {
      const from = performance.now();
      const result = await call();
      note(name, performance.now() - from);
      return result;
    },
    spreads: () => Object.fromEntries([...all].sort().map(([name, values]) => [name, spreadOf(values)])),
  };
}

function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (share: number) => Math.round(quantile(sorted, share) * 10) / 10;
  return { count: sorted.length, p50: at(0.5), p95: at(0.95), p99: at(0.99), most: at(1) };
}
