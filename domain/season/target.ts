import type { CampaignRequest } from '../campaign/contract';
import { peakCalls, readDemand } from '../campaign/demand';
import { needOf } from '../campaign/need';
import { RuleBroken } from '../errors';
import { rounded } from '../campaign/rounding';
import { timesDemand } from './observe';

/** Smallest step of a peak, as a share: nobody counts calls finer. */
const step = 0.001;
/** How far a peak can be moved at once. */
const most = 20;

/**
 * The same season with a peak that needs `heads` people, base included: of a typed demand the peak is moved and the base stays,
 * of a file every figure is. Heads come in steps, so the least peak that needs as many is taken. Throws RuleBroken out of reach.
 */
export function withTarget(request: CampaignRequest, heads: number): CampaignRequest {
  const needs = (factor: number) => peakHeads(withPeak(request, factor));
  let high = Math.round(most / step);
  let low = Math.ceil(leastFactor(request) / step);
  if (needs(high * step) < heads || needs(low * step) > heads + 0.5)
    throw new RuleBroken(
      `No peak of this season needs ${heads} people: from ${Math.ceil(needs(low * step))} to ${Math.floor(needs(high * step))} it can be; change the plan instead.`,
    );
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (needs(middle * step) >= heads - 0.5) high = middle;
    else low = middle + 1;
  }
  return withPeak(request, low * step);
}

/** People that the busiest week needs. */
export function peakHeads(request: CampaignRequest): number {
  return Math.max(...needOf(readDemand(request).weeks, request).map(({ requiredHeads }) => requiredHeads));
}

/** A peak so many times as high. */
function withPeak(request: CampaignRequest, factor: number): CampaignRequest {
  const { demand } = request;
  if ('csv' in demand) return timesDemand(request, factor);
  const percent = rounded(((peakCalls(demand) * factor) / demand.baseCalls - 1) * 100, 4);
  return { ...request, demand: { ...demand, swing: { percent, meaning: 'increase' } } };
}

/** A typed peak stays above the base. */
function leastFactor({ demand }: CampaignRequest): number {
  return 'csv' in demand ? step : (demand.baseCalls / peakCalls(demand)) * 1.001;
}
