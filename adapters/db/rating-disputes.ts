import { NotFound, RuleBroken } from '../../domain/errors';
import { metricInWords } from '../../domain/evaluate/words';
import { deriveId } from '../../domain/ids';
import { now } from './clock';
import type { Tx } from './connection';
import { openCase } from './rating-cases';
import { refuseLate, refuseSecond, storyOf } from './rating-doors';
import { payersOf } from './rating-facts';
import { lockCard } from './scorecards';

/** What a person says who disputes a metric of their card. */
export interface NewDispute {
  talentId: string;
  scorecardId: string;
  metric: string;
  reason: string;
}

/**
 * Opens the dispute of one metric: row, event and the start of the run that has it decided by somebody who did not rate.
 * Throws NotFound (not theirs), RuleBroken (no such metric, or too late: `facts.until`), Conflict (disputed before).
 */
export async function openDispute(tx: Tx, dispute: NewDispute): Promise<string> {
  const card = await lockCard(tx, dispute.scorecardId);
  if (card?.talentId !== dispute.talentId) throw new NotFound('There is no such scorecard of yours.');
  const engagement = await storyOf(tx, card.engagementId);
  const name = metricInWords(dispute.metric, card.period) ?? dispute.metric;
  if (!card.metrics.some(({ metric }) => metric === dispute.metric))
    throw new RuleBroken(`This scorecard has no metric “${dispute.metric}”; dispute one that it shows.`);
  const id = deriveId('ratingCase', 'dispute', card.engagementId, card.period, dispute.metric);
  await refuseSecond(tx, id, `“${name}” was disputed before`);
  refuseLate(await now(tx), card.disputableUntil ?? card.closedAt, engagement.timeZone, 'A rating could be disputed');
  const peers =
    dispute.metric === 'peer'
      ? await tx('ask')
          .where({ subject: card.engagementId, kind: 'peer-review' })
          .whereNotNull('to_user')
          .pluck<string[]>('to_user')
      : [];
  await openCase(tx, {
    id,
    kind: 'dispute',
    talentId: card.talentId,
    engagementId: card.engagementId,
    scorecardId: card.id,
    metric: dispute.metric,
    tierChangeId: null,
    against: null,
    reason: dispute.reason,
    notBy: [...(await payersOf(tx, { id: card.engagementId, leadId: engagement.leadId })), ...peers],
    thread: engagement.hireId,
    policy: card.policy,
    by: dispute.talentId,
  });
  return id;
}
