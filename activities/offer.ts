import { addDays, localDate } from '../domain/calendar';
import { groupKey, runIds } from '../domain/ids';
import { consentAsk } from '../domain/source/asks';
import { sourceKeys } from '../domain/source/keys';
import { askedIn, counterAsk, counterStretch, offerAsk, offerStretch } from '../domain/source/offer-asks';
import { agreedTerms, totalOf } from '../domain/source/terms';
import { classify } from '../domain/source/classify';
import { runEffect } from './effect';
import { outcomeOf, policyOf, type JourneyPorts } from './journey';

const actor = 'system:engagement';

export interface EngagementStep {
  engagementId: string;
}

/** Steps from the conditional offer to the confirmed one: offer, consent, check, classification. */
export function createOfferActivities({ store, world }: JourneyPorts) {
  return {
    records: { sendOffer, settleOffer, settleConsent, concludeVetting },
    vendor: { orderCheck },
  };

  /** Opens the offer to the person, or holds to it after a counter-offer; the money is reserved already. */
  async function sendOffer({ engagementId }: EngagementStep): Promise<{ group: string }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const hire = await store.hires.lockHire(tx, engagement.hireId);
      const terms = agreedTerms(engagement, hire.intake);
      const policy = await policyOf(store, tx, engagement.policies, 'source');
      await store.asks.open(tx, offerAsk(engagement, terms, policy, await store.clock.now(tx)));
      return { group: groupKey(engagementId, offerStretch(engagement.offerRound)) };
    });
  }

  /**
   * Takes the person’s answer; after a yes it asks for consent to the check. A counter-offer goes to the lead (`counter`),
   * until the lead or the approver agreed to it: then it counts as a yes.
   */
  async function settleOffer({
    engagementId,
  }: EngagementStep): Promise<{ accepted: boolean; group: string; why: string; counter?: string | null }> {
    return store.transaction(async (tx) => {
      let engagement = await store.engagements.lockEngagement(tx, engagementId);
      const { offerRound: round } = engagement;
      const ask = outcomeOf(await store.asks.outcomes(tx, groupKey(engagementId, offerStretch(round))), 'offer');
      const hire = await store.hires.lockHire(tx, engagement.hireId);
      const terms = agreedTerms(engagement, hire.intake);
      const asked = ask.option === 'counter' ? askedIn(ask.answer, engagement.currency) : null;
      const accepted = ask.option === 'accept' || (asked !== null && asked === totalOf(terms));
      if (accepted && engagement.state === 'offered') {
        engagement = await store.engagements.moveEngagement(tx, engagement, 'vetting', ask.answeredBy ?? actor, {
          ask: ask.id,
        });
        await store.asks.open(tx, consentAsk(engagement, await policyOf(store, tx, engagement.policies, 'vetting')));
      }
      if (asked !== null && !accepted) {
        const policy = await policyOf(store, tx, engagement.policies, 'source');
        const note = typeof ask.answer?.['note'] === 'string' ? ask.answer['note'] : null;
        await store.asks.open(tx, counterAsk(engagement, { amountMinor: asked, note }, terms, policy));
      }
      return {
        accepted,
        group: groupKey(engagementId, 'consent'),
        why: ask.state === 'lapsed' ? 'offer expired' : 'offer declined',
        ...(asked !== null && !accepted ? { counter: groupKey(engagementId, counterStretch(round)) } : {}),
      };
    });
  }

  async function settleConsent({ engagementId }: EngagementStep): Promise<{ consented: boolean }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const ask = outcomeOf(await store.asks.outcomes(tx, groupKey(engagementId, 'consent')), 'consent');
      if (ask.option !== 'consent' || !ask.answeredAt) return { consented: false };
      const policy = await policyOf(store, tx, engagement.policies, 'vetting');
      await store.vetting.inviteScreening(tx, engagementId, engagement.talentId, policy.package, ask.answeredAt);
      return { consented: true };
    });
  }

  /** Orders the background check; the report comes by webhook. */
  async function orderCheck({ engagementId }: EngagementStep): Promise<void> {
    const facts = await store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const policy = await policyOf(store, tx, engagement.policies, 'vetting');
      const screening = await store.vetting.screeningState(tx, engagementId);
      return {
        engagement,
        policy,
        consentedAt: screening?.consentedAt ?? '',
        person: await store.private.personOf(tx, engagement.talentId),
      };
    });
    const order = {
      person: facts.person,
      package: facts.policy.package,
      jurisdiction: facts.engagement.jurisdiction,
      consentedAt: facts.consentedAt,
    };
    await runEffect(
      store,
      {
        key: sourceKeys.check(engagementId),
        system: 'screening',
        operation: 'order',
        subject: engagementId,
        thread: facts.engagement.hireId,
        workflowId: runIds.engagement(engagementId),
      },
      order,
      {
        call: (key) => world.screening.order(key, order),
        find: async (key) => {
          const found = await world.screening.find(key);
          return found && { providerRef: found.providerRef };
        },
        settle: (tx, receipt) =>
          store.vetting.updateScreening(tx, engagementId, { state: 'pending', provider_ref: receipt.providerRef }),
      },
    );
  }

  /**
   * Takes the check’s report, classifies the engagement on the dated rule set, and confirms the offer when both allow it.
   * Anything else stops the engagement here, with its reason; nothing was granted yet.
   */
  async function concludeVetting({ engagementId }: EngagementStep): Promise<{ confirmed: boolean; why: string }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      if (engagement.state !== 'vetting') return { confirmed: engagement.state !== 'aborted', why: '' };
      const reports = await store.hooks.reportsOf(tx, sourceKeys.check(engagementId));
      const report = reports.filter((r) => r.type === 'check.completed').at(-1)?.body.data as
        { status?: string; completedAt?: string } | undefined;
      const status = report?.status ?? 'pending';
      const now = await store.clock.now(tx);
      const vetting = await policyOf(store, tx, engagement.policies, 'vetting');
      const completedAt = report?.completedAt ?? now;
      const validUntil = addDays(completedAt, vetting.checkValidDays, engagement.timeZone);
      await store.vetting.updateScreening(tx, engagementId, {
        state: status,
        completed_at: completedAt,
        ...(status === 'clear' ? { valid_until: validUntil } : {}),
      });
      await store.events.append(tx, {
        subject: engagementId,
        type: `screening.${status}`,
        object: sourceKeys.check(engagementId),
        actor: 'system:screening',
        data: status === 'clear' ? { validUntil } : {},
      });
      if (status !== 'clear') return { confirmed: false, why: `check came back ${status}` };

      const hire = await store.hires.lockHire(tx, engagement.hireId);
      const decidedOn = localDate(now, engagement.timeZone);
      const found = await store.ruleSets.ruleSetOn(tx, engagement.jurisdiction, decidedOn, engagement.policies);
      const rules = found?.rules ?? null;
      const decision = classify(
        {
          role: engagement.role,
          jurisdiction: engagement.jurisdiction,
          arrangement: hire.intake.arrangement,
          by: hire.requestedBy,
          decidedOn,
        },
        rules,
      );
      const rule = `rule:${decision.ruleSet}@${decision.version}`;
      const reassessAt = addDays(now, rules?.reassessDays ?? 90, engagement.timeZone);
      const id = await store.classifications.saveClassification(tx, engagementId, decision, {
        decidedBy: rule,
        decidedAt: now,
        reassessAt,
        triggers: rules?.triggers ?? [],
      });
      await store.events.append(tx, {
        subject: engagementId,
        type: 'decided.classification',
        object: id,
        actor: rule,
        data: {
          outcome: decision.outcome,
          outcomeWord: decision.outcomeWord,
          test: decision.test,
          rationale: decision.summary,
          ruleSet: decision.ruleSet,
          version: decision.version,
          engagedThrough: decision.engagedThrough,
          answers: decision.answers.map(({ factor, value }) => ({ factor, value })),
          reassessAt,
        },
      });
      if (decision.outcome !== 'contractor')
        return { confirmed: false, why: `classified as ${decision.outcome}: ${decision.summary}` };

      await store.engagements.moveEngagement(
        tx,
        engagement,
        'created',
        actor,
        { classification: id, check: sourceKeys.check(engagementId) },
        { classification: decision.outcome, engaging_entity: 'sow_vendor', worker_of_record: engagement.talentId },
      );
      return { confirmed: true, why: '' };
    });
  }
}
