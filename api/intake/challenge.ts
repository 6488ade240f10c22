import type { Services } from '../services';
import { actorIdOf, type Caller } from '../caller';
import { localDate } from '../../domain/calendar';
import { RuleBroken } from '../../domain/errors';
import { runIds } from '../../domain/ids';
import { challengeDueAt, otherOutcome } from '../../domain/source/classification/challenge';

/**
 * Takes a challenge in: row, event and the start of its run in one transaction, and delivers the start. While one is open
 * it is given again. Throws RuleBroken when there is nothing to challenge yet, or no longer.
 */
export async function raiseChallenge(
  services: Pick<Services, 'store' | 'deliver'>,
  caller: Caller,
  engagementId: string,
  reasons: string,
  requestId: string,
): Promise<string> {
  const { store } = services;
  const id = await store.transaction(async (tx) => {
    const engagement = await store.engagements.lockEngagement(tx, engagementId);
    if (engagement.state === 'closed' || engagement.state === 'aborted')
      throw new RuleBroken('This engagement has ended; its classification can no longer be challenged.');
    const decision = await store.classifications.latestClassification(tx, engagementId);
    if (!decision || otherOutcome(decision.outcome) === null)
      throw new RuleBroken('Nothing is decided yet: wait for the decision, then say what is wrong with it.');
    const now = await store.clock.now(tx);
    const today = localDate(now, engagement.timeZone);
    const found = await store.ruleSets.ruleSetOn(tx, engagement.jurisdiction, today);
    if (!found)
      throw new RuleBroken(`There is no rule set for ${engagement.jurisdiction}; write to the project lead instead.`);
    const raised = await store.challenges.raiseChallenge(tx, {
      classificationId: decision.id,
      engagementId,
      raisedBy: actorIdOf(caller),
      reasons,
      dueAt: challengeDueAt(now, found.rules.challenge, engagement.timeZone),
    });
    if (!raised.fresh) return raised.id;
    const workflowId = runIds.challenge(raised.id);
    await store.outbox.put(tx, {
      key: `start/${workflowId}`,
      kind: 'start',
      workflowId,
      payload: {
        workflowType: 'challenge',
        taskQueue: 'muster',
        args: [{ v: 1, challengeId: raised.id, engagementId, hireId: engagement.hireId }],
        staticSummary: 'challenge of a classification',
        searchAttributes: { MusterPhase: 'source', MusterState: 'challenged' },
        memo: { requestId },
      },
    });
    return raised.id;
  });
  await services.deliver();
  return id;
}
