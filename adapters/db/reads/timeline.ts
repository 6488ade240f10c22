import type { TimelineEntry } from '../../../domain/engagement/contract';
import { knowsPersons } from '../../../domain/engagement/reader';
import { NotFound } from '../../../domain/errors';
import { actorInWords } from '../../../domain/event/actor';
import { describeEvent, type EventTold } from '../../../domain/event/describe';
import type { ReadContext } from './context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { engagementInSight, hireInSight } from './sight';
import { allOf, object, row } from './statement';

export interface TimelineFilter extends Paging {
  /** Only decisions and changes, without questions sent, reminders and attempts. (Default: false) */
  mainOnly?: boolean | undefined;
}

/** The story of one hire (with its engagements) or one engagement, newest first. Throws NotFound when the reader sees none. */
export async function readTimeline(
  context: ReadContext,
  subject: string,
  filter: TimelineFilter = {},
): Promise<Listed<TimelineEntry>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 1);
  const hire = subject.startsWith('hire_');
  const story = hire ? hireStory : engagementStory;
  const { sql, bindings } = allOf(
    { sql: `${hire ? 'h' : 'e'}.id = :subject`, bindings: { subject } },
    hire ? hireInSight(context.reader) : engagementInSight(context.reader),
  );
  const found = await row<StoryRow>(context.knex, {
    sql: `select business_now() as now, ${story.telling} as telling, ${eventsOf(story.subjects)} as events
      from ${story.from} where ${sql}`,
    bindings: { ...bindings, before: after?.[0] ?? null, limit: limit + 1 },
  });
  if (!found) throw new NotFound(`There is no ${hire ? 'hire' : 'engagement'} ${subject}.`);
  const page = toPage(found.events, limit, (event) => [event.seq]);
  const entries = tellEvents(context, found.now, found.telling, page.items);
  return { next: page.next, items: filter.mainOnly ? entries.filter(({ weight }) => weight === 'main') : entries };
}

interface StoryRow {
  now: string;
  telling: StoryTelling;
  events: EventRow[];
}

/** What the events of a story are told with. */
export interface StoryTelling {
  leadId: string;
  timeZone: string;
  currency: string;
  titles: { no: number; title: string }[];
}

/** One event with the things that it names. */
export interface EventRow extends EventTold {
  seq: number;
  cursor: string;
  /** Name of the staff member who acted. */
  actorName: string | null;
}

interface Story {
  from: string;
  /** A `StoryTelling`. */
  telling: string;
  /** A set of subjects, for `in`. */
  subjects: string;
}

/** An engagement's own story (alias `e`). */
export const engagementStory: Story = {
  from: 'engagement e',
  telling: object({
    leadId: 'e.lead_id',
    timeZone: 'e.time_zone',
    currency: 'e.currency',
    titles: `(select coalesce(json_agg(${object({ no: 'w.no', title: 'w.title' })}), '[]') from work_item w where w.engagement_id = e.id)`,
  }),
  subjects: 'select e.id',
};

/** A hire's story and those of its engagements (aliases `h`, `r`). */
export const hireStory: Story = {
  from: 'hire h join requisition r on r.hire_id = h.id',
  telling: object({
    leadId: 'h.requested_by',
    timeZone: 'r.time_zone',
    currency: 'r.currency',
    titles: `(select coalesce(json_agg(${object({ no: 'd.no', title: `d.item->>'title'` })}), '[]')
      from jsonb_array_elements(h.intake->'deliverables') with ordinality as d(item, no))`,
  }),
  subjects: 'select h.id union all select x.id from engagement x where x.hire_id = h.id',
};

/** The newest `:limit` events of these subjects before event `:before` (null: the newest of all), as json. */
export function eventsOf(subjects: string): string {
  return `(select coalesce(json_agg(row_to_json(t) order by t.seq desc), '[]') from (
    select v.seq, v.xid::text || '.' || v.seq as cursor, v.type, v.subject, v.object, v.actor, v.at, v.data,
      u.name as "actorName",
      (select ${askTold} from ask a where a.id = v.object) as ask,
      (select ap.breakdown->'parts' from application ap where ap.id = v.object) as "scoreParts",
      (select m.title from milestone m where m.id = v.object or m.id = v.data->>'milestone' limit 1) as milestone
    from event v left join user_account u on u.id = v.actor
    where v.subject in (${subjects}) and (:before::bigint is null or v.seq < :before::bigint)
    order by v.seq desc limit :limit) t)`;
}

const askTold = object({
  group: 'a.group_key',
  name: 'a.name',
  kind: 'a.kind',
  question: 'a.question',
  toTalent: 'a.to_talent',
  toUser: 'a.to_user',
  toRole: 'a.to_role',
  options: 'a.options',
  dueAt: 'a.due_at',
  policy: 'a.policy',
  answer: 'case when a.personal then null else a.answer end',
  reason: 'a.reason',
});

/** Events as this reader may read them. */
export function tellEvents(
  context: ReadContext,
  now: string,
  story: StoryTelling,
  events: readonly EventRow[],
): TimelineEntry[] {
  const knows = knowsPersons(context.reader);
  const names = new Map(
    events.flatMap(({ actor, actorName }) => (knows && actorName !== null ? [[actor, actorName] as const] : [])),
  );
  const telling = {
    now,
    timeZone: story.timeZone,
    currency: story.currency,
    titles: Object.fromEntries(story.titles.map(({ no, title }) => [no, title])),
    showWritten: knows || context.reader.talent !== null,
  };
  return events.map((event) => ({
    cursor: event.cursor,
    subject: event.subject,
    type: event.type,
    at: event.at,
    by: actorInWords(event.actor, context.reader, names, story.leadId),
    ...describeEvent(event, telling),
  }));
}
