import type { Tx } from '../../adapters/db/connection';
import type { DuePayment, OpenReversal, PayTerms } from '../../adapters/db/season/pay-runs';
import { shiftDate, weekSpan } from '../../domain/calendar';
import { policyName } from '../../domain/engagement/facts';
import type { EvaluatePolicy } from '../../domain/evaluate/policy-contract';
import { rateCardOf, topRateCard } from '../../domain/evaluate/rate-card';
import { RuleBroken } from '../../domain/errors';
import { runIds } from '../../domain/ids';
import { toMinor } from '../../domain/money';
import { payRunName } from '../../domain/season/keys';
import { overrunAsk } from '../../domain/season/money-asks';
import { standingReservation, withBurden } from '../../domain/season/pay';
import { digestOf, runEffect } from '../effect';
import { policyOf } from '../journey';
import type { PaymentOrder } from '../ports';
import { readSeason, type Season, type SeasonPorts } from './part';
import { settleCaps } from './pay-caps';
import { askAboutPayment, followEngineers, type RefusedPayment } from './refused-pay';

/** Which week of a season is paid, for the `version`-th time: late and corrected time is paid by a later version. */
export interface PayWeek {
  campaignId: string;
  period: string;
  version: number;
}

/** What became of a pay run. held: the budget does not hold it, and somebody was asked; asked: so is an engineer about some payments. */
export interface PaidWeek {
  state: 'done' | 'held' | 'asked';
  people: number;
  amountMinor: number;
}

type PayPorts = Pick<SeasonPorts, 'store' | 'world' | 'beat'>;

// As many as the payments system takes in one call.
const chunk = 100;

// A few refusals are about people; more are about the payments system, and one question is enough.
const mostAsked = 25;

/**
 * Pays a week of a season: writes what is due and guards the budget in one transaction, then pays in chunks – begin the effects, look up
 * what an earlier try may have done, one call, book all of it. May be repeated at any point; nobody is paid twice.
 */
export function createSeasonPayActivities(ports: PayPorts) {
  return { payWeek };

  async function payWeek(week: PayWeek): Promise<PaidWeek> {
    const { store } = ports;
    const season = await readSeason(store, week.campaignId);
    const begun = await store.transaction((tx) => begin(ports, season, week, tx));
    if (begun !== 'paying') return outcome(ports, week);
    await store.transaction((tx) => followEngineers(ports, week, tx));
    const refused = [...(await reverseAll(ports, season, week)), ...(await payAll(ports, season, week))];
    if (refused.length > mostAsked)
      throw new RuleBroken(
        `The payments system refused ${refused.length} payments of ${week.period}, first ${refused[0]?.key} (${refused[0]?.why}); correct them there, then try again.`,
        { effect: refused[0]?.key },
      );
    for (const payment of refused)
      await store.transaction((tx) => askAboutPayment(ports, week.campaignId, payment, tx));
    await store.transaction((tx) => finish(ports, season, week, tx));
    return outcome(ports, week);
  }
}

