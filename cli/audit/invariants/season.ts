import type { Knex } from 'knex';

import { broken, rowsOf } from '../invariant';

/** Part of I7. Places of classes, half hours and heads of seasons, in the rows and at every step of the record. */
export async function seasonPlacesHold(db: Knex): Promise<string[]> {
  return [
    ...(await broken<{ id: string; why: string }>(db, placesOutOfBounds, (row) => `${row.id} ${row.why}`)),
    ...(await headsBeyondTarget(db)),
  ];
}

// The counters are constrained; here they are held against the people and shifts that they stand for.
const placesOutOfBounds = `
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
async function headsBeyondTarget(db: Knex): Promise<string[]> {
  const targets = await rowsOf<{ id: string; target: number }>(db, 'select id, target_heads as target from campaign');
  const steps = await rowsOf<{ campaign: string; type: string; subject: string; target: number | null }>(
    db,
    `select coalesce(e.campaign_id, v.subject) as campaign, v.type, v.subject, (v.data->>'targetHeads')::int as target
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
  for (const { campaign, type, subject } of steps) {
    const season = now.get(campaign);
    if (!season || subject === campaign) continue;
    if (type !== 'engagement.active') season.active.delete(subject);
    else season.active.add(subject);
    if (season.active.size > season.most)
      found.add(`season ${campaign} had ${season.active.size} people at work at one time, more than ${season.most}`);
  }
  return [...found];
}

/** Part of I6. What a season holds back and has paid is what its people’s money says, and was within its budget at every step. */
export async function seasonBudgetHolds(db: Knex): Promise<string[]> {
  const rows = await broken<{ id: string; why: string }>(db, seasonMoney, (row) => `season ${row.id} ${row.why}`);
  const steps = await rowsOf<{ campaign: string; change: number; budget: number }>(
    db,
    `select e.campaign_id as campaign, c.budget_minor as budget, case v.type
       when 'money.reserved' then (v.data->>'amountMinor')::bigint
       when 'money.released' then -(v.data->>'amountMinor')::bigint
       when 'payment.paid' then case when v.object like '%/1' then 0 else (v.data->>'amountMinor')::bigint end
       else (v.data->>'amountMinor')::bigint end as change
     from event v join engagement e on e.id = v.subject join campaign c on c.id = e.campaign_id
     where v.type in ('money.reserved', 'money.released', 'payment.paid', 'payment.reversed') order by v.xid, v.seq`,
  );
  const sums = new Map<string, number>();
  const found = new Set<string>();
  for (const { campaign, change, budget } of steps) {
    const sum = (sums.get(campaign) ?? 0) + Number(change);
    sums.set(campaign, sum);
    if (sum > budget) found.add(`season ${campaign} had promised and paid more than ${budget} at one time`);
  }
  return [...rows, ...found];
}

const seasonMoney = `
  select id, 'is over its budget' as why from campaign where reserved_minor + paid_minor > budget_minor
  union all select c.id, 'holds ' || c.reserved_minor || ' back, its people ' || coalesce(sum(e.reserved_minor), 0)
    from campaign c left join engagement e on e.campaign_id = c.id group by c.id
    having c.reserved_minor <> coalesce(sum(e.reserved_minor), 0)
  union all select c.id, 'says that ' || c.paid_minor || ' is paid, its people ' || coalesce(sum(e.paid_minor), 0)
    from campaign c left join engagement e on e.campaign_id = c.id group by c.id
    having c.paid_minor <> coalesce(sum(e.paid_minor), 0)`;
