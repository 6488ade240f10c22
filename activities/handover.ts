import type { Tx } from '../adapters/db/connection';
import type { EngagementFacts } from '../domain/engagement/facts';
import { groupKey } from '../domain/ids';
import { handoverAgainAsks, handoverAsks, handoverDecisionAsks } from '../domain/offboard/handover-asks';
import { draftHandover, type HandoverDraft } from '../domain/offboard/handover-draft';
import {
  judgeDecision,
  judgeRound,
  type HandoverRound,
  type HandoverVerdict,
} from '../domain/offboard/handover-verdict';
import { decisionStretch, handoverStretch, roundOf } from '../domain/offboard/keys';
import { knowledgeFrom, tagsFrom } from '../domain/offboard/knowledge-from';
import { policyOf, type JourneyPorts } from './journey';
import type { EngagementStep } from './offer';

const actor = 'system:engagement';

/** What a settled round leads to: knowledge was kept, or another group of asks is to be waited for. */
export interface HandoverSettled {
  kept: boolean;
  /** The group that was opened instead: another round, or the lead’s decision. Then this is settled again, with it. */
  again?: string;
}

/** Steps of the handover: drafted and asked for, asked for again while something is missing, kept or given up by the lead. */
export function createHandoverActivities({ store }: Pick<JourneyPorts, 'store'>) {
  return { records: { openHandover, settleHandover } };

  /** Drafts the handover from what is known and asks the person to complete it. */
  async function openHandover({ engagementId }: EngagementStep): Promise<{ group: string }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const policy = await policyOf(store, tx, engagement.policies, 'offboard');
      await store.asks.open(tx, handoverAsks(engagement, await draftFor(tx, engagement), policy));
      return { group: groupKey(engagementId, handoverStretch(1)) };
    });
  }

  /** Takes a round of the handover, or the lead’s decision about it. `group`: the one that was complete. (Default: the first round) */
  async function settleHandover({
    engagementId,
    group,
  }: EngagementStep & { group?: string }): Promise<HandoverSettled> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const policy = await policyOf(store, tx, engagement.policies, 'offboard');
      const round = group === undefined ? 1 : roundOf(group);
      const verdict =
        round === null
          ? judgeDecision(
              await outcomeIn(tx, engagementId, decisionStretch, 'handover/decision'),
              await lastWritten(tx, engagementId, policy.handoverRounds),
            )
          : judgeRound({
              round,
              rounds: policy.handoverRounds,
              handover: await outcomeIn(tx, engagementId, handoverStretch(round), 'handover'),
              confirm: await outcomeIn(tx, engagementId, handoverStretch(round), 'handover/confirm'),
              before: await lastWritten(tx, engagementId, round - 1),
            });
      return follow(tx, engagement, verdict, round ?? policy.handoverRounds);
    });
  }

  async function follow(
    tx: Tx,
    engagement: EngagementFacts,
    verdict: HandoverVerdict,
    round: number,
  ): Promise<HandoverSettled> {
    const policy = await policyOf(store, tx, engagement.policies, 'offboard');
    const tell = (type: string, by: string, data: Record<string, unknown>) =>
      store.handover.noteOnce(tx, { subject: engagement.id, type, actor: by, data });
    switch (verdict.next) {
      case 'keep':
        await keep(tx, engagement, verdict);
        return { kept: true };
      case 'lost':
        await tell('handover.lost', verdict.by, { reason: verdict.reason });
        return { kept: false };
      case 'again': {
        const { missing, handover } = verdict;
        const asks = handoverAgainAsks(engagement, { round: round + 1, missing, known: handover }, policy);
        await store.asks.open(tx, asks);
        return { kept: false, again: asks.key };
      }
      case 'decide': {
        const { missing, handover } = verdict;
        const known = handover ?? { ...(await draftFor(tx, engagement)) };
        const asks = handoverDecisionAsks(engagement, { missing, written: handover !== null, known }, policy);
        if (handover === null) await tell('handover.missing', actor, {});
        await store.asks.open(tx, asks);
        return { kept: false, again: asks.key };
      }
    }
  }

  async function keep(tx: Tx, engagement: EngagementFacts, verdict: HandoverVerdict & { next: 'keep' }): Promise<void> {
    const hire = await store.hires.lockHire(tx, engagement.hireId);
    const { handover, by, missing, reconstructed } = verdict;
    await store.knowledge.keepNotes(
      tx,
      {
        engagementId: engagement.id,
        hireId: engagement.hireId,
        role: engagement.role,
        systems: hire.intake.systems.map((s) => s.system),
        skills: tagsFrom(
          handover,
          hire.skills.map((s) => s.skill),
        ),
        confirmedBy: by,
        actor: by.startsWith('system:') ? actor : by,
      },
      knowledgeFrom(engagement.title, handover, { missing, reconstructed }),
    );
  }

  async function draftFor(tx: Tx, engagement: EngagementFacts): Promise<HandoverDraft> {
    const hire = await store.hires.lockHire(tx, engagement.hireId);
    return draftHandover({
      workItems: await store.work.listWork(tx, engagement.id),
      said: await store.handover.saidAtWork(tx, engagement.id),
      systems: await store.leases.listLeases(tx, engagement.id),
      skills: hire.skills.map(({ skill }) => skill),
    });
  }

  async function outcomeIn(tx: Tx, engagementId: string, stretch: string, name: string) {
    const outcomes = await store.asks.outcomes(tx, groupKey(engagementId, stretch));
    return outcomes.find((outcome) => outcome.name === name);
  }

  /** What the person wrote last, up to a round, and what the lead missed in it. */
  async function lastWritten(tx: Tx, engagementId: string, upTo: number): Promise<HandoverRound['before']> {
    for (let round = upTo; round > 0; round--) {
      const handover = await outcomeIn(tx, engagementId, handoverStretch(round), 'handover');
      if (!handover?.answer) continue;
      const confirm = await outcomeIn(tx, engagementId, handoverStretch(round), 'handover/confirm');
      return { handover: handover.answer, missing: confirm?.reason ?? 'The lead did not say what.' };
    }
    return null;
  }
}