/** Writes what is due, once; or holds the run and asks for more budget. */
async function begin({ store }: PayPorts, season: Season, week: PayWeek, tx: Tx): Promise<'paying' | 'held' | 'done'> {
  const { campaignId, period, version } = week;
  const campaign = await store.campaigns.lockCampaign(tx, campaignId);
  await store.payRuns.openRun(tx, campaignId, period, version);
  const run = await store.payRuns.lockRun(tx, campaignId, period, version);
  if (!run || run.state === 'done') return 'done';
  if (run.state === 'paying') return 'paying';
  const terms = termsOf(season, period, await policyOf(store, tx, campaign.policies, 'evaluate'));
  await store.payRuns.dueReversals(tx, campaignId, period);
  await settleCaps({ store }, season, period, terms, tx);
  const sum = await store.payRuns.sumUpPay(tx, campaignId, period, terms);
  const free = campaign.budgetMinor - campaign.reservedMinor - campaign.paidMinor;
  // Burden is rounded by amount, so that moving a reservation to paid may cost a minor unit more for each.
  const needed = sum.short + sum.people;
  if (sum.short > 0 && needed > free) {
    if (run.state !== 'held') await store.payRuns.moveRun(tx, week, 'held');
    const round = 1 + (await store.asks.ofKind(tx, campaignId, 'budget-overrun')).length;
    const open = (await store.asks.openGroups(tx, campaignId, ['budget-overrun'])).length > 0;
    if (!open)
      await store.asks.open(
        tx,
        overrunAsk(
          {
            campaignId,
            name: campaign.name,
            workflowId: campaign.workflowId,
            policy: policyName('season', campaign.policies),
            requestedBy: campaign.requestedBy,
            period,
            round,
            needed,
            free,
            currency: campaign.currency,
            people: sum.people,
          },
          season.policy,
        ),
      );
    await store.events.append(tx, {
      subject: campaignId,
      type: 'pay.held',
      object: payRunName(campaignId, period, version),
      actor,
      data: { period, version, neededMinor: needed, freeMinor: free, currency: campaign.currency },
    });
    return 'held';
  }
  const raised = await store.payRuns.writePayments(tx, campaignId, period, version, terms);
  await store.events.appendAll(
    tx,
    raised.map(({ engagementId, raisedMinor }) => ({
      subject: engagementId,
      type: 'money.reserved',
      actor,
      data: { amountMinor: raisedMinor, currency: campaign.currency, why: `pay of ${period}` },
    })),
  );
  await store.payRuns.moveRun(tx, week, 'paying', {
    people: sum.people,
    minutes: sum.minutes,
    amountMinor: sum.amount,
    burdenMinor: sum.burden,
    burdenPercent: terms.burdenPercent,
  });
  await store.events.append(tx, {
    subject: campaignId,
    type: 'pay.begun',
    object: payRunName(campaignId, period, version),
    actor,
    data: {
      period,
      version,
      people: sum.people,
      amountMinor: sum.amount,
      tiersMinor: sum.tiers,
      currency: campaign.currency,
      over: sum.over,
    },
  });
  return 'paying';
}

/** Corrections first: what was paid wrongly comes back before what is right is paid. They are few, and each is an effect of its own. */
async function reverseAll(ports: PayPorts, season: Season, week: PayWeek): Promise<RefusedPayment[]> {
  const open = await ports.store.transaction((tx) =>
    ports.store.payRuns.openReversals(tx, week.campaignId, week.period),
  );
  const refused: RefusedPayment[] = [];
  for (const reversal of open) {
    try {
      await reverse(ports, season, week, reversal);
    } catch (error) {
      // What the payments system does not take back is for an engineer; the others come back.
      if (!(error instanceof RuleBroken)) throw error;
      refused.push({ ...reversal, why: error.message });
    }
    ports.beat();
  }
  return refused;
}

async function reverse(
  { store, world }: PayPorts,
  season: Season,
  { campaignId, period }: PayWeek,
  { key, engagementId, amountMinor, currency, of }: OpenReversal,
): Promise<void> {
  const { burdenPercent } = season.plan.request.pay;
  const reference = `${season.campaign.name}, ${period}`.slice(0, 140);
  const order = { of, amountMinor: -amountMinor, currency, reference };
  const workflowId = runIds.campaign(campaignId);
  await runEffect(
    store,
    { key, system: 'payments', operation: 'reverse', subject: engagementId, thread: campaignId, workflowId },
    order,
    {
      call: (k) => world.payments.reverse(k, order),
      find: (k) => world.payments.find(k),
      settle: async (tx, { providerRef }) => {
        await store.payRuns.lockPayees(tx, [key]);
        await store.campaigns.lockCampaign(tx, campaignId);
        const booked = await store.payRuns.bookReversal(tx, campaignId, key, providerRef, burdenPercent);
        if (booked) await store.events.append(tx, eventOf('payment.reversed', booked));
      },
    },
  );
}

