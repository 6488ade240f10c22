import { withClient } from '../stack/postgres';

/** One engagement of a hire, as its row and its last event say. */
export interface EngagementSight {
  id: string;
  talent: string;
  state: string;
  /** Why it was aborted, or how it ended. */
  reason: string | null;
  reservedMinor: number;
  paidMinor: number;
  /** Systems in which it still holds access. */
  held: string[];
  /** Operations that were taken back, e.g. `grant:chat`. */
  undone: string[];
}

/** Where a hire stands, with all that belongs to its story. */
export interface HireSight {
  id: string;
  state: string;
  reason: string | null;
  /** The first one first. */
  engagements: EngagementSight[];
  openAsks: string[];
  /** Kinds of the questions that somebody answered. */
  answered: string[];
  unsettledEffects: string[];
  /** The newest scorecard of a whole project, or null. */
  card: string | null;
  /** The newest change of a tier that its people may appeal against, or null. */
  appealable: string | null;
  /** Changes of its people’s tiers with their causes, e.g. `D by demotion`; the oldest first. */
  tiers: string[];
  /** Decisions on who its people are by law, with what made them necessary, e.g. `contractor by rate`; the oldest first. */
  classified: string[];
  /** Dates that its runs sleep until. */
  timers: number;
  /** Business instant at which each type of event happened first, over the hire and its engagements. */
  events: Readonly<Record<string, string>>;
  /** Business instant. */
  now: string;
}

/** Where these hires stand, in one query. */
export async function watchHires(databaseUrl: string, ids: readonly string[]): Promise<HireSight[]> {
  const { rows } = await withClient(databaseUrl, (client) => client.query<{ sight: HireSight }>(sights, [ids]));
  return rows.map(({ sight }) => sight);
}

/** Whether a story is over in a way that is allowed: all at an end, nothing open, held or reserved. */
export function endedLegally(sight: HireSight): boolean {
  return problemsAtEnd(sight).length === 0;
}

/** What keeps a story from its legal end, one phrase each. */
export function problemsAtEnd(sight: HireSight): string[] {
  const { state, reason, engagements, openAsks, unsettledEffects, timers } = sight;
  const ended = state === 'closed' || state === 'rejected' || state === 'cancelled';
  return [
    ...(ended ? [] : [`the hire is ${state}`]),
    ...(ended && reason === null ? ['nobody said why it ended'] : []),
    ...engagements.flatMap((one) => [
      ...(one.state === 'closed' || one.state === 'aborted' ? [] : [`${one.id} is ${one.state}`]),
      ...(one.reservedMinor === 0 ? [] : [`${one.id} still reserves ${one.reservedMinor}`]),
      ...one.held.map((system) => `${one.id} still holds ${system}`),
    ]),
    ...openAsks.map((name) => `“${name}” is open`),
    ...unsettledEffects.map((key) => `${key} is not settled`),
    ...(timers === 0 ? [] : [`${timers} runs sleep until a date`]),
  ];
}

const sights = `
  select jsonb_build_object(
    'id', h.id,
    'state', h.state,
    'reason', (select coalesce(v.data->>'reason', v.type) from event v
      where v.subject = h.id and v.type = 'hire.' || h.state order by v.seq desc limit 1),
    'engagements', coalesce((select jsonb_agg(one.sight order by one.since) from (
      select (select min(v.seq) from event v where v.subject = e.id) as since, jsonb_build_object(
        'id', e.id,
        'talent', e.talent_id,
        'state', e.state,
        'reason', (select v.data->>'reason' from event v
          where v.subject = e.id and v.type = 'engagement.' || e.state order by v.seq desc limit 1),
        'reservedMinor', e.reserved_minor,
        'paidMinor', e.paid_minor,
        'held', coalesce((select jsonb_agg(l.system order by l.system) from access_lease l
          where l.engagement_id = e.id and l.state = 'open'), '[]'),
        'undone', coalesce((select jsonb_agg(f.operation order by f.operation)
          from effect u join effect f on f.key = u.compensates
          where u.subject = e.id and u.state = 'done'), '[]')) as sight
      from engagement e where e.hire_id = h.id) one), '[]'),
    'openAsks', coalesce((select jsonb_agg(a.name order by a.name) from ask a
      where a.thread = h.id and a.state = 'open'), '[]'),
    'answered', coalesce((select jsonb_agg(distinct a.kind) from ask a
      where a.thread = h.id and a.state = 'answered'), '[]'),
    'card', (select c.id from scorecard c join engagement e on e.id = c.engagement_id
      where e.hire_id = h.id and c.period = 'project' and c.current order by c.closed_at desc limit 1),
    'appealable', (select c.id from tier_change c
      where c.talent_id in (select e.talent_id from engagement e where e.hire_id = h.id)
        and c.appealable_until > (select business_now()) order by c.decided_at desc, c.no desc limit 1),
    'tiers', coalesce((select jsonb_agg(c.tier_to || ' by ' || c.cause order by c.decided_at, c.no) from tier_change c
      where c.talent_id in (select e.talent_id from engagement e where e.hire_id = h.id)), '[]'),
    'classified', coalesce((select jsonb_agg(c.outcome || ' by ' || c.cause order by c.decided_at, c.no)
      from classification c join engagement e on e.id = c.engagement_id where e.hire_id = h.id), '[]'),
    'unsettledEffects', coalesce((select jsonb_agg(f.key order by f.key) from effect f
      where f.thread = h.id and f.state in ('pending', 'parked')), '[]'),
    'timers', (select count(*) from run_timer t where t.workflow_id = h.workflow_id
      or t.workflow_id in (select e.workflow_id from engagement e where e.hire_id = h.id)),
    'events', coalesce((select jsonb_object_agg(v.type, v.at) from (
      select type, min(at) as at from event
      where subject = h.id or subject in (select e.id from engagement e where e.hire_id = h.id) group by type) v), '{}'),
    'now', business_now()) as sight
  from hire h where h.id = any($1) order by array_position($1, h.id)`;
