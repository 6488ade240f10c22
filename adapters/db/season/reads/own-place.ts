import type { SeasonPolicy } from '../../../../domain/season/policy-contract';
import type { ReadContext } from '../../reads/context';
import { row } from '../../reads/statement';

/** The place in a class that a talent has, as their page needs it. Local days, business instants. */
export interface OwnPlace {
  engagementId: string;
  campaignId: string;
  name: string;
  timeZone: string;
  no: number;
  classroomOn: string;
  liveOn: string;
  bookedAt: string | null;
  confirmedWeekAt: string | null;
  confirmedDayAt: string | null;
  classes: SeasonPolicy['classes'];
  now: string;
}

/** The next class in which the talent who reads has a place; null when there is none. One statement. */
export async function ownPlace(context: ReadContext): Promise<OwnPlace | null> {
  const found = await row<OwnPlace>(context.knex, {
    sql: `select m.engagement_id as "engagementId", m.campaign_id as "campaignId", c.name, c.time_zone as "timeZone", w.no,
        w.classroom_on as "classroomOn", w.live_on as "liveOn", m.booked_at as "bookedAt",
        m.confirmed_week_at as "confirmedWeekAt", m.confirmed_day_at as "confirmedDayAt", p.document->'classes' as classes,
        business_now() as now
      from season_member m join campaign c on c.id = m.campaign_id join wave w on w.id = m.wave_id
        join policy p on p.kind = 'season' and p.version = (c.policies->>'season')::int
      where m.talent_id = :talent and m.state = 'booked' and m.left_why is null and w.state in ('filling', 'training')
      order by w.classroom_on, m.engagement_id limit 1`,
    bindings: { talent: context.reader.talent },
  });
  return found ?? null;
}
