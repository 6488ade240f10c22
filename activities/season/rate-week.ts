import type { WeekCard, WeekPerson, WeekTierChange } from '../../adapters/db/season/week-ratings';
import type { Tx } from '../../adapters/db/connection';
import { addBusinessDays } from '../../domain/calendar';
import type { EvaluatePolicy } from '../../domain/evaluate/policy-contract';
import { nextTier, type TierDecision } from '../../domain/evaluate/tiers';
import { weekScorecard, type WeekMeans } from '../../domain/evaluate/week-card';
import { policyName } from '../../domain/engagement/facts';
import { deriveId } from '../../domain/ids';
import { policyOf } from '../journey';
import { askAboutD, askForRefresher } from '../rate';
import type { Season, SeasonPorts } from './part';

const batch = 500;
const actor = 'system:evaluate';

/**
 * Rates everybody’s week: cards, the tiers that follow, and the questions that a rule may not decide alone. The maths is done over one
 * read per batch; a repeat finds its cards there. Gives how many were rated.
 */
export async function rateWeek(ports: SeasonPorts, season: Season, period: string): Promise<number> {
  const { store } = ports;
  const { campaign, policy } = season;
  const hours = policy.shifts.confirmHours;
  const { evaluate, cohort } = await store.transaction(async (tx) => ({
    evaluate: await policyOf(store, tx, campaign.policies, 'evaluate'),
    cohort: await store.weekRatings.weekMeans(tx, campaign.id, period, hours),
  }));
  let sum = 0;
  for (let after = ''; ;) {
    const from = after;
    const people = await store.transaction(async (tx) => {
      const found = await store.weekRatings.lockWeek(tx, campaign.id, period, hours, from, batch);
      if (found.length > 0) await rateBatch(ports, season, { period, people: found, cohort, evaluate }, tx);
      return found;
    });
    sum += people.length;
    ports.beat();
    if (people.length < batch) return sum;
    after = people.at(-1)?.engagementId ?? '';
  }
}

interface Batch {
  period: string;
  people: readonly WeekPerson[];
  cohort: WeekMeans;
  evaluate: EvaluatePolicy;
}

interface Rated {
  person: WeekPerson;
  card: WeekCard;
  decision: TierDecision;
  change: WeekTierChange | null;
}

async function rateBatch({ store }: SeasonPorts, season: Season, facts: Batch, tx: Tx): Promise<void> {
  const { period, people, evaluate } = facts;
  const name = policyName('evaluate', season.campaign.policies);
  const at = await store.clock.now(tx);
  const dueBy = disputeDays(at, evaluate);
  const rated = people.map((person) => rate(person, season, facts, at, dueBy(person)));
  const changes = rated.flatMap(({ change }) => change ?? []);
  await store.weekRatings.saveCards(
    tx,
    period,
    name,
    rated.map(({ card }) => card),
  );
  await store.weekRatings.moveTiers(tx, name, changes);
  await store.events.appendAll(tx, [
    ...rated.map(({ card, decision }) => closed(card, decision, period, name)),
    ...changes.map((change) => moved(change, name)),
  ]);
  // Few enter a tier with a refresher, and fewer are asked about: each is told on their own.
  for (const { person, card, decision, change } of rated) {
    const refresher = change?.to && evaluate.effects[change.to].refresher;
    if (!refresher && !decision.asksForD) continue;
    const engagement = await store.engagements.lockEngagement(tx, person.engagementId);
    if (change)
      await askForRefresher(store, tx, engagement, { tier: change.to, change: change.id, at, policy: evaluate });
    const { talentId } = person;
    if (decision.asksForD)
      await askAboutD(store, tx, engagement, {
        talentId,
        reason: decision.reason,
        scorecardId: card.id,
        at,
        policy: evaluate,
      });
  }
}

function rate(
  person: WeekPerson,
  season: Season,
  { period, cohort, evaluate }: Batch,
  at: string,
  until: string,
): Rated {
  const { engagementId, talentId, metrics, kept, claimed, tier, since } = person;
  const week = 7 * 86_400_000;
  const rampOver = Date.parse(season.now) - Date.parse(person.liveAt) >= season.plan.request.ramp.length * week;
  const card = weekScorecard({ metrics, shifts: { kept, of: claimed }, rampOver }, cohort, evaluate);
  const stays: TierDecision = { tier, cause: 'stays', reason: card.rationale, asksForD: false };
  const decision =
    card.rated && card.score !== null
      ? nextTier([...person.history, { closedAt: at, score: card.score }], { tier, since }, evaluate)
      : stays;
  const id = deriveId('scorecard', engagementId, period);
  const source = `card/${id}`;
  return {
    person,
    decision,
    card: {
      id,
      engagementId,
      talentId,
      card: { ...card, rationale: decision.reason },
      tierBefore: tier,
      tierAfter: decision.tier,
      disputableUntil: until,
    },
    change:
      decision.tier === tier
        ? null
        : {
            id: deriveId('tierChange', source),
            talentId,
            no: person.changes + 1,
            from: tier,
            to: decision.tier,
            cause: decision.cause,
            reason: decision.reason,
            source,
            scorecardId: id,
          },
  };
}

/** Business days are counted once per calendar, not once per person. */
function disputeDays(at: string, { dispute }: EvaluatePolicy): (person: WeekPerson) => string {
  const known = new Map<string, string>();
  return ({ calendar }) => {
    const key = `${calendar.timeZone} ${calendar.jurisdiction}`;
    const until = known.get(key) ?? addBusinessDays(at, dispute.businessDays, calendar);
    known.set(key, until);
    return until;
  };
}

function closed(
  { id, engagementId, card, tierBefore, tierAfter }: WeekCard,
  decision: TierDecision,
  period: string,
  policy: string,
) {
  return {
    subject: engagementId,
    type: 'scorecard.closed',
    object: id,
    actor,
    data: {
      period,
      score: card.score,
      rated: card.rated,
      tierBefore,
      tier: tierAfter,
      policy,
      rationale: decision.reason,
      version: 1,
    },
  };
}

function moved({ id, talentId, from, to, cause, reason }: WeekTierChange, policy: string) {
  return { subject: talentId, type: 'tier.changed', object: id, actor, data: { from, to, cause, policy, reason } };
}
