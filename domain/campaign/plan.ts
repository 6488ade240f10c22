import { Invalid } from '../errors';
import { showMoney, toMinor, toText } from '../money';
import { type Band, bandOf } from './band';
import type { PlacedClass } from './classes';
import type { CampaignRequest } from './contract';
import { type DemandWeek, peakCalls, readDemand } from './demand';
import { findingsOf } from './findings';
import { bookingsFor, offersFor, screensFor, shareFunnel } from './funnel';
import { classroomStarts, sourcingStarts } from './live-weeks';
import { needOf, serviceWith, type WeekNeed } from './need';
import type { Finding, SeasonPlan } from './plan-contract';
import { planningPolicy, type PlanningPolicy } from './policy';
import { problemsOf } from './problems';
import { queuesOf } from './queues';
import { rounded, shownHeads } from './rounding';
import { headsIn, type Scenario, scenarioOf, type ScenarioTerms, seatsOf } from './scenario';
import { sizeStatically } from './static-sizing';
import { daysFrom, weekStarts } from './week';

/** When and how a season is planned. */
export interface PlanOptions {
  /** Business date, YYYY-MM-DD: the peak must lie after it. */
  asOf: string;
  /**
   * kept: no class whose people should have been sought before `asOf`, what is missing then is a finding.
   * free: the dates that the season asks for, even where they have passed; those are a finding. (Default: kept)
   */
  lead?: 'kept' | 'free';
  /** No new class is sought before. (Default: `asOf`) */
  sourcingFrom?: string;
  /**
   * Classes under way: they stay as they are, and what they bring is planned with. With them the season has begun, and its
   * peak may have. (Default: none; nothing has begun)
   */
  held?: readonly PlacedClass[];
  /** Of the band. (Default: 1) */
  seed?: number;
  policy?: PlanningPolicy;
}

/**
 * Plans a season: what its demand needs, classes that cover every week with the least seats, cost, band and findings.
 * Throws Invalid, with a pointer and a remedy for each field, before anything is computed.
 */
export function planSeason(request: CampaignRequest, options: PlanOptions): SeasonPlan {
  const { asOf, seed = 1, policy = planningPolicy, held } = options;
  const { weeks, problems } = readDemand(request);
  refuse([...problemsOf(request, held ? null : asOf), ...problems]);
  const sourcingFrom = options.lead === 'free' ? null : (options.sourcingFrom ?? asOf);
  const terms = { asOf, policy, sourcingFrom, ...(held && { held }) };
  const scenario = scenarioOf(request, weeks, terms);
  const bands = bandOf(
    request,
    scenario.placed.classes,
    weeks.map(({ week }) => week),
    asOf,
    { seed, policy },
  );
  const tight = tightestWeek(scenario, asOf);
  const band = { week: tight, ...(bands.get(tight) ?? { p10: 0, p50: 0, p90: 0 }) };
  const findings = findingsOf(scenario, weeks, band, terms);
  const seats = seatsOf(scenario.placed.classes);
  return {
    externalId: request.externalId,
    name: request.name,
    asOf,
    sentence: sentenceOf(scenario, findings, asOf),
    static: staticOf(request, scenario),
    seats,
    leastSeats: scenario.placed.leastSeats,
    proven: scenario.placed.proven,
    offers: offersFor(seats, request.yields),
    screens: screensFor(seats, request.yields),
    classes: classesOf(scenario),
    weeks: scenario.needs.map((need) => weekOf(scenario, need, bands.get(need.week), asOf)),
    cost: moneyOf(scenario),
    band: { week: band.week, ...roundedBand(band) },
    findings,
    assumptions: assumptionsOf(request, terms),
  };
}

function refuse(errors: readonly { pointer: string; message: string }[]): void {
  if (errors.length === 0) return;
  const told = errors.slice(0, 3).map(({ pointer, message }) => `${pointer} ${message}`);
  const more = errors.length > 3 ? `; and ${errors.length - 3} more` : '';
  throw new Invalid(`This season cannot be planned: ${told.join('; ')}${more}.`, { errors });
}

/** The week of the peak in which the least is to spare. */
function tightestWeek(scenario: Scenario, asOf: string): number {
  const { needs } = scenario;
  const most = Math.max(...needs.map(({ requiredHeads }) => requiredHeads));
  const spare = ({ week, requiredHeads }: WeekNeed) => headsIn(scenario, week, asOf).effective - requiredHeads;
  const peak = needs.filter(({ requiredHeads }) => requiredHeads >= most * 0.99);
  return peak.reduce((tight, need) => (spare(need) < spare(tight) - 1e-9 ? need : tight), peak[0] as WeekNeed).week;
}

function staticOf(request: CampaignRequest, { needs }: Scenario) {
  const byHeads = [...needs].sort((a, b) => a.requiredHeads - b.requiredHeads);
  return sizeStatically(request, baseNeed(request) ?? byHeads[0] ?? null, byHeads.at(-1) as WeekNeed);
}

