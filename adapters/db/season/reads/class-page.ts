import { NotFound } from '../../../../domain/errors';
import type { ClassPage, ClassPerson } from '../../../../domain/season/class-page';
import type { MemberState } from '../../../../domain/lifecycle';
import type { SeasonPolicy } from '../../../../domain/season/policy-contract';
import { classTimes, confirmationDue } from '../../../../domain/season/readiness';
import type { ReadContext } from '../../reads/context';
import { keyOfCursor, toPage } from '../../reads/paging';
import { campaignInSight } from '../../reads/sight';
import { allOf, listOf, object, row } from '../../reads/statement';

const shown = 50;

/** One class with its people, fifty at a time: one statement, and one for names. Throws NotFound. */
export async function readClassPage(
  context: ReadContext,
  id: string,
  no: number,
  filter: { state?: MemberState | undefined; cursor?: string | undefined } = {},
): Promise<ClassPage> {
  const { sql, bindings } = allOf({ sql: 'c.id = :id', bindings: { id } }, campaignInSight(context.reader));
  const after = keyOfCursor(filter.cursor, 2);
  const found = await row<Found>(context.knex, {
    sql: `select business_now() as now, w.no, w.state, w.short, w.go, w.room, w.seats, w.bookings, w.booked,
        w.checked_in as "checkedIn", w.offers, w.sourcing_on as "sourcingOn", w.classroom_on as "classroomOn",
        w.nesting_on as "nestingOn", w.live_on as "liveOn",
        (select count(*)::int from wave x where x.campaign_id = c.id) as of,
        ${object({ id: 'c.id', name: 'c.name', timeZone: 'c.time_zone', state: 'c.state' })} as season,
        (select coalesce(json_object_agg(k.state, k.count), '{}') from (
          select m.state, count(*)::int as count from season_member m where m.wave_id = w.id group by m.state) k) as counts,
        (select ${object({ id: 'a.id', dueAt: 'a.due_at', onTimeout: 'a.on_timeout' })} from ask a
          where a.thread = c.id and a.state = 'open' and a.kind = 'class-go' and a.group_key = c.id || '/wave-' || w.no || '/go'
          limit 1) as "goAsk",
        (select a.id from ask a where a.subject = c.id and a.state = 'open' and a.kind = 'class-results'
          and a.name like 'class-' || w.no || '/%' order by a.due_at limit 1) as "resultsAsk",
        y.document->'classes' as rules,
        ${people} as people
      from campaign c join wave w on w.campaign_id = c.id and w.no = :no
      join policy y on y.kind = 'season' and y.version = (c.policies->>'season')::int where ${sql}`,
    bindings: {
      ...bindings,
      no,
      state: filter.state,
      most: shown + 1,
      afterPlace: after?.[0] ?? null,
      afterId: after?.[1] ?? null,
    },
  });
  if (!found) throw new NotFound(`There is no class ${no} of season ${id}.`);
  const { rules, ...view } = found;
  const times = classTimes(view.classroomOn, view.season.timeZone, rules);
  const page = toPage(found.people, shown, ({ place, engagement }) => [place, engagement]);
  const contacts = await context.contacts(page.items.map(({ talent }) => talent));
  return {
    ...view,
    confirm: view.state === 'filling' ? confirmationDue(times, view.now) : null,
    next: page.next,
    people: page.items.map(({ place: _, talent, ...person }): ClassPerson => ({
      ...person,
      talent: { id: talent, name: contacts.get(talent)?.name ?? null },
    })),
  };
}

type Found = Omit<ClassPage, 'people' | 'next' | 'confirm'> & { people: PersonRow[]; rules: SeasonPolicy['classes'] };

type PersonRow = Omit<ClassPerson, 'talent'> & { talent: string; place: number };

/** Those under way first, in the order of the way; then who is gone. */
const place = `array_position(array['training', 'nesting', 'live', 'booked', 'waitlisted', 'cleared', 'offered', 'leaving', 'left', 'fell_out'], m.state)`;

const people = listOf(
  object({
    place: 'm.place',
    engagement: 'm.engagement_id',
    talent: 'm.talent_id',
    workflowId: 'e.workflow_id',
    state: 'm.state',
    engagementState: 'e.state',
    source: 'm.source',
    alumni: 'm.alumni',
    tier: 't.tier',
    since:
      'greatest(m.offered_at, m.accepted_at, m.cleared_at, m.booked_at, m.checked_in_at, m.passed_at, m.live_at, m.left_at)',
    confirmedWeekAt: 'm.confirmed_week_at',
    confirmedDayAt: 'm.confirmed_day_at',
    provisionedAt: 'm.provisioned_at',
    checkedInAt: 'm.checked_in_at',
    score: 'm.passed_score',
    supervised: 'm.supervised',
    nestingWeeks: 'm.nesting_weeks',
    why: 'm.left_why',
    ask: `(select ${object({ kind: 'a.kind', dueAt: 'a.due_at' })} from ask a
      where a.subject = m.engagement_id and a.state = 'open' order by a.due_at limit 1)`,
  }),
  `from (select * from (select m.*, ${place} as place from season_member m
      where m.wave_id = w.id and (:state::text is null or m.state = :state)) m
    where :afterPlace::int is null or (m.place, m.engagement_id) > (:afterPlace::int, :afterId)
    order by m.place, m.engagement_id limit :most) m
    join engagement e on e.id = m.engagement_id join talent t on t.id = m.talent_id`,
  'm.place, m.engagement_id',
);
