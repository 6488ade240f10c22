import type { CampaignRequest } from '../campaign/contract';
import { daysFrom, moved } from '../campaign/week';
import { observed } from './observe';
import type { Situation } from './situation';

/** A quarter in days: thirteen weeks, so that weekdays stay. */
export const quarterDays = 91;
/** Days between the launch of a draft and the first day on which people are sought: the plan is read and approved in them. */
const approvalDays = 14;

/** Days before its peak on which a season like this one has to be launched. */
export function launchLead(situation: Pick<Situation, 'plan' | 'request'>): number {
  const { request, plan } = situation;
  const first = plan.classes.map(({ sourcingStarts }) => sourcingStarts).sort()[0] ?? plan.weeks[0]?.starts;
  return daysFrom(first ?? request.demand.peakStarts, request.demand.peakStarts) + approvalDays;
}

/** First day of the next peak after one, in whole quarters, with at least `leadDays` left to it; a day late is not too late. */
export function nextPeak(lastPeak: string, today: string, leadDays: number): string {
  let peak = moved(lastPeak, quarterDays);
  while (daysFrom(today, peak) < leadDays - 7) peak = moved(peak, quarterDays);
  return peak;
}

/**
 * The request of the next season: the same demand a quarter or more later, planned with the yields that the last one has shown;
 * whoever of it stays on at work belongs to the base.
 */
export function nextRequest(
  situation: Situation,
  next: { peak: string; externalId: string; survivors: number; priorPeople: number },
): CampaignRequest {
  const { request } = observed(situation.request, situation.prior, situation.seen, {
    priorPeople: next.priorPeople,
    asOf: situation.plan.asOf,
  });
  const days = daysFrom(request.demand.peakStarts, next.peak);
  return {
    ...request,
    externalId: next.externalId,
    demand: shifted(request.demand, days),
    base: { ...request.base, heads: request.base.heads + next.survivors },
    training: { ...request.training, blackouts: request.training.blackouts.map((span) => nextYear(span, next.peak)) },
  };
}

function shifted(demand: CampaignRequest['demand'], days: number): CampaignRequest['demand'] {
  const peakStarts = moved(demand.peakStarts, days);
  if (!('csv' in demand)) return { ...demand, peakStarts };
  const csv = demand.csv.replace(/\d{4}-\d{2}-\d{2}/g, (date) => moved(date, days));
  return { ...demand, peakStarts, csv };
}

/** Blackouts are the same days of every year: the last ones that begin before the peak. */
function nextYear(span: string, peak: string): string {
  const years = Math.max(0, Number(peak.slice(0, 4)) - Number(span.slice(0, 4)));
  const inYear = (by: number) => span.replace(/\d{4}(?=-\d{2}-\d{2})/g, (year) => String(Number(year) + by));
  const same = inYear(years);
  return same.slice(0, 10) <= peak ? same : inYear(Math.max(0, years - 1));
}
