import { addDays, atLocal } from '../domain/calendar';
import { plus } from '../domain/clock';
import { deriveId, runIds } from '../domain/ids';
import { sourceKeys, sourceTimers } from '../domain/source/keys';
import { rank, reasonAgainst, type Candidate, type Need } from '../domain/source/rules';
import type { Tx } from '../adapters/db/connection';
import type { HireRecord } from '../adapters/db/hires';
import type { Store } from '../adapters/db/store';
import { runEffect } from './effect';
import { policyOf, type JourneyPorts } from './journey';
import { takeBackShortlist } from './shortlist';
import type { HireStep } from './source';
import { takeIn } from './take-in';

const actor = 'system:hire';

/** A round of looking for people: 1 as the request says, later ones as the lead changed it. */
export interface RoundStep extends HireStep {
  /** (Default: 1) */
  round?: number;
}

/** Steps that find people: the pool, the listing in the marketplace, who applies and who takes it back. */
export function createPeopleActivities({ store, world }: Pick<JourneyPorts, 'store' | 'world'>) {
  return {
    records: { rankPool, withdrawApplicant },
    vendor: { publishListing, collectApplicants, closeListing },
  };

  /** Scores the people we know. Enough qualified ones make the first listing needless. */
  async function rankPool({ hireId }: RoundStep): Promise<{ listing: boolean }> {
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const policy = await policyOf(store, tx, hire.policies, 'source');
      const listed = (await store.applications.listApplications(tx, hire.requisitionId)).map((one) => one.talentId);
      const fit = (await poolOf(store, tx, hire)).filter(
        (person) => !listed.includes(person.talent) && reasonAgainst(person, needOf(hire)) === null,
      );
      await saveRanked(store, tx, hire, fit);
      return { listing: hire.round > 1 || fit.length < policy.poolEnough };
    });
  }

  /** Publishes the listing of a round in the marketplace, and arms the date from which we look ourselves who applied. */
  async function publishListing({ hireId, round = 1 }: RoundStep): Promise<void> {
    const { listing, lookAt } = await store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const policy = await policyOf(store, tx, hire.policies, 'source');
      const began = (await store.impasses.listImpasses(tx, hireId)).find((one) => one.round === round);
      // Counted from the approval or the lead's word, so that every attempt asks for the same.
      const closesAt = addDays(
        began?.beganAt ?? hire.changedAt,
        began?.changes.listingDays ?? policy.listingDays,
        hire.timeZone,
      );
      const listing = {
        title: hire.title,
        role: began?.changes.otherRole ?? hire.role,
        skills: hire.skills,
        jurisdiction: hire.jurisdiction,
        startsOn: hire.startsOn,
        endsOn: hire.endsOn,
        budget: { amountMinor: hire.budgetMinor, currency: hire.currency },
        closesAt,
        enough: policy.enoughApplicants,
      };
      return { listing, lookAt: plus(closesAt, { hours: policy.listingGraceHours }) };
    });
    await runEffect(store, listingSpec(hireId, sourceKeys.listing(hireId, round), 'publish'), listing, {
      call: (key) => world.marketplace.publish(key, listing),
      find: (key) => world.marketplace.findListing(key),
      settle: (tx) => store.timers.arm(tx, { ...listingTimer(hireId, round), until: lookAt }),
    });
  }

  /** Takes over everyone who applied to the listing of a round: people, applications, scores. */
  async function collectApplicants({ hireId, round = 1 }: RoundStep): Promise<{ applicants: number }> {
    const key = sourceKeys.listing(hireId, round);
    const listing = await store.transaction((tx) => store.effects.read(tx, key));
    const applied = listing?.providerRef ? await world.marketplace.applicants(listing.providerRef) : [];
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      await store.timers.clear(tx, listingTimer(hireId, round));
      const { ids, asks } = await takeIn(store, tx, key, applied, { role: hire.role, jurisdiction: null });
      const known = await store.talents.candidatesFor(tx, { talents: ids });
      const people = known.map((person): Candidate => {
        const ask = asks.get(person.talent);
        return { ...person, source: 'marketplace', askMinor: ask?.currency === hire.currency ? ask.amountMinor : null };
      });
      await saveRanked(store, tx, hire, people);
      await store.events.append(tx, {
        subject: hireId,
        type: 'applications.collected',
        object: hire.requisitionId,
        actor,
        data: { count: people.length, source: 'marketplace', ...(round > 1 ? { round } : {}) },
      });
      return { applicants: people.length };
    });
  }

  /** Takes the listing of a round down: the seat is filled, or the hire is over. */
  async function closeListing({ hireId, round = 1 }: RoundStep): Promise<void> {
    const listing = await store.transaction((tx) => store.effects.read(tx, sourceKeys.listing(hireId, round)));
    const ref = listing.providerRef;
    if (ref === null) return;
    await runEffect(
      store,
      listingSpec(hireId, sourceKeys.closeListing(hireId, round), 'close'),
      { ref },
      { call: (key) => world.marketplace.close(key, ref) },
    );
  }

  /**
   * An applicant took the application back before an offer. After it, the offer itself is what is answered.
   * `asksAnew`: the lead was choosing from a shortlist with this person on it; that question is taken back.
   */
  async function withdrawApplicant({
    hireId,
    applicant,
  }: HireStep & { applicant: string }): Promise<{ asksAnew: boolean }> {
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const talentId = deriveId('talent', `marketplace:${applicant}`);
      const application = (await store.applications.listApplications(tx, hire.requisitionId)).find(
        (one) => one.talentId === talentId,
      );
      if (!application || !['applied', 'screened', 'shortlisted'].includes(application.state))
        return { asksAnew: false };
      await store.applications.moveApplications(tx, [application.id], 'withdrawn', 'took the application back');
      await store.events.append(tx, {
        subject: hireId,
        type: 'application.withdrawn',
        object: application.id,
        actor: 'system:marketplace',
        data: { from: application.state },
      });
      const asksAnew = application.state === 'shortlisted' && (await takeBackShortlist(store, tx, hire));
      return { asksAnew };
    });
  }
}

