import type { CountingCard } from '../../domain/evaluate/correct';
import type { MetricScore, Scorecard, Tier } from '../../domain/evaluate/score';
import { deriveId } from '../../domain/ids';
import type { Tx } from './connection';
import { append } from './events';

/** A scorecard as rules and steps need it: the version that counts. */
export interface CardRecord {
  id: string;
  engagementId: string;
  talentId: string;
  period: string;
  version: number;
  metrics: MetricScore[];
  score: number | null;
  rated: boolean;
  tierBefore: Tier | null;
  tierAfter: Tier | null;
  policy: string;
  closedAt: string;
  disputableUntil: string | null;
}

/** What a card stands on beside its score. */
export interface CardFacts {
  engagementId: string;
  talentId: string;
  period: string;
  tierBefore: Tier | null;
  tierAfter: Tier | null;
  policy: string;
  /** Until when the person may dispute it, business instant. */
  disputableUntil: string;
}

/** Keeps the first version of a scorecard, once per engagement and period, with its event. Returns its id. */
export async function saveCard(tx: Tx, facts: CardFacts, card: Scorecard): Promise<string> {
  const id = deriveId('scorecard', facts.engagementId, facts.period);
  const written = await tx('scorecard')
    .insert({ id, ...columnsOf(facts, card), version: 1, closed_at: tx.raw('business_now()') })
    .onConflict('id')
    .ignore()
    .returning<{ id: string }[]>('id');
  if (written.length > 0) await tell(tx, 'scorecard.closed', id, facts, card, 'system:evaluate', { version: 1 });
  return id;
}

/** Puts a corrected version in the place of a card; the one before is kept. Returns the new id. */
export async function replaceCard(
  tx: Tx,
  before: CardRecord,
  card: Scorecard,
  tierAfter: Tier | null,
  by: string,
): Promise<string> {
  const version = before.version + 1;
  const id = deriveId('scorecard', before.engagementId, before.period, `v${version}`);
  await tx('scorecard').where({ id: before.id }).update({ current: false });
  const facts = { ...before, tierAfter, disputableUntil: before.disputableUntil ?? before.closedAt };
  // It still is the rating of its window: the order of a person's windows does not change by a correction.
  await tx('scorecard').insert({ id, ...columnsOf(facts, card), version, closed_at: before.closedAt });
  await tell(tx, 'scorecard.corrected', id, facts, card, by, { version, before: before.score });
  return id;
}

function columnsOf(facts: CardFacts, card: Scorecard): Record<string, unknown> {
  return {
    engagement_id: facts.engagementId,
    talent_id: facts.talentId,
    period: facts.period,
    metrics: JSON.stringify(card.metrics),
    score: card.score,
    rated: card.rated,
    tier_before: facts.tierBefore,
    tier_after: facts.tierAfter,
    rationale: card.rationale,
    policy: facts.policy,
    disputable_until: facts.disputableUntil,
  };
}

async function tell(
  tx: Tx,
  type: string,
  id: string,
  facts: CardFacts,
  card: Scorecard,
  actor: string,
  more: Record<string, unknown>,
): Promise<void> {
  await append(tx, {
    subject: facts.engagementId,
    type,
    object: id,
    actor,
    data: {
      period: facts.period,
      score: card.score,
      rated: card.rated,
      tierBefore: facts.tierBefore,
      tier: facts.tierAfter,
      policy: facts.policy,
      // A correction’s reason was written by a person; it stays in the row.
      ...(actor.startsWith('system:') ? { rationale: card.rationale } : {}),
      ...more,
    },
  });
}

/** The card of a period that counts, or null. */
export async function currentCard(tx: Tx, engagementId: string, period: string): Promise<CardRecord | null> {
  const row = await tx('scorecard')
    .where({ engagement_id: engagementId, period, current: true })
    .first<CardRow | undefined>();
  return row ? recordOf(row) : null;
}

/** Any version of a card, locked; null when there is none. */
export async function lockCard(tx: Tx, id: string): Promise<CardRecord | null> {
  const row = await tx('scorecard').where({ id }).forUpdate().first<CardRow | undefined>();
  return row ? recordOf(row) : null;
}

/** Rated cards of a person that count, oldest first. */
export async function ratedCards(tx: Tx, talentId: string): Promise<(CountingCard & { id: string })[]> {
  const rows = await tx('scorecard')
    .where({ talent_id: talentId, current: true, rated: true })
    .whereNotNull('score')
    .orderBy(['closed_at', 'id'])
    .select<{ id: string; engagement_id: string; period: string; score: number; closed_at: string }[]>(
      'id',
      'engagement_id',
      'period',
      'score',
      'closed_at',
    );
  return rows.map((row) => ({
    id: row.id,
    engagement: row.engagement_id,
    period: row.period,
    score: row.score,
    closedAt: row.closed_at,
  }));
}

interface CardRow {
  id: string;
  engagement_id: string;
  talent_id: string;
  period: string;
  version: number;
  metrics: MetricScore[];
  score: number | null;
  rated: boolean;
  tier_before: Tier | null;
  tier_after: Tier | null;
  policy: string;
  closed_at: string;
  disputable_until: string | null;
}

function recordOf(row: CardRow): CardRecord {
  return {
    id: row.id,
    engagementId: row.engagement_id,
    talentId: row.talent_id,
    period: row.period,
    version: row.version,
    metrics: row.metrics,
    score: row.score,
    rated: row.rated,
    tierBefore: row.tier_before,
    tierAfter: row.tier_after,
    policy: row.policy,
    closedAt: row.closed_at,
    disputableUntil: row.disputable_until,
  };
}
