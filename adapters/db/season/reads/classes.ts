import { NotFound } from '../../../../domain/errors';
import type { MemberState } from '../../../../domain/lifecycle';
import type { ClassDetail, ClassPerson, ClassView } from '../../../../domain/season/class-contract';
import type { SeasonPolicy } from '../../../../domain/season/policy-contract';
import { classTimes, confirmationDue } from '../../../../domain/season/readiness';
import type { ReadContext } from '../../reads/context';
import { row, rows } from '../../reads/statement';
import { seeCampaign } from './campaigns';

type ClassRow = Omit<ClassView, 'people'> & { people: Partial<Record<MemberState, number>> | null };

const classColumns = `w.no, w.state, w.short, w.go, w.room, w.sourcing_on as "sourcingOn", w.classroom_on as "classroomOn",
  w.nesting_on as "nestingOn", w.live_on as "liveOn", w.seats, w.bookings, w.booked, w.checked_in as "checkedIn",
  w.offers as "offersPlanned", w.listing,
  (select jsonb_object_agg(s.state, s.n) from (select state, count(*) as n from season_member where wave_id = w.id group by 1) s) as people`;

/** Classes of a season, the first to begin first. Throws NotFound when the reader sees no such season. */
export async function listClasses(context: ReadContext, campaignId: string): Promise<ClassView[]> {
  await seeCampaign(context, campaignId);
  const found = await rows<ClassRow>(context.knex, {
    sql: `select ${classColumns} from wave w where w.campaign_id = :campaignId order by w.classroom_on, w.no`,
    bindings: { campaignId },
  });
  return found.map(({ people, ...view }) => ({ ...view, people: people ?? {} }));
}

/** One class with its people and what they are asked for now. Throws NotFound. */
export async function readClass(context: ReadContext, campaignId: string, no: number): Promise<ClassDetail> {
  await seeCampaign(context, campaignId);
  const found = await row<ClassRow & { id: string; now: string; timeZone: string; policy: SeasonPolicy }>(
    context.knex,
    {
      sql: `select w.id, ${classColumns}, business_now() as now, c.time_zone as "timeZone", y.document as policy
      from wave w join campaign c on c.id = w.campaign_id
      join policy y on y.kind = 'season' and y.version = (c.policies->>'season')::int
      where w.campaign_id = :campaignId and w.no = :no`,
      bindings: { campaignId, no },
    },
  );
  if (!found) throw new NotFound(`Season ${campaignId} has no class ${no}.`);
  const { id, people, now, timeZone, policy, ...view } = found;
  const times = classTimes(view.classroomOn, timeZone, policy.classes);
  const stage = view.state === 'filling' ? confirmationDue(times, now) : null;
  return {
    ...view,
    people: people ?? {},
    confirm: stage && { stage, until: stage === 'week' ? times.dayAhead : times.lastCall },
    members: await peopleOf(context, id),
  };
}

type PersonRow = Omit<ClassPerson, 'talent' | 'confirmed'> & {
  talentId: string;
  week: string | null;
  day: string | null;
};

async function peopleOf(context: ReadContext, waveId: string): Promise<ClassPerson[]> {
  const found = await rows<PersonRow>(context.knex, {
    sql: `select m.engagement_id as engagement, m.talent_id as "talentId", m.state, m.alumni,
        case when e.state in ('training', 'ready', 'active', 'suspended') then 'given'
          when m.provisioned_at is not null and e.state = 'provisioning' then 'asked' else 'none' end as access,
        m.confirmed_week_at as week, m.confirmed_day_at as day, m.checked_in_at as "checkedInAt", m.passed_at as "passedAt",
        m.passed_score as score, m.supervised, m.ends_on as "leavesOn", m.left_why as why
      from season_member m join engagement e on e.id = m.engagement_id where m.wave_id = :waveId
      order by m.state, coalesce(m.cleared_at, m.offered_at), m.engagement_id limit 2000`,
    bindings: { waveId },
  });
  const names = await context.contacts(found.map(({ talentId }) => talentId));
  return found.map(({ talentId, week, day, ...person }) => ({
    ...person,
    talent: { id: talentId, name: names.get(talentId)?.name ?? null },
    confirmed: { week, day },
  }));
}