/** What the requisition asks of a person now. */
export function needOf(hire: HireRecord): Need {
  return { role: hire.role, skills: hire.skills, budgetMinor: hire.budgetMinor, startsOn: hire.startsOn };
}

/** From when to when a hire wants somebody. */
export function termOf(hire: HireRecord): { startsAt: string; endsAt: string } {
  return {
    startsAt: atLocal(hire.startsOn, 9, hire.timeZone),
    endsAt: addDays(atLocal(hire.endsOn, 0, hire.timeZone), 1, hire.timeZone),
  };
}

/** Scores people against what is asked now and writes them down; those who are out already stay out. */
export async function saveRanked(store: Store, tx: Tx, hire: HireRecord, people: readonly Candidate[]): Promise<void> {
  const { weights } = await policyOf(store, tx, hire.policies, 'source');
  const need = needOf(hire);
  const ranked = rank(people, need, weights).map((person) => ({
    ...person,
    reasonAgainst: reasonAgainst(person, need),
  }));
  await store.applications.saveApplications(tx, hire.requisitionId, ranked);
}

/** Ranks those who are on the list already once more, after the search was changed. */
export async function rankAgain(store: Store, tx: Tx, hire: HireRecord): Promise<void> {
  const open = (await store.applications.listApplications(tx, hire.requisitionId)).filter(
    ({ state }) => state === 'applied' || state === 'screened',
  );
  const of = new Map(open.map((one) => [one.talentId, one]));
  const known = await store.talents.candidatesFor(tx, { talents: [...of.keys()] });
  await saveRanked(
    store,
    tx,
    hire,
    known.map((person): Candidate => {
      const application = of.get(person.talent);
      return { ...person, source: application?.source ?? 'pool', askMinor: application?.askMinor ?? null };
    }),
  );
}

async function poolOf(store: Store, tx: Tx, hire: HireRecord): Promise<Candidate[]> {
  const known = await store.talents.candidatesFor(tx, {
    roles: [hire.role, ...hire.otherRoles],
    skills: hire.skills.map((s) => s.skill),
  });
  return known.map((person): Candidate => ({ ...person, source: 'pool', askMinor: null }));
}

function listingTimer(hireId: string, round: number): { workflowId: string; name: string } {
  return { workflowId: runIds.hire(hireId), name: sourceTimers.listingDue(round) };
}

function listingSpec(hireId: string, key: string, operation: string) {
  return {
    key,
    system: 'marketplace',
    operation,
    subject: hireId,
    thread: hireId,
    workflowId: runIds.hire(hireId),
  };
}
