import { toMinor } from '../money';
import { type LiveSeats, baseHeads, newHeads } from './capacity';
import type { CampaignRequest } from './contract';

/** What a season costs, in minor units; each part rounded up once. `total` is their sum. */
export interface SeasonCost {
  currency: string;
  total: number;
  /** Wages of the base in the demand weeks. */
  base: number;
  /** Wages of new people from going live to the season’s end. */
  new: number;
  /** Wages in classroom and nesting, when training is paid. */
  training: number;
  /** Employer’s taxes and insurance on all of it. */
  burden: number;
  /** The part that the budget covers. */
  covered: number;
}

/** Prices a season: `weeks` are its demand weeks. Nobody is assumed to leave within training. */
export function costOf(
  request: CampaignRequest,
  classes: readonly LiveSeats[],
  weeks: { first: number; last: number },
  asOf: string,
): SeasonCost {
  const hourly = toMinor(request.pay.hourly).amountMinor;
  const burdenShare = request.pay.burdenPercent / 100;
  const base = hourly * paidHours(request) * baseWeeks(request, weeks, asOf);
  const fresh = hourly * paidHours(request) * newWeeks(request, classes, weeks);
  const training = request.pay.trainingPaid ? hourly * trainingHours(request, classes) : 0;
  const parts = {
    base: up(base),
    new: up(fresh),
    training: up(training),
    burden: up((base + fresh + training) * burdenShare),
  };
  const total = parts.base + parts.new + parts.training + parts.burden;
  const { covers } = request.budget;
  const part = covers.includes('base') ? base : fresh + training;
  return {
    currency: request.pay.hourly.currency,
    total,
    ...parts,
    covered: covers.length > 1 ? total : up(part * (1 + burdenShare)),
  };
}

/** Paid hours of one person in a week at work. */
export function paidHours({ hours, pay }: CampaignRequest): number {
  return hours.perAgentWeek * (pay.paidHours === 'worked' ? hours.attendance : 1);
}

/** Price of one paid hour with burden, minor units, not rounded. */
export function hourPrice({ pay }: CampaignRequest): number {
  return toMinor(pay.hourly).amountMinor * (1 + pay.burdenPercent / 100);
}

/** The least that a season with anybody new costs: one person trained and paid through the peak’s first week. */
export function priceOfOne(request: CampaignRequest): number {
  const { training, pay, budget } = request;
  const trained = pay.trainingPaid ? (training.classroomWeeks + training.nestingWeeks) * training.hoursPerWeek : 0;
  return up(hourPrice(request) * (paidHours(request) + (budget.covers.includes('new') ? trained : 0)));
}

function baseWeeks(request: CampaignRequest, { first, last }: { first: number; last: number }, asOf: string): number {
  let sum = 0;
  for (let week = first; week <= last; week += 1) sum += baseHeads(request, week, asOf);
  return sum;
}

function newWeeks(
  request: CampaignRequest,
  classes: readonly LiveSeats[],
  { first, last }: { first: number; last: number },
): number {
  let sum = 0;
  const begins = Math.min(first, ...classes.map(({ liveWeek }) => liveWeek));
  for (let week = begins; week <= last; week += 1) sum += newHeads(request, classes, week, false);
  return sum;
}

function trainingHours({ training, yields }: CampaignRequest, classes: readonly LiveSeats[]): number {
  const seats = classes.reduce((sum, one) => sum + one.seats, 0);
  const weeks = training.classroomWeeks + training.nestingWeeks * yields.classroom;
  return seats * weeks * training.hoursPerWeek;
}

function up(minor: number): number {
  return Math.ceil(minor - 1e-6);
}