/** All that is due, a chunk at a time; gives what the payments system refused. */
async function payAll(ports: PayPorts, season: Season, week: PayWeek): Promise<RefusedPayment[]> {
  const refused: RefusedPayment[] = [];
  for (let after = ''; ;) {
    const due = await ports.store.transaction((tx) =>
      ports.store.payRuns.duePayments(tx, week.campaignId, week.period, week.version, after, chunk),
    );
    if (due.length > 0) refused.push(...(await payChunk(ports, season, week, due)));
    ports.beat();
    if (due.length < chunk) return refused;
    after = due.at(-1)?.key ?? '';
  }
}

async function payChunk(
  { store, world }: PayPorts,
  season: Season,
  week: PayWeek,
  due: readonly DuePayment[],
): Promise<RefusedPayment[]> {
  const whose = new Map(due.map(({ key, engagementId }) => [key, engagementId]));
  const { orders, effects } = await store.transaction(async (tx) => {
    const payees = await store.private.contacts(
      tx,
      due.map(({ talentId }) => talentId),
    );
    const asked = due.map((payment): Omit<PaymentOrder, 'payee'> & { payee: PaymentOrder['payee'] | null } => {
      const { key, amountMinor, currency } = payment;
      const known = payees.get(payment.talentId);
      const reference = `${payment.title}, ${payment.reason}`.slice(0, 140);
      const payee = known ? { id: known.id, name: known.name, email: known.email } : null;
      return { key, payee, amountMinor, currency, reference };
    });
    const digests = asked.map(({ key, ...order }) => ({
      key,
      engagementId: whose.get(key) ?? '',
      digest: digestOf(order),
    }));
    const begun = await store.payRuns.beginPayments(tx, week.campaignId, digests);
    return { orders: asked, effects: new Map(begun.map((effect) => [effect.key, effect])) };
  });
  // Whether an earlier try was done is unknown: its reply may have been lost.
  const tried = orders.filter(({ key }) => effects.get(key)?.fresh === false).map(({ key }) => key);
  const found = tried.length > 0 ? await world.payments.findAll(tried) : [];
  const done = new Map(found.map((one) => [one.key, one]));
  for (const { key } of orders) {
    const effect = effects.get(key);
    // An engineer did it by hand and typed its reference in.
    if (effect?.providerRef && !done.has(key) && effect.state === 'pending')
      done.set(key, { key, providerRef: effect.providerRef, paidAt: season.now });
  }
  const refused: RefusedPayment[] = [];
  const refuse = (key: string, why: string) => refused.push({ key, engagementId: whose.get(key) ?? '', why });
  const calls: PaymentOrder[] = [];
  for (const { payee, ...order } of orders) {
    if (done.has(order.key) || effects.get(order.key)?.state !== 'pending') continue;
    if (payee) calls.push({ ...order, payee });
    else refuse(order.key, 'no name and address is kept');
  }
  for (const reply of calls.length > 0 ? await world.payments.payAll(calls) : []) {
    if ('refused' in reply) refuse(reply.key, reply.refused);
    else done.set(reply.key, reply);
  }
  await store.transaction((tx) => book({ store }, season, week, [...done.values()], refused, tx));
  return refused;
}

