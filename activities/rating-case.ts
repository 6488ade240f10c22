import type { Tx } from '../adapters/db/connection';
import { caseAsk } from '../domain/evaluate/case-asks';
import { correctCard, countingWindows, replayTier } from '../domain/evaluate/correct';
import { caseGroup } from '../domain/evaluate/keys';
import type { EvaluatePolicy } from '../domain/evaluate/policy-contract';
import type { Metric, Scorecard, Tier } from '../domain/evaluate/score';
import { deriveId, runIds } from '../domain/ids';
import type { JourneyPorts } from './journey';

type Store = JourneyPorts['store'];
type CaseRecord = Awaited<ReturnType<Store['cases']['readCase']>>;
type TierRecord = Awaited<ReturnType<Store['tiers']['lockTier']>>;
type CardRecord = NonNullable<Awaited<ReturnType<Store['scorecards']['currentCard']>>>;

/** What somebody decided. */
interface Verdict {
  option: string;
  by: string;
  reason: string;
  raw: number | null;
}

/** Steps of a case about a rating: ask somebody who did not decide before, and apply what they say. */
export function createRatingCaseActivities({ store }: Pick<JourneyPorts, 'store'>) {
  return { records: { askAboutCase, decideCase } };

  /** Asks for the decision, for the `round`-th time. */
  async function askAboutCase({ caseId, round }: { caseId: string; round: number }): Promise<{ group: string }> {
    return store.transaction(async (tx) => {
      const one = await store.cases.readCase(tx, caseId);
      const policy = await policyOfCase(store, tx, one);
      const person = await store.tiers.lockTier(tx, one.talentId);
      const engagement = one.engagementId === null ? null : await store.cases.engagementFacts(tx, one.engagementId);
      const card = one.scorecardId === null ? null : await store.scorecards.lockCard(tx, one.scorecardId);
      const change = one.tierChangeId === null ? null : await store.tiers.readChange(tx, one.tierChangeId);
      const group = caseAsk(
        {
          ...one,
          title: engagement?.title ?? null,
          metric: card?.metrics.find(({ metric }) => metric === one.metric) ?? null,
          tiers: { from: change?.tier_from ?? null, to: change?.tier_to ?? null },
        },
        round,
        policy,
        { ...person.calendar, jurisdiction: person.calendar.jurisdiction || (engagement?.jurisdiction ?? '') },
      );
      await store.asks.open(tx, group);
      return { group: group.key };
    });
  }

  /** Applies the decision, once; `end` is null when nobody decided and it has to be asked again. */
  async function decideCase({ caseId, round }: { caseId: string; round: number }): Promise<{ end: string | null }> {
    return store.transaction(async (tx) => {
      const { engagementId, talentId } = await store.cases.readCase(tx, caseId);
      // Locks in the order of every step about an engagement: its row, then the person.
      if (engagementId !== null) await store.engagements.lockEngagement(tx, engagementId);
      const person = await store.tiers.lockTier(tx, talentId);
      const one = await store.cases.readCase(tx, caseId);
      if (one.state !== 'open') return { end: one.state };
      const [outcome] = await store.asks.outcomes(tx, caseGroup(one.subject, one.id, round));
      if (outcome?.option == null) return { end: null };
      const raw = outcome.answer?.['raw'];
      const verdict: Verdict = {
        option: outcome.option,
        by: outcome.answeredBy ?? 'system:sweeper',
        reason: outcome.reason ?? 'nobody decided in time',
        raw: typeof raw === 'number' ? raw : null,
      };
      const policy = await policyOfCase(store, tx, one);
      const end = await apply(store, tx, one, person, verdict, policy);
      await store.cases.settleCase(tx, one, end, verdict);
      return { end };
    });
  }
}

type End = Exclude<CaseRecord['state'], 'open'>;

