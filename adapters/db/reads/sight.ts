import { seesAll, type Reader } from '../../../domain/engagement/reader';
import type { Sql } from './statement';

/**
 * Which engagements (alias `e`) the reader sees: all, the ones they lead, their own as a talent, and those that they
 * were asked about (an approver who has to answer may see what the question is about).
 */
export function engagementInSight(reader: Reader): Sql | null {
  return inSight(reader, 'e.lead_id', 'e.talent_id', 'coalesce(e.hire_id, e.campaign_id, e.id)');
}

/** Which hires (alias `h`) the reader sees; talent see none. */
export function hireInSight(reader: Reader): Sql | null {
  return inSight(reader, 'h.requested_by', null, 'h.id', 'h.source');
}

/** Which seasons (alias `c`) the reader sees; talent see none. */
export function campaignInSight(reader: Reader): Sql | null {
  return inSight(reader, 'c.requested_by', null, 'c.id', 'c.source');
}

function inSight(reader: Reader, owner: string, talent: string | null, thread: string, source?: string): Sql | null {
  if (seesAll(reader)) return null;
  if (reader.talent !== null)
    return { sql: talent === null ? 'false' : `${talent} = :sightTalent`, bindings: { sightTalent: reader.talent } };
  // `offset 0` keeps the planner from reading every ask into a hash; few rows are left to look at.
  const ways = [
    `${owner} = :sightUser`,
    ...(source ? [`${source} = :sightId`] : []),
    `exists (select 1 from ask s where s.thread = ${thread} and (s.to_user = :sightUser or s.to_role = any(:sightRoles)
      or (s.escalated_at is not null and s.escalate_role = any(:sightRoles))) offset 0)`,
  ];
  return {
    sql: ways.join(' or '),
    bindings: { sightUser: reader.user, sightId: reader.id, sightRoles: [...reader.roles] },
  };
}
