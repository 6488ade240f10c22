import { addDays } from '../../domain/calendar';
import type { AskOutcome } from '../../domain/ask/contract';
import { kindFor, policyName, type EngagementFacts } from '../../domain/engagement/facts';
import { groupKey } from '../../domain/ids';
import { contractEnd, contractEndInWords } from '../../domain/onboard/contract-end';
import { contractDecision, decisionAsks, lateDecision } from '../../domain/onboard/decisions';
import { onboardStretches } from '../../domain/onboard/keys';
import { lateChoice } from '../../domain/onboard/late';
import { papersAsks } from '../../domain/onboard/papers-asks';
import type { OnboardPolicy } from '../../domain/policy/contract';
import type { Tx } from '../../adapters/db/connection';
import type { JourneyPorts } from '../journey';
import type { EngagementStep } from '../offer';
import { createItemSteps } from './items';
import { onboardPolicy } from './onboard-policy';

const actor = 'system:engagement';

export interface PapersStep extends EngagementStep {
  /** (Default: 1) */
  round?: number;
  /** The version of the contract that was sent last. (Default: 1) */
  version?: number;
  /** It is signed already: this round is about papers only. (Default: false) */
  signed?: boolean;
}

export interface PapersEnd {
  complete: boolean;
  /** What access is granted to. */
  systems: string[];
  /** Why it is not complete, without what a person wrote. */
  why: string;
  /** Version of the contract whose envelope is over. Absent: it is signed, or was before. */
  over?: number;
  /** Group of the questions on how it goes on. Absent: nothing is left to decide. */
  decide?: string;
}

