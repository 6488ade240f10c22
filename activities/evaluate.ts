import { policyName } from '../domain/engagement/facts';
import { projectScorecard, type Tier } from '../domain/evaluate/rules';
import { policyOf, type JourneyPorts } from './journey';
import type { EngagementStep } from './offer';

/** Steps of evaluation: the scorecard of a project and the tier that follows from it. */
export function createEvaluateActivities({ store }: JourneyPorts) {
  return { records: { evaluate } };

  /** Closes the project’s scorecard from what was delivered; once. */
  async function evaluate({ engagementId }: EngagementStep): Promise<{ tier: Tier | null }> {
    return store.transaction(async (tx) => {
      let engagement = await store.engagements.lockEngagement(tx, engagementId);
      const policy = await policyOf(store, tx, engagement.policies, 'evaluate');
      const work = await store.work.listWork(tx, engagementId);
      const tierBefore = await store.talents.tierOf(tx, engagement.talentId);
      const card = projectScorecard(
        {
          deliverables: work
            .filter((item) => item.state === 'done')
            .map((item) => ({
              rounds: item.rounds,
              onTime: item.submittedAt !== null && item.submittedAt <= item.dueAt,
              rating: item.review?.rating ?? null,
              defects: item.review?.defects ?? 0,
            })),
        },
        tierBefore,
        policy,
      );
      if (engagement.state === 'active')
        engagement = await store.engagements.setPhase(tx, engagement, 'evaluate', 'system:engagement');
      await store.keeping.saveScorecard(
        tx,
        {
          engagementId,
          talentId: engagement.talentId,
          period: 'project',
          tierBefore,
          policy: policyName('evaluate', engagement.policies),
        },
        card,
      );
      return { tier: card.tier };
    });
  }
}