async function book(
  { store }: Pick<PayPorts, 'store'>,
  season: Season,
  week: PayWeek,
  paid: readonly { key: string; providerRef: string; paidAt: string }[],
  refused: readonly RefusedPayment[],
  tx: Tx,
): Promise<void> {
  await store.payRuns.lockPayees(
    tx,
    paid.map(({ key }) => key),
  );
  const campaign = await store.campaigns.lockCampaign(tx, week.campaignId);
  const run = await store.payRuns.lockRun(tx, week.campaignId, week.period, week.version);
  const free = campaign.budgetMinor - campaign.reservedMinor - campaign.paidMinor;
  // The most that this chunk could reserve anew; near its end a budget is left to what was promised already.
  const evaluate = await policyOf(store, tx, campaign.policies, 'evaluate');
  const most = paid.length * mostRenewal(season, topRateCard(evaluate));
  const booked = await store.payRuns.bookPayments(tx, week.campaignId, paid, {
    burdenPercent: run?.burdenPercent ?? 0,
    reserveWeeks: season.policy.pay.reservePeriods + season.policy.pay.noticeWeeks,
    renew: most <= free,
  });
  await store.payRuns.notePaymentMisses(
    tx,
    refused.map(({ key, why }) => ({ key, error: `RuleBroken: payments: refused (${why})` })),
  );
  await store.events.appendAll(
    tx,
    booked.flatMap((one) => [
      eventOf('payment.paid', one),
      {
        subject: one.engagementId,
        type: 'effect.done',
        object: one.key,
        actor: 'system:payments',
        data: { system: 'payments', operation: 'pay' },
      },
    ]),
  );
}

function eventOf(
  type: string,
  one: {
    engagementId: string;
    key: string;
    amountMinor: number;
    currency: string;
    reason: string;
    reservedMinor: number;
  },
) {
  const { amountMinor, currency, reason, reservedMinor } = one;
  return {
    subject: one.engagementId,
    type,
    object: one.key,
    actor: 'system:payments',
    data: { amountMinor, currency, reason, reservedMinor },
  };
}

/** Closes the run, unless an engineer is still asked about some of it. */
async function finish({ store }: PayPorts, season: Season, week: PayWeek, tx: Tx): Promise<void> {
  const run = await store.payRuns.lockRun(tx, week.campaignId, week.period, week.version);
  if (run?.state === 'done' || (await store.payRuns.leftOfRun(tx, week)).due > 0) return;
  await store.payRuns.moveRun(tx, week, 'done');
  await store.events.append(tx, {
    subject: week.campaignId,
    type: 'pay.done',
    object: payRunName(week.campaignId, week.period, week.version),
    actor,
    data: {
      period: week.period,
      version: week.version,
      people: run?.people ?? 0,
      amountMinor: run?.amountMinor ?? 0,
      currency: season.campaign.currency,
    },
  });
}

async function outcome({ store }: PayPorts, { campaignId, period, version }: PayWeek): Promise<PaidWeek> {
  return store.transaction(async (tx) => {
    const run = await store.payRuns.lockRun(tx, campaignId, period, version);
    return {
      state: run?.state === 'held' ? 'held' : run?.state === 'paying' ? 'asked' : 'done',
      people: run?.people ?? 0,
      amountMinor: run?.amountMinor ?? 0,
    };
  });
}

function termsOf({ campaign, plan, policy }: Season, period: string, evaluate: EvaluatePolicy): PayTerms {
  const { monday, from } = weekSpan(period, campaign.timeZone);
  return {
    currency: campaign.currency,
    burdenPercent: plan.request.pay.burdenPercent,
    bonusMinor: policy.pay.completionBonusMinor[campaign.currency] ?? 0,
    seasonEnds: campaign.endsOn,
    lastDay: shiftDate(monday, 6),
    weekStarts: from,
    rateCards: {
      A: rateCardOf('A', evaluate),
      B: rateCardOf('B', evaluate),
      C: rateCardOf('C', evaluate),
      D: rateCardOf('D', evaluate),
    },
  };
}

/** The most that one person’s reservation can grow by. Minor units, with burden. */
function mostRenewal({ plan, policy }: Season, rateCard: number): number {
  const { hours, pay } = plan.request;
  const rateMinor = Math.round(toMinor(pay.hourly).amountMinor * (1 + rateCard));
  const hourly = { rateMinor, hoursPerWeek: hours.perAgentWeek };
  return withBurden(standingReservation(hourly, policy.pay), pay.burdenPercent);
}

const actor = 'system:pay';
