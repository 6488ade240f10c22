import { addDays, localDate } from '../domain/calendar';
import { deliverableAsks, dueInstant, untakenAsk, type WorkFacts } from '../domain/assign/asks';
import { assignKeys, deliverableStretch } from '../domain/assign/keys';
import { groupKey, runIds } from '../domain/ids';
import { assertMayStartWork } from '../domain/onboard/rules';
import { agreedTerms } from '../domain/source/terms';
import type { AskOutcome } from '../domain/ask/contract';
import type { EngagementFacts } from '../domain/engagement/facts';
import type { Tx } from '../adapters/db/connection';
import { opensGate } from '../domain/source/check';
import { runAll, runEffect } from './effect';
import { policyOf, tellHire, type JourneyPorts } from './journey';
import type { EngagementStep } from './offer';
import { openFirstWindow, rateMilestone } from './windows';

const actor = 'system:engagement';

/** What the run needs to know of the work ahead. */
export interface WorkPlan {
  items: number[];
  handoverAt: string;
  endsAt: string;
}

export type Verdict = 'accepted' | 'rework' | 'undelivered' | 'untaken';

/** The work ahead as the engagement stands: its open items, when the handover begins, when it ends. */
export async function planOf(store: JourneyPorts['store'], tx: Tx, engagement: EngagementFacts): Promise<WorkPlan> {
  const offboard = await policyOf(store, tx, engagement.policies, 'offboard');
  const work = await store.work.listWork(tx, engagement.id);
  return {
    items: work.map((item) => item.no),
    handoverAt: addDays(engagement.endsAt, -offboard.handoverDaysBefore, engagement.timeZone),
    endsAt: engagement.endsAt,
  };
}