/** Steps of contract and compliance, round by round until both signed and every paper is there. */
export function createPapersSteps({ store }: Pick<JourneyPorts, 'store'>) {
  const items = createItemSteps(store);
  return { openPapers, settlePapers, decidePapers };

  /** Opens contract and compliance: checklist, planned leases, and every ask of the round. */
  async function openPapers({
    engagementId,
    round = 1,
    version = 1,
    signed = false,
  }: PapersStep): Promise<{ group: string }> {
    return store.transaction(async (tx) => {
      let engagement = await store.engagements.lockEngagement(tx, engagementId);
      const policy = await onboardPolicy(store, tx, engagement);
      if (engagement.state === 'created') {
        engagement = await store.engagements.moveEngagement(tx, engagement, 'contracting', actor);
        await begin(tx, engagement, policy);
      }
      if (engagement.state === 'contracting') {
        const document = store.contracts.documentId({ engagementId, kind: 'sow', version });
        const { signers } = await store.basisOf(tx, engagement);
        await store.asks.open(
          tx,
          papersAsks(
            engagement,
            {
              round,
              contract: signed ? null : { version, document, signers },
              items: await items.toDo(tx, engagement, 'compliance', policy, round),
            },
            policy,
          ),
        );
      }
      return { group: groupKey(engagementId, onboardStretches.papers(round)) };
    });
  }

  async function begin(tx: Tx, engagement: EngagementFacts, policy: OnboardPolicy): Promise<void> {
    const { systems } = await store.basisOf(tx, engagement);
    const now = await store.clock.now(tx);
    await store.checklist.openChecklist(
      tx,
      engagement.id,
      policy.checklist,
      addDays(now, policy.itemDays, engagement.timeZone),
    );
    await store.leases.planLeases(
      tx,
      {
        engagementId: engagement.id,
        talentId: engagement.talentId,
        expiresAt: addDays(engagement.endsAt, policy.accessGraceHours / 24, engagement.timeZone),
      },
      systems,
    );
  }

  /** Takes what a round brought. Signed and complete, it goes on to provisioning; else it asks who may decide, if anyone. */
  async function settlePapers({
    engagementId,
    round = 1,
    version = 1,
    signed = false,
  }: PapersStep): Promise<PapersEnd> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const systems = [...new Set((await store.leases.listLeases(tx, engagementId)).map((lease) => lease.system))];
      if (engagement.state !== 'contracting') return { complete: true, systems, why: '' };

      const policy = await onboardPolicy(store, tx, engagement);
      const outcomes = await store.asks.outcomes(tx, groupKey(engagementId, onboardStretches.papers(round)));
      const end = contractEnd(outcomes.filter((o) => o.name.startsWith('sign/')));
      if (!signed) await markContract(tx, engagementId, version, end);
      await items.finish(tx, engagementId, 'compliance', outcomes);
      const open = await items.open(tx, engagement, 'compliance', policy);
      if (end.how === 'signed' && open.length === 0) {
        await provisioning(tx, engagement, policy, { version, outcomes });
        return { complete: true, systems, why: '' };
      }

      const late = items.late(open, outcomes);
      // A round that was only due to a new contract is no extension.
      const choice = lateChoice(late, round - version, policy);
      const refused = end.how === 'signed' ? null : end;
      const given: PapersEnd = {
        ...(refused ? { over: version } : {}),
        complete: false,
        systems,
        why: [
          ...(refused ? [contractEndInWords(refused)] : []),
          ...(late.length > 0 ? [`not done in time: ${late.map((l) => l.item).join(', ')}`] : []),
        ].join('; '),
      };
      if ((refused && version >= policy.signatureRounds) || (late.length > 0 && !choice)) return given;
      const document = store.contracts.documentId({ engagementId, kind: 'sow', version });
      const decisions = [
        ...(refused ? [contractDecision(engagement, refused, { version, document })] : []),
        ...(late.length > 0 && choice ? [lateDecision(engagement, late, choice, policy)] : []),
      ];
      const stretch = onboardStretches.papersDecision(round);
      await store.asks.open(tx, decisionAsks(engagement, stretch, decisions, policy));
      return { ...given, decide: groupKey(engagementId, stretch) };
    });
  }

  /** Takes what was decided after a round: the contract is sent again, late items get more time or are waived, or it ends. */
  async function decidePapers({
    engagementId,
    round = 1,
  }: PapersStep): Promise<{ go: boolean; again: boolean; why: string }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const policy = await onboardPolicy(store, tx, engagement);
      const decided = await store.asks.outcomes(tx, groupKey(engagementId, onboardStretches.papersDecision(round)));
      const contract = decided.find((o) => o.name === 'contract');
      const again = contract?.option === 'again';
      if (contract && !again) return { go: false, again, why: 'the contract is not sent again' };
      const asked = await store.asks.outcomes(tx, groupKey(engagementId, onboardStretches.papers(round)));
      const go = await items.decide(tx, engagement, 'compliance', policy, { round: asked, decided });
      return { go, again, why: go ? '' : 'papers are missing' };
    });
  }

  async function markContract(
    tx: Tx,
    engagementId: string,
    version: number,
    end: ReturnType<typeof contractEnd>,
  ): Promise<void> {
    if (end.how !== 'signed') return store.contracts.markSow(tx, engagementId, version, 'voided');
    const id = store.contracts.documentId({ engagementId, kind: 'sow', version });
    const document = await store.contracts.readDocument(tx, id);
    await store.contracts.markSow(tx, engagementId, version, 'signed', {
      at: end.at ?? (await store.clock.now(tx)),
      digest: document?.digest ?? '',
    });
  }

  async function provisioning(
    tx: Tx,
    engagement: EngagementFacts,
    policy: OnboardPolicy,
    { version, outcomes }: { version: number; outcomes: readonly AskOutcome[] },
  ): Promise<void> {
    const now = await store.clock.now(tx);
    const id = store.contracts.documentId({ engagementId: engagement.id, kind: 'sow', version });
    const digest = (await store.contracts.readDocument(tx, id))?.digest;
    const moved = await store.engagements.moveEngagement(tx, engagement, 'compliance', actor, { sow: version, digest });
    await store.checklist.finishItems(
      tx,
      engagement.id,
      policy.checklist
        .filter((item) => item.owner === 'system')
        .map((item) => ({
          item: item.item,
          evidence: `policy:${policyName(kindFor('onboard', engagement), engagement.policies)}`,
          at: now,
        })),
    );
    await store.engagements.moveEngagement(tx, moved, 'provisioning', actor, { items: outcomes.length });
    await store.members.clearMember(tx, engagement.id, actor);
  }
}
