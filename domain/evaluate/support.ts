import type { EvaluatePolicy, SupportPolicy } from './policy-contract';
import { metricsOf, scoreOf, type Metric, type Observed, type Scorecard } from './score';

/** What one contact was measured at; null where nobody measured. */
export interface Contact {
  /** E.g. `billing`, `chat`: like is compared with like. */
  type: string;
  /** QA score, 0–100. */
  qa: number | null;
  /** Customer’s answer, 1–5. */
  csat: number | null;
  /** Solved without a second contact. */
  resolved: boolean | null;
  /** Handling time, seconds. */
  ahtSeconds: number | null;
}

/** A window of support work of one agent. */
export interface SupportFacts {
  contacts: readonly Contact[];
  /** Claimed blocks and whether each was kept. */
  blocks: readonly { kept: boolean }[];
  /** False until the proficiency ramp of a new agent ends. */
  rampOver: boolean;
}

/** Means of the whole cohort for one contact type; null where nothing was measured. */
export interface TypeMeans {
  qa: number | null;
  csat: number | null;
  resolved: number | null;
  ahtSeconds: number | null;
}
/** By contact type, and under `all` for every contact together. */
export type CohortMeans = Readonly<Record<string, TypeMeans>>;

/**
 * Scorecard of support work (domain.md, Evaluate): QA, CSAT, first contact resolution, blocks kept and efficiency inside a band.
 * Each contact is freed from what its type is worth on average, so that hard contacts hurt nobody; anchors of the policy make
 * it 0–100. Under the least number of contacts, or before the ramp is over, the person stays unrated.
 */
export function supportScorecard(
  facts: SupportFacts,
  cohort: CohortMeans,
  { support }: Pick<EvaluatePolicy, 'support'>,
): Scorecard {
  const { contacts, blocks } = facts;
  const metrics = metricsOf(
    [
      byType('quality', contacts, 'qa', cohort, support),
      byType('outcome', contacts, 'csat', cohort, support),
      byType('resolution', contacts, 'resolved', cohort, support),
      kept(blocks, support),
      {
        metric: 'efficiency',
        values: contacts.flatMap((contact) => {
          const usual = cohort[contact.type]?.ahtSeconds ?? null;
          if (contact.ahtSeconds === null || usual === null || usual <= 0) return [];
          return [points(support, 'efficiency', outside(contact.ahtSeconds / usual, support.ahtBand))];
        }),
      },
    ],
    support,
  );
  const score = scoreOf(metrics);
  if (score === null) return { rated: false, score, metrics, rationale: 'nothing was measured' };
  const unrated = !facts.rampOver
    ? 'unrated: still in the ramp of a new agent'
    : contacts.length < support.leastContacts
      ? `unrated: ${contacts.length} of at least ${support.leastContacts} contacts`
      : null;
  return { rated: unrated === null, score, metrics, rationale: unrated ?? `${score} points` };
}

/** Means of a cohort, for its window: what a contact of each type is worth on average. */
export function cohortMeans(contacts: readonly Contact[]): CohortMeans {
  const types = new Set(contacts.map(({ type }) => type));
  const meansOf = (some: readonly Contact[]): TypeMeans => ({
    qa: mean(some, 'qa'),
    csat: mean(some, 'csat'),
    resolved: mean(some, 'resolved'),
    ahtSeconds: mean(some, 'ahtSeconds'),
  });
  return {
    ...Object.fromEntries([...types].map((type) => [type, meansOf(contacts.filter((one) => one.type === type))])),
    all: meansOf(contacts),
  };
}

/** An observed value as points, along the straight lines between the policy’s anchors; flat beyond the first and the last. */
export function anchored(value: number, anchors: readonly (readonly [number, number])[]): number {
  const above = anchors.findIndex(([at]) => value <= at);
  const [last] = anchors.slice(-1);
  if (above < 0) return last?.[1] ?? 0;
  const [at, worth] = anchors[above]!;
  if (above === 0) return worth;
  const [from, before] = anchors[above - 1]!;
  return before + ((value - from) / (at - from)) * (worth - before);
}

type Measured = 'qa' | 'csat' | 'resolved';

/** A type that everyone finds hard is lifted by what it lies under the mean of all types, and an easy one lowered. */
function byType(
  metric: Metric,
  contacts: readonly Contact[],
  measured: Measured,
  cohort: CohortMeans,
  support: SupportPolicy,
): Observed {
  const all = cohort['all']?.[measured] ?? null;
  return {
    metric,
    values: contacts.flatMap((contact) => {
      const value = numberOf(contact[measured]);
      const usual = cohort[contact.type]?.[measured] ?? null;
      if (value === null) return [];
      return [points(support, metric, value + (all === null || usual === null ? 0 : all - usual))];
    }),
  };
}

/** One share stands for all blocks: a single block is kept or not, which the anchors could not tell. */
function kept(blocks: SupportFacts['blocks'], support: SupportPolicy): Observed {
  const share = blocks.filter((block) => block.kept).length / blocks.length;
  return { metric: 'commitments', values: blocks.map(() => points(support, 'commitments', share)) };
}

/** How far a ratio lies outside the band; inside it 0. */
function outside(ratio: number, { from, to }: SupportPolicy['ahtBand']): number {
  return Math.max(0, from - ratio, ratio - to);
}

function points(support: SupportPolicy, metric: Metric, value: number): number {
  return anchored(
    value,
    support.anchors[metric] ?? [
      [0, 0],
      [100, 100],
    ],
  );
}

function mean(contacts: readonly Contact[], measured: keyof TypeMeans): number | null {
  const values = contacts.flatMap((contact) => numberOf(contact[measured]) ?? []);
  return values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function numberOf(value: number | boolean | null): number | null {
  return value === null ? null : Number(value);
}
