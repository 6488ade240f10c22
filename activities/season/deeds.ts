import { Context, getClient } from '@temporalio/activity';
import { defineSearchAttributeKey } from '@temporalio/common';

import type { CampaignRecord } from '../../adapters/db/season/campaigns';
import type { WaveRecord } from '../../adapters/db/season/waves';
import type { StartRow } from '../../adapters/db/season/applicants';
import { addDays } from '../../domain/calendar';
import { runIds } from '../../domain/ids';
import { toMinor } from '../../domain/money';
import { seasonKeys } from '../../domain/season/keys';
import type { Candidate } from '../../domain/source/rules';
import { runEffect } from '../effect';
import { policyOf, type JourneyPorts } from '../journey';
import { saveScored } from './applicants';
import { takeIn } from '../take-in';

const actor = 'system:campaign';
// Longer than a chunk of starts takes, far shorter than anybody waits.
const leaseSeconds = 60;

interface ListingStep {
  campaignId: string;
  waveId: string;
  round: number;
}

/** What a season’s turn leaves to activities of their own: listings outside, and the starts of many runs. */
export function createDeedActivities({ store, world }: Pick<JourneyPorts, 'store' | 'world'>) {
  return {
    vendor: { publishClassListing, collectClassApplicants, closeClassListing },
    batch: { startAgents, giveUpListing },
  };

  /** Lists a class in the marketplace: as many as its funnel has to screen, by the hour. */
  async function publishClassListing({ campaignId, waveId, round }: ListingStep): Promise<void> {
    const order = await store.transaction(async (tx) => {
      const campaign = await store.campaigns.readCampaign(tx, campaignId);
      const { request } = await store.campaigns.readPlan(tx, campaignId, campaign.planVersion ?? undefined);
      const wave = await store.waves.readWave(tx, waveId);
      // Another try of this step came through.
      if (wave.listing !== 'wanted' || wave.listings !== round) return null;
      const { listingDays } = await policyOf(store, tx, campaign.policies, 'source');
      // Counted from the turn that wanted it, so that every attempt asks for the same.
      const until = addDays(wave.listingUntil ?? (await store.clock.now(tx)), listingDays, campaign.timeZone);
      return {
        closesAt: until,
        listing: {
          title: `${campaign.name}, class ${wave.no}`,
          role: campaign.role,
          skills: request.skills,
          jurisdiction: campaign.jurisdiction,
          startsOn: wave.classroomOn,
          endsOn: campaign.endsOn,
          budget: { amountMinor: toMinor(request.pay.hourly).amountMinor, currency: campaign.currency },
          closesAt: until,
          enough: Math.max(1, wave.screens),
        },
      };
    });
    if (!order) return;
    const { listing, closesAt } = order;
    await runEffect(store, listingSpec(campaignId, seasonKeys.listing(waveId, round), 'publish'), listing, {
      call: (key) => world.marketplace.publish(key, listing),
      find: (key) => world.marketplace.findListing(key),
      settle: (tx) => store.waves.changeWave(tx, waveId, { listing: 'out', listing_until: closesAt }),
    });
  }

  /** Takes over everyone who applied: people, applications, scores. They are rows; nobody has a run before an offer. */
  async function collectClassApplicants({ campaignId, waveId, round }: ListingStep): Promise<void> {
    const key = seasonKeys.listing(waveId, round);
    const listing = await store.effects.read(store.reader, key);
    const applied = listing.providerRef === null ? [] : await world.marketplace.applicants(listing.providerRef);
    const { campaign, wave } = await store.transaction(async (tx) => ({
      campaign: await store.campaigns.readCampaign(tx, campaignId),
      wave: await store.waves.readWave(tx, waveId),
    }));
    for (let from = 0; from < applied.length; from += 200) {
      await takeOver(campaign, wave, key, applied.slice(from, from + 200));
      Context.current().heartbeat();
    }
    await store.transaction(async (tx) => {
      const now = await store.waves.lockWave(tx, waveId);
      if (now.listing !== 'out' || now.listings !== round) return;
      await store.waves.changeWave(tx, waveId, { listing: 'over' });
      await store.events.append(tx, {
        subject: campaignId,
        type: 'applications.collected',
        object: waveId,
        actor,
        data: { count: applied.length, source: 'marketplace', class: now.no, round },
      });
    });
  }

  async function takeOver(
    campaign: CampaignRecord,
    wave: WaveRecord,
    key: string,
    people: Awaited<ReturnType<typeof world.marketplace.applicants>>,
  ): Promise<void> {
    await store.transaction(async (tx) => {
      const { ids, asks } = await takeIn(store, tx, key, people, campaign);
      const known = await store.talents.candidatesFor(tx, { talents: ids });
      const scored = known.map((person): Candidate => {
        const ask = asks.get(person.talent);
        return {
          ...person,
          source: 'marketplace',
          askMinor: ask?.currency === campaign.currency ? ask.amountMinor : null,
        };
      });
      await saveScored(store, tx, campaign, wave, scored);
    });
  }

  /** Takes a class’s listing down: nobody shall apply in vain. */
  async function closeClassListing({ campaignId, waveId, round }: ListingStep): Promise<void> {
    const listing = await store.effects.read(store.reader, seasonKeys.listing(waveId, round));
    const ref = listing.providerRef;
    if (ref !== null)
      await runEffect(
        store,
        listingSpec(campaignId, seasonKeys.closeListing(waveId, round), 'close'),
        { ref },
        { call: (key) => world.marketplace.close(key, ref) },
      );
    await store.transaction((tx) => store.waves.changeWave(tx, waveId, { listing: 'over' }));
  }

  /** An engineer gave a listing up: the class is filled without it. */
  async function giveUpListing({ waveId }: { waveId: string }): Promise<void> {
    await store.transaction((tx) => store.waves.changeWave(tx, waveId, { listing: 'over' }));
  }

  /**
   * Starts the runs of people who were made an offer, in chunks. Each chunk is leased, started and marked; whoever repeats this
   * goes on with the first that is not, and a run that is there already is not started twice.
   */
  async function startAgents({
    campaignId,
    console: page,
  }: {
    campaignId: string;
    console: string | null;
  }): Promise<{ started: number }> {
    const chunk = await store.transaction(async (tx) => {
      const { policies } = await store.campaigns.readCampaign(tx, campaignId);
      return (await policyOf(store, tx, policies, 'season')).offers.chunk;
    });
    const client = getClient();
    let started = 0;
    for (;;) {
      const rows = await store.transaction((tx) =>
        store.applicants.takeStarts(tx, campaignId, { limit: chunk, leaseSeconds }),
      );
      if (rows.length === 0) return { started };
      await Promise.all(rows.map((row) => startRun(client, row, page)));
      await store.transaction((tx) =>
        store.applicants.startsDelivered(
          tx,
          rows.map(({ id }) => id),
        ),
      );
      started += rows.length;
      Context.current().heartbeat({ started });
    }
  }
}

async function startRun(client: ReturnType<typeof getClient>, row: StartRow, page: string | null): Promise<void> {
  const { workflowType, taskQueue, args, staticSummary, searchAttributes } = row.payload;
  try {
    await client.workflow.start(workflowType, {
      workflowId: row.workflowId,
      taskQueue,
      args,
      staticSummary,
      typedSearchAttributes: Object.entries(searchAttributes).map(([name, value]) => ({
        key: defineSearchAttributeKey(name, 'KEYWORD'),
        value,
      })),
      memo: page === null ? {} : { console: page },
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'USE_EXISTING',
    });
  } catch (error) {
    // It ran before, and is over.
    if (!(error instanceof Error && error.name === 'WorkflowExecutionAlreadyStartedError')) throw error;
  }
}

function listingSpec(campaignId: string, key: string, operation: string) {
  return {
    key,
    system: 'marketplace',
    operation,
    subject: campaignId,
    thread: campaignId,
    workflowId: runIds.campaign(campaignId),
  };
}
