import { addBusinessDays } from '../../domain/calendar';
import { NotFound, RuleBroken } from '../../domain/errors';
import type { EvaluatePolicy } from '../../domain/evaluate/policy-contract';
import { deriveId } from '../../domain/ids';
import { now } from './clock';
import type { Tx } from './connection';
import { read } from './policies';
import { openCase } from './rating-cases';
import { refuseLate, refuseSecond, storyOf } from './rating-doors';
import { lockCard } from './scorecards';
import { lockTier, readChange } from './tiers';

/**
 * Opens the appeal against a change of the person’s tier; whoever decided before may not decide again.
 * Throws NotFound (not theirs), RuleBroken (not one that can be appealed, or too late), Conflict (appealed before).
 */
export async function openTierAppeal(
  tx: Tx,
  appeal: { talentId: string; changeId: string; reason: string },
): Promise<string> {
  const change = await readChange(tx, appeal.changeId);
  if (change?.talent_id !== appeal.talentId) throw new NotFound('There is no such decision about your tier.');
  if (change.appealable_until === null)
    throw new RuleBroken('This change follows from ratings alone; dispute the rating that you find wrong.');
  const id = deriveId('ratingCase', 'appeal', change.id);
  await refuseSecond(tx, id, 'You appealed against this decision before');
  const card = change.scorecard_id === null ? null : await lockCard(tx, change.scorecard_id);
  const engagement = card && (await storyOf(tx, card.engagementId));
  refuseLate(await now(tx), change.appealable_until, engagement?.timeZone ?? 'UTC', 'The decision could be appealed');
  await openCase(tx, {
    id,
    kind: 'appeal',
    talentId: change.talent_id,
    engagementId: card?.engagementId ?? null,
    scorecardId: card?.id ?? null,
    metric: null,
    tierChangeId: change.id,
    against: 'tier',
    reason: appeal.reason,
    notBy: [change.decided_by],
    thread: engagement?.hireId ?? change.talent_id,
    policy: change.policy,
    by: appeal.talentId,
  });
  return id;
}

/**
 * Opens the appeal of a person against the suspension or termination of their engagement.
 * Throws NotFound (not theirs), RuleBroken (nothing of the kind, or too late), Conflict (appealed before).
 */
export async function openEngagementAppeal(
  tx: Tx,
  appeal: { talentId: string; engagementId: string; reason: string },
): Promise<string> {
  const engagement = await tx('engagement')
    .where({ id: appeal.engagementId, talent_id: appeal.talentId })
    .first<{ state: string; time_zone: string; policies: Record<string, number> } | undefined>(
      'state',
      'time_zone',
      'policies',
    );
  if (!engagement) throw new NotFound('There is no such engagement of yours.');
  const decision = await tx('command')
    .where({ subject: appeal.engagementId, state: 'applied' })
    .whereIn('kind', ['suspend', 'resume', 'terminate'])
    .orderBy('settled_at', 'desc')
    .first<{ id: string; kind: string; given_by: string; settled_at: string } | undefined>();
  if (!decision || decision.kind === 'resume')
    throw new RuleBroken('Only a suspension or a termination can be appealed; this engagement has neither.');
  const id = deriveId('ratingCase', 'appeal', decision.id);
  await refuseSecond(tx, id, 'You appealed against this decision before');
  const version = engagement.policies['evaluate'] ?? 0;
  const policy = await read<EvaluatePolicy>(tx, 'evaluate', version);
  const { calendar } = await lockTier(tx, appeal.talentId);
  const until = addBusinessDays(decision.settled_at, policy.appeal.businessDays, calendar);
  refuseLate(await now(tx), until, engagement.time_zone, 'The decision could be appealed');
  const { hireId } = await storyOf(tx, appeal.engagementId);
  await openCase(tx, {
    id,
    kind: 'appeal',
    talentId: appeal.talentId,
    engagementId: appeal.engagementId,
    scorecardId: null,
    metric: null,
    tierChangeId: null,
    against: decision.kind === 'suspend' ? 'suspension' : 'release',
    reason: appeal.reason,
    notBy: [decision.given_by],
    thread: hireId,
    policy: `evaluate@${version}`,
    by: appeal.talentId,
  });
  return id;
}
