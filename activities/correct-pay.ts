import { assignKeys } from '../domain/assign/keys';
import type { PayCorrection } from '../domain/command/contract';
import type { EngagementFacts } from '../domain/engagement/facts';
import { runIds } from '../domain/ids';
import { showMoney, toMinor } from '../domain/money';
import type { CommandRecord } from '../adapters/db/commands';
import type { Tx } from '../adapters/db/connection';
import { runEffect } from './effect';
import type { JourneyPorts } from './journey';
import type { EngagementStep } from './offer';

/** Steps that correct what was paid: never by changing it, only by reversing it and paying what is right. */
export function createCorrectionActivities({ store, world }: JourneyPorts) {
  return { correct, vendor: { payCorrection } };

  /** Writes the reversal and, when something is right after all, the new payment as due. No effects: the reason is the outcome. */
  async function correct(
    tx: Tx,
    engagement: EngagementFacts,
    order: CommandRecord,
  ): Promise<{ effects: string[]; outcome: string }> {
    const { milestone: no, amount, reason } = order.body as PayCorrection;
    const paid = await store.payments.lastPayment(tx, engagement.id, no);
    if (paid?.state !== 'paid')
      return {
        effects: [],
        outcome: `Milestone ${no} is not paid, or its payment was reversed; there is nothing to correct.`,
      };
    const right = amount ? toMinor(amount).amountMinor : 0;
    const free = engagement.notToExceedMinor - engagement.paidMinor - engagement.reservedMinor;
    const show = (amountMinor: number) => showMoney({ amountMinor, currency: engagement.currency });
    if (right - paid.amountMinor > free)
      return { effects: [], outcome: `Only ${show(free)} of the cap is free; ${show(right)} does not fit.` };
    const { version } = paid;
    const due = {
      engagementId: engagement.id,
      milestoneId: paid.milestoneId,
      currency: engagement.currency,
      dueAt: await store.clock.now(tx),
    };
    const reversal = assignKeys.reversal(engagement.id, no, version);
    await store.payments.duePayment(tx, {
      ...due,
      key: reversal,
      reason: `Reversal: ${reason}`.slice(0, 300),
      amountMinor: -paid.amountMinor,
      reverses: paid.key,
    });
    const effects = [reversal];
    // The money goes back to what is reserved first, so that no prefix of the journal exceeds the cap.
    if (right > 0) {
      const key = assignKeys.milestone(engagement.id, no, version + 1);
      await store.payments.duePayment(tx, {
        ...due,
        key,
        reason: `Corrected: ${reason}`.slice(0, 300),
        amountMinor: right,
      });
      effects.push(key);
    }
    return {
      effects,
      outcome: `${show(paid.amountMinor)} is reversed${right > 0 ? ` and ${show(right)} paid instead` : ''}.`,
    };
  }

  /** Reverses, then pays anew: in this order, each an effect of its own. */
  async function payCorrection({
    engagementId,
    effects,
  }: EngagementStep & { effects: readonly string[] }): Promise<void> {
    for (const key of effects) await payOne(engagementId, key);
  }

  async function payOne(engagementId: string, key: string): Promise<void> {
    const { engagement, payee, payment, reversed } = await store.transaction(async (tx) => {
      const locked = await store.engagements.lockEngagement(tx, engagementId);
      const due = await store.payments.readPayment(tx, key);
      return {
        engagement: locked,
        payee: await store.private.personOf(tx, locked.talentId),
        payment: due,
        reversed: due?.reverses ? await store.effects.read(tx, due.reverses) : null,
      };
    });
    if (!payment) return;
    const { amountMinor, currency } = payment;
    const reference = `${engagement.title}, correction`.slice(0, 140);
    const spec = {
      key,
      system: 'payments',
      operation: amountMinor < 0 ? 'reverse' : 'pay',
      subject: engagementId,
      thread: engagement.hireId,
      workflowId: runIds.engagement(engagementId),
    };
    const settle = (tx: Tx, receipt: { providerRef: string }) =>
      store.payments.bookCorrection(tx, engagementId, key, receipt.providerRef, 'system:payments');
    const of = reversed?.providerRef ?? '';
    const order = { payee, amountMinor, currency, reference };
    const reversal = { of, amountMinor: -amountMinor, currency, reference };
    await runEffect(store, spec, amountMinor < 0 ? reversal : order, {
      call: (k) => (amountMinor < 0 ? world.payments.reverse(k, reversal) : world.payments.pay(k, order)),
      find: (k) => world.payments.find(k),
      settle,
    });
  }
}
