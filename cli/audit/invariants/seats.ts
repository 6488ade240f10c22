import { broken, rowsOf, type Evidence, type Invariant } from '../invariant';

/** I7. At every step of the record, not only now: an offer takes a seat until it falls out. */
export const seatsHold: Invariant = {
  id: 'I7',
  holds:
    'nobody is engaged beyond the positions of a hire or activated beyond the target of a season; classes and shifts never hold more than their seats',
  over: { what: 'offers', sql: `select count(*) as n from event where type = 'engagement.offered'` },
  async check(evidence) {
    return [...(await positionsHold(evidence)), ...(await targetHolds(evidence)), ...(await placesHold(evidence))];
  },
};

/** A hire fills its positions; a season offers more than it has places, since not all accept. */
async function positionsHold({ db }: Evidence): Promise<string[]> {
  const rows = await rowsOf<{ id: string; n: number; positions: number }>(
    db,
    `select r.id, r.positions, count(e.id)::int as n from requisition r
     join engagement e on e.requisition_id = r.id and e.state <> 'aborted' where r.hire_id is not null group by r.id having count(e.id) > r.positions`,
  );
  const found = rows.map((row) => `requisition ${row.id} has ${row.n} engagements for ${row.positions} positions`);
  const steps = await rowsOf<{ requisition: string; engagement: string; type: string; positions: number }>(
    db,
    `select e.requisition_id as requisition, e.id as engagement, v.type, r.positions
     from event v join engagement e on e.id = v.subject join requisition r on r.id = e.requisition_id
     where r.hire_id is not null and v.type in ('engagement.offered', 'engagement.aborted') order by v.xid, v.seq`,
  );
  const taken = new Map<string, Set<string>>();
  for (const { requisition, engagement, type, positions } of steps) {
    const seats = taken.get(requisition) ?? new Set<string>();
    taken.set(requisition, seats);
    if (type === 'engagement.aborted') seats.delete(engagement);
    else seats.add(engagement);
    if (seats.size > positions) found.push(`requisition ${requisition} had ${seats.size} offers out at one time`);
  }
  return [...new Set(found)];
}

/** At every activation the active heads, this one included, are no more than the target that was in force then. */
async function targetHolds({ db }: Evidence): Promise<string[]> {
  const steps = await rowsOf<{ campaign: string; engagement: string | null; to: string; target: number | null }>(
    db,
    `select e.campaign_id as campaign, v.subject as engagement, v.data->>'to' as "to", (v.data->>'target')::int as target
     from event v join engagement e on e.id = v.subject
     where e.campaign_id is not null and v.type in ('engagement.active', 'engagement.suspended', 'engagement.ending')
     order by v.xid, v.seq`,
  );
  const active = new Map<string, Set<string>>();
  const found: string[] = [];
  for (const { campaign, engagement, to, target } of steps) {
    const heads = active.get(campaign) ?? new Set<string>();
    active.set(campaign, heads);
    if (engagement === null) continue;
    const fresh = !heads.has(engagement);
    if (to === 'ending') heads.delete(engagement);
    else heads.add(engagement);
    if (to === 'active' && fresh && target !== null && heads.size > target)
      found.push(`season ${campaign} had ${heads.size} active heads for a target of ${target}`);
  }
  return found;
}

/** Counters say what the rows say, and neither exceeds what there is. */
function placesHold({ db }: Evidence): Promise<string[]> {
  return broken<{ id: string; why: string }>(
    db,
    `with counted as (
       select w.id, w.no, w.seats, w.bookings, w.booked, w.checked_in,
         count(m.*) filter (where m.state = 'booked') as sit, count(m.*) filter (where m.checked_in_at is not null) as came
       from wave w left join season_member m on m.wave_id = w.id group by w.id)
     select id, 'has ' || sit || ' bookings for ' || bookings || ' places, and counts ' || booked as why
       from counted where sit > bookings or sit <> booked
     union all select id, 'has ' || came || ' people on ' || seats || ' seats, and counts ' || checked_in
       from counted where came > seats or came <> checked_in
     union all select campaign_id, 'has ' || claimed || ' claims on ' || capacity || ' places at ' || starts_at
       from shift_block where claimed > capacity`,
    (row) => `${row.id} ${row.why}`,
  );
}
