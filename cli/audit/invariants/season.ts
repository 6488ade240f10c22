import type { Reader } from '../../../adapters/db/connection';

import { broken, rowsOf } from '../invariant';

/** Part of I7. Places of classes, half hours and heads of seasons, in the rows and at every step of the record. */
export async function seasonPlacesHold(db: Reader): Promise<string[]> {
  return [
    ...(await broken<{ id: string; why: string }>(db, placesOutOfBounds, (row) => `${row.id} ${row.why}`)),
    ...(await headsBeyondTarget(db)),
  ];
}

// The counters are constrained; here they are held against the people and shifts that they stand for.
const placesOutOfBounds = `
  select w.id, 'counts ' || w.booked || ' bookings and ' || w.checked_in || ' people in the room, and has ' || s.booked || ' and ' || s.came as why
    from wave w cross join lateral (select count(*) filter (where m.state = 'booked') as booked,
      count(*) filter (where m.checked_in_at is not null) as came from season_member m where m.wave_id = w.id) s
    where w.booked <> s.booked or w.checked_in <> s.came
  union all
  select w.id, 'of ' || w.seats || ' seats had ' || count(m.*) || ' people in the room' as why
    from wave w join season_member m on m.wave_id = w.id and m.checked_in_at is not null
    group by w.id having count(m.*) > w.seats
  union all select w.id, 'takes ' || w.bookings || ' bookings and has ' || count(m.*)
    from wave w join season_member m on m.wave_id = w.id and m.state = 'booked' group by w.id having count(m.*) > w.bookings
  union all select b.id::text, 'takes ' || b.capacity || ' people at ' || b.starts_at || ' and has ' || count(s.*)
    from shift_block b join shift s on s.campaign_id = b.campaign_id and s.queue = b.queue
      and s.starts_at <= b.starts_at and s.ends_at >= b.ends_at and s.state not in ('released', 'standby')
    group by b.id having count(s.*) > b.capacity and count(s.*) <> b.claimed
  union all select b.id::text, 'has ' || b.claimed || ' places taken by ' || count(s.*) || ' shifts'
    from shift_block b left join shift s on s.campaign_id = b.campaign_id and s.queue = b.queue
      and s.starts_at <= b.starts_at and s.ends_at >= b.ends_at and s.state not in ('released', 'standby')
    group by b.id having count(s.*) <> b.claimed`;

/** Nobody begins to work while as many are at work as the season then wanted. */
async function headsBeyondTarget(db: Reader): Promise<string[]> {
  const targets = await rowsOf<{ id: string; target: number }>(db, 'select id, target_heads as target from campaign');
  const steps = await rowsOf<{
    campaign: string;
    type: string;
    subject: string;
    target: number | null;
    inForce: number | null;
  }>(
    db,
    `select coalesce(e.campaign_id, v.subject) as campaign, v.type, v.subject, (v.data->>'targetHeads')::int as target, (v.data->>'target')::int as "inForce"
     from event v left join engagement e on e.id = v.subject
     where (e.campaign_id is not null and v.type in ('engagement.active', 'engagement.ending', 'engagement.closed', 'engagement.aborted'))
        or (v.subject like 'camp\\_%' and v.data->>'targetHeads' is not null)
     order by v.xid, v.seq`,
  );
  const found = new Set<string>();
  const now = new Map(targets.map(({ id, target }) => [id, { most: target, active: new Set<string>() }]));
  // A target that was lowered since was higher once: the highest that is told of counts.
  for (const { campaign, target } of steps) {
    const season = now.get(campaign);
    if (season && target !== null) season.most = Math.max(season.most, target);
  }
  for (const { campaign, type, subject, inForce } of steps) {
    const season = now.get(campaign);
    if (!season || subject === campaign) continue;
    if (type !== 'engagement.active') season.active.delete(subject);
    else season.active.add(subject);
    if (type === 'engagement.active' && season.active.size > (inForce ?? season.most))
      found.add(
        `season ${campaign} had ${season.active.size} people at work at one time, more than ${inForce ?? season.most}`,
      );
  }
  return [...found];
}

/** Part of I6. What a season holds back and has paid is what its people’s money says, and was within its budget at every step. */
export async function seasonBudgetHolds(db: Reader): Promise<string[]> {
  const rows = await broken<{ id: string; why: string }>(db, seasonMoney, (row) => `season ${row.id} ${row.why}`);
  const steps = await rowsOf<SeasonStep>(
    db,
    `select e.campaign_id as campaign, v.subject, c.budget_minor as budget, v.type, v.object,
       (v.data->>'amountMinor')::bigint as amount, (v.data->>'reservedMinor')::bigint as held
     from event v join engagement e on e.id = v.subject join campaign c on c.id = e.campaign_id
     where v.type in ('money.reserved', 'money.released', 'payment.paid', 'payment.reversed') order by v.xid, v.seq`,
  );
  const people = new Map<string, { reserved: number; paid: number }>();
  const sums = new Map<string, number>();
  const found = new Set<string>();
  for (const step of steps) {
    const before = people.get(step.subject) ?? { reserved: 0, paid: 0 };
    const now = afterStep(before, step);
    people.set(step.subject, now);
    const sum = (sums.get(step.campaign) ?? 0) + now.reserved + now.paid - before.reserved - before.paid;
    sums.set(step.campaign, sum);
    if (sum > step.budget)
      found.add(`season ${step.campaign} had promised and paid more than ${step.budget} at one time`);
  }
  return [...rows, ...found];
}

interface SeasonStep {
  campaign: string;
  subject: string;
  budget: number;
  type: string;
  object: string | null;
  amount: number;
  /** What a pay run left reserved. */
  held: number | null;
}

function afterStep({ reserved, paid }: { reserved: number; paid: number }, { type, amount, held }: SeasonStep) {
  switch (type) {
    case 'money.reserved':
      return { reserved: reserved + amount, paid };
    case 'money.released':
      return { reserved: reserved - amount, paid };
    default:
      return { reserved: held ?? reserved, paid: paid + amount };
  }
}

// With the employer's burden on top, rounded by amount: `withBurden` of the rules.
const seasonMoney = `
  with burden as (
    select distinct on (p.campaign_id) p.campaign_id as id, coalesce((p.request->'pay'->>'burdenPercent')::numeric, 0) / 100 as share
    from campaign_plan p order by p.campaign_id, p.state = 'approved' desc, p.version desc),
  held as (
    select e.campaign_id as id, sum(e.reserved_minor + round(e.reserved_minor * b.share))::bigint as minor
    from engagement e join burden b on b.id = e.campaign_id group by 1),
  paid as (
    select e.campaign_id as id, sum(p.amount_minor + round(p.amount_minor * b.share))::bigint as minor
    from payment p join engagement e on e.id = p.engagement_id join burden b on b.id = e.campaign_id where p.state = 'paid' group by 1)
  select id, 'is over its budget' as why from campaign where reserved_minor + paid_minor > budget_minor
  union all select c.id, 'holds ' || c.reserved_minor || ' back, its people ' || coalesce(h.minor, 0)
    from campaign c left join held h on h.id = c.id where c.reserved_minor <> coalesce(h.minor, 0)
  union all select c.id, 'says that ' || c.paid_minor || ' is paid, its people ' || coalesce(p.minor, 0)
    from campaign c left join paid p on p.id = c.id where c.paid_minor <> coalesce(p.minor, 0)`;
