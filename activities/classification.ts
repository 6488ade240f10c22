import { addDays, localDate } from '../domain/calendar';
import { NotFound } from '../domain/errors';
import { groupKey } from '../domain/ids';
import { answeredNotice, challengeAsk } from '../domain/source/classification/asks';
import { afterChallenge, otherOutcome } from '../domain/source/classification/challenge';
import type { ReassessTrigger } from '../domain/source/classification/reassess';
import type { ChallengeRecord } from '../adapters/db/challenges';
import type { Tx } from '../adapters/db/connection';
import { outcomeOf, type JourneyPorts } from './journey';
import { createReassessment, type Reassessed } from './reassessment';

export interface ChallengeStep {
  challengeId: string;
}

/** What changed: the trigger, and what tells this occasion from others, e.g. the id of the change order. */
export interface ReassessStep {
  engagementId: string;
  kind: ReassessTrigger['kind'];
  occasion: string;
}

/** Steps after a classification was decided: the person challenges it, or a change wants it looked at again. */
export function createClassificationActivities({ store }: JourneyPorts) {
  const again = createReassessment({ store });
  return { records: { openChallenge, settleChallenge, reassessClassification } };

  /** Asks the person who answers. `until`: by then the question is answered, lapsed, or gone with its engagement. */
  async function openChallenge({ challengeId }: ChallengeStep): Promise<{ group: string; until: string }> {
    return store.transaction(async (tx) => {
      const { challenge, engagement, decision, found } = await challenged(tx, challengeId);
      await store.asks.open(tx, challengeAsk(engagement, challenge, decision, found));
      return {
        group: groupKey(challengeId, 'answer'),
        until: addDays(challenge.dueAt, 1, engagement.timeZone),
      };
    });
  }

  /** Keeps the answer: upheld with its reasons, or a new decision beside the old one. The person is told. */
  async function settleChallenge({
    challengeId,
  }: ChallengeStep): Promise<{ told: { group: string; until: string } | null }> {
    return store.transaction(async (tx) => {
      const { challenge, engagement, decision, found } = await challenged(tx, challengeId);
      const told = { group: groupKey(challengeId, 'told'), until: addDays(challenge.dueAt, 60, engagement.timeZone) };
      if (challenge.state !== 'open')
        return { told: challenge.state === 'upheld' || challenge.state === 'changed' ? told : null };
      const ask = outcomeOf(await store.asks.outcomes(tx, groupKey(challengeId, 'answer')), 'challenge');
      if (ask.state !== 'answered') {
        await leaveUnanswered(tx, challenge, ask.state === 'lapsed');
        return { told: null };
      }
      const to = ask.option === 'uphold' ? null : otherOutcome(decision.outcome);
      const by = ask.answeredBy ?? 'system:challenge';
      const answer = ask.reason ?? '';
      const end = { answer, answeredBy: by, answeredAt: ask.answeredAt ?? (await store.clock.now(tx)) };
      await store.challenges.closeChallenge(tx, challengeId, { state: to ? 'changed' : 'upheld', ...end });
      let { outcomeWord } = decision;
      if (to) {
        const decidedOn = localDate(end.answeredAt, engagement.timeZone);
        const facts = { role: engagement.role, decidedOn };
        const anew = afterChallenge(decision, to, answer, found.rules, facts);
        outcomeWord = anew.outcomeWord;
        await again.keep(tx, engagement, decision, anew, found, {
          decidedBy: by,
          cause: 'challenge',
          occasion: challengeId,
        });
      } else {
        await store.events.append(tx, {
          subject: engagement.id,
          type: 'classification.upheld',
          object: decision.id,
          actor: by,
          data: { challenge: challengeId, outcome: decision.outcome },
        });
      }
      const notice = { changed: to !== null, outcomeWord, answer };
      await store.asks.open(tx, answeredNotice(engagement, challenge, notice, found.policy));
      return { told };
    });
  }

  /** Decides again after a change or on its date; see `reassessment`. */
  async function reassessClassification({ engagementId, kind, occasion }: ReassessStep): Promise<Reassessed> {
    return store.transaction(async (tx) =>
      again.reassess(tx, await store.engagements.lockEngagement(tx, engagementId), kind, occasion),
    );
  }

  async function challenged(tx: Tx, challengeId: string) {
    const challenge = await store.challenges.lockChallenge(tx, challengeId);
    if (!challenge) throw new NotFound(`There is no challenge ${challengeId}.`);
    const engagement = await store.engagements.lockEngagement(tx, challenge.engagementId);
    const decision = await store.classifications.readClassification(tx, challenge.classificationId);
    const today = localDate(challenge.raisedAt, engagement.timeZone);
    const found = await store.ruleSets.ruleSetOn(tx, engagement.jurisdiction, today);
    if (!decision || !found) throw new NotFound(`Challenge ${challengeId} has no decision or no rule set to stand on.`);
    return { challenge, engagement, decision, found };
  }

  async function leaveUnanswered(tx: Tx, challenge: ChallengeRecord, lapsed: boolean): Promise<void> {
    await store.challenges.closeChallenge(tx, challenge.id, { state: lapsed ? 'unanswered' : 'withdrawn' });
    await store.asks.withdraw(tx, groupKey(challenge.id, 'answer'), 'the challenge is over');
    if (!lapsed) return;
    await store.events.append(tx, {
      subject: challenge.engagementId,
      type: 'classification.unanswered',
      object: challenge.classificationId,
      actor: 'system:challenge',
      data: { challenge: challenge.id },
    });
  }
}
