import type { CampaignRequest } from './contract';

/** Share of paid time away from calls, all parts together. */
export function shrinkageOf({ service }: CampaignRequest): number {
  if (typeof service.shrinkage === 'number') return service.shrinkage;
  return Object.values(service.shrinkage).reduce((sum, part) => sum + part, 0);
}

/** Hours on duty that one person gives in a week: at work, and at the hours where they are needed. */
export function hoursPerHead({ hours }: CampaignRequest): number {
  return hours.perAgentWeek * hours.attendance * hours.scheduleFit;
}

/** People needed for so many hours of agents on calls in a week. Not rounded. */
export function headsForHours(agentHours: number, request: CampaignRequest): number {
  return agentHours / (1 - shrinkageOf(request)) / hoursPerHead(request);
}

/** People needed in a week whose busy interval needs `agents` on calls. Not rounded. */
export function headsForAgents(agents: number, request: CampaignRequest): number {
  return headsForHours(agents * request.hours.openPerWeek * request.hours.averageToPeak, request);
}
