import type { FieldError } from '../errors';
import type { CampaignRequest } from './contract';
import { readDemandFile } from './demand-file';
import { queuesOf } from './queues';
import { weekStarts } from './week';

/** What one queue is asked for in one week. */
export interface QueueDemand {
  queue: string;
  unit: 'calls' | 'agents' | 'heads';
  /** busy: one figure, of the busy interval; interval: a figure for each interval of the week. */
  per: 'busy' | 'interval';
  values: readonly number[];
  /** Calls of the busy interval behind imported agents, when the file says. */
  busyCalls?: number;
}

export interface DemandWeek {
  /** 0 is the first week of the peak. */
  week: number;
  /** First day. */
  starts: string;
  queues: readonly QueueDemand[];
}

/** The demand of every week of a season, in order, or what is wrong with it. Nothing is guessed or filled in. */
export function readDemand(request: CampaignRequest): { weeks: DemandWeek[]; problems: FieldError[] } {
  if ('csv' in request.demand) return readDemandFile(request, request.demand);
  return { weeks: typedWeeks(request, request.demand), problems: [] };
}

type TypedDemand = Exclude<CampaignRequest['demand'], { csv: string }>;

/** Calls of a busy interval at the peak, as the swing means it. */
export function peakCalls({ baseCalls, swing }: TypedDemand): number {
  const change = (baseCalls * swing.percent) / 100;
  return swing.meaning === 'increase' ? baseCalls + change : change;
}

function typedWeeks(request: CampaignRequest, demand: TypedDemand): DemandWeek[] {
  const { rampWeeks, peakWeeks, fallWeeks } = demand;
  const queues = queuesOf(request);
  return Array.from({ length: rampWeeks + peakWeeks + fallWeeks }, (_, index) => {
    const week = index - rampWeeks;
    const calls = callsIn(week, demand);
    return {
      week,
      starts: weekStarts(demand.peakStarts, week),
      queues: queues.map(({ queue, share }) => ({
        queue,
        unit: 'calls' as const,
        per: 'busy' as const,
        values: [calls * share],
      })),
    };
  });
}

/** A straight ramp that reaches the peak in week 0, and a straight fall that would reach the base after the last week. */
function callsIn(week: number, demand: TypedDemand): number {
  const { baseCalls, rampWeeks, peakWeeks, fallWeeks } = demand;
  const peak = peakCalls(demand);
  if (week < 0) return baseCalls + ((peak - baseCalls) * (week + rampWeeks + 1)) / (rampWeeks + 1);
  if (week < peakWeeks) return peak;
  return peak - ((peak - baseCalls) * (week - peakWeeks + 1)) / (fallWeeks + 1);
}
