import { groupKey } from '../domain/ids';
import { endOfApplication } from '../domain/source/offer-rules';
import { offerStretch } from '../domain/source/offer-asks';
import type { Tx } from '../adapters/db/connection';
import type { FallenOut } from '../adapters/db/terms';
import { createApprovalActivities } from './approval';
import { openListings } from './end-hire';
import { createImpasseActivities } from './impasse';
import type { JourneyPorts } from './journey';
import { createPeopleActivities } from './people';
import { createShortlistActivities } from './shortlist';

const actor = 'system:hire';

export interface HireStep {
  hireId: string;
}

/** Steps of sourcing: from the request to a person who gets an offer. `records` are single transactions, `vendor` calls outside. */
export function createSourceActivities(ports: JourneyPorts) {
  const { store } = ports;
  const people = createPeopleActivities(ports);
  return {
    records: {
      ...createApprovalActivities(ports),
      ...people.records,
      ...createShortlistActivities(ports),
      ...createImpasseActivities(ports),
      fillHire,
      closeHire,
    },
    vendor: people.vendor,
  };

  /**
   * Notes what became of the offer: filled, and everyone else is told no; or back to the shortlist for the next person.
   * Gives the rounds whose listing is to be taken down.
   */
  async function fillHire({
    hireId,
    engagementId,
    filled,
  }: HireStep & { engagementId: string; filled: boolean }): Promise<{ listings: number[] }> {
    return store.transaction(async (tx) => {
      let hire = await store.hires.lockHire(tx, hireId);
      if (hire.state !== 'offering') return { listings: filled ? await openListings(store, tx, hire) : [] };
      const offered = (await store.applications.listApplications(tx, hire.requisitionId)).find(
        (a) => a.state === 'offered',
      );
      if (filled) {
        if (offered) await store.applications.moveApplications(tx, [offered.id], 'accepted');
        const others = await store.applications.rejectRest(tx, hire.requisitionId, 'the seat is filled');
        hire = await store.hires.moveRequisition(tx, hire, 'filled', actor, { engagement: engagementId });
        await store.hires.moveHire(tx, hire, 'filled', actor, { engagement: engagementId, others });
        return { listings: await openListings(store, tx, hire) };
      }
      const out = await store.terms.fallenOut(tx, engagementId);
      if (offered)
        await store.applications.moveApplications(tx, [offered.id], await endOf(tx, engagementId, out), out.reason);
      await store.hires.commitBudget(tx, hire.requisitionId, -out.notToExceedMinor);
      await store.hires.moveHire(tx, hire, 'sourcing', actor, { engagement: engagementId, reason: out.reason });
      return { listings: [] };
    });
  }

  async function endOf(tx: Tx, engagementId: string, { offerRound, withdrew }: FallenOut) {
    if (withdrew) return 'withdrawn';
    const [offer] = await store.asks.outcomes(tx, groupKey(engagementId, offerStretch(offerRound)));
    const [consent] = await store.asks.outcomes(tx, groupKey(engagementId, 'consent'));
    return endOfApplication({ offer, consent });
  }

  /** Ends the hire with its engagement. */
  async function closeHire({ hireId, reason }: HireStep & { reason: 'engagement closed' }): Promise<void> {
    await store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      if (hire.state === 'closed') return;
      await store.hires.moveHire(tx, hire, 'closed', actor, { reason });
    });
  }
}
