import type { LateMember } from '../../../domain/season/situation';
import type { Reader, Tx } from '../connection';

/**
 * People before their class who have owed an answer since its date, the longest first. Not those whose check is being talked about:
 * their offer and their seat are held.
 */
export async function lateMembers(reader: Reader, campaignId: string): Promise<LateMember[]> {
  const { rows } = await reader.raw<{ rows: LateMember[] }>(
    `select m.engagement_id as "engagementId", e.workflow_id as "workflowId",
       (extract(epoch from business_now() - min(a.due_at)) / 86400)::float8 as "lateDays"
     from ask a join season_member m on m.engagement_id = a.subject join engagement e on e.id = m.engagement_id
     where a.thread = ? and a.state = 'open' and a.to_talent is not null and a.due_at < (select business_now())
       and m.state = 'offered' and e.state in ('offered', 'vetting', 'created', 'contracting', 'compliance')
       and not exists (select 1 from screening s where s.engagement_id = e.id and s.state in ('consider', 'suspended', 'dispute'))
       and not exists (select 1 from command c where c.subject = e.id and c.kind = 'terminate' and c.state <> 'refused')
     group by m.engagement_id, e.workflow_id order by 3 desc, 1`,
    [campaignId],
  );
  return rows;
}

/** People who are ranked, and could be offered a place now. */
export async function rankedLeft(tx: Tx, campaignId: string): Promise<number> {
  const { rows } = await tx.raw<{ rows: { n: number }[] }>(
    `select count(*)::int as n from application a join requisition r on r.id = a.requisition_id join talent t on t.id = a.talent_id
     where r.campaign_id = ? and a.state = 'screened' and t.state in ('candidate', 'alumni')`,
    [campaignId],
  );
  return rows[0]?.n ?? 0;
}
