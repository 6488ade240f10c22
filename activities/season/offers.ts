import { addDays, atLocal, daysBetween, shiftDate } from '../../domain/calendar';
import { topRateCard } from '../../domain/evaluate/rate-card';
import { deriveId } from '../../domain/ids';
import { toMinor } from '../../domain/money';
import { placeOfferAsk } from '../../domain/season/offer-asks';
import { offersToMake, placeMoney, repaysTraining, type ClassFunnel } from '../../domain/season/offers';
import type { HourlyTerms } from '../../domain/source/terms';
import type { WaveRecord } from '../../adapters/db/season/waves';
import { policyOf } from '../journey';
import { recruitingStates } from './recruiting';
import type { Season, SeasonPart, SeasonPorts } from './part';

const actor = 'system:campaign';

// Whoever is offered a place later than this has no time left for check and papers.
const leastDays = 3;
// The relay starts what the deed left behind for so long (wall).
const graceSeconds = 300;

/**
 * Offers places: for each class that is filled as many as its funnel is behind, people who were here before first. Each chunk is
 * one transaction under the season’s lock, in which its people are asked too; the runs are started by a deed of its own.
 */
export const offers: SeasonPart = async (ports, season) => {
  const { store } = ports;
  const { campaign, policy } = season;
  if (!recruitingStates.includes(campaign.state) || campaign.planVersion === null) {
    // What was offered before a pause stays valid, and its runs are started.
    const left = await store.transaction((tx) => store.applicants.startsLeft(tx, campaign.id));
    return left > 0 ? { todo: [{ kind: 'start', count: left }] } : {};
  }
  const all = await store.waves.listWaves(store.reader, campaign.id);
  const waves = all.filter((wave) => takesOffers(wave, season));
  // Whoever is cleared takes the first place that is free, and that may be in an earlier class than the one they are sought for.
  const earliest = all
    .filter(({ state, classroomOn }) => state === 'filling' && classroomOn > season.today)
    .reduce((first, { classroomOn }) => (classroomOn < first ? classroomOn : first), campaign.endsOn);
  let made = 0;
  let held = 0;
  for (const wave of waves) {
    const wanted = Math.min(await stillWanted(ports, season, wave), wave.offers * 3);
    for (let left = wanted; left > 0;) {
      const chunk = await offerChunk(ports, season, { wave, earliest }, Math.min(left, policy.offers.chunk));
      made += chunk.made;
      held += chunk.held;
      left -= chunk.made;
      ports.beat();
      if (chunk.made === 0 || chunk.held > 0) break;
    }
  }
  const count = await store.transaction((tx) => store.applicants.startsLeft(tx, campaign.id));
  const said = [
    ...(made > 0 ? [`${made} places offered`] : []),
    ...(held > 0 ? [`the budget holds ${held} offers back`] : []),
  ];
  return {
    ...(said.length > 0 && { did: said.join(', ') }),
    ...(count > 0 && { todo: [{ kind: 'start' as const, count }] }),
  };
};

function takesOffers(wave: WaveRecord, { today, campaign, plan }: Season): boolean {
  const { classroomWeeks, nestingWeeks } = plan.request.training;
  return (
    wave.state === 'filling' &&
    shiftDate(wave.classroomOn, -leastDays) >= today &&
    repaysTraining({ liveOn: wave.liveOn, endsOn: campaign.endsOn }, classroomWeeks + nestingWeeks)
  );
}

async function stillWanted({ store }: SeasonPorts, season: Season, wave: WaveRecord): Promise<number> {
  const { campaign, plan, policy } = season;
  const counts = await store.transaction((tx) => store.members.countMembers(tx, campaign.id));
  const of = (test: (row: (typeof counts)[number]) => boolean) =>
    counts.filter((row) => row.waveId === wave.id && test(row)).reduce((sum, { n }) => sum + n, 0);
  const funnel: ClassFunnel = {
    bookings: wave.bookings,
    open: of(({ state, engagement }) => state === 'offered' && engagement === 'offered'),
    accepted: of(({ state, engagement }) => state === 'offered' && engagement !== 'offered'),
    ready: of(({ state }) => ['cleared', 'booked', 'waitlisted'].includes(state)),
  };
  return offersToMake(funnel, plan.request.yields, policy.offers.surplusShare);
}

/** One chunk of offers. `held`: offers that the budget does not hold. */
async function offerChunk(
  { store, patienceSeconds }: SeasonPorts,
  season: Season,
  { wave, earliest }: { wave: WaveRecord; earliest: string },
  most: number,
): Promise<{ made: number; held: number }> {
  const { request } = season.plan;
  return store.transaction(async (tx) => {
    const campaign = await store.campaigns.lockCampaign(tx, season.campaign.id);
    // A command may have come between.
    if (!recruitingStates.includes(campaign.state)) return { made: 0, held: 0 };
    const requisitionId = store.applicants.requisitionOf(campaign.id);
    const startsAt = atLocal(wave.classroomOn, 9, campaign.timeZone);
    const endsAt = addDays(atLocal(campaign.endsOn, 0, campaign.timeZone), 1, campaign.timeZone);
    const terms: HourlyTerms = {
      rateMinor: toMinor(request.pay.hourly).amountMinor,
      hoursPerWeek: request.hours.perAgentWeek,
      trainingPaid: request.pay.trainingPaid,
      trainingWeeks: request.training.classroomWeeks + request.training.nestingWeeks,
    };
    const weeks = Math.ceil(daysBetween(earliest, campaign.endsOn) / 7) + 1;
    const money = placeMoney(terms, request.training, weeks, season.policy.pay, {
      currency: campaign.currency,
      burdenPercent: request.pay.burdenPercent,
      topRateCard: topRateCard(await policyOf(store, tx, campaign.policies, 'evaluate')),
    });
    const free = campaign.budgetMinor - campaign.reservedMinor - campaign.paidMinor;
    const affordable = Math.max(0, Math.floor(free / Math.max(1, money.seasonMinor)));
    const limit = Math.min(most, affordable);
    const wanted = { startsAt: atLocal(earliest, 9, campaign.timeZone), endsAt, limit };
    const people = (await store.applicants.takeOfferable(tx, requisitionId, wanted)).map((person) => ({
      ...person,
      engagementId: deriveId('engagement', requisitionId, person.talentId),
    }));
    const { name: title, currency, timeZone, policies } = campaign;
    const place = { hireId: campaign.id, title, currency, timeZone, policies, endsAt };
    await store.applicants.offerPlaces(
      tx,
      {
        campaign,
        requisitionId,
        waveId: wave.id,
        leadId: campaign.requestedBy,
        startsAt,
        endsAt,
        ...money,
        terms: { deliverables: [], hourly: terms },
        hoursCap: Math.round(request.hours.perAgentWeek),
        patienceSeconds,
        graceSeconds,
      },
      people,
      people.map(({ engagementId: id, talentId }) =>
        placeOfferAsk({ ...place, id, talentId }, terms, wave, season.policy),
      ),
      actor,
    );
    return { made: people.length, held: limit < most ? most - limit : 0 };
  });
}
