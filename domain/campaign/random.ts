/** Chance that can be repeated: the same seed gives the same numbers on every machine. */
export interface Chance {
  /** Around 0, spread 1. */
  normal(): number;
  /** A share with a mean, as sure as `evidence` observations make it; 0 and 1 are certain. */
  share(mean: number, evidence: number): number;
  /** How many of `count` succeed. */
  passes(count: number, share: number): number;
}

/** Seeded chance (mulberry32; shares by the Beta distribution). */
export function chanceFrom(seed: number): Chance {
  let state = seed >>> 0;
  const uniform = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  const normal = () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform());
  // Marsaglia and Tsang, 2000; below 1 lifted by one and brought back.
  const gamma = (shape: number): number => {
    if (shape < 1) return gamma(shape + 1) * (1 - uniform()) ** (1 / shape);
    const d = shape - 1 / 3;
    const c = 1 / Math.sqrt(9 * d);
    for (;;) {
      const x = normal();
      const v = (1 + c * x) ** 3;
      if (v > 0 && Math.log(1 - uniform()) < (x * x) / 2 + d - d * v + d * Math.log(v)) return d * v;
    }
  };
  return {
    normal,
    share(mean, evidence) {
      if (mean <= 0 || mean >= 1) return mean;
      const yes = gamma(mean * evidence);
      return yes / (yes + gamma((1 - mean) * evidence));
    },
    passes(count, share) {
      const spread = Math.sqrt(count * share * (1 - share));
      return Math.min(count, Math.max(0, count * share + spread * normal()));
    },
  };
}
