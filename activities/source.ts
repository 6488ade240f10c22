import { addDays, atLocal } from '../domain/calendar';
import { deriveId, groupKey, runIds } from '../domain/ids';
import { toMinor } from '../domain/money';
import type { PolicyKind } from '../domain/policy/contract';
import { approvalAsk, shortlistAsk } from '../domain/source/asks';
import { sourceKeys } from '../domain/source/keys';
import { needsApproval, rank, reasonAgainst, type Candidate, type Need } from '../domain/source/rules';
import type { Tx } from '../adapters/db/connection';
import type { ApplicationRecord } from '../adapters/db/applications';
import type { HireRecord } from '../adapters/db/hires';
import { runEffect } from './effect';
import { outcomeOf, policyOf, type JourneyPorts } from './journey';

const actor = 'system:hire';

export interface HireStep {
  hireId: string;
}

/** Steps of sourcing: from the request to a person who gets an offer. `records` are single transactions, `vendor` calls outside. */
export function createSourceActivities({ store, world }: JourneyPorts) {
  return {
    records: { openRequisition, settleApproval, rankPool, shortlist, chooseTalent, fillHire, closeHire },
    vendor: { publishListing, collectApplicants },
  };

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

  async function settleApproval({ hireId }: HireStep): Promise<{ approved: boolean }> {
    return store.transaction(async (tx) => {
      let hire = await store.hires.lockHire(tx, hireId);
      const ask = outcomeOf(await store.asks.outcomes(tx, groupKey(hireId, 'approval')), 'approval');
      const approved = ask.option === 'approve';
      if (hire.state === 'approval') {
        const by = ask.answeredBy ?? 'system:sweeper';
        const why = ask.reason ?? (ask.state === 'lapsed' ? 'nobody approved in time' : undefined);
        hire = await store.hires.moveRequisition(
          tx,
          hire,
          approved ? 'open' : 'rejected',
          by,
          approved ? { approvedBy: by } : { reason: why },
        );
        await store.hires.moveHire(tx, hire, approved ? 'sourcing' : 'rejected', by, why ? { reason: why } : {});
      }
      return { approved };
    });
  }

  /** Scores the people we know. Enough qualified ones make a listing needless. */
  async function rankPool({ hireId }: HireStep): Promise<{ listing: boolean }> {
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const policy = await policyOf(store, tx, hire.policies, 'source');
      const known = await store.talents.candidatesFor(tx, { role: hire.role, skills: hire.skills.map((s) => s.skill) });
      const fit = known
        .map((person): Candidate => ({ ...person, source: 'pool', askMinor: null }))
        .filter((person) => reasonAgainst(person, needOf(hire)) === null);
      await saveRanked(tx, hire, fit, policy.weights);
      return { listing: fit.length < policy.poolEnough };
    });
  }

  /** Publishes the listing in the marketplace. */
  async function publishListing({ hireId }: HireStep): Promise<void> {
    const { hire, policy } = await store.transaction(async (tx) => {
      const locked = await store.hires.lockHire(tx, hireId);
      return { hire: locked, policy: await policyOf(store, tx, locked.policies, 'source') };
    });
    const listing = {
      title: hire.title,
      role: hire.role,
      skills: hire.skills,
      jurisdiction: hire.jurisdiction,
      startsOn: hire.startsOn,
      endsOn: hire.endsOn,
      budget: { amountMinor: hire.budgetMinor, currency: hire.currency },
      // Counted from the approval, so that every attempt asks for the same.
      closesAt: addDays(hire.changedAt, policy.listingDays, hire.timeZone),
      enough: policy.enoughApplicants,
    };
    await runEffect(
      store,
      {
        key: sourceKeys.listing(hireId),
        system: 'marketplace',
        operation: 'publish',
        subject: hireId,
        thread: hireId,
        workflowId: runIds.hire(hireId),
      },
      listing,
      { call: (key) => world.marketplace.publish(key, listing), find: (key) => world.marketplace.findListing(key) },
    );
  }

  /** Takes over everyone who applied: people, applications, scores. */
  async function collectApplicants({ hireId }: HireStep): Promise<{ applicants: number }> {
    const listing = await store.transaction((tx) => store.effects.read(tx, sourceKeys.listing(hireId)));
    const applicants = listing?.providerRef ? await world.marketplace.applicants(listing.providerRef) : [];
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const policy = await policyOf(store, tx, hire.policies, 'source');
      const ids = await store.talents.upsertTalents(
        tx,
        applicants.map((person) => ({
          sourceRef: `marketplace:${person.ref}`,
          name: person.name,
          email: person.email,
          timeZone: person.timeZone,
          jurisdiction: null,
          skills: person.skills,
          roles: [hire.role],
          availableFrom: person.availableFrom,
          portfolio: person.portfolio,
        })),
        'system:marketplace',
        store.private,
      );
      const asks = new Map(ids.map((id, index) => [id, applicants[index]?.ask]));
      const known = await store.talents.candidatesFor(tx, { talents: ids });
      const people = known.map((person): Candidate => {
        const ask = asks.get(person.talent);
        return { ...person, source: 'marketplace', askMinor: ask?.currency === hire.currency ? ask.amountMinor : null };
      });
      await saveRanked(tx, hire, people, policy.weights);
      await store.events.append(tx, {
        subject: hireId,
        type: 'applications.collected',
        object: hire.requisitionId,
        actor,
        data: { count: people.length, source: 'marketplace' },
      });
      return { applicants: people.length };
    });
  }

  /** Shortlists the best who meet every need, and asks the lead to pick unless the policy leaves it to the score. */
  async function shortlist({ hireId }: HireStep): Promise<{ size: number; group: string | null }> {
    return store.transaction(async (tx) => {
      let hire = await store.hires.lockHire(tx, hireId);
      const policy = await policyOf(store, tx, hire.policies, 'source');
      const applications = await store.applications.listApplications(tx, hire.requisitionId);
      const before = hire.state;
      const picked = (await store.asks.outcomes(tx, groupKey(hireId, 'shortlist'))).some((o) => o.state !== 'open');
      if (picked) return goOn(tx, hire, applications);
      const best = applications
        .filter((a) => a.state === (before === 'sourcing' ? 'screened' : 'shortlisted'))
        .slice(0, policy.shortlistSize);
      if (before === 'sourcing' && best.length > 0) {
        await store.applications.moveApplications(
          tx,
          best.map((a) => a.id),
          'shortlisted',
        );
        hire = await store.hires.moveHire(tx, hire, 'shortlist', actor, {
          shortlist: best.map((a) => ({ application: a.id, score: a.score })),
          of: applications.length,
          policy: `source@${hire.policies.source}`,
        });
        if (policy.shortlistBy === 'lead') {
          const people = best.map((a) => ({
            talent: a.talentId,
            label: labelOf(a.source, a.talentId),
            total: a.score ?? 0,
            askMinor: a.askMinor,
          }));
          await store.asks.open(tx, shortlistAsk(hire, people, policy, await store.clock.now(tx)));
        }
      }
      return {
        size: best.length,
        group: policy.shortlistBy === 'lead' && best.length > 0 ? groupKey(hireId, 'shortlist') : null,
      };
    });
  }

  /** After somebody fell out: the lead has picked already, the next on the shortlist is offered the work. */
  async function goOn(tx: Tx, hire: HireRecord, applications: readonly ApplicationRecord[]) {
    const left = applications.filter((a) => a.state === 'shortlisted').length;
    if (hire.state === 'sourcing' && left > 0) await store.hires.moveHire(tx, hire, 'shortlist', actor, { left });
    return { size: left, group: null };
  }

  /**
   * Chooses who gets the offer: the lead’s pick, then the next on the shortlist. Promises the money under the requisition’s lock,
   * writes the engagement and starts its run through the outbox. Null when nobody is left.
   */
  async function chooseTalent({
    hireId,
    patienceSeconds,
  }: HireStep & { patienceSeconds: number }): Promise<{ engagementId: string | null }> {
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const applications = await store.applications.listApplications(tx, hire.requisitionId);
      const offered = applications.find((a) => a.state === 'offered');
      if (offered) return { engagementId: deriveId('engagement', hire.requisitionId, offered.talentId) };

      const picks = await store.asks.outcomes(tx, groupKey(hireId, 'shortlist'));
      const pick =
        picks[0]?.option === 'reject-all' ? null : ((picks[0]?.answer?.['talent'] as string | undefined) ?? undefined);
      const open = applications.filter((a) => a.state === 'shortlisted');
      const chosen = pick === null ? undefined : (open.find((a) => a.talentId === pick) ?? open[0]);
      if (!chosen) return { engagementId: null };

      const total = hire.intake.deliverables.reduce((sum, d) => sum + toMinor(d.amount).amountMinor, 0);
      const engagementId = deriveId('engagement', hire.requisitionId, chosen.talentId);
      const lastDay = addDays(atLocal(hire.endsOn, 0, hire.timeZone), 1, hire.timeZone);
      await store.hires.commitBudget(tx, hire.requisitionId, hire.budgetMinor);
      await store.applications.moveApplications(tx, [chosen.id], 'offered');
      await store.events.append(tx, {
        subject: hireId,
        type: 'decided.shortlist',
        object: chosen.id,
        actor: picks[0]?.answeredBy ?? actor,
        data: {
          outcome: chosen.talentId,
          score: chosen.score,
          rank: applications.indexOf(chosen) + 1,
          of: applications.length,
          policy: `source@${hire.policies.source}`,
        },
      });
      await store.engagements.insertEngagement(
        tx,
        {
          id: engagementId,
          hireId,
          requisitionId: hire.requisitionId,
          applicationId: chosen.id,
          talentId: chosen.talentId,
          leadId: hire.requestedBy,
          workflowId: runIds.engagement(engagementId),
          title: hire.title,
          role: hire.role,
          jurisdiction: hire.jurisdiction,
          timeZone: hire.timeZone,
          startsAt: atLocal(hire.startsOn, 9, hire.timeZone),
          endsAt: lastDay,
          currency: hire.currency,
          notToExceedMinor: hire.budgetMinor,
          reservedMinor: total,
          policies: hire.policies,
        },
        actor,
      );
      await store.outbox.put(tx, {
        key: `start/${runIds.engagement(engagementId)}`,
        kind: 'start',
        workflowId: runIds.engagement(engagementId),
        payload: startEngagement(engagementId, hireId, patienceSeconds, hire.policies, hire.role, chosen.talentId),
      });
      await store.hires.moveHire(tx, hire, 'offering', actor, { engagement: engagementId });
      return { engagementId };
    });
  }

  /** Notes what became of the offer: filled, or back to the shortlist for the next person. */
  async function fillHire({
    hireId,
    engagementId,
    filled,
  }: HireStep & { engagementId: string; filled: boolean }): Promise<void> {
    await store.transaction(async (tx) => {
      let hire = await store.hires.lockHire(tx, hireId);
      if (hire.state !== 'offering') return;
      const applications = await store.applications.listApplications(tx, hire.requisitionId);
      const offered = applications.find((a) => a.state === 'offered');
      if (offered) await store.applications.moveApplications(tx, [offered.id], filled ? 'accepted' : 'declined');
      if (filled) {
        hire = await store.hires.moveRequisition(tx, hire, 'filled', actor, { engagement: engagementId });
        await store.hires.moveHire(tx, hire, 'filled', actor, { engagement: engagementId });
      } else {
        await store.hires.commitBudget(tx, hire.requisitionId, -hire.budgetMinor);
        await store.hires.moveHire(tx, hire, 'sourcing', actor, {
          engagement: engagementId,
          reason: 'the person fell out',
        });
      }
    });
  }

  /** Ends the hire: closed with its engagement, or cancelled because nobody is left. */
  async function closeHire({
    hireId,
    reason,
  }: HireStep & { reason: 'engagement closed' | 'nobody left' }): Promise<void> {
    await store.transaction(async (tx) => {
      let hire = await store.hires.lockHire(tx, hireId);
      if (hire.state === 'closed' || hire.state === 'cancelled') return;
      if (reason === 'nobody left') hire = await store.hires.moveRequisition(tx, hire, 'cancelled', actor, { reason });
      await store.hires.moveHire(tx, hire, reason === 'nobody left' ? 'cancelled' : 'closed', actor, { reason });
    });
  }

  async function saveRanked(
    tx: Tx,
    hire: HireRecord,
    people: readonly Candidate[],
    weights: Parameters<typeof rank>[2],
  ): Promise<void> {
    const need = needOf(hire);
    const ranked = rank(people, need, weights).map((person) => ({
      ...person,
      reasonAgainst: reasonAgainst(person, need),
    }));
    await store.applications.saveApplications(tx, hire.requisitionId, ranked);
  }
}

function needOf(hire: HireRecord): Need {
  return { role: hire.role, skills: hire.skills, budgetMinor: hire.budgetMinor, startsOn: hire.startsOn };
}

function labelOf(source: string, talentId: string): string {
  return `${source === 'pool' ? 'From the pool' : 'Applicant'} ${talentId.slice(4, 10)}`;
}

function startEngagement(
  engagementId: string,
  hireId: string,
  patienceSeconds: number,
  policies: Record<PolicyKind, number>,
  role: string,
  talentId: string,
) {
  return {
    workflowType: 'engagement',
    taskQueue: 'muster',
    args: [{ v: 1, engagementId, hireId, patienceSeconds }],
    staticSummary: `engagement of one ${role}, policies ${Object.entries(policies)
      .map(([kind, version]) => `${kind}@${version}`)
      .join(' ')}`.slice(0, 200),
    searchAttributes: { MusterTalent: talentId, MusterRole: role, MusterPhase: 'source', MusterState: 'offered' },
    memo: {},
  };
}
