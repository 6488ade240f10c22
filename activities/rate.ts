import type { Tx } from '../adapters/db/connection';
import type { Store } from '../adapters/db/store';
import type { TierRecord } from '../adapters/db/tiers';
import { addBusinessDays, addDays } from '../domain/calendar';
import { refresherAsk } from '../domain/evaluate/asks';
import { countingWindows } from '../domain/evaluate/correct';
import { portalPages } from '../domain/engagement/links';
import { peersGroup, periods, stretchAfter } from '../domain/evaluate/keys';
import type { EvaluatePolicy } from '../domain/evaluate/policy-contract';
import { projectScorecard } from '../domain/evaluate/rules';
import type { Scorecard, Tier } from '../domain/evaluate/score';
import { nextTier, type TierDecision } from '../domain/evaluate/tiers';
import { policyName, type EngagementFacts } from '../domain/engagement/facts';
import { deriveId } from '../domain/ids';
import { policyOf } from './journey';

type Part = Parameters<Store['ratingFacts']['acceptedWork']>[2];

/**
 * Closes one window of a locked engagement from what is there: the card, the tier that follows from it, and the question
 * about tier D where the rule may not decide alone. Reviews that are missing lapse. Once per window: a repeat changes nothing.
 */
export async function rateWindow(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  period: string,
  part: Part,
): Promise<{ tier: Tier | null }> {
  const person = await store.tiers.lockTier(tx, engagement.talentId);
  if (await store.scorecards.currentCard(tx, engagement.id, period)) return { tier: person.tier };
  const policy = await policyOf(store, tx, engagement.policies, 'evaluate');
  const group = peersGroup(engagement.id, period);
  await store.asks.withdraw(tx, group, 'the window closed; what came in counts');

  const payers = await store.ratingFacts.payersOf(tx, engagement);
  const card = projectScorecard(
    {
      deliverables: await store.ratingFacts.acceptedWork(tx, engagement.id, part),
      reviews: await store.ratingFacts.peerReviews(
        tx,
        engagement.id,
        period === periods.project ? null : group,
        payers,
      ),
    },
    policy,
  );
  const at = await store.clock.now(tx);
  const decision = await decide(store, tx, engagement, { person, period, card, at, policy });
  const scorecardId = await store.scorecards.saveCard(
    tx,
    {
      engagementId: engagement.id,
      talentId: engagement.talentId,
      period,
      tierBefore: person.tier,
      tierAfter: decision.tier,
      policy: policyName('evaluate', engagement.policies),
      disputableUntil: addBusinessDays(at, policy.dispute.businessDays, calendarOf(person, engagement)),
    },
    { ...card, rationale: decision.reason },
  );
  await store.windows.markClosed(tx, engagement.id, period);
  if (card.metrics.length > 0 && (await isTold(store, tx, engagement, period))) {
    const reader = { to: engagement.talentId, page: portalPages.rating };
    await store.news.tellNews(tx, engagement, { kind: 'rated', about: scorecardId }, [reader]);
  }
  await follow(store, tx, engagement, { person, decision, scorecardId, at, policy });
  return { tier: decision.tier };
}

/** Milestone by milestone people see it where they work; a mail tells of the whole, of a stretch, and of what came after. */
async function isTold(store: Store, tx: Tx, engagement: EngagementFacts, period: string): Promise<boolean> {
  if (period === periods.project || stretchAfter(period) !== null) return true;
  return (await store.scorecards.currentCard(tx, engagement.id, periods.project)) !== null;
}

interface Rated {
  person: TierRecord;
  period: string;
  card: Scorecard;
  at: string;
  policy: EvaluatePolicy;
}

/** What follows from a card: nothing while it is unrated, or when its work was counted stretch by stretch. */
async function decide(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  { person, period, card, at, policy }: Rated,
): Promise<TierDecision> {
  const stays = (reason: string): TierDecision => ({ tier: person.tier, cause: 'stays', reason, asksForD: false });
  if (!card.rated || card.score === null) return stays(card.rationale);
  const own = { id: '', engagement: engagement.id, period, score: card.score, closedAt: at };
  const history = countingWindows([...(await store.scorecards.ratedCards(tx, person.talentId)), own]);
  if (history.at(-1) !== own) return stays(`${card.rationale}; its stretches counted for the tier already`);
  return nextTier(history, person, policy);
}

interface Decided extends Omit<Rated, 'card' | 'period'> {
  decision: TierDecision;
  scorecardId: string;
}

/** Applies the decision: the tier with its history, the refresher that comes with it, and the question about tier D. */
async function follow(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  { person, decision, scorecardId, at, policy }: Decided,
): Promise<void> {
  const name = policyName('evaluate', engagement.policies);
  if (decision.cause !== 'stays') {
    const change = await store.tiers.moveTier(
      tx,
      person,
      {
        to: decision.tier,
        cause: decision.cause,
        reason: decision.reason,
        source: `card/${scorecardId}`,
        scorecardId,
        by: 'system:evaluate',
        policy: name,
      },
      policy,
    );
    if (change !== null) await askForRefresher(store, tx, engagement, { tier: decision.tier, change, at, policy });
  }
  if (decision.asksForD)
    await askAboutD(store, tx, engagement, {
      talentId: person.talentId,
      reason: decision.reason,
      scorecardId,
      at,
      policy,
    });
}

/** Asks a person who entered a tier with a refresher to take it. */
export async function askForRefresher(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  { tier, change, at, policy }: { tier: Tier | null; change: string; at: string; policy: EvaluatePolicy },
): Promise<void> {
  const course = tier && policy.effects[tier].refresher;
  if (!course || engagement.state === 'closed') return;
  const until = addDays(at, policy.refresherDays, engagement.timeZone);
  await store.asks.open(tx, refresherAsk(engagement, course, change, until));
}

/** Opens the question about tier D, unless it was asked within the cooldown: a rule alone never gives it. */
export async function askAboutD(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  about: { talentId: string; reason: string; scorecardId: string; at: string; policy: EvaluatePolicy },
): Promise<void> {
  const { talentId, scorecardId, policy } = about;
  const cooldown = addDays(about.at, -policy.cooldownDays, 'utc');
  if (await store.cases.wasAskedForD(tx, talentId, cooldown)) return;
  await store.cases.openCase(tx, {
    id: deriveId('ratingCase', 'demotion', scorecardId),
    kind: 'demotion',
    talentId,
    engagementId: engagement.id,
    scorecardId,
    metric: null,
    tierChangeId: null,
    against: null,
    reason: about.reason,
    notBy: await store.ratingFacts.payersOf(tx, engagement),
    thread: engagement.hireId,
    policy: policyName('evaluate', engagement.policies),
    by: 'system:evaluate',
  });
}

/** The talent’s calendar; where nobody said where they live, the one of the work. */
export function calendarOf(
  person: TierRecord,
  engagement: Pick<EngagementFacts, 'jurisdiction'>,
): { timeZone: string; jurisdiction: string } {
  return { ...person.calendar, jurisdiction: person.calendar.jurisdiction || engagement.jurisdiction };
}
