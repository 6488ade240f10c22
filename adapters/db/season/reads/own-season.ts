import type { Tier } from '../../../../domain/evaluate/score';
import type { MemberState } from '../../../../domain/lifecycle';
import type { SeasonPolicy } from '../../../../domain/season/policy-contract';
import type { ReadContext } from '../../reads/context';
import { row } from '../../reads/statement';

/** The season that a talent works in, as their pages need it. */
export interface OwnSeason {
  engagementId: string;
  campaignId: string;
  name: string;
  timeZone: string;
  state: MemberState;
  hoursCap: number;
  tier: Tier | null;
  /** Local dates; null without a class, or while nobody has set an end. */
  liveOn: string | null;
  endsOn: string | null;
  shifts: SeasonPolicy['shifts'];
  /** Business instant. */
  now: string;
}

/** The newest season of the talent who reads, from their class on; null when there is none. One statement. */
export async function ownSeason(context: ReadContext): Promise<OwnSeason | null> {
  const found = await row<OwnSeason>(context.knex, {
    sql: `select m.engagement_id as "engagementId", m.campaign_id as "campaignId", c.name, c.time_zone as "timeZone", m.state,
        m.hours_cap as "hoursCap", t.tier, w.live_on as "liveOn", m.ends_on as "endsOn", p.document->'shifts' as shifts,
        business_now() as now
      from season_member m join campaign c on c.id = m.campaign_id join talent t on t.id = m.talent_id
        join policy p on p.kind = 'season' and p.version = (c.policies->>'season')::int left join wave w on w.id = m.wave_id
      where m.talent_id = :talent and m.state in ('training', 'nesting', 'live', 'leaving', 'left')
      order by m.state = 'left', m.offered_at desc limit 1`,
    bindings: { talent: context.reader.talent },
  });
  return found ?? null;
}