/** Steps of the work: start behind the gates, offer items, settle reviews, pay milestones. */
export function createAssignActivities({ store, world }: JourneyPorts) {
  return { records: { startWork, settleDeliverable }, vendor: { publishWork, settleItem } };

  /** Lets work begin, behind the gates: plans milestones and items and opens the asks of every deliverable. */
  async function startWork({ engagementId }: EngagementStep): Promise<WorkPlan> {
    return store.transaction(async (tx) => {
      let engagement = await store.engagements.lockEngagement(tx, engagementId);
      const hire = await store.hires.lockHire(tx, engagement.hireId);
      const work = agreedTerms(engagement, hire.intake).deliverables.map((d, index): WorkFacts => ({
        no: index + 1,
        title: d.title,
        acceptance: d.acceptance,
        dueAt: dueInstant(d.due, engagement.timeZone),
        amountMinor: d.amountMinor,
      }));
      if (engagement.state === 'ready') {
        const policy = await policyOf(store, tx, engagement.policies, 'assign');
        const checkClear = opensGate(await store.vetting.readScreening(tx, engagementId));
        const leases = await store.leases.listLeases(tx, engagementId);
        assertMayStartWork({
          checkClear,
          contractSigned: await store.contracts.sowSigned(tx, engagementId),
          items: await store.checklist.listChecklist(tx, engagementId),
          systemsMissing: leases.filter((lease) => lease.state === 'planned').map((lease) => lease.system),
        });
        const now = await store.clock.now(tx);
        engagement = await store.engagements.moveEngagement(
          tx,
          engagement,
          'active',
          actor,
          { items: work.length },
          { tenure_started_at: now },
        );
        await store.talents.moveTalent(tx, engagement.talentId, 'engaged', { by: actor, engagement: engagementId });
        await store.work.planWork(tx, engagementId, work);
        const facts = engagement;
        await store.asks.open(tx, ...work.map((item) => deliverableAsks(facts, item, 1, policy)));
        await openFirstWindow(store, tx, engagement);
        await tellHire(store, tx, engagement, 'active');
      }
      return planOf(store, tx, engagement);
    });
  }

  /** Publishes every item of the engagement in the work tool and offers it to the person. */
  async function publishWork({ engagementId }: EngagementStep): Promise<void> {
    const { engagement, person, items } = await store.transaction(async (tx) => {
      const locked = await store.engagements.lockEngagement(tx, engagementId);
      return {
        engagement: locked,
        person: await store.private.personOf(tx, locked.talentId),
        items: await store.work.listWork(tx, engagementId),
      };
    });
    await runAll(
      items.map((item) => () => {
        const published = {
          engagement: engagementId,
          person,
          title: item.title,
          acceptance: [...item.acceptance],
          dueOn: localDate(item.dueAt, engagement.timeZone),
          amount: { amountMinor: item.amountMinor, currency: engagement.currency },
        };
        return runEffect(
          store,
          {
            key: assignKeys.publish(engagementId, item.no, item.version),
            system: 'work-tool',
            operation: 'publish',
            subject: engagementId,
            thread: engagement.hireId,
            workflowId: runIds.engagement(engagementId),
          },
          published,
          {
            call: (key) => world.workTool.publish(key, published),
            find: (key) => world.workTool.find(key),
            settle: (tx) =>
              store.work.markOffered(
                tx,
                engagementId,
                item.no,
                assignKeys.publish(engagementId, item.no, item.version),
              ),
          },
        );
      }),
    );
  }

  /**
   * Takes one deliverable’s verdict: accepted (its payment falls due), rework (the next round opens), undelivered, or not
   * even taken on (the lead is asked what becomes of it).
   */
  async function settleDeliverable({
    engagementId,
    no,
    round,
  }: EngagementStep & { no: number; round: number }): Promise<{ verdict: Verdict }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const item = (await store.work.listWork(tx, engagementId)).find((w) => w.no === no);
      const outcomes = await store.asks.outcomes(tx, groupKey(engagementId, deliverableStretch(no, round)));
      if (!item) return { verdict: 'undelivered' };
      const policy = await policyOf(store, tx, engagement.policies, 'assign');
      const review = decisionIn(outcomes, no);
      if (!review) {
        const how = untakenHow(outcomes, no);
        if (!how || engagement.state === 'ending') return { verdict: 'undelivered' };
        await store.work.markUntaken(tx, engagementId, no, how);
        await store.asks.open(tx, untakenAsk(engagement, item, round, how, policy));
        return { verdict: 'untaken' };
      }
      const submitted = outcomes.filter((o) => o.name.startsWith(`work-${no}/submit`) && o.option === 'submit').at(-1);
      const accepted = review.option !== 'rework';
      const at = review.answeredAt ?? (await store.clock.now(tx));
      const payDueAt = addDays(at, policy.payWithinDays, engagement.timeZone);
      await store.work.settleReview(tx, engagementId, item, {
        accepted,
        round,
        note: typeof submitted?.answer?.['note'] === 'string' ? submitted.answer['note'] : item.resultNote,
        submittedAt: submitted?.answeredAt ?? item.submittedAt,
        review: review.option === 'overrule' ? item.review : review.answer,
        by: review.answeredBy ?? 'system:sweeper',
        at,
        payDueAt,
        reason: review.reason,
      });
      if (!accepted) {
        const next = { change: review.reason, via: assignKeys.publish(engagementId, no, item.version) };
        await store.asks.open(tx, deliverableAsks(engagement, item, round + 1, policy, next));
        return { verdict: 'rework' };
      }
      await store.payments.duePayment(tx, {
        key: assignKeys.milestone(engagementId, no),
        engagementId,
        milestoneId: item.milestoneId,
        reason: item.title,
        amountMinor: item.amountMinor,
        currency: engagement.currency,
        dueAt: payDueAt,
      });
      await rateMilestone(store, tx, engagement, item);
      return { verdict: 'accepted' };
    });
  }

  /** After acceptance: the milestone is paid and the item closed in the work tool, each an effect of its own. */
  async function settleItem({ engagementId, no }: EngagementStep & { no: number }): Promise<void> {
    await runAll([() => payMilestone(engagementId, no), () => completeItem(engagementId, no)]);
  }

  /** Pays an accepted milestone, once per key; money moves from reserved to paid with it. */
  async function payMilestone(engagementId: string, no: number): Promise<void> {
    const key = assignKeys.milestone(engagementId, no);
    const facts = await store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      return {
        engagement,
        payee: await store.private.personOf(tx, engagement.talentId),
        payment: await store.payments.readPayment(tx, key),
      };
    });
    if (!facts.payment) return;
    const { amountMinor, currency } = facts.payment;
    const order = {
      payee: facts.payee,
      amountMinor,
      currency,
      reference: `${facts.engagement.title}, milestone ${no}`,
    };
    await runEffect(
      store,
      {
        key,
        system: 'payments',
        operation: 'pay',
        subject: engagementId,
        thread: facts.engagement.hireId,
        workflowId: runIds.engagement(engagementId),
      },
      order,
      {
        call: (k) => world.payments.pay(k, order),
        find: (k) => world.payments.find(k),
        settle: (tx, receipt) =>
          store.payments.bookPayment(tx, engagementId, key, receipt.providerRef, 'system:payments'),
      },
    );
  }

  /** Key of the newest publication of an item in the work tool. */
  async function publicationOf(tx: Tx, engagementId: string, no: number): Promise<string> {
    const item = (await store.work.listWork(tx, engagementId)).find((w) => w.no === no);
    return assignKeys.publish(engagementId, no, item?.version);
  }

  /** Closes an accepted item in the work tool. */
  async function completeItem(engagementId: string, no: number): Promise<void> {
    const { engagement, published } = await store.transaction(async (tx) => ({
      engagement: await store.engagements.lockEngagement(tx, engagementId),
      published: await store.effects.read(tx, await publicationOf(tx, engagementId, no)),
    }));
    const ref = published?.providerRef;
    // Publishing was skipped by an engineer: there is nothing to close.
    if (!ref) return;
    await runEffect(
      store,
      {
        key: assignKeys.complete(engagementId, no),
        system: 'work-tool',
        operation: 'complete',
        subject: engagementId,
        thread: engagement.hireId,
        workflowId: runIds.engagement(engagementId),
      },
      { ref },
      { call: (key) => world.workTool.complete(key, ref) },
    );
  }
}

/** Who decided on the result: the lead’s review, or the decision of a dispute that overruled an earlier one. */
function decisionIn(outcomes: readonly AskOutcome[], no: number): AskOutcome | undefined {
  const overruled = outcomes.find((o) => o.name === `work-${no}/dispute` && o.option === 'overrule');
  return overruled ?? outcomes.filter((o) => o.name === `work-${no}/review` && o.state === 'answered').at(-1);
}

function untakenHow(outcomes: readonly AskOutcome[], no: number): 'declined' | 'expired' | null {
  const offer = outcomes.find((o) => o.name === `work-${no}/accept`);
  if (offer?.option === 'decline') return 'declined';
  return offer?.state === 'lapsed' ? 'expired' : null;
}