async function apply(
  store: Store,
  tx: Tx,
  one: CaseRecord,
  person: TierRecord,
  verdict: Verdict,
  policy: EvaluatePolicy,
): Promise<End> {
  switch (verdict.option) {
    case 'correct':
    case 'leave-out':
      await correct(store, tx, one, person, verdict, policy);
      return 'corrected';
    case 'confirm':
      await move(store, tx, one, person, { to: 'D', cause: 'demotion', ...verdict }, policy);
      return 'confirmed';
    case 'keep':
      return 'kept';
    case 'restore':
      await restore(store, tx, one, person, verdict, policy);
      return 'restored';
    default:
      return 'upheld';
  }
}

/** The card in a new version, and the tier that it leads to, unless a person decided on the tier since. */
async function correct(
  store: Store,
  tx: Tx,
  one: CaseRecord,
  person: TierRecord,
  verdict: Verdict,
  policy: EvaluatePolicy,
): Promise<void> {
  const disputed = one.scorecardId === null ? null : await store.scorecards.lockCard(tx, one.scorecardId);
  // Another metric of the same card may have been corrected meanwhile.
  const card = disputed && (await store.scorecards.currentCard(tx, disputed.engagementId, disputed.period));
  if (!card) return;
  const { by, reason, option } = verdict;
  const raw = option === 'leave-out' ? null : verdict.raw;
  const corrected = correctCard(card, { metric: one.metric as Metric, raw, reason }, policy);
  const to = await tierAfter(store, tx, card, corrected, person, policy);
  await store.scorecards.replaceCard(tx, card, corrected, to, by);
  await move(store, tx, one, person, { to, cause: 'correction', by, reason }, policy);
}

async function tierAfter(
  store: Store,
  tx: Tx,
  card: CardRecord,
  corrected: Scorecard,
  person: TierRecord,
  policy: EvaluatePolicy,
): Promise<Tier | null> {
  if (person.byPerson && person.since !== null && person.since > card.closedAt) return person.tier;
  const cards = await store.scorecards.ratedCards(tx, person.talentId);
  const history = countingWindows(
    cards.flatMap((other) => {
      if (other.id !== card.id) return [other];
      return corrected.rated && corrected.score !== null ? [{ ...other, score: corrected.score }] : [];
    }),
  );
  const from = history.findIndex(({ closedAt }) => closedAt >= card.closedAt);
  if (from < 0) return card.rated ? card.tierBefore : person.tier;
  const since = await store.tiers.changedBefore(tx, person.talentId, card.closedAt);
  return replayTier(history, from, { tier: card.tierBefore, since }, policy).tier;
}

/** What was decided is undone: the tier goes back, a suspended engagement is told to go on; one that ended stays ended. */
async function restore(
  store: Store,
  tx: Tx,
  one: CaseRecord,
  person: TierRecord,
  { by, reason }: Verdict,
  policy: EvaluatePolicy,
): Promise<void> {
  if (one.against === 'tier') {
    const change = one.tierChangeId === null ? null : await store.tiers.readChange(tx, one.tierChangeId);
    if (change) await move(store, tx, one, person, { to: change.tier_from, cause: 'appeal', by, reason }, policy);
    return;
  }
  if (one.against !== 'suspension' || one.engagementId === null) return;
  const engagement = await store.engagements.lockEngagement(tx, one.engagementId);
  if (engagement.state !== 'suspended') return;
  await store.commands.giveCommand(tx, {
    id: deriveId('command', one.id),
    subject: engagement.id,
    workflowId: runIds.engagement(engagement.id),
    kind: 'resume',
    body: { reason },
    by,
  });
}

async function move(
  store: Store,
  tx: Tx,
  one: CaseRecord,
  person: TierRecord,
  {
    to,
    cause,
    by,
    reason,
  }: { to: Tier | null; cause: 'demotion' | 'correction' | 'appeal'; by: string; reason: string },
  policy: EvaluatePolicy,
): Promise<void> {
  await store.tiers.moveTier(
    tx,
    person,
    { to, cause, reason, source: `case/${one.id}`, scorecardId: one.scorecardId, by, policy: one.policy },
    policy,
  );
}

function policyOfCase(store: Store, tx: Tx, one: CaseRecord): Promise<EvaluatePolicy> {
  return store.policies.read<EvaluatePolicy>(tx, 'evaluate', Number(one.policy.split('@')[1]));
}
