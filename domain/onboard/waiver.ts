import { NotFound, RuleBroken } from '../errors';
import type { EngagementState } from '../lifecycle';
import type { ChecklistItem } from '../policy/contract';

const beforeWork: readonly EngagementState[] = [
  'created',
  'contracting',
  'compliance',
  'provisioning',
  'training',
  'ready',
];

/**
 * Whether work may start without an item. Throws NotFound for an item that the policy does not know, RuleBroken for one that
 * the law knows no exception for, or when it is too late for a waiver.
 */
export function assertMayWaive(
  item: string,
  spec: Pick<ChecklistItem, 'title' | 'waivable'> | undefined,
  state: EngagementState,
): void {
  if (!spec) throw new NotFound(`There is no item “${item}” in the checklist; see the engagement’s checklist.`);
  if (!beforeWork.includes(state))
    throw new RuleBroken(
      `The engagement is ${state}; an item can only be waived between the confirmed offer and the start of work.`,
      { state },
    );
  if (!spec.waivable)
    throw new RuleBroken(`“${spec.title}” can’t be waived; give more time for it, or stop the engagement.`, { item });
}
