/** Somebody who may be released, as far as the order goes. */
export interface ReleaseCandidate {
  engagementId: string;
  volunteered: boolean;
  tier: 'A' | 'B' | 'C' | 'D' | null;
  /** Share of claimed shifts that were kept, 0–100; null: none claimed. */
  commitments: number | null;
  /** First day on the floor, business instant. */
  liveAt: string;
}

/** A week of the plan that is still to come. */
export interface WeekToCover {
  /** Local date. */
  starts: string;
  requiredHeads: number;
  baseHeads: number;
}

export interface ReleaseFacts {
  people: readonly ReleaseCandidate[];
  /** From the first week without the released on, in order. */
  weeks: readonly WeekToCover[];
  /** Business date of the decision. */
  today: string;
  /** Share of people who stay from one week to the next. */
  weeklySurvival: number;
  /** Proficiency by week on the floor; the last value stays. */
  ramp: readonly number[];
}

export interface ReleaseEntry {
  engagementId: string;
  rank: number;
  why: string;
}

export interface Release {
  entries: ReleaseEntry[];
  /** Effective heads beyond what the first week needs. */
  surplus: number;
  /** Heads that will have left by then by themselves. */
  expectedLeavers: number;
}

const tierOrder = { D: 0, C: 1, B: 2, A: 3 } as const;
// The unrated are treated like tier B, as with offers.
const orderOf = ({ tier }: ReleaseCandidate) => tierOrder[tier ?? 'B'];

/**
 * The order of release: volunteers first, then D to A; of equals whoever kept fewer commitments, then whoever came last. The rest is
 * by id, so that it is the same everywhere.
 */
export function inReleaseOrder(people: readonly ReleaseCandidate[]): ReleaseCandidate[] {
  return [...people].sort(
    (a, b) =>
      Number(b.volunteered) - Number(a.volunteered) ||
      orderOf(a) - orderOf(b) ||
      (a.commitments ?? 100) - (b.commitments ?? 100) ||
      (a.liveAt === b.liveAt ? 0 : a.liveAt > b.liveAt ? -1 : 1) ||
      (a.engagementId < b.engagementId ? -1 : 1),
  );
}

/**
 * Who is released: as many as are left over in every week to come, after those who leave by themselves, in the order of release.
 * Whoever would leave a week short stays.
 */
export function releaseOf(facts: ReleaseFacts): Release {
  const { people, weeks } = facts;
  const [first] = weeks;
  if (!first) return { entries: [], surplus: 0, expectedLeavers: 0 };
  const spare = weeks.map((week) => week.baseHeads + staying(people, week, facts) - week.requiredHeads);
  const entries: ReleaseEntry[] = [];
  for (const person of inReleaseOrder(people)) {
    const worth = weeks.map((week) => staying([person], week, facts));
    if (!spare.every((left, at) => left - (worth[at] ?? 0) >= -1e-9)) continue;
    worth.forEach((one, at) => (spare[at] = (spare[at] ?? 0) - one));
    entries.push({ engagementId: person.engagementId, rank: entries.length + 1, why: whyOf(person) });
  }
  const all = people.reduce((sum, person) => sum + proficiencyIn(person, first, facts), 0);
  return {
    entries,
    surplus: first.baseHeads + all - first.requiredHeads,
    expectedLeavers: all - staying(people, first, facts),
  };
}

/** Effective heads of some people in a week, less those who will have left by themselves. */
function staying(people: readonly ReleaseCandidate[], week: WeekToCover, facts: ReleaseFacts): number {
  const weeksAway = Math.max(0, weeksBetween(facts.today, week.starts));
  const heads = people.reduce((sum, person) => sum + proficiencyIn(person, week, facts), 0);
  return heads * facts.weeklySurvival ** weeksAway;
}

function proficiencyIn({ liveAt }: ReleaseCandidate, { starts }: WeekToCover, { ramp }: ReleaseFacts): number {
  const week = Math.max(0, Math.floor(weeksBetween(liveAt.slice(0, 10), starts)));
  return ramp[Math.min(week, ramp.length - 1)] ?? 1;
}

const weeksBetween = (from: string, to: string) => (Date.parse(to) - Date.parse(from)) / (7 * 86_400_000);

function whyOf({ volunteered, tier, commitments }: ReleaseCandidate): string {
  if (volunteered) return 'asked to go first';
  const kept = commitments === null ? '' : `, kept ${Math.round(commitments)} % of the commitments`;
  return `${tier === null ? 'not rated' : `tier ${tier}`}${kept}`;
}
