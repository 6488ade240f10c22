import { listOf, object } from '../../reads/statement';
import { stepOf } from './board-parts';

/** Questions and lateness of a board, over the sets `season` (alias `c`), `member`, `question` and `risk` of its statement. */

const risksShown = 12;

/** Questions to staff: of the season itself each, about its people one line for a kind. */
export const openQuestions = `(select coalesce(json_agg(row_to_json(t) order by t."dueAt"), '[]') from (
    select (array_agg(q.id order by q.due_at, q.id))[1] as ask, min(q.group_key) as "group", q.kind,
      (array_agg(q.question order by q.due_at, q.id))[1] as question, count(*)::int as count, min(q.due_at) as "dueAt",
      min(q.to_user) as "toUser", min(q.to_role) as "toRole", min(q.escalated_at) as "escalatedAt",
      min(q.escalate_role) as "escalateRole", coalesce((array_agg(to_json(q.not_by)))[1], '[]'::json) as "notBy"
    from question q where q.thread = c.id and q.to_talent is null
    group by q.kind, case when q.subject = c.id and q.kind <> 'nesting' then q.id end
    order by min(q.due_at) limit 25) t)`;

/** How many people are late at each step, and since when. */
export const lateSteps = `(select coalesce(json_agg(row_to_json(t)), '[]') from (
    select ${stepOf('m')} as step, count(*)::int as count, min(r.due_at) as oldest
    from risk r join member m on m.engagement_id = r.engagement_id where r.campaign_id = c.id and r.due_at < c.now group by 1) t)`;

/** Who may not make it, the first due first. */
export const peopleAtRisk = listOf(
  object({
    engagement: 'r.engagement_id',
    talent: 'm.talent_id',
    workflowId: 'm.workflow_id',
    cause: 'r.cause',
    what: 'r.what',
    dueAt: 'r.due_at',
  }),
  `from (select * from risk where campaign_id = c.id order by due_at, engagement_id limit ${risksShown}) r join member m on m.engagement_id = r.engagement_id`,
  'r.due_at, r.engagement_id',
);
