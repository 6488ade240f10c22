import type { Candidate } from '../../domain/source/rules';
import { atLocal } from '../../domain/calendar';
import { seasonKeys } from '../../domain/season/keys';
import type { WaveRecord } from '../../adapters/db/season/waves';
import { policyOf } from '../journey';
import { saveScored } from './applicants';
import { recruitingStates } from './recruiting';
import type { Deed, Season, SeasonPart, SeasonPorts } from './part';

const actor = 'system:campaign';

/** Classes whose sourcing date has come are filled: people who were here before first, then a listing outside for each class. */
export const sourcing: SeasonPart = async (ports, season) => {
  const { store } = ports;
  const { campaign } = season;
  const waves = await store.waves.listWaves(store.reader, campaign.id);
  const seeking = recruitingStates.includes(campaign.state) && campaign.planVersion !== null;
  const todo: Deed[] = [];
  const did: string[] = [];
  for (const wave of waves) {
    const begins = seeking && wave.state === 'planned' && wave.sourcingOn <= season.today;
    if (begins) {
      await beginFilling(ports, season, wave);
      did.push(`class ${wave.no} is filled`);
      ports.beat();
    }
    const deed = await listingOf(ports, season, begins ? { ...wave, state: 'filling' } : wave, seeking);
    if (deed) todo.push(deed);
  }
  const next = waves.filter(({ state }) => state === 'planned').map((wave) => wave.sourcingOn)[0];
  const until = waves.flatMap(({ listing, listingUntil }) => (listing === 'out' && listingUntil ? [listingUntil] : []));
  const dates = [...until, ...(next ? [atLocal(next, 6, campaign.timeZone)] : [])].sort();
  return { ...(did.length > 0 && { did: did.join(', ') }), next: dates[0] ?? null, todo };
};

/** The class is open for people; those whom we know are ranked for it. */
async function beginFilling({ store }: SeasonPorts, season: Season, wave: WaveRecord): Promise<void> {
  const { campaign, plan } = season;
  await store.transaction(async (tx) => {
    const locked = await store.campaigns.lockCampaign(tx, campaign.id);
    const now = await store.waves.lockWave(tx, wave.id);
    if (now.state !== 'planned') return;
    const requisition = store.applicants.requisitionOf(campaign.id);
    const pool = await store.talents.candidatesFor(tx, {
      roles: [locked.role],
      skills: plan.request.skills.map(({ skill }) => skill),
    });
    const fresh = new Set(
      await store.applicants.unlisted(
        tx,
        requisition,
        pool.map(({ talent }) => talent),
      ),
    );
    const people = pool
      .filter(({ talent }) => fresh.has(talent))
      .map((person): Candidate => ({ ...person, source: 'pool', askMinor: null }));
    await saveScored(store, tx, locked, wave, people);
    await store.waves.moveWave(tx, now, 'filling', actor, { known: people.length });
  });
}

/** What is to be done about a class’s listing, if anything. */
async function listingOf(
  { store }: SeasonPorts,
  season: Season,
  wave: WaveRecord,
  seeking: boolean,
): Promise<Deed | null> {
  const { campaign, now, today } = season;
  const open = seeking && wave.state === 'filling' && wave.classroomOn > today;
  return store.transaction(async (tx): Promise<Deed | null> => {
    const { listing, listings: round, id: waveId } = wave;
    const key = seasonKeys.listing(waveId, Math.max(1, round));
    if (listing === 'wanted') return { kind: 'publish', waveId, round, key };
    if (listing === 'out') {
      const closed = (await store.hooks.reportsOf(tx, key)).some(({ type }) => type === 'listing.closed');
      if (closed || (wave.listingUntil !== null && wave.listingUntil <= now))
        return { kind: 'collect', waveId, round, key };
      if (open || campaign.state === 'paused') return null;
      return { kind: 'close-listing', waveId, round, key: seasonKeys.closeListing(waveId, round) };
    }
    if (!open) return null;
    const { sourcingRounds } = await policyOf(store, tx, campaign.policies, 'source');
    const known = await store.applicants.countOfferable(tx, store.applicants.requisitionOf(campaign.id));
    if (round >= sourcingRounds || known >= (round === 0 ? wave.offers : 1)) return null;
    // The instant from which its days count: every attempt asks for the same.
    await store.waves.changeWave(tx, waveId, { listing: 'wanted', listings: round + 1, listing_until: now });
    return { kind: 'publish', waveId, round: round + 1, key: seasonKeys.listing(waveId, round + 1) };
  });
}
