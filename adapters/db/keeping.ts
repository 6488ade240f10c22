import { deriveId } from '../../domain/ids';
import { now } from './clock';
import type { Tx } from './connection';
import { append } from './events';

/** Notes what was handed to the person, once per title. */
export async function issueAssets(
  tx: Tx,
  engagementId: string,
  assets: readonly { title: string; kind: string }[],
): Promise<void> {
  if (assets.length === 0) return;
  const at = await now(tx);
  await tx('asset')
    .insert(
      assets.map((asset) => ({
        id: deriveId('asset', engagementId, asset.title),
        engagement_id: engagementId,
        title: asset.title,
        kind: asset.kind,
        state: 'issued',
        issued_at: at,
      })),
    )
    .onConflict('id')
    .ignore();
}

export async function listAssets(tx: Tx, engagementId: string): Promise<{ title: string; state: string }[]> {
  return tx('asset')
    .where({ engagement_id: engagementId })
    .orderBy('title')
    .select<{ title: string; state: string }[]>('title', 'state');
}

export async function returnAssets(tx: Tx, engagementId: string, at: string): Promise<void> {
  await tx('asset')
    .where({ engagement_id: engagementId, state: 'issued' })
    .update({ state: 'returned', returned_at: at });
}

/** What was handed out and never came back. One event per asset. */
export async function loseAssets(tx: Tx, engagementId: string, actor: string): Promise<void> {
  const lost = await tx('asset')
    .where({ engagement_id: engagementId, state: 'issued' })
    .update({ state: 'lost' })
    .returning<{ id: string; title: string }[]>(['id', 'title']);
  for (const { id, title } of lost)
    await append(tx, { subject: engagementId, type: 'asset.lost', object: id, actor, data: { title } });
}
