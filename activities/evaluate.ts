import type { Tier } from '../domain/evaluate/score';
import type { JourneyPorts } from './journey';
import type { EngagementStep } from './offer';
import { rateProject } from './windows';

/** Steps of evaluation: the scorecard of a project and the tier that follows from it. */
export function createEvaluateActivities({ store }: JourneyPorts) {
  return { records: { evaluate } };

  /** Everything is delivered: closes the project’s scorecard, or leaves it to its date while peers may still speak; once. */
  async function evaluate({ engagementId }: EngagementStep): Promise<{ tier: Tier | null }> {
    return store.transaction(async (tx) => {
      let engagement = await store.engagements.lockEngagement(tx, engagementId);
      if (engagement.state === 'active')
        engagement = await store.engagements.setPhase(tx, engagement, 'evaluate', 'system:engagement');
      return rateProject(store, tx, engagement);
    });
  }
}
