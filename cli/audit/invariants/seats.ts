import { rowsOf, type Invariant } from '../invariant';
import { seasonPlacesHold } from './season';

/** I7. At every step of the record, not only now: an offer takes a seat until it falls out. A season offers more than it seats. */
export const seatsHold: Invariant = {
  id: 'I7',
  holds:
    'nobody is engaged beyond the positions of a requisition, the seats of a class, the places of a shift or a season’s target',
  over: { what: 'offers', sql: `select count(*) as n from event where type = 'engagement.offered'` },
  async check({ db }) {
    const rows = await rowsOf<{ id: string; n: number; positions: number }>(
      db,
      `select r.id, r.positions, count(e.id)::int as n from requisition r
       join engagement e on e.requisition_id = r.id and e.state <> 'aborted' where r.campaign_id is null group by r.id having count(e.id) > r.positions`,
    );
    const found = rows.map((row) => `requisition ${row.id} has ${row.n} engagements for ${row.positions} positions`);
    const steps = await rowsOf<{ requisition: string; engagement: string; type: string; positions: number }>(
      db,
      `select e.requisition_id as requisition, e.id as engagement, v.type, r.positions
       from event v join engagement e on e.id = v.subject join requisition r on r.id = e.requisition_id
       where r.campaign_id is null and v.type in ('engagement.offered', 'engagement.aborted') order by v.xid, v.seq`,
    );
    const taken = new Map<string, Set<string>>();
    for (const { requisition, engagement, type, positions } of steps) {
      const seats = taken.get(requisition) ?? new Set<string>();
      taken.set(requisition, seats);
      if (type === 'engagement.aborted') seats.delete(engagement);
      else seats.add(engagement);
      if (seats.size > positions) found.push(`requisition ${requisition} had ${seats.size} offers out at one time`);
    }
    return [...new Set(found), ...(await seasonPlacesHold(db))];
  },
};
