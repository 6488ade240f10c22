import type { HireRecord } from '../adapters/db/hires';
import type { NewDelivery } from '../adapters/db/outbox';
import { runIds } from '../domain/ids';

/** The outbox row that starts the run of a new engagement. */
export function startEngagement(
  engagementId: string,
  hire: Pick<HireRecord, 'id' | 'policies' | 'role'>,
  talentId: string,
  patienceSeconds: number,
): NewDelivery {
  const workflowId = runIds.engagement(engagementId);
  const policies = Object.entries(hire.policies).map(([kind, version]) => `${kind}@${version}`);
  return {
    key: `start/${workflowId}`,
    kind: 'start',
    workflowId,
    payload: {
      workflowType: 'engagement',
      taskQueue: 'muster',
      args: [{ v: 1, engagementId, hireId: hire.id, patienceSeconds }],
      staticSummary: `engagement of one ${hire.role}, policies ${policies.join(' ')}`.slice(0, 200),
      searchAttributes: {
        MusterTalent: talentId,
        MusterRole: hire.role,
        MusterPhase: 'source',
        MusterState: 'offered',
      },
      memo: {},
    },
  };
}
