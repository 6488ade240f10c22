import type { CampaignRequest } from '../campaign/contract';
import { type DemandWeek, readDemand } from '../campaign/demand';
import { shrinkageOf } from '../campaign/heads';
import { queuesOf } from '../campaign/queues';
import { rounded } from '../campaign/rounding';
import { dutySeen } from './shrinkage-seen';
import type { PlannedYields, Seen } from './situation';

/** People of whom is known how a stage went, from cohorts that are old enough to tell. */
export interface StageFacts {
  passes: number;
  decided: number;
}

/** People who began a stage on the same day. */
export interface Cohort {
  people: number;
  passes: number;
  /** Passed, or gone; whoever has not answered yet is neither. */
  decided: number;
  /** Days since the last of them began. */
  youngestDays: number;
}

/** How much of a cohort must be decided: the quick answers of the rest are another mix than the slow ones. */
const decidedShare = 0.9;

/** What cohorts tell of a stage: those that are older than nine in ten people take for it (`slowDays`), and nearly all decided. */
export function toldBy(cohorts: readonly Cohort[], slowDays: number): StageFacts {
  const old = cohorts.filter(
    ({ people, decided, youngestDays }) => youngestDays >= slowDays && decided >= people * decidedShare,
  );
  return {
    passes: old.reduce((sum, { passes }) => sum + passes, 0),
    decided: old.reduce((sum, { decided }) => sum + decided, 0),
  };
}

/** Weeks at work that are looked at one by one; all later ones count together. */
export const tenureWeeks = 8;

type Yields = CampaignRequest['yields'];

/** A planned yield, moved by what was seen: as if the plan were the result of `prior` people. Never 0: a season of nothing cannot be planned. */
export function observedYield(planned: number, { passes, decided }: StageFacts, prior: number): number {
  return Math.min(1, Math.max(0.001, (passes + prior * planned) / (decided + prior)));
}

/** What a season is planned with once something was seen of it, and how it differs, in words. */
export interface Observed {
  request: CampaignRequest;
  /** One sentence for each figure that moved by a point or more. */
  reasons: string[];
}

/** Least contacts of a queue before its handling time or its volume counts, and least hours on duty before shrinkage does. */
const leastContacts = 500;
const leastDutyHours = 500;

/**
 * The request with yields, who stays by their week at work, shrinkage, demand and handling time as they were seen. `asOf`: of the plan
 * in force, since when the base may have leaked.
 */
export function observed(
  request: CampaignRequest,
  planned: PlannedYields,
  seen: Seen,
  { priorPeople, asOf }: { priorPeople: number; asOf: string },
): Observed {
  const chances = observedChances(request, planned, seen, priorPeople);
  const handling = handlingSeen(chances.request, seen);
  const shrinkage = shrinkageRead(handling.request, seen, asOf);
  const demand = demandSeen(shrinkage.request, seen);
  return {
    request: demand.request,
    reasons: [chances, handling, shrinkage, demand].flatMap((one) => one.reasons),
  };
}

/** The request with its yields, and who stays by their week at work, as they were seen. */
export function observedChances(
  request: CampaignRequest,
  planned: PlannedYields,
  seen: Pick<Seen, 'yields' | 'tenure'>,
  priorPeople: number,
): Observed {
  const prior = planned.yields;
  const reasons: string[] = [];
  const yields = { ...request.yields };
  const later = planned.survivalByTenure && seen.tenure.at(-1);
  for (const stage of Object.keys(yields) as (keyof Yields)[]) {
    // Where weeks at work were told apart, the planned share is that of the later ones.
    const facts = (stage === 'weeklySurvival' && later) || seen.yields[stage];
    yields[stage] = rounded(observedYield(prior[stage], facts, priorPeople), 4);
    if (Math.abs(yields[stage] - prior[stage]) >= 0.01)
      reasons.push(
        `${stageWords[stage]}: ${percent(facts.passes / facts.decided)} of ${facts.decided} so far, planned ${percent(prior[stage])}; planned with ${percent(yields[stage])} now.`,
      );
  }
  const tenure = tenureSeen({ ...request, yields }, planned, seen, priorPeople);
  return { request: tenure.request, reasons: [...reasons, ...tenure.reasons] };
}

/**
 * Who stays by their week at work. A week that nobody planned by itself is weighed against what is seen of all weeks together, so that
 * few people in one of them move it little; all weeks stay alike until one is off by a point.
 */
function tenureSeen(
  { survivalByTenure: _, ...request }: CampaignRequest,
  planned: PlannedYields,
  { tenure }: Pick<Seen, 'tenure'>,
  priorPeople: number,
): Observed {
  const all = request.yields.weeklySurvival;
  const plannedIn = (week: number) => planned.survivalByTenure?.[week] ?? all;
  const shares = tenure.map((facts, week) => rounded(observedYield(plannedIn(week), facts, priorPeople), 4));
  const later = planned.survivalByTenure ? all : (shares.at(-1) ?? all);
  const early = shares.slice(0, tenure.slice(0, -1).findLastIndex(({ decided }) => decided > 0) + 1);
  const known = Math.max(early.length, planned.survivalByTenure?.length ?? 0);
  const differ = [...early, later].some((share) => Math.abs(share - all) >= 0.01);
  if (known === 0 || (!differ && !planned.survivalByTenure)) return { request, reasons: [] };
  const survivalByTenure = Array.from({ length: known }, (_, week) => shares[week] ?? plannedIn(week));
  const told = survivalByTenure.map(
    (share, week) => `${percent(share)} through week ${week + 1} (${tenure[week]?.decided ?? 0} people)`,
  );
  return {
    request: { ...request, yields: { ...request.yields, weeklySurvival: later }, survivalByTenure },
    reasons: differ ? [`Stay by week at work: ${told.join(', ')}, ${percent(later)} a week later.`] : [],
  };
}

