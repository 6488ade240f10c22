/** One stretch of engagement with the client, in whole days from `from` (inclusive) to `until` (exclusive). */
export interface EngagedStretch {
  from: number;
  until: number;
}

/** Where a person’s tenure clock stands. Days. */
export interface Tenure {
  days: number;
  capDays: number;
  /** As a share of the cap. */
  share: number;
  standing: 'fine' | 'near' | 'over';
}

/**
 * Days engaged with the client over all engagements: overlapping days count once, and a break of at least `breakDays` starts
 * the clock anew. `near` from `warnAt` (share of the cap) on, `over` beyond the cap. Days count from any common day zero.
 */
export function tenureOf(
  stretches: readonly EngagedStretch[],
  rule: { capDays: number; breakDays: number; warnAt: number },
): Tenure {
  let days = 0;
  let end: number | null = null;
  for (const { from, until } of [...stretches].sort((a, b) => a.from - b.from)) {
    if (until <= from) continue;
    if (end !== null && from - end >= rule.breakDays) days = 0;
    days += end === null ? until - from : Math.max(0, until - Math.max(from, end));
    end = end === null ? until : Math.max(end, until);
  }
  const share = days / rule.capDays;
  return {
    days,
    capDays: rule.capDays,
    share,
    standing: days > rule.capDays ? 'over' : share >= rule.warnAt ? 'near' : 'fine',
  };
}
