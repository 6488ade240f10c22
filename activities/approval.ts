import { groupKey } from '../domain/ids';
import { approvalAsk, approvalStretch } from '../domain/source/asks';
import { lateApprovalAsk, lateStretch } from '../domain/source/hire-asks';
import { needsApproval } from '../domain/source/rules';
import { endHire } from './end-hire';
import { outcomeOf, policyOf, type JourneyPorts } from './journey';
import type { HireStep } from './source';

const actor = 'system:hire';

/** `late`: the group of what the requester is asked, since nobody approved. */
export interface ApprovalVerdict {
  approved: boolean;
  late?: string;
  ended?: 'rejected' | 'cancelled';
}

/** Steps up to an open requisition: approved by a rule or a person, refused, or late. */
export function createApprovalActivities({ store }: Pick<JourneyPorts, 'store'>) {
  return { openRequisition, settleApproval, settleLateApproval };

  /** Opens the requisition, or asks for its approval when the budget is above the policy’s limit. */
  async function openRequisition({ hireId }: HireStep): Promise<{ approvalGroup: string | null }> {
    return store.transaction(async (tx) => {
      let hire = await store.hires.lockHire(tx, hireId);
      const policy = await policyOf(store, tx, hire.policies, 'source');
      const asks = needsApproval({ amountMinor: hire.budgetMinor, currency: hire.currency }, policy);
      if (hire.state === 'received') {
        if (asks) {
          hire = await store.hires.moveRequisition(tx, hire, 'pending_approval', actor);
          hire = await store.hires.moveHire(tx, hire, 'approval', actor, { policy: `source@${hire.policies.source}` });
          await store.asks.open(tx, approvalAsk(hire, policy, await store.clock.now(tx)));
        } else {
          hire = await store.hires.moveRequisition(tx, hire, 'open', actor, {
            approvedBy: `policy:source@${hire.policies.source}`,
          });
          await store.hires.moveHire(tx, hire, 'sourcing', actor);
        }
      }
      return { approvalGroup: asks ? groupKey(hireId, 'approval') : null };
    });
  }

  /**
   * Takes the approver’s answer. A refusal ends the hire, and the requester is told. Silence does not: the requester is
   * asked (`late`), until the policy’s rounds are used up.
   */
  async function settleApproval({ hireId }: HireStep): Promise<ApprovalVerdict> {
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const { approvalRound: round } = hire;
      const ask = outcomeOf(await store.asks.outcomes(tx, groupKey(hireId, approvalStretch(round))), 'approval');
      const by = ask.answeredBy ?? 'system:sweeper';
      if (ask.option === 'approve') {
        if (hire.state === 'approval') {
          const open = await store.hires.moveRequisition(tx, hire, 'open', by, { approvedBy: by });
          await store.hires.moveHire(tx, open, 'sourcing', by);
        }
        return { approved: true };
      }
      const policy = await policyOf(store, tx, hire.policies, 'source');
      if (ask.state === 'lapsed' && round < policy.approvalRounds) {
        if (hire.state === 'approval')
          await store.asks.open(tx, lateApprovalAsk(hire, policy, await store.clock.now(tx), round));
        return { approved: false, late: groupKey(hireId, lateStretch(round)) };
      }
      const reason = ask.reason ?? `nobody approved in ${round} rounds`;
      if (ask.state === 'lapsed') await endHire(store, tx, hire, { to: 'cancelled', by, reason });
      else {
        await endHire(store, tx, hire, { to: 'rejected', by, reason });
        await store.asks.tell(tx, ask.id, hire.requestedBy);
      }
      return { approved: false, ended: ask.state === 'lapsed' ? 'cancelled' : 'rejected' };
    });
  }

  /** Takes the requester’s word after nobody approved in time: the approver is asked once more, or the request ends. */
  async function settleLateApproval({
    hireId,
    round,
  }: HireStep & { round: number }): Promise<{ approvalGroup: string | null }> {
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const ask = outcomeOf(await store.asks.outcomes(tx, groupKey(hireId, lateStretch(round))), 'late-approval');
      if (ask.option !== 'again') {
        const reason = ask.reason ?? 'nobody approved in time, and nobody asked once more';
        await endHire(store, tx, hire, { to: 'cancelled', by: ask.answeredBy ?? 'system:sweeper', reason });
        return { approvalGroup: null };
      }
      const next = round + 1;
      if (hire.approvalRound === round) {
        const policy = await policyOf(store, tx, hire.policies, 'source');
        await store.hires.changeRequisition(tx, hire, { approval_round: next });
        await store.asks.open(tx, approvalAsk(hire, policy, await store.clock.now(tx), next));
      }
      return { approvalGroup: groupKey(hireId, approvalStretch(next)) };
    });
  }
}
