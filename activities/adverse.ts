import { showDate } from '../domain/calendar';
import { groupKey } from '../domain/ids';
import { assertMayDecide } from '../domain/source/adverse';
import { vettingStretches } from '../domain/source/keys';
import { adverseDecisionAsk, assessmentAsk } from '../domain/source/vetting-asks';
import { adjudicate } from './adjudicate';
import { adversePapers, adverseScene } from './adverse-facts';
import { outcomeOf, policyOf, type JourneyPorts } from './journey';
import { keepLetter, letterId, reportLetter } from './letters';
import type { EngagementStep } from './offer';

/** One time that people are asked; silence decides nothing, and the next round asks again. */
export interface RoundStep extends EngagementStep {
  round: number;
}

/** What people decide in adverse action: the individual assessment, and after the wait the decision. */
export function createAdverseActivities({ store, world, documents }: JourneyPorts) {
  return {
    records: { askAssessment, settleAssessment, askAdverseDecision, settleAdverseDecision },
    vendor: { fetchReport },
  };

  /** Reads the report and keeps the copy that the person has a right to. */
  async function fetchReport({ engagementId }: EngagementStep): Promise<void> {
    const facts = await store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const policy = await policyOf(store, tx, engagement.policies, 'vetting');
      return { engagement, policy, screening: await store.vetting.screeningOf(tx, engagementId) };
    });
    const report = await world.screening.report(facts.screening.providerRef ?? '');
    const letter = reportLetter(report, facts);
    const pdf = await documents.letterPdf(letter);
    await store.transaction((tx) => keepLetter(store, tx, facts.engagement, 'check-report', letter, pdf));
  }

  /** Asks for the individual assessment. */
  async function askAssessment({ engagementId, round }: RoundStep): Promise<{ group: string }> {
    return store.transaction(async (tx) => {
      const { engagement, policy } = await adverseScene(store, tx, engagementId);
      await store.asks.open(tx, assessmentAsk(engagement, round, adversePapers(store, engagementId).report, policy));
      return { group: groupKey(engagementId, vettingStretches.assessment(round)) };
    });
  }

  /** Takes the assessment; null when nobody gave one. */
  async function settleAssessment({ engagementId, round }: RoundStep): Promise<{ verdict: 'clear' | 'notify' | null }> {
    return store.transaction(async (tx) => {
      const { adverse, screening } = await adverseScene(store, tx, engagementId);
      const group = groupKey(engagementId, vettingStretches.assessment(round));
      const ask = outcomeOf(await store.asks.outcomes(tx, group), 'adverse/assessment');
      if (ask.state !== 'answered' || !ask.answeredBy || !ask.answeredAt) return { verdict: null };
      const verdict = ask.option === 'clear' ? 'clear' : 'notify';
      if (adverse.state !== 'assessing') return { verdict };
      const assessed = { assessed_at: ask.answeredAt, assessed_by: ask.answeredBy };
      if (verdict === 'notify') {
        await store.adverse.changeAdverse(tx, engagementId, assessed);
        return { verdict };
      }
      const by = ask.answeredBy;
      await adjudicate(store, tx, engagementId, screening, { adjudication: 'go_on', by, ask: ask.id });
      await store.adverse.moveAdverse(
        tx,
        adverse,
        'cleared',
        { happened: 'cleared', actor: by, data: { by: 'assessment' } },
        { ...assessed, decided_at: ask.answeredAt, decided_by: by, decision_ask: ask.id },
      );
      return { verdict };
    });
  }

  /** Asks for the decision; the whole wait lies behind. */
  async function askAdverseDecision({ engagementId, round }: RoundStep): Promise<{ group: string }> {
    return store.transaction(async (tx) => {
      const { engagement, policy, adverse, now } = await adverseScene(store, tx, engagementId);
      assertMayDecide(adverse, now);
      const noticeOn = showDate(adverse.noticeAt ?? now, engagement.timeZone);
      const statements = Array.from({ length: adverse.disputes }, (_, index) =>
        letterId(store, engagementId, `adverse-dispute-${index + 1}`),
      );
      const facts = { documents: adversePapers(store, engagementId), statements, noticeOn };
      await store.asks.open(tx, adverseDecisionAsk(engagement, round, facts, policy));
      return { group: groupKey(engagementId, vettingStretches.adverseDecision(round)) };
    });
  }

  /** Takes the decision of a person; null when nobody gave one. To go on opens the gate like a clear check. */
  async function settleAdverseDecision({
    engagementId,
    round,
  }: RoundStep): Promise<{ verdict: 'go-on' | 'final' | null }> {
    return store.transaction(async (tx) => {
      const { adverse, screening, now } = await adverseScene(store, tx, engagementId);
      const group = groupKey(engagementId, vettingStretches.adverseDecision(round));
      const ask = outcomeOf(await store.asks.outcomes(tx, group), 'adverse/decision');
      if (ask.state !== 'answered' || !ask.answeredBy || !ask.answeredAt) return { verdict: null };
      const verdict = ask.option === 'go-on' ? 'go-on' : 'final';
      if (adverse.state !== 'deciding' || adverse.decidedBy !== null) return { verdict };
      assertMayDecide(adverse, now);
      const by = ask.answeredBy;
      const decided = { decided_at: ask.answeredAt, decided_by: by, decision_ask: ask.id };
      await adjudicate(store, tx, engagementId, screening, {
        adjudication: verdict === 'go-on' ? 'go_on' : 'stop',
        by,
        ask: ask.id,
      });
      if (verdict === 'final') await store.adverse.changeAdverse(tx, engagementId, decided);
      else
        await store.adverse.moveAdverse(
          tx,
          adverse,
          'cleared',
          { happened: 'cleared', actor: by, data: { by: 'decision' } },
          decided,
        );
      return { verdict };
    });
  }
}
