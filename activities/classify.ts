import type { Store } from '../adapters/db/store';
import type { Tx } from '../adapters/db/connection';
import { addDays, localDate } from '../domain/calendar';
import type { EngagementFacts } from '../domain/engagement/facts';
import { Conflict } from '../domain/errors';
import { groupKey } from '../domain/ids';
import type { VettingPolicy } from '../domain/policy/contract';
import { classificationAsk, verdictOf, type Engaging } from '../domain/source/classification-review';
import type { ClassificationPolicy } from '../domain/source/classification/contract';
import type { ClassificationCause } from '../domain/source/classification/reassess';
import { classify, engagedAs, type ClassificationDecision } from '../domain/source/classify';
import { sourceKeys, vettingStretches } from '../domain/source/keys';
import type { Vetted } from './check';
import { outcomeOf, policyOf, type JourneyPorts } from './journey';
import type { EngagementStep } from './offer';

/** Why an engagement is classified: `start`, or a change by name, e.g. `extension/cmd_…`. Part of the business key. */
export interface ReviewStep extends EngagementStep {
  occasion: string;
  round: number;
}

/** Steps about what an engagement is: decided by its rule set, and by a person where the rules do not let it go on. */
export function createClassifyActivities({ store }: JourneyPorts) {
  return { records: { askReview, settleReview }, vendor: {} };

  /** Asks a person about the classification that stands, on an occasion. */
  async function askReview({ engagementId, occasion, round }: ReviewStep): Promise<{ group: string }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      return { group: await openReview(store, tx, engagement, { occasion, round, wakes: true }) };
    });
  }

  /** Takes what the person decided; see `takeReview`. */
  async function settleReview({ engagementId, occasion, round }: ReviewStep): Promise<Reviewed> {
    return store.transaction(async (tx) =>
      takeReview(store, tx, await store.engagements.lockEngagement(tx, engagementId), { occasion, round }),
    );
  }
}

/** What a person decided about a classification. Null: nobody did, and there is another round. */
export interface Reviewed {
  verdict: 'contractor' | 'employee' | 'stop' | null;
}

/** Opens the question who may engage the person, and gives its group. `wakes`: the engagement’s run waits for the answer. */
export async function openReview(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  { occasion, round, wakes }: { occasion: string; round: number; wakes: boolean },
): Promise<string> {
  const { rules, vetting } = await rulesFor(store, tx, engagement);
  const decision = await standing(store, tx, engagement.id);
  const facts = { ...decision, missing: decision.missing.map(({ title }) => title) };
  const group = classificationAsk(engagement, occasion, round, facts, engagingOf(rules, vetting), vetting);
  await store.asks.open(tx, wakes ? group : { ...group, workflowId: null });
  return group.key;
}

/** Takes the answer, kept as a classification of its own; a running engagement is moved. Unanswered after the last round: `stop`. */
export async function takeReview(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  { occasion, round }: { occasion: string; round: number },
): Promise<Reviewed> {
  const { rules, vetting } = await rulesFor(store, tx, engagement);
  const group = groupKey(engagement.id, vettingStretches.classification(occasion, round));
  const ask = outcomeOf(await store.asks.outcomes(tx, group), 'classification/review');
  const verdict = verdictOf(ask.option);
  if (verdict === null || !ask.answeredBy)
    return { verdict: round < vetting.classification.mostRounds ? null : 'stop' };
  if (verdict === 'stop') return { verdict };
  const before = await standing(store, tx, engagement.id);
  const said = (name: string) => String(ask.answer?.[name] ?? '');
  const decision: ClassificationDecision = {
    ...before,
    outcome: verdict.outcome,
    outcomeWord: verdict.outcome,
    engagedThrough: verdict.through,
    summary: `decided by a person, where the rules said ${before.outcome}`,
    rationale: `${said('rationale')} Evidence: ${said('evidence')}`,
    missing: [],
  };
  if (before.cause !== 'review' || before.decidedBy !== ask.answeredBy)
    await keep(store, tx, engagement, decision, { by: ask.answeredBy, cause: 'review', occasion, rules });
  const engaged = { classification: verdict.outcome, through: verdict.through };
  if (engagement.state !== 'vetting') await store.engaging.engageThrough(tx, engagement, engaged, ask.answeredBy);
  return { verdict: verdict.outcome };
}

