import type { Scorecard } from '../../domain/evaluate/rules';
import { deriveId } from '../../domain/ids';
import { now } from './clock';
import type { Tx } from './connection';
import { append } from './events';

/** Keeps a scorecard once per engagement and period, with its event. */
export async function saveScorecard(
  tx: Tx,
  facts: { engagementId: string; talentId: string; period: string; tierBefore: string | null; policy: string },
  card: Scorecard,
): Promise<void> {
  const id = deriveId('scorecard', facts.engagementId, facts.period);
  const written = await tx('scorecard')
    .insert({
      id,
      engagement_id: facts.engagementId,
      talent_id: facts.talentId,
      period: facts.period,
      metrics: JSON.stringify(card.metrics),
      score: card.score,
      rated: card.rated,
      tier_before: facts.tierBefore,
      tier_after: card.tier,
      rationale: card.rationale,
      policy: facts.policy,
      closed_at: await now(tx),
    })
    .onConflict('id')
    .ignore()
    .returning<{ id: string }[]>('id');
  if (written.length === 0) return;
  await append(tx, {
    subject: facts.engagementId,
    type: 'scorecard.closed',
    object: id,
    actor: 'system:evaluate',
    data: {
      score: card.score,
      rated: card.rated,
      tierBefore: facts.tierBefore,
      tier: card.tier,
      policy: facts.policy,
      rationale: card.rationale,
    },
  });
}

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

/** The tier that the engagement’s scorecard gave, null without a rating. */
export async function tierAfter(tx: Tx, engagementId: string): Promise<string | null> {
  const row = await tx('scorecard')
    .where({ engagement_id: engagementId })
    .orderBy('closed_at', 'desc')
    .first<{ tier_after: string | null } | undefined>('tier_after');
  return row?.tier_after ?? null;
}
