import type { Tx } from './connection';
import { append } from './events';
import type { PrivateData } from './private';

/**
 * Destroys the retention keys of erased people whose last engagement ended `years` (business) ago: what the law wanted kept is
 * unreadable from the commit on, too. Whoever was never engaged is counted from the erasure. At most `limit`; gives how many.
 * People in the pool keep theirs: their next engagement goes on from these papers.
 */
export async function endRetention(
  tx: Tx,
  years: number,
  limit: number,
  privateData: Pick<PrivateData, 'destroy'>,
): Promise<number> {
  const { rows } = await tx.raw<{ rows: { id: string }[] }>(
    `select t.id from talent t
     where t.state = 'erased'
       and exists (select from talent_key k where k.talent_id = t.id and k.class = 'retention' and k.wrapped_key is not null)
       and coalesce((select max(coalesce(e.closed_at, e.changed_at)) from engagement e where e.talent_id = t.id), t.updated_at)
         + ? * interval '1 year' <= (select business_now())
     order by t.id limit ? for update of t skip locked`,
    [years, limit],
  );
  for (const { id } of rows) {
    await privateData.destroy(tx, id, 'retention');
    await append(tx, { subject: id, type: 'talent.retention_ended', actor: 'system:radar', data: { years } });
  }
  return rows.length;
}