/** Shrinkage over the weeks of which all is known; its parts keep their proportions. */
function shrinkageRead(request: CampaignRequest, { duty }: Seen, asOf: string): Observed {
  const weeks = duty.flatMap((hours) => dutySeen(request, hours, asOf) ?? []);
  const onDuty = weeks.reduce((sum, { dutyHours }) => sum + dutyHours, 0);
  const staffed = weeks.reduce((sum, { staffedHours }) => sum + staffedHours, 0);
  const planned = shrinkageOf(request);
  const seen = onDuty < leastDutyHours ? planned : Math.min(0.9, rounded(1 - staffed / onDuty, 3));
  if (Math.abs(seen - planned) < 0.01) return { request, reasons: [] };
  const { service } = request;
  const shrinkage =
    typeof service.shrinkage === 'number' || planned === 0
      ? seen
      : Object.fromEntries(
          Object.entries(service.shrinkage).map(([part, share]) => [part, rounded((share * seen) / planned, 4)]),
        );
  return {
    request: { ...request, service: { ...service, shrinkage } },
    reasons: [
      `Shrinkage: ${percent(seen)} of ${Math.round(onDuty)} hours on duty, planned ${percent(planned)}; the base counts with its planned hours.`,
    ],
  };
}

const stageWords: Readonly<Record<keyof Yields, string>> = {
  screenPass: 'Pass the screening',
  accept: 'Accept the offer',
  clear: 'Check clear',
  show: 'Come on the first day',
  classroom: 'Pass the classroom',
  nesting: 'Pass the nesting',
  weeklySurvival: 'Stay another week',
};

function handlingSeen(request: CampaignRequest, { weeks }: Seen): Observed {
  const reasons: string[] = [];
  const secondsOf = (queue: string, planned: number): number => {
    const timed = weeks.filter((one) => one.queue === queue && one.ahtSeconds !== null);
    const handled = timed.reduce((sum, one) => sum + one.handled, 0);
    if (handled < leastContacts) return planned;
    const mean = rounded(timed.reduce((sum, one) => sum + one.handled * (one.ahtSeconds ?? 0), 0) / handled, 1);
    if (mean <= 0 || Math.abs(mean / planned - 1) < 0.01) return planned;
    reasons.push(`A contact of ${queue} takes ${mean} s, planned ${planned} s.`);
    return mean;
  };
  const { service, queues } = request;
  if (!queues)
    return {
      request: { ...request, service: { ...service, ahtSeconds: secondsOf('voice', service.ahtSeconds) } },
      reasons,
    };
  const timed = queues.map((one) => {
    const planned = one.ahtSeconds ?? service.ahtSeconds;
    const seconds = secondsOf(one.queue, planned);
    return seconds === planned ? one : { ...one, ahtSeconds: seconds };
  });
  return { request: { ...request, queues: timed }, reasons };
}

/** Demand seen against demand planned, over the weeks of which all is known. Agents and heads that were given are no forecast. */
function demandSeen(request: CampaignRequest, { weeks }: Seen): Observed {
  const planned = plannedContacts(request);
  const known = weeks.filter(({ week, queue }) => planned.has(`${week} ${queue}`));
  const came = known.reduce((sum, { offered }) => sum + offered, 0);
  const expected = known.reduce((sum, { week, queue }) => sum + (planned.get(`${week} ${queue}`) ?? 0), 0);
  const factor = expected > 0 ? rounded(came / expected, 3) : 1;
  if (came < leastContacts || Math.abs(factor - 1) < 0.01) return { request, reasons: [] };
  return {
    request: timesDemand(request, factor),
    reasons: [
      `Demand: ${Math.round(came)} contacts came where ${Math.round(expected)} were planned (${percent(factor)}).`,
    ],
  };
}

/** The same season with all of its demand so many times as high. */
export function timesDemand(request: CampaignRequest, factor: number): CampaignRequest {
  const { demand } = request;
  return {
    ...request,
    demand:
      'csv' in demand
        ? { ...demand, factor: rounded((demand.factor ?? 1) * factor, 6) }
        : { ...demand, baseCalls: rounded(demand.baseCalls * factor, 6) },
  };
}

/** Contacts of a whole week, by `week queue`. */
function plannedContacts(request: CampaignRequest): Map<string, number> {
  const { hours, demand } = request;
  const busyIntervals = ((hours.openPerWeek * 60) / demand.intervalMinutes) * hours.averageToPeak;
  const queues = new Set(queuesOf(request).map(({ queue }) => queue));
  return new Map(
    readDemand(request).weeks.flatMap(({ week, queues: asked }) =>
      asked
        .filter(({ queue, unit }) => queues.has(queue) && unit === 'calls')
        .map((one): [string, number] => [`${week} ${one.queue}`, contactsOf(one, busyIntervals)]),
    ),
  );
}

function contactsOf({ per, values }: DemandWeek['queues'][number], busyIntervals: number): number {
  const sum = values.reduce((all, value) => all + value, 0);
  return per === 'interval' ? sum : sum * busyIntervals;
}

function percent(share: number): string {
  return `${rounded(share * 100, 1)} %`;
}
