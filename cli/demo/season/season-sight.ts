import { withClient } from '../../stack/postgres';

/** A class as it went, beside what was planned for it. */
export interface ClassSight {
  no: number;
  state: string;
  short: boolean;
  classroomOn: string;
  liveOn: string;
  seats: number;
  bookings: number;
  booked: number;
  checkedIn: number;
  passed: number;
  wentLive: number;
}

/** Where a season stands, with all that belongs to its story. Amounts are minor units. */
export interface SeasonSight {
  id: string;
  state: string;
  /** Last demand day. */
  endsOn: string;
  targetHeads: number;
  planVersions: number;
  planned: { seats: number; offers: number; screens: number; cost: { new: string; covered: string } };
  classes: ClassSight[];
  applicants: number;
  /** People who were given a place to decide on. */
  offers: number;
  /** Those of them whose run has put the offer to them. */
  asked: number;
  accepted: number;
  cleared: number;
  /** How many members are in each state. */
  members: Readonly<Record<string, number>>;
  /** Most people who were at work at once, by the events of their engagements. */
  mostActive: number;
  leavers: Readonly<Record<string, number>>;
  tiers: Readonly<Record<string, number>>;
  money: { budget: number; reserved: number; paid: number; currency: string };
  payRuns: number;
  openAsks: string[];
  unsettledEffects: string[];
  /** Dates that its runs sleep until. */
  timers: number;
  /** Business instant. */
  now: string;
}

/** Where a season stands, in one query; null when there is none. */
export async function seeSeason(databaseUrl: string, id: string): Promise<SeasonSight | null> {
  const { rows } = await withClient(databaseUrl, (client) => client.query<{ sight: SeasonSight }>(sight, [id]));
  return rows[0]?.sight ?? null;
}

/** What keeps a season from its legal end, one phrase each. */
export function problemsOfSight({ state, members, openAsks, unsettledEffects, timers, money }: SeasonSight): string[] {
  const ended = state === 'closed' || state === 'cancelled';
  const inside = Object.entries(members).filter(([name]) => name !== 'left' && name !== 'fell_out');
  return [
    ...(ended ? [] : [`the season is ${state}`]),
    ...inside.map(([name, count]) => `${count} people are ${name}`),
    ...openAsks.map((name) => `“${name}” is open`),
    ...unsettledEffects.map((key) => `${key} is not settled`),
    ...(timers === 0 ? [] : [`${timers} runs sleep until a date`]),
    ...(money.reserved === 0 ? [] : [`${money.reserved} is still reserved`]),
  ];
}

const shown = 20;

const sight = `
  select jsonb_build_object(
    'id', c.id,
    'state', c.state,
    'endsOn', c.ends_on,
    'targetHeads', c.target_heads,
    'planVersions', (select count(*) from campaign_plan p where p.campaign_id = c.id),
    'planned', (select jsonb_build_object('seats', p.plan->'seats', 'offers', p.plan->'offers', 'screens', p.plan->'screens',
        'cost', jsonb_build_object('new', p.plan->'cost'->'new'->>'amount', 'covered', p.plan->'cost'->'covered'->>'amount'))
      from campaign_plan p where p.campaign_id = c.id
      order by p.version = coalesce(c.plan_version, 0) desc, p.version desc limit 1),
    'classes', coalesce((select jsonb_agg(jsonb_build_object('no', w.no, 'state', w.state, 'short', w.short,
        'classroomOn', w.classroom_on, 'liveOn', w.live_on, 'seats', w.seats, 'bookings', w.bookings, 'booked', w.booked,
        'checkedIn', w.checked_in,
        'passed', (select count(*) from season_member m where m.wave_id = w.id and m.passed_at is not null),
        'wentLive', (select count(*) from season_member m where m.wave_id = w.id and m.live_at is not null)) order by w.no)
      from wave w where w.campaign_id = c.id), '[]'),
    'applicants', (select count(*) from application a join requisition r on r.id = a.requisition_id where r.campaign_id = c.id),
    'offers', (select count(*) from season_member m where m.campaign_id = c.id),
    'asked', (select count(distinct a.subject) from ask a where a.thread = c.id and a.name = 'offer'),
    'accepted', (select count(*) from season_member m where m.campaign_id = c.id and m.accepted_at is not null),
    'cleared', (select count(*) from season_member m where m.campaign_id = c.id and m.cleared_at is not null),
    'members', coalesce((select jsonb_object_agg(s.state, s.n) from (
      select state, count(*) as n from season_member m where m.campaign_id = c.id group by state) s), '{}'),
    'mostActive', coalesce((select max(a.active) from (
      select sum(case when v.type = 'engagement.active' then 1 else -1 end) over (order by v.at, v.seq) as active
      from event v join season_member m on m.engagement_id = v.subject and m.campaign_id = c.id
      where v.type in ('engagement.active', 'engagement.ending')) a), 0),
    'leavers', coalesce((select jsonb_object_agg(s.why, s.n) from (
      select coalesce(m.left_why, m.state) as why, count(*) as n from season_member m
      where m.campaign_id = c.id and m.state in ('left', 'fell_out') group by 1) s), '{}'),
    'tiers', coalesce((select jsonb_object_agg(s.tier, s.n) from (
      select coalesce(t.tier, 'unrated') as tier, count(*) as n from season_member m join talent t on t.id = m.talent_id
      where m.campaign_id = c.id and m.live_at is not null group by 1) s), '{}'),
    'money', jsonb_build_object('budget', c.budget_minor, 'reserved', c.reserved_minor, 'paid', c.paid_minor,
      'currency', c.currency),
    'payRuns', (select count(*) from pay_run p where p.campaign_id = c.id and p.state = 'done'),
    'openAsks', coalesce((select jsonb_agg(a.name) from (
      select name from ask where thread = c.id and state = 'open' order by opened_at limit ${shown}) a), '[]'),
    'unsettledEffects', coalesce((select jsonb_agg(f.key) from (
      select key from effect where thread = c.id and state in ('pending', 'parked') order by key limit ${shown}) f), '[]'),
    'timers', (select count(*) from run_timer t where t.workflow_id = c.workflow_id
      or t.workflow_id in (select e.workflow_id from engagement e where e.campaign_id = c.id)),
    'now', business_now()) as sight
  from campaign c where c.id = $1`;
