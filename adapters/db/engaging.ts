import type { EngagementFacts } from '../../domain/engagement/facts';
import type { EngagingEntity } from '../../domain/source/classify';
import type { Tx } from './connection';
import { append } from './events';

/** Who engages the person, and as what. */
export interface Engaged {
  classification: 'contractor' | 'employee';
  through: EngagingEntity;
}

/** Moves a running engagement to another engaging entity, with its event. The same one again changes nothing. */
export async function engageThrough(
  tx: Tx,
  engagement: EngagementFacts,
  engaged: Engaged,
  actor: string,
): Promise<void> {
  const changed = await tx('engagement')
    .where({ id: engagement.id })
    .whereRaw('(classification, engaging_entity) is distinct from (?, ?)', [engaged.classification, engaged.through])
    .update({
      classification: engaged.classification,
      engaging_entity: engaged.through,
      worker_of_record: engagement.talentId,
      changed_at: tx.raw('business_now()'),
    })
    .returning<{ id: string }[]>('id');
  if (changed.length === 0) return;
  await append(tx, {
    subject: engagement.id,
    type: 'engagement.engaged',
    actor,
    data: { classification: engaged.classification, through: engaged.through },
  });
}

/** Who engages the person now; null before the offer is confirmed. */
export async function engagedThrough(tx: Tx, engagementId: string): Promise<Engaged | null> {
  const row = await tx('engagement')
    .where({ id: engagementId })
    .first<{ classification: Engaged['classification'] | null; engaging_entity: EngagingEntity | null } | undefined>(
      'classification',
      'engaging_entity',
    );
  return row?.classification && row.engaging_entity
    ? { classification: row.classification, through: row.engaging_entity }
    : null;
}
