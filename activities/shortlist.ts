import { deriveId, groupKey, runIds } from '../domain/ids';
import { shortlistAsk, shortlistStretch } from '../domain/source/asks';
import { agreedTerms, scaleTerms, totalOf } from '../domain/source/terms';
import type { ApplicationRecord } from '../adapters/db/applications';
import type { Tx } from '../adapters/db/connection';
import type { HireRecord } from '../adapters/db/hires';
import type { Store } from '../adapters/db/store';
import type { AskOutcome } from '../domain/ask/contract';
import { freedom, freeOnes } from './freedom';
import { policyOf, type JourneyPorts } from './journey';
import { termOf } from './people';
import type { HireStep } from './source';
import { startEngagement } from './start-engagement';

const actor = 'system:hire';

/** Steps from ranked applications to one person with an offer. */
export function createShortlistActivities({ store }: Pick<JourneyPorts, 'store'>) {
  return { shortlist, chooseTalent };

  /**
   * Shortlists the best who meet every need and are free, and asks the lead to pick unless the policy leaves it to the
   * score. While somebody is left on the shortlist the lead has picked already: the next one is offered the work.
   */
  async function shortlist({ hireId }: HireStep): Promise<{ size: number; group: string | null }> {
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const policy = await policyOf(store, tx, hire.policies, 'source');
      const applications = await store.applications.listApplications(tx, hire.requisitionId);
      const left = applications.filter((a) => a.state === 'shortlisted');
      if (hire.state !== 'sourcing') {
        const open = (await picksOf(store, tx, hire)).some((ask) => ask.state === 'open');
        return { size: left.length, group: open ? groupKey(hireId, shortlistStretch(hire.shortlists)) : null };
      }
      if (left.length > 0) {
        await store.hires.moveHire(tx, hire, 'shortlist', actor, { left: left.length });
        return { size: left.length, group: null };
      }
      const best = (await freeOnes(store, tx, hire, applications)).slice(0, policy.shortlistSize);
      if (best.length === 0) return { size: 0, group: null };
      return { size: best.length, group: await makeShortlist(tx, hire, best, applications.length) };
    });
  }

  async function makeShortlist(
    tx: Tx,
    hire: HireRecord,
    best: readonly ApplicationRecord[],
    of: number,
  ): Promise<string | null> {
    const policy = await policyOf(store, tx, hire.policies, 'source');
    const number = hire.shortlists + 1;
    await store.applications.moveApplications(
      tx,
      best.map((a) => a.id),
      'shortlisted',
    );
    await store.hires.changeRequisition(tx, hire, { shortlists: number });
    await store.hires.moveHire(tx, hire, 'shortlist', actor, {
      shortlist: best.map((a) => ({ application: a.id, score: a.score })),
      of,
      policy: `source@${hire.policies.source}`,
    });
    if (policy.shortlistBy !== 'lead') return null;
    const people = best.map((a) => ({
      talent: a.talentId,
      label: labelOf(a.source, a.talentId),
      total: a.score ?? 0,
      askMinor: a.askMinor,
    }));
    await store.asks.open(tx, shortlistAsk(hire, people, policy, await store.clock.now(tx), number));
    return groupKey(hire.id, shortlistStretch(number));
  }

  /**
   * Chooses who gets the offer: the lead’s pick, then the next on the shortlist who is free on these days. Promises the
   * money under the requisition’s lock, writes the engagement and starts its run through the outbox. Null when nobody is left.
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

      const [pick] = await picksOf(store, tx, hire);
      const open = applications.filter((a) => a.state === 'shortlisted');
      const nobody = pick?.option === 'reject-all';
      if (nobody) await refuse(tx, open);
      const chosen = nobody ? undefined : await firstFree(tx, hire, inTurn(open, pick));
      if (!chosen) {
        if (hire.state === 'shortlist')
          await store.hires.moveHire(tx, hire, 'sourcing', pick?.answeredBy ?? actor, { reason: 'nobody is left' });
        return { engagementId: null };
      }
      return { engagementId: await offerTo(tx, hire, chosen, applications, patienceSeconds, pick) };
    });
  }

  function refuse(tx: Tx, open: readonly ApplicationRecord[]): Promise<void> {
    return store.applications.moveApplications(
      tx,
      open.map((a) => a.id),
      'rejected',
      'not wanted by the lead',
    );
  }

  /** The first who may get an offer for these days. Their rows stay locked until the offer is written. */
  async function firstFree(
    tx: Tx,
    hire: HireRecord,
    people: readonly ApplicationRecord[],
  ): Promise<ApplicationRecord | undefined> {
    await store.talents.lockTalents(
      tx,
      people.map((a) => a.talentId),
    );
    const isFree = await freedom(store, tx, hire, people);
    for (const person of people) {
      if (isFree(person)) return person;
      // They may be free again later: back among those who fit.
      await store.applications.moveApplications(
        tx,
        [person.id],
        'screened',
        'has another offer or work for these days',
      );
      await store.events.append(tx, {
        subject: hire.id,
        type: 'application.passed-over',
        object: person.id,
        actor,
        data: { reason: 'has another offer or work for these days', policy: `source@${hire.policies.source}` },
      });
    }
    return undefined;
  }

  async function offerTo(
    tx: Tx,
    hire: HireRecord,
    chosen: ApplicationRecord,
    applications: readonly ApplicationRecord[],
    patienceSeconds: number,
    pick: AskOutcome | undefined,
  ): Promise<string> {
    const terms = scaleTerms(agreedTerms({ terms: null }, hire.intake), hire.offerMinor);
    const engagementId = deriveId('engagement', hire.requisitionId, chosen.talentId);
    await store.hires.commitBudget(tx, hire.requisitionId, hire.budgetMinor);
    await store.applications.moveApplications(tx, [chosen.id], 'offered');
    await store.events.append(tx, {
      subject: hire.id,
      type: 'decided.shortlist',
      object: chosen.id,
      actor: pick?.answeredBy ?? actor,
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
        hireId: hire.id,
        requisitionId: hire.requisitionId,
        applicationId: chosen.id,
        talentId: chosen.talentId,
        leadId: hire.requestedBy,
        workflowId: runIds.engagement(engagementId),
        title: hire.title,
        role: hire.role,
        jurisdiction: hire.jurisdiction,
        timeZone: hire.timeZone,
        ...termOf(hire),
        currency: hire.currency,
        notToExceedMinor: hire.budgetMinor,
        reservedMinor: totalOf(terms),
        terms,
        policies: hire.policies,
      },
      actor,
    );
    await store.outbox.put(tx, startEngagement(engagementId, hire, chosen.talentId, patienceSeconds));
    await store.hires.moveHire(tx, hire, 'offering', actor, { engagement: engagementId });
    return engagementId;
  }
}

