import { tenureExpiry, type Expiring } from '../../../domain/radar/rules';
import type { EngagementState } from '../../../domain/lifecycle';
import type { Reader } from '../connection';
import { allOf, listOf, object, rows, type Sql } from './statement';

/** An open engagement with everything of it that has a date. Instants ISO 8601. */
export interface ExpiryFacts {
  id: string;
  hireId: string;
  talentId: string;
  leadId: string;
  workflowId: string;
  title: string;
  state: EngagementState;
  timeZone: string;
  startsAt: string;
  endsAt: string;
  things: (Expiring & { ask: string | null })[];
}

type Row = Omit<ExpiryFacts, 'things'> & {
  things: ExpiryFacts['things'];
  stretches: { from: string; until: string }[];
  tenure: { capDays: number; breakDays: number; warnAt: number } | null;
};

/** Open engagements (alias `e`) with what runs out, by id. `where`: which of them. (Default: all) */
export async function expiryFacts(reader: Reader, where: Sql | null = null): Promise<ExpiryFacts[]> {
  const { sql, bindings } = allOf({ sql: `e.state not in ('closed', 'aborted')`, bindings: {} }, where);
  const found = await rows<Row>(reader, {
    sql: `select e.id, e.hire_id as "hireId", e.talent_id as "talentId", e.lead_id as "leadId", e.workflow_id as "workflowId",
        e.title, e.state, e.time_zone as "timeZone", e.starts_at as "startsAt", e.ends_at as "endsAt",
        ${things} as things, ${stretches} as stretches, ${tenure} as tenure
      from engagement e where ${sql} order by e.id`,
    bindings,
  });
  return found.map(({ stretches: worked, tenure: rule, ...facts }) => {
    const reached = rule && worked.length > 0 ? tenureExpiry(worked, facts.endsAt, rule) : null;
    const clock = reached
      ? [{ kind: 'tenure' as const, thing: facts.talentId, of: null, until: reached, ask: null }]
      : [];
    return { ...facts, things: [...facts.things, ...clock] };
  });
}

// What was renewed by hand counts from its new date on; the longest of several of one course counts.
const dated = `
  select 'check' as kind, s.id as thing, null::text as of, s.valid_until as until from screening s
    where s.engagement_id = e.id and s.state in ('clear', 'adjudicated') and s.valid_until is not null
  union all
  (select distinct on (c.course) 'certificate', c.id, replace(c.course, '-', ' '), c.expires_at from certificate c
    where c.talent_id = e.talent_id order by c.course, c.expires_at desc)
  union all
  select 'insurance', a.id, null, greatest(
      ((a.answer->>'validUntil')::date + 1)::timestamp at time zone e.time_zone,
      (select max(n.renewed_until) from renewal n where n.engagement_id = e.id and n.kind = 'insurance'))
    from ask a where a.subject = e.id and a.name = 'compliance/insurance' and a.state = 'answered' and not a.personal
      and a.answer->>'validUntil' ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$'
  union all
  (select 'classification', k.id, null, k.reassess_at from classification k
    where k.engagement_id = e.id order by k.no desc limit 1)
  union all
  select 'access', l.id, l.system || ' (' || l.role || ')', l.expires_at from access_lease l
    where l.engagement_id = e.id and l.state = 'open'
  union all
  select 'contract', e.id, null, e.ends_at where e.state not in ('offered', 'vetting', 'created')`;

const things = listOf(
  object({
    kind: 'd.kind',
    thing: 'd.thing',
    of: 'd.of',
    until: 'd.until',
    ask: `(select a.id from renewal n join ask a on a.id in (n.ask_id, n.lead_ask_id) and a.state = 'open'
      where n.engagement_id = e.id and n.kind = d.kind and n.thing = d.thing and n.until = d.until limit 1)`,
  }),
  `from (${dated}) d`,
  'd.until, d.thing',
);

const stretches = listOf(
  object({ from: 't.tenure_started_at', until: 'least(t.ends_at, coalesce(t.closed_at, t.ends_at))' }),
  'from engagement t where t.talent_id = e.talent_id and t.tenure_started_at is not null',
  't.tenure_started_at',
);

const tenure = `(select ${object({
  capDays: `(p.document->>'tenureCapDays')::float8`,
  breakDays: `(p.document->>'tenureBreakDays')::float8`,
  warnAt: `(p.document->>'tenureWarnShare')::float8`,
})} from policy p where p.kind = 'onboard' and p.version = (e.policies->>'onboard')::int)`;