async function standing(store: Store, tx: Tx, engagementId: string) {
  const found = await store.classifications.latestClassification(tx, engagementId);
  if (!found) throw new Conflict(`Engagement ${engagementId} is not classified yet; its check comes first.`);
  return found;
}

/**
 * Classifies an engagement that passed its check. It is confirmed when it may be what it is meant to be, a contractor, or
 * when a person has decided who engages; otherwise a person is asked.
 */
export async function classifyEngagement(store: Store, tx: Tx, engagement: EngagementFacts): Promise<Vetted> {
  const known = await store.classifications.latestClassification(tx, engagement.id);
  if (known && known.cause !== 'review') return { confirmed: false, why: '', next: 'classify' };
  if (known) return confirm(store, tx, engagement, known);
  const { rules, today } = await rulesFor(store, tx, engagement);
  const { arrangement, by, engagesThrough } = await store.basisOf(tx, engagement);
  if (engagesThrough !== null) {
    const settled = engagedAs(engagesThrough, engagement);
    const kept = await keep(store, tx, engagement, settled, { by: ruleOf(settled), cause: 'first', rules: null });
    return confirm(store, tx, engagement, { ...settled, id: kept });
  }
  const { role, jurisdiction } = engagement;
  const decision = classify({ role, jurisdiction, arrangement, by, decidedOn: today }, rules);
  const id = await keep(store, tx, engagement, decision, { by: ruleOf(decision), cause: 'first', rules });
  if (decision.outcome === 'contractor') return confirm(store, tx, engagement, { ...decision, id });
  return { confirmed: false, why: '', next: 'classify' };
}

async function confirm(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  decided: { id: string; outcome: ClassificationDecision['outcome']; engagedThrough: string },
): Promise<Vetted> {
  const { generation } = await store.vetting.screeningOf(tx, engagement.id);
  await store.engagements.moveEngagement(
    tx,
    engagement,
    'created',
    'system:engagement',
    { classification: decided.id, check: sourceKeys.check(engagement.id, generation), through: decided.engagedThrough },
    {
      classification: decided.outcome,
      engaging_entity: decided.engagedThrough,
      worker_of_record: engagement.talentId,
    },
  );
  return { confirmed: true, why: '' };
}

/** Keeps a decision with its event; it replaces the one before. */
async function keep(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  decision: ClassificationDecision,
  facts: { by: string; cause: ClassificationCause; occasion?: string; rules: ClassificationPolicy | null },
): Promise<string> {
  const now = await store.clock.now(tx);
  const reassessAt = addDays(now, facts.rules?.reassessDays ?? daysWithoutRules, engagement.timeZone);
  const id = await store.classifications.saveClassification(tx, engagement.id, decision, {
    decidedBy: facts.by,
    decidedAt: now,
    reassessAt,
    triggers: facts.rules?.triggers ?? everyTrigger,
    cause: facts.cause,
    ...(facts.occasion !== undefined && { occasion: facts.occasion }),
  });
  await store.events.append(tx, {
    subject: engagement.id,
    type: 'decided.classification',
    object: id,
    actor: facts.by,
    data: {
      outcome: decision.outcome,
      outcomeWord: decision.outcomeWord,
      test: decision.test,
      rationale: decision.summary,
      ruleSet: decision.ruleSet,
      version: decision.version,
      engagedThrough: decision.engagedThrough,
      answers: decision.answers.map(({ factor, value }) => ({ factor, value })),
      cause: facts.cause,
      reassessAt,
    },
  });
  return id;
}

// Without a rule set nothing says when; a quarter is soon enough to see that there is one by now.
const daysWithoutRules = 90;
const everyTrigger = ['rate', 'scope', 'extension', 'rule set'];

async function rulesFor(
  store: Store,
  tx: Tx,
  { jurisdiction, timeZone, policies }: EngagementFacts,
): Promise<{ rules: ClassificationPolicy | null; vetting: VettingPolicy; today: string }> {
  const today = localDate(await store.clock.now(tx), timeZone);
  const found = await store.ruleSets.ruleSetOn(tx, jurisdiction, today, policies);
  return { rules: found?.rules ?? null, vetting: await policyOf(store, tx, policies, 'vetting'), today };
}

function engagingOf(rules: ClassificationPolicy | null, { classification }: VettingPolicy): Engaging {
  return rules?.engagedThrough ?? { contractor: ['sow_vendor'], employee: classification.employers };
}

function ruleOf({ ruleSet, version }: ClassificationDecision): string {
  return `rule:${ruleSet}@${version}`;
}
