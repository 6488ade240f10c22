import type { CampaignRecord } from '../../adapters/db/season/campaigns';
import type { PlanVersion } from '../../adapters/db/season/plans';
import type { Store } from '../../adapters/db/store';
import { localDate } from '../../domain/calendar';
import type { Phase } from '../../domain/lifecycle';
import type { SeasonPolicy } from '../../domain/season/policy-contract';
import { seasonDefaults } from '../../domain/season/policy-default';
import { policyOf, type JourneyPorts } from '../journey';

/** A season as one part of its turn sees it: read anew for each part. */
export interface Season {
  campaign: CampaignRecord;
  /** The plan in force; before the approval the newest draft. */
  plan: PlanVersion;
  policy: SeasonPolicy;
  /** Business instant, and the local day of the season's zone. */
  now: string;
  today: string;
}

/** Work that a turn leaves to an activity of its own: calls outside, and batches that take long. */
export type Deed =
  | { kind: 'publish'; waveId: string; round: number; key: string }
  | { kind: 'collect'; waveId: string; round: number; key: string }
  | { kind: 'close-listing'; waveId: string; round: number; key: string }
  | { kind: 'start'; count: number }
  | { kind: 'pay'; period: string; version: number };

/** What a part of a turn did. */
export interface PartResult {
  /** In a few words, for the Temporal UI; nothing when it did nothing. */
  did?: string;
  /** Business instant at which it wants to be looked at again. (Default: with the next day) */
  next?: string | null;
  /** Left to activities of their own; the turn is taken anew after them. */
  todo?: Deed[];
}

/**
 * One part of a season's turn. It takes its own transactions, set-based and in bounded batches, and may be repeated at any
 * point: what was done is found done.
 */
export type SeasonPart = (ports: SeasonPorts, season: Season) => Promise<PartResult>;

export interface SeasonPorts extends JourneyPorts {
  /** Tells that it is still at work; call it between batches. */
  beat(): void;
  /** Wall seconds that a vendor step of a person’s run is tried before an engineer is asked. */
  patienceSeconds: number;
}

export async function readSeason(store: Store, campaignId: string): Promise<Season> {
  const { reader } = store;
  const campaign = await store.campaigns.readCampaign(reader, campaignId);
  const now = await store.clock.now(reader);
  return {
    campaign,
    plan: await store.campaigns.readPlan(reader, campaignId, campaign.planVersion ?? undefined),
    // What a policy could not say yet when it was published counts as shipped.
    policy: { ...seasonDefaults, ...(await policyOf(store, reader, campaign.policies, 'season')) },
    now,
    today: localDate(now, campaign.timeZone),
  };
}

/** The phase that a season is in, for its run's search attribute. */
export function phaseOfSeason({ state, pausedFrom }: Pick<CampaignRecord, 'state' | 'pausedFrom'>): Phase {
  switch (state === 'paused' ? pausedFrom : state) {
    case 'ramping':
      return 'onboard';
    case 'peak':
      return 'assign';
    case 'ramping_down':
    case 'closed':
      return 'offboard';
    default:
      return 'source';
  }
}
