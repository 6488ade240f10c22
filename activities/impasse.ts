import { groupKey } from '../domain/ids';
import { budgetAsk, budgetStretch, changesIn, impasseAsk, impasseStretch } from '../domain/source/hire-asks';
import { whyNobody, widened, type SearchChanges } from '../domain/source/impasse';
import { needsApproval } from '../domain/source/rules';
import type { Tx } from '../adapters/db/connection';
import type { HireRecord, RequisitionChanges } from '../adapters/db/hires';
import type { ImpasseRecord } from '../adapters/db/impasses';
import { endHire, openListings } from './end-hire';
import { freeOnes } from './freedom';
import { outcomeOf, policyOf, type JourneyPorts } from './journey';
import { rankAgain } from './people';
import { picksOf } from './shortlist';
import type { HireStep } from './source';

/** How a hire goes on: shortlist those who are there, look for more, ask the approver first, or end. */
export type WayOn =
  | { go: 'shortlist' }
  | { go: 'look'; round: number }
  | { go: 'approval'; group: string }
  | { go: 'cancel'; reason: string };

/** Steps for when nobody is left to offer the work to: the lead decides, and above the approved budget the approver. */
export function createImpasseActivities({ store }: Pick<JourneyPorts, 'store'>) {
  return { openImpasse, settleImpasse, settleRaisedBudget, cancelHire };

  /** Asks the lead how to go on; not while somebody who fits was never shown, nor more often than the policy says. */
  async function openImpasse({ hireId }: HireStep): Promise<{ group: string | null; way: WayOn | null }> {
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const policy = await policyOf(store, tx, hire.policies, 'source');
      const before = await store.impasses.listImpasses(tx, hireId);
      const last = before.at(-1);
      if (last && last.decision === null) return { group: groupKey(hireId, impasseStretch(last.no)), way: null };

      const applications = await store.applications.listApplications(tx, hire.requisitionId);
      const free = await freeOnes(store, tx, hire, applications);
      const [pick] = await picksOf(store, tx, hire);
      const why = whyNobody(
        applications.map((one) => ({ state: one.state, busy: !free.includes(one) })),
        // A word on a shortlist of an earlier round says nothing about this one.
        pick?.option === 'reject-all' && (pick.answeredAt ?? '') > (last?.beganAt ?? '') ? 'reject-all' : null,
      );
      if (why !== 'nobody-wanted' && free.length > 0) return { group: null, way: { go: 'shortlist' } };
      if (before.length >= policy.sourcingRounds)
        return { group: null, way: { go: 'cancel', reason: `nobody was found in ${before.length + 1} rounds` } };

      const no = before.length + 1;
      await store.impasses.openImpasse(tx, hireId, no, why);
      const facts = { no, why, applications: applications.length, others: free.length };
      await store.asks.open(tx, impasseAsk(hire, facts, policy, await store.clock.now(tx)));
      return { group: groupKey(hireId, impasseStretch(no)), way: null };
    });
  }

  /** Takes the lead’s word. A pay above the approved budget goes to the approver before anything changes. */
  async function settleImpasse({ hireId }: HireStep): Promise<WayOn> {
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const last = (await store.impasses.listImpasses(tx, hireId)).at(-1);
      if (!last) return { go: 'shortlist' };
      const ask = outcomeOf(await store.asks.outcomes(tx, groupKey(hireId, impasseStretch(last.no))), 'impasse');
      const decision = decisionOf(ask.option);
      const by = ask.answeredBy ?? 'system:sweeper';
      const changes = decision === 'again' ? changesIn(ask.answer, hire) : {};
      if (last.decision === null) await store.impasses.decideImpasse(tx, hireId, last.no, { decision, by, changes });
      if (decision === 'cancel')
        return { go: 'cancel', reason: ask.reason ?? 'nobody was left and nobody said how to go on' };
      if (decision === 'rest') return { go: 'shortlist' };

      const policy = await policyOf(store, tx, hire.policies, 'source');
      const pay = { amountMinor: changes.payMinor ?? 0, currency: hire.currency };
      const asksApprover = pay.amountMinor > hire.budgetMinor && needsApproval(pay, policy);
      if (last.round !== null || !asksApprover) return begin(tx, hire, last, changes, by);
      if (last.approval === null) {
        await store.impasses.noteApproval(tx, hireId, last.no, 'asked');
        const raise = { no: last.no, payMinor: pay.amountMinor };
        await store.asks.open(tx, budgetAsk(hire, raise, policy, await store.clock.now(tx)));
      }
      return { go: 'approval', group: groupKey(hireId, budgetStretch(last.no)) };
    });
  }

  /** Takes the approver’s word on a higher budget. Without it the lead is asked again how to go on. */
  async function settleRaisedBudget({ hireId }: HireStep): Promise<WayOn> {
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const last = (await store.impasses.listImpasses(tx, hireId)).at(-1);
      if (!last) return { go: 'shortlist' };
      const ask = outcomeOf(await store.asks.outcomes(tx, groupKey(hireId, budgetStretch(last.no))), 'raise');
      const approved = ask.option === 'approve';
      if (last.approval === 'asked')
        await store.impasses.noteApproval(tx, hireId, last.no, approved ? 'approved' : 'refused');
      if (approved) return begin(tx, hire, last, last.changes, ask.answeredBy ?? 'system:sweeper');
      return { go: 'shortlist' };
    });
  }

  /** Changes the search as the lead said, ranks those who are there anew, and begins the next round of looking. */
  async function begin(
    tx: Tx,
    hire: HireRecord,
    impasse: ImpasseRecord,
    changes: SearchChanges,
    by: string,
  ): Promise<WayOn> {
    if (impasse.round !== null) return { go: 'look', round: impasse.round };
    const round = hire.round + 1;
    const search = widened(hire, changes);
    const budgetMinor = Math.max(hire.budgetMinor, search.offerMinor);
    const changed: RequisitionChanges = {
      skills: [...search.skills],
      other_roles: [...search.otherRoles],
      offer_minor: search.offerMinor,
      budget_minor: budgetMinor,
      ...(budgetMinor > hire.budgetMinor
        ? { approved_by: impasse.approval === 'asked' ? by : `policy:source@${hire.policies.source}` }
        : {}),
      round,
    };
    await store.hires.changeRequisition(tx, hire, changed, {
      type: 'requisition.changed',
      by,
      data: { round, ...changes, budgetMinor, offerMinor: search.offerMinor, currency: hire.currency },
    });
    await store.impasses.beginRound(tx, hire.id, impasse.no, round);
    await rankAgain(store, tx, { ...hire, ...search, skills: [...search.skills], budgetMinor, round });
    return { go: 'look', round };
  }

  /** Ends a hire for which nobody was found. Gives the rounds whose listing is to be taken down. */
  async function cancelHire({ hireId, reason }: HireStep & { reason: string }): Promise<{ listings: number[] }> {
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const last = (await store.impasses.listImpasses(tx, hireId)).at(-1);
      const asks = last ? await store.asks.outcomes(tx, groupKey(hireId, impasseStretch(last.no))) : [];
      await endHire(store, tx, hire, { to: 'cancelled', by: asks[0]?.answeredBy ?? 'system:hire', reason });
      return { listings: await openListings(store, tx, hire) };
    });
  }
}

function decisionOf(option: string | null): 'again' | 'rest' | 'cancel' {
  return option === 'again' || option === 'rest' ? option : 'cancel';
}
