import type { CampaignRequest } from './contract';
import type { DemandWeek, QueueDemand } from './demand';
import { leastAgents, measureQueue, offeredLoad } from './erlang';
import { headsForAgents, headsForHours } from './heads';
import { type QueueTerms, queuesOf } from './queues';

/** What one queue needs in the busy interval of a week. */
export interface QueueNeed {
  terms: QueueTerms;
  /** Offered load in Erlangs; null when only agents were imported. */
  load: number | null;
  agents: number;
}

/** What a week needs. */
export interface WeekNeed {
  week: number;
  starts: string;
  /** Calls of the busy interval; null when only agents or heads were imported. */
  calls: number | null;
  /** Agents on calls in the busy interval; null when only heads were imported. */
  agents: number | null;
  /** People needed. Not rounded. */
  requiredHeads: number;
  queues: readonly QueueNeed[];
}

/** Agents and people needed in every week, by Erlang C per queue and the season’s hours. */
export function needOf(weeks: readonly DemandWeek[], request: CampaignRequest): WeekNeed[] {
  const terms = new Map(queuesOf(request).map((one) => [one.queue, one]));
  const agentsFor = rememberAgents(request);
  return weeks.map(({ week, starts, queues }) => {
    const needs = queues.flatMap((demand) => {
      const queue = terms.get(demand.queue);
      return queue ? [needOfQueue(demand, queue, request, agentsFor)] : [];
    });
    return {
      week,
      starts,
      calls: sumOrNull(needs.map((need) => need.calls)),
      agents: sumOrNull(needs.map((need) => need.agents)),
      requiredHeads: needs.reduce((sum, need) => sum + need.heads, 0),
      queues: needs.flatMap(({ queue, agents, load }) => (agents === null ? [] : [{ terms: queue, agents, load }])),
    };
  });
}

/** Service level and occupancy of the busy interval when `share` of the needed agents are there; null without calls. */
export function serviceWith(need: WeekNeed, share: number): { serviceLevel: number; occupancy: number } | null {
  let answered = 0;
  let calls = 0;
  let load = 0;
  let present = 0;
  for (const { terms, load: queueLoad, agents } of need.queues) {
    if (queueLoad === null) return null;
    const there = Math.floor(agents * share + 1e-9);
    load += queueLoad;
    present += there;
    // Work that may wait has no seconds to be answered in.
    if (terms.channel === 'deferred') continue;
    const arriving = queueLoad / terms.ahtSeconds;
    calls += arriving;
    answered += arriving * measureQueue(queueLoad, there, terms.ahtSeconds, terms.thresholdSeconds).serviceLevel;
  }
  if (need.queues.length === 0) return null;
  return { serviceLevel: calls > 0 ? answered / calls : 1, occupancy: present > 0 ? Math.min(1, load / present) : 1 };
}

type AgentsFor = (calls: number, queue: QueueTerms) => number;

function needOfQueue(demand: QueueDemand, queue: QueueTerms, request: CampaignRequest, agentsFor: AgentsFor) {
  const { unit, per, values } = demand;
  if (unit === 'heads') return { queue, calls: null, agents: null, load: null, heads: Math.max(...values) };
  const agents = unit === 'calls' ? values.map((calls) => agentsFor(calls, queue)) : values;
  const busyCalls = unit === 'calls' ? Math.max(...values) : (demand.busyCalls ?? null);
  const busiest = Math.max(...agents);
  return {
    queue,
    calls: busyCalls,
    agents: busiest,
    load: busyCalls === null ? null : offeredLoad(busyCalls, queue.ahtSeconds, request.demand.intervalMinutes),
    heads:
      per === 'busy'
        ? headsForAgents(busiest, request)
        : headsForHours(agents.reduce((sum, n) => sum + n, 0) * (request.demand.intervalMinutes / 60), request),
  };
}

/** A season has thousands of intervals and few different loads. */
function rememberAgents(request: CampaignRequest): AgentsFor {
  const known = new Map<string, number>();
  return (calls, queue) => {
    const key = `${queue.queue} ${calls}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const load = offeredLoad(calls, queue.ahtSeconds, request.demand.intervalMinutes);
    const agents =
      queue.channel === 'deferred'
        ? Math.ceil(load / queue.maxOccupancy - 1e-9)
        : leastAgents(load, queue.ahtSeconds, queue);
    known.set(key, agents);
    return agents;
  };
}

function sumOrNull(values: readonly (number | null)[]): number | null {
  let sum = 0;
  for (const value of values) {
    if (value === null) return null;
    sum += value;
  }
  return sum;
}
