import type { AskGroup, AskSpec } from '../ask/contract';
import { policyName } from '../engagement/facts';
import { groupKey, runIds } from '../ids';
import type { PolicyKind } from '../policy/contract';

/** A group with one question of a season itself, whose run it wakes. */
export function seasonGroup(
  season: { id: string; policies: Record<PolicyKind, number> },
  stretch: string,
  ask: AskSpec,
): AskGroup {
  return {
    key: groupKey(season.id, stretch),
    workflowId: runIds.campaign(season.id),
    thread: season.id,
    subject: season.id,
    policy: policyName('season', season.policies),
    asks: [ask],
  };
}