/** What the weeks outside the season need; a file does not say. */
function baseNeed(request: CampaignRequest): WeekNeed | undefined {
  const { demand } = request;
  if ('csv' in demand) return undefined;
  const quiet: DemandWeek = {
    week: 0,
    starts: demand.peakStarts,
    queues: queuesOf(request).map(({ queue, share }) => ({
      queue,
      unit: 'calls',
      per: 'busy',
      values: [demand.baseCalls * share],
    })),
  };
  return needOf([quiet], request)[0];
}

function classesOf({ request, placed }: Scenario): SeasonPlan['classes'] {
  const funnel = shareFunnel(
    placed.classes.map(({ seats }) => seats),
    request.yields,
  );
  return placed.classes.map(({ liveWeek, room, seats, wave }, index) => ({
    ...(wave !== undefined && { wave }),
    liveWeek,
    liveOn: weekStarts(request.demand.peakStarts, liveWeek),
    room,
    classroomStarts: classroomStarts(request, liveWeek),
    sourcingStarts: sourcingStarts(request, liveWeek),
    seats,
    trainers: Math.ceil(seats / request.training.trainerRatio),
    bookings: bookingsFor(seats, request.yields.show),
    offers: funnel[index]?.offers ?? 0,
    screens: funnel[index]?.screens ?? 0,
  }));
}

function weekOf(scenario: Scenario, need: WeekNeed, band: Band | undefined, asOf: string): SeasonPlan['weeks'][number] {
  const heads = headsIn(scenario, need.week, asOf);
  const service = need.requiredHeads > 0 ? serviceWith(need, heads.effective / need.requiredHeads) : null;
  return {
    week: need.week,
    starts: need.starts,
    calls: need.calls === null ? null : rounded(need.calls),
    agents: need.agents,
    requiredHeads: rounded(need.requiredHeads),
    baseHeads: rounded(heads.base),
    plannedHeads: rounded(heads.planned),
    effectiveHeads: rounded(heads.effective),
    serviceLevel: service && rounded(service.serviceLevel, 4),
    occupancy: service && rounded(service.occupancy, 4),
    ...roundedBand(band ?? { p10: heads.effective, p50: heads.effective, p90: heads.effective }),
  };
}

function roundedBand({ p10, p50, p90 }: Band): Band {
  return { p10: rounded(p10), p50: rounded(p50), p90: rounded(p90) };
}

function moneyOf({ request, cost }: Scenario): SeasonPlan['cost'] {
  const money = (amountMinor: number) => toText({ amountMinor, currency: cost.currency });
  return {
    total: money(cost.total),
    base: money(cost.base),
    new: money(cost.new),
    training: money(cost.training),
    burden: money(cost.burden),
    covered: money(cost.covered),
    budget: toText(toMinor(request.budget)),
  };
}

function sentenceOf({ request, placed, cost }: Scenario, findings: readonly Finding[], asOf: string): string {
  const seats = seatsOf(placed.classes);
  const short = findings.filter(({ kind }) => kind === 'short');
  const worst = Math.max(0, ...short.map(({ shortBy }) => shortBy));
  const first = placed.classes[0];
  const classes = `${seats} seats in ${placed.classes.length} ${placed.classes.length === 1 ? 'class' : 'classes'}`;
  const price = showMoney({ amountMinor: cost.total, currency: cost.currency });
  const sought = soughtFrom(request, placed.classes, asOf);
  if (short.length > 0)
    return `${classes} leave ${short.length} ${short.length === 1 ? 'week' : 'weeks'} short, by ${shownHeads(worst)} heads at worst, for ${price}${sought}.`;
  if (!first) return `The base covers every week, for ${price}: nobody has to be hired.`;
  return `${classes} cover every week, for ${price}${sought}.`;
}

/** From when on people are sought for what is new; a class that is under way says nothing. */
function soughtFrom(request: CampaignRequest, classes: Scenario['placed']['classes'], asOf: string): string {
  const fresh = classes.find(({ wave }) => wave === undefined);
  if (!fresh) return '';
  const from = sourcingStarts(request, fresh.liveWeek);
  const late = daysFrom(from, asOf);
  if (late <= 0) return `; people are sought from ${from}`;
  return `; people should have been sought since ${from}, ${late} ${late === 1 ? 'day' : 'days'} ago`;
}

function assumptionsOf(request: CampaignRequest, { policy }: ScenarioTerms): string[] {
  const { demand } = request;
  return [
    ...('csv' in demand
      ? []
      : [
          `${demand.swing.percent} % as ${demand.swing.meaning === 'increase' ? 'an increase' : 'a multiple'}: from ${demand.baseCalls} to ${rounded(peakCalls(demand))} calls per ${demand.intervalMinutes} minutes.`,
        ]),
    'Service levels are by Erlang C: nobody hangs up.',
    'Over-booking, waitlist and the surplus of earlier classes keep seats full; the band is about who passes and who stays.',
    ...(request.survivalByTenure
      ? [
          `Who stays differs by week at work: ${request.survivalByTenure.map((share) => `${rounded(share * 100, 1)} %`).join(', ')}, then ${rounded(request.yields.weeklySurvival * 100, 1)} % a week.`,
        ]
      : []),
    `Each planned yield is as sure as ${policy.yieldEvidence} people’s results.`,
    'Nobody is paid for less than the whole training.',
  ];
}
