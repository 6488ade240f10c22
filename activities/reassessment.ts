import { addDays, localDate } from '../domain/calendar';
import type { EngagementFacts } from '../domain/engagement/facts';
import {
  classificationId,
  mustReassess,
  reassess,
  type ReassessTrigger,
} from '../domain/source/classification/reassess';
import type { ClassificationAnswer, ClassificationDecision } from '../domain/source/classify';
import type { ClassificationFactsKept, ClassificationRecord } from '../adapters/db/classifications';
import type { Tx } from '../adapters/db/connection';
import type { RuleSetFound } from '../adapters/db/rule-sets';
import type { JourneyPorts } from './journey';

export interface Reassessed {
  /** Null before there was any decision. */
  outcome: ClassificationDecision['outcome'] | null;
  changed: boolean;
  why: string;
}

/** Decisions that follow the first one, each inside the transaction of what made it necessary. */
export function createReassessment({ store }: Pick<JourneyPorts, 'store'>) {
  return { reassess: decideAgain, keep };

  /**
   * Decides again after a change, on the rule set in force now, when the rule set of the last decision asks for it. Every
   * decision is kept; another outcome is told by the event `classification.changed`. Lock the engagement first.
   * `occasion` tells this change from others, e.g. the id of the command: a repeat keeps nothing twice. `answers`: facts that
   * were given anew. (Default: those of the last decision hold)
   */
  async function decideAgain(
    tx: Tx,
    engagement: EngagementFacts,
    kind: ReassessTrigger['kind'],
    occasion: string,
    answers: readonly ClassificationAnswer[] = [],
  ): Promise<Reassessed> {
    const last = await store.classifications.latestClassification(tx, engagement.id);
    if (!last) return { outcome: null, changed: false, why: 'nothing was decided yet' };
    const now = await store.clock.now(tx);
    const today = localDate(now, engagement.timeZone);
    const found = await store.ruleSets.ruleSetOn(tx, engagement.jurisdiction, today);
    const trigger: ReassessTrigger =
      kind === 'date' ? { kind, now } : kind === 'rule set' ? { kind, on: today } : { kind };
    const verdict = mustReassess(trigger, last, found?.rules ?? null);
    if (!verdict.must) return { outcome: last.outcome, changed: false, why: verdict.why };
    const facts = { role: engagement.role, jurisdiction: engagement.jurisdiction, decidedOn: today, answers };
    const { decision, changed, told } = reassess(last, facts, found?.rules ?? null);
    const decidedBy = `rule:${decision.ruleSet}@${decision.version}`;
    await keep(tx, engagement, last, decision, found, { decidedBy, cause: kind, occasion });
    return { outcome: decision.outcome, changed, why: `${verdict.why}. ${told}` };
  }

  /** Writes a decision beside those before, with its event; another outcome has an event of its own. */
  async function keep(
    tx: Tx,
    engagement: EngagementFacts,
    before: ClassificationRecord,
    decision: ClassificationDecision,
    found: RuleSetFound | null,
    facts: Pick<ClassificationFactsKept, 'decidedBy' | 'cause' | 'occasion'>,
  ): Promise<void> {
    const id = classificationId(engagement.id, decision, facts.cause, facts.occasion);
    if (await store.classifications.readClassification(tx, id)) return;
    const now = await store.clock.now(tx);
    const reassessAt = addDays(now, found?.rules.reassessDays ?? 90, engagement.timeZone);
    const triggers = found?.rules.triggers ?? before.triggers;
    const kept = { ...facts, decidedAt: now, reassessAt, triggers };
    await store.classifications.saveClassification(tx, engagement.id, decision, kept);
    const { outcome, outcomeWord, test, ruleSet, version, engagedThrough, answers, summary } = decision;
    await store.events.append(tx, {
      subject: engagement.id,
      type: 'decided.classification',
      object: id,
      actor: facts.decidedBy,
      data: {
        ...{ outcome, outcomeWord, test, ruleSet, version, engagedThrough, rationale: summary, reassessAt },
        cause: facts.cause,
        answers: answers.map(({ factor, value }) => ({ factor, value })),
      },
    });
    if (outcome === before.outcome) return;
    await store.classifications.setClassification(tx, engagement.id, outcome);
    await store.events.append(tx, {
      subject: engagement.id,
      type: 'classification.changed',
      object: id,
      actor: facts.decidedBy,
      data: { from: before.outcome, to: outcome, engagedThrough, cause: facts.cause },
    });
  }
}
