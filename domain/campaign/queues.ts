import { type Channel, handledSeconds } from './channel';
import type { CampaignRequest } from './contract';
import type { ServiceTarget } from './erlang';

/** A queue with everything it takes from `service`. */
export interface QueueTerms extends ServiceTarget {
  queue: string;
  channel: Channel;
  /** Seconds of an agent per contact; chats at once are accounted for. */
  ahtSeconds: number;
  /** Part of typed calls. */
  share: number;
}

/** The queues of a season; one queue of calls when none is named. */
export function queuesOf({ service, queues }: CampaignRequest): QueueTerms[] {
  const named = queues ?? [{ queue: 'voice', channel: 'voice' as const, share: 1 }];
  return named.map((one) => ({
    queue: one.queue,
    channel: one.channel,
    ahtSeconds: handledSeconds(one.ahtSeconds ?? service.ahtSeconds, one.channel, one.concurrency ?? 1),
    level: one.level ?? service.level,
    thresholdSeconds: one.thresholdSeconds ?? service.thresholdSeconds,
    maxOccupancy: service.maxOccupancy,
    share: one.share ?? 1,
  }));
}
