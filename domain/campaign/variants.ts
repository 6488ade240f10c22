import { toMinor, toText } from '../money';
import type { CampaignRequest } from './contract';
import { shrinkageOf } from './heads';
import type { PlanningPolicy } from './policy';

/** A season a little different: what one lever changes. */
export interface Variant {
  lever: 'occupancy' | 'shrinkage' | 'service_level' | 'raise' | 'room' | 'earlier_class';
  /** In words. */
  change: string;
  request: CampaignRequest;
}

type Levers = PlanningPolicy['levers'];

/** Changes of how the work is done: they need fewer people, from any week on. */
export function easierService(request: CampaignRequest, levers: Levers): Variant[] {
  const { service } = request;
  const occupancy = Math.min(0.95, service.maxOccupancy + levers.occupancyPoints / 100);
  const level = Math.max(0.5, service.level - levers.serviceLevelPoints / 100);
  const shrinkage = Math.max(0, shrinkageOf(request) - levers.shrinkagePoints / 100);
  const changed = (lever: Variant['lever'], change: string, part: Partial<CampaignRequest['service']>): Variant => ({
    lever,
    change,
    request: { ...request, service: { ...service, ...part } },
  });
  return [
    ...(occupancy > service.maxOccupancy
      ? [
          changed(
            'occupancy',
            `Let calls fill ${percent(occupancy)} of the time instead of ${percent(service.maxOccupancy)}`,
            {
              maxOccupancy: occupancy,
            },
          ),
        ]
      : []),
    ...(shrinkage < shrinkageOf(request)
      ? [
          changed('shrinkage', `Shrinkage of ${percent(shrinkage)} instead of ${percent(shrinkageOf(request))}`, {
            shrinkage,
          }),
        ]
      : []),
    ...(level < service.level ? [easierLevel(request, level)] : []),
  ];
}

/** Changes that place more classes. */
export function moreClasses(request: CampaignRequest, levers: Levers, leadCounts: boolean): Variant[] {
  const { training } = request;
  const lead = Math.max(0, training.sourcingLeadDays - levers.shorterLeadDays);
  const changed = (lever: Variant['lever'], change: string, part: Partial<CampaignRequest['training']>): Variant => ({
    lever,
    change,
    request: { ...request, training: { ...training, ...part } },
  });
  return [
    changed('room', `Another room: ${training.rooms + 1} instead of ${training.rooms}`, { rooms: training.rooms + 1 }),
    ...(leadCounts && lead < training.sourcingLeadDays
      ? [
          changed(
            'earlier_class',
            `An earlier class: seek people in ${lead} days instead of ${training.sourcingLeadDays}`,
            {
              sourcingLeadDays: lead,
            },
          ),
        ]
      : []),
  ];
}

/** A higher offer, for everyone: more accept, fewer leave. What a raise does is an assumption of the policy. */
export function higherOffer(request: CampaignRequest, levers: Levers): Variant {
  const { yields, pay, survivalByTenure } = request;
  const stays = (share: number) => 1 - (1 - share) * (1 - levers.raiseFewerLeavers);
  const hourly = toMinor(pay.hourly);
  const raised = { ...hourly, amountMinor: Math.ceil(hourly.amountMinor * (1 + levers.raisePercent / 100)) };
  return {
    lever: 'raise',
    change: `Pay ${levers.raisePercent} % more (assumed: ${levers.raiseAcceptPoints} points more accept, ${Math.round(levers.raiseFewerLeavers * 100)} % fewer leave)`,
    request: {
      ...request,
      pay: { ...pay, hourly: toText(raised) },
      yields: {
        ...yields,
        accept: Math.min(1, yields.accept + levers.raiseAcceptPoints / 100),
        weeklySurvival: stays(yields.weeklySurvival),
      },
      ...(survivalByTenure && { survivalByTenure: survivalByTenure.map(stays) }),
    },
  };
}

/** A queue with a level of its own gives way as far as the others. */
function easierLevel(request: CampaignRequest, level: number): Variant {
  const { service, queues } = request;
  const less = service.level - level;
  return {
    lever: 'service_level',
    change: `Answer ${percent(level)} in time instead of ${percent(service.level)}`,
    request: {
      ...request,
      service: { ...service, level },
      ...(queues && {
        queues: queues.map((one) =>
          one.level === undefined ? one : { ...one, level: Math.max(0.5, one.level - less) },
        ),
      }),
    },
  };
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
