import { Conflict, NotFound } from '../../domain/errors';
import type { Tx } from './connection';
import { append } from './events';
import type { PrivateData } from './private';
import { lockTalents } from './talents';

/**
 * Erases a person: the working key is destroyed, so that name, mail and everything sealed with it is unreadable from the commit on;
 * sessions and links end, applications are withdrawn. What the law wants kept stays under its own key until its date; the history
 * stays without a name. Repeats change nothing. Throws NotFound, and Conflict while an engagement is open.
 */
export async function eraseTalent(
  tx: Tx,
  id: string,
  by: string,
  privateData: Pick<PrivateData, 'destroy'>,
): Promise<void> {
  await lockTalents(tx, [id]);
  const person = await tx('talent').where({ id }).first<{ state: string } | undefined>('state');
  if (!person) throw new NotFound(`There is no talent ${id}.`);
  if (person.state === 'erased') return;
  const [open] = await tx('engagement')
    .where({ talent_id: id })
    .whereNotIn('state', ['closed', 'aborted'])
    .pluck<string[]>('id');
  if (open) throw new Conflict(`Engagement ${open} of this person is still open; end it first, then erase.`, { open });
  await privateData.destroy(tx, id, 'working');
  await tx('application')
    .where({ talent_id: id })
    .whereIn('state', ['applied', 'screened', 'shortlisted'])
    .update({ state: 'withdrawn', note: 'erased', changed_at: tx.raw('business_now()') });
  await tx('session').where({ talent_id: id }).delete();
  await tx('link').where({ talent_id: id }).delete();
  await tx('talent')
    .where({ id })
    .update({ state: 'erased', updated_at: tx.raw('business_now()') });
  await append(tx, { subject: id, type: 'talent.erased', actor: by, data: {} });
}
