import type { Store } from '../adapters/db/store';
import type { Reader, Tx } from '../adapters/db/connection';
import type { AskOutcome } from '../domain/ask/contract';
import { RuleBroken } from '../domain/errors';
import { runIds } from '../domain/ids';
import type { EngagementFacts } from '../domain/engagement/facts';
import type { PolicyKind, PolicyOf } from '../domain/policy/contract';
import type { Documents, World } from './ports';

/** What the steps of the journey stand on. */
export interface JourneyPorts {
  store: Store;
  world: World;
  documents: Documents;
}

/** The policy version that a hire or engagement is pinned to. */
export async function policyOf<K extends PolicyKind>(
  store: Store,
  reader: Reader,
  pinned: Readonly<Record<PolicyKind, number>>,
  kind: K,
): Promise<PolicyOf<K>> {
  return store.policies.read<PolicyOf<K>>(reader, kind, pinned[kind]);
}

/** The outcome of one ask in a group. A group without it is a defect of the caller. */
export function outcomeOf(outcomes: readonly AskOutcome[], name: string): AskOutcome {
  const found = outcomes.find((outcome) => outcome.name === name);
  if (!found) throw new RuleBroken(`The group has no ask “${name}”.`);
  return found;
}

/** Tells the hire’s run what became of its engagement, once per outcome. A season reads it from its rows instead. */
export async function tellHire(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  outcome: 'active' | 'closed' | 'aborted',
): Promise<void> {
  if (engagement.campaignId) return;
  await store.outbox.put(tx, {
    key: `settled/${engagement.id}/${outcome}`,
    kind: 'signal',
    workflowId: runIds.hire(engagement.hireId),
    payload: { signal: 'engagementSettled', args: [{ engagementId: engagement.id, outcome }] },
  });
}

/** What a system was read back to hold. An engineer’s word that it was done by hand is no proof: without one they are asked again. */
export function proofOf<P>(system: string, readBack: P | undefined): P {
  if (readBack === undefined)
    throw new RuleBroken(
      `${system} was read back and does not show it; what was said to be done by hand is not there. Do it there, or try again.`,
    );
  return readBack;
}