/**
 * Takes an open shortlist back: whoever is left on it is ranked with the others again, and the lead is asked anew.
 * False when the lead has chosen already.
 */
export async function takeBackShortlist(store: Store, tx: Tx, hire: HireRecord): Promise<boolean> {
  const open = (await picksOf(store, tx, hire)).some((ask) => ask.state === 'open');
  if (hire.state !== 'shortlist' || !open) return false;
  const reason = 'somebody on the shortlist took the application back';
  await store.asks.withdraw(tx, groupKey(hire.id, shortlistStretch(hire.shortlists)), reason);
  const applications = await store.applications.listApplications(tx, hire.requisitionId);
  await store.applications.moveApplications(
    tx,
    applications.filter((a) => a.state === 'shortlisted').map((a) => a.id),
    'screened',
  );
  await store.hires.moveHire(tx, hire, 'sourcing', actor, { reason });
  return true;
}

/** The lead’s word on the newest shortlist, as a list of one or none. */
export function picksOf(store: Store, tx: Tx, hire: HireRecord): Promise<AskOutcome[]> {
  return store.asks.outcomes(tx, groupKey(hire.id, shortlistStretch(hire.shortlists)));
}

/** The lead’s pick first, the others as they are ranked. */
function inTurn(open: readonly ApplicationRecord[], pick: AskOutcome | undefined): ApplicationRecord[] {
  const wanted = pick?.answer?.['talent'];
  return [...open].sort((a, b) => Number(b.talentId === wanted) - Number(a.talentId === wanted));
}

function labelOf(source: string, talentId: string): string {
  return `${source === 'pool' ? 'From the pool' : 'Applicant'} ${talentId.slice(4, 10)}`;
}
