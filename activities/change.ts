import { changeAsks, changeStretch } from '../domain/assign/change-asks';
import { deliverableAsks, dueInstant } from '../domain/assign/asks';
import { planChange, type ChangePlan } from '../domain/assign/change-order';
import { assignKeys, deliverableStretch } from '../domain/assign/keys';
import type { AskDetail } from '../domain/ask/contract';
import { addDays, atLocal, showDate } from '../domain/calendar';
import type { ChangeOrder, Extension } from '../domain/command/contract';
import { endOfDay, extensionProblems } from '../domain/command/problems';
import { kindFor, type EngagementFacts } from '../domain/engagement/facts';
import { tenureOf } from '../domain/engagement/tenure';
import { groupKey } from '../domain/ids';
import { showMoney, toMinor } from '../domain/money';
import { givesNewWork } from '../domain/radar/rules';
import type { CommandRecord } from '../adapters/db/commands';
import type { Tx } from '../adapters/db/connection';
import { planOf, type WorkPlan } from './assign';
import { createChangedSow } from './changed-sow';
import { outcomeOf, policyOf, type JourneyPorts } from './journey';
import { createReassessment, type Reassessed } from './reassessment';
import { openStretchForMore } from './windows';
import type { EngagementStep } from './offer';

const actor = 'system:engagement';

export interface SettledChange {
  applied: boolean;
  plan: WorkPlan;
  /** Deliverables that go on in a new round, since their terms changed. */
  changed: number[];
  added: number[];
  dropped: number[];
  /** The classification came out otherwise: a person decides, on this occasion, who may engage from now on. */
  review?: string;
}

type ChangeStep = EngagementStep & { command: string; rounds: Readonly<Record<number, number>> };

/** Steps of change orders and extensions: people agree, then the terms change under the row lock of the engagement. */
export function createChangeActivities({ store, documents }: Pick<JourneyPorts, 'store' | 'documents'>) {
  const classification = createReassessment({ store });
  const { writeChangedSow } = createChangedSow({ store, documents });
  return { propose, records: { settleChange, stopUnengaged } };

  /** Asks approver and talent, when the change is sound as things stand. Gives what is wrong with it, or null. */
  async function propose(tx: Tx, engagement: EngagementFacts, command: CommandRecord): Promise<string | null> {
    const missing = await missingFor(tx, engagement, command);
    if (missing) return missing;
    const told =
      command.kind === 'extend'
        ? await toldExtension(tx, engagement, command)
        : await toldOrder(tx, engagement, command);
    if (typeof told === 'string') return told;
    const policy = await policyOf(store, tx, engagement.policies, 'assign');
    await store.asks.open(tx, changeAsks(engagement, { command: command.id, by: command.givenBy, ...told }, policy));
    await store.commands.proposeCommand(tx, command.id);
    return null;
  }

  /** What ran out that new work must not be given out without; null when nothing did, or this is no new work. */
  async function missingFor(tx: Tx, engagement: EngagementFacts, command: CommandRecord): Promise<string | null> {
    return givesNewWork(command.kind, command.body) ? store.radar.whyNoNewWork(tx, engagement) : null;
  }

  async function toldExtension(tx: Tx, engagement: EngagementFacts, command: CommandRecord) {
    const { until, reason } = command.body as Extension;
    const now = await store.clock.now(tx);
    const problems = extensionProblems(until, { now, ...engagement });
    if (problems[0]) return problems[0].message;
    return {
      what: 'the extension',
      detail: [
        { label: 'New last day', value: showDay(until) },
        { label: 'Why', value: reason },
      ],
      warnings: await warningsUntil(tx, engagement, endOfDay(until, engagement.timeZone), now),
    };
  }

  /** What an extension runs into: the tenure cap, a check or a certificate that ends before it. */
  async function warningsUntil(tx: Tx, engagement: EngagementFacts, endsAt: string, now: string): Promise<string[]> {
    const onboard = await policyOf(store, tx, engagement.policies, kindFor('onboard', engagement));
    const day = (instant: string) => Date.parse(instant) / 86_400_000;
    const stretches = await store.engagements.engagedStretches(tx, engagement.talentId);
    const tenure = tenureOf(
      stretches.map((s) => ({ from: day(s.from), until: day(s.id === engagement.id ? endsAt : s.until) })),
      { capDays: onboard.tenureCapDays, breakDays: onboard.tenureBreakDays, warnAt: onboard.tenureWarnShare },
    );
    const show = (instant: string) => showDate(instant, engagement.timeZone);
    const warnings: string[] = [];
    if (tenure.standing !== 'fine')
      warnings.push(
        `the tenure clock would stand at ${Math.round(tenure.days)} of ${tenure.capDays} days${tenure.standing === 'over' ? ', over the cap' : ''}`,
      );
    const valid = await store.engagements.validUntil(tx, engagement);
    for (const { what, until } of valid)
      if (until < endsAt && until > now)
        warnings.push(`the ${what} is valid until ${show(until)} only; it has to be renewed before`);
    return warnings;
  }

  async function toldOrder(tx: Tx, engagement: EngagementFacts, command: CommandRecord) {
    if (engagement.terms?.hourly) return 'work by the hour has no deliverables to change';
    const { plan, errors } = await planned(tx, engagement, command);
    if (errors[0]) return errors[0].message;
    const show = (amountMinor: number) => showMoney({ amountMinor, currency: engagement.currency });
    const line =
      (label: string) =>
      (item: ChangePlan['added'][number]): AskDetail => ({
        label,
        value: `${item.title}: ${show(item.amountMinor)}, due ${showDate(item.dueAt, engagement.timeZone)}`,
      });
    const titles = new Map((await store.work.listWork(tx, engagement.id)).map((item) => [item.no, item.title]));
    return {
      what: 'the change order',
      detail: [
        ...plan.added.map(line('New')),
        ...plan.changed.map(line('Changed')),
        ...plan.dropped.map((no) => ({ label: 'Not wanted any more', value: titles.get(no) ?? `deliverable ${no}` })),
        {
          label: 'All together',
          value: `${show(plan.reservedMinor + engagement.paidMinor)} of at most ${show(plan.notToExceedMinor)}`,
        },
        { label: 'Why', value: (command.body as ChangeOrder).reason },
      ],
      warnings: [] as string[],
    };
  }

  async function planned(tx: Tx, engagement: EngagementFacts, command: CommandRecord) {
    const body = command.body as ChangeOrder;
    const hire = await store.hires.lockHire(tx, engagement.hireId);
    const work = await store.work.listWork(tx, engagement.id);
    const underReview = await store.work.underReview(tx, engagement.id);
    const resolve = (item: Omit<ChangeOrder['change'][number], 'no'>) => ({
      ...(item.title !== undefined && { title: item.title }),
      ...(item.acceptance !== undefined && { acceptance: item.acceptance }),
      ...(item.due !== undefined && { dueAt: dueInstant(item.due, engagement.timeZone) }),
      ...(item.amount !== undefined && { amountMinor: toMinor(item.amount).amountMinor }),
    });
    return planChange(
      work.map((item) => ({ ...item, underReview: underReview.includes(item.no) })),
      {
        add: body.add.map((item) => resolve(item) as Required<ReturnType<typeof resolve>>),
        change: body.change.map(({ no, ...item }) => ({ no, ...resolve(item) })),
        drop: body.drop,
        notToExceedMinor: body.notToExceed ? toMinor(body.notToExceed).amountMinor : null,
      },
      {
        notToExceedMinor: engagement.notToExceedMinor,
        paidMinor: engagement.paidMinor,
        budgetMinor: hire.budgetMinor,
        currency: engagement.currency,
      },
    );
  }

  /**
   * Applies a change that both agreed to and that is still sound, and keeps the statement of work as it reads from now on;
   * otherwise notes why everything stays as it was.
   */
  async function settleChange(step: ChangeStep): Promise<SettledChange> {
    const settled = await settle(step);
    if (settled.applied) await writeChangedSow(step.engagementId, step.command);
    return settled;
  }

  async function settle({ engagementId, command, rounds }: ChangeStep): Promise<SettledChange> {
    return store.transaction(async (tx) => {
      const order = await store.commands.lockCommand(tx, command);
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      if (order.result) return order.result as unknown as SettledChange;
      const stays = async (why: string): Promise<SettledChange> => {
        const plan = await planOf(store, tx, engagement);
        const result = { applied: false, plan, changed: [], added: [], dropped: [] };
        await store.commands.settleCommand(tx, order, 'refused', why, actor, result);
        return result;
      };
      const outcomes = await store.asks.outcomes(tx, groupKey(engagementId, changeStretch(command)));
      const approval = outcomeOf(outcomes, 'change/approve');
      const agreement = outcomeOf(outcomes, 'change/agree');
      if (approval.option !== 'approve')
        return stays(approval.state === 'lapsed' ? 'Nobody approved it in time.' : 'It was not approved.');
      if (agreement.option !== 'agree')
        return stays(agreement.state === 'lapsed' ? 'The talent did not answer in time.' : 'The talent declined.');
      if (engagement.state !== 'active') return stays(`The engagement is ${engagement.state} by now.`);
      const missing = await missingFor(tx, engagement, order);
      if (missing) return stays(`${missing}.`);
      const by = approval.answeredBy ?? actor;
      return order.kind === 'extend'
        ? extend(tx, engagement, order, by)
        : change(tx, engagement, order, by, rounds, stays);
    });
  }

  /** Ends an engagement at once that nobody may engage the person for any more. */
  async function stopUnengaged({ engagementId }: EngagementStep): Promise<void> {
    await store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      if (engagement.state === 'ending' || engagement.state === 'closed') return;
      const at = await store.clock.now(tx);
      const reason = 'nobody may engage the person for this work any more';
      await store.engagements.endEarly(tx, engagement, { at, type: 'termination', cause: 'business', reason }, actor);
    });
  }

  async function extend(tx: Tx, engagement: EngagementFacts, order: CommandRecord, by: string): Promise<SettledChange> {
    const { until } = order.body as Extension;
    const endsAt = endOfDay(until, engagement.timeZone);
    const onboard = await policyOf(store, tx, engagement.policies, kindFor('onboard', engagement));
    const moved = await store.engagements.moveEnd(
      tx,
      engagement,
      { endsAt, accessUntil: addDays(endsAt, onboard.accessGraceHours / 24, engagement.timeZone) },
      by,
      { command: order.id, why: 'extension' },
    );
    // Late work stays welcome until the new end; a handover that was asked for is due with it.
    const later = Date.parse(endsAt) - Date.parse(engagement.endsAt);
    await store.asks.shift(tx, { subject: engagement.id, kinds: ['work', 'handover'] }, later);
    const seen = await classification.reassess(tx, moved, 'extension', order.id);
    const plan = await planOf(store, tx, moved);
    const result = { applied: true, plan, changed: [], added: [], dropped: [], ...reviewOf(seen, 'extension', order) };
    await store.commands.settleCommand(tx, order, 'applied', `It ends on ${showDay(until)} now.`, by, result);
    return result;
  }

  async function change(
    tx: Tx,
    engagement: EngagementFacts,
    order: CommandRecord,
    by: string,
    rounds: Readonly<Record<number, number>>,
    stays: (why: string) => Promise<SettledChange>,
  ): Promise<SettledChange> {
    const { plan, errors } = await planned(tx, engagement, order);
    if (errors[0]) return stays(`It does not fit any more: ${errors[0].message}.`);
    const policy = await policyOf(store, tx, engagement.policies, 'assign');
    await store.engagements.moveMoney(tx, engagement.id, {
      reservedMinor: plan.reservedMinor - engagement.reservedMinor,
      notToExceedMinor: plan.notToExceedMinor - engagement.notToExceedMinor,
    });
    await store.work.changeWork(tx, engagement.id, plan, rounds);
    const facts = { ...engagement, notToExceedMinor: plan.notToExceedMinor, reservedMinor: plan.reservedMinor };
    for (const no of [...plan.dropped, ...plan.changed.map((item) => item.no)])
      await store.asks.withdraw(
        tx,
        groupKey(engagement.id, deliverableStretch(no, rounds[no] ?? 1)),
        'changed by a change order',
        by,
      );
    const versions = new Map((await store.work.listWork(tx, engagement.id)).map((item) => [item.no, item.version]));
    const via = (no: number) => assignKeys.publish(engagement.id, no, versions.get(no) ?? 1);
    for (const item of plan.changed)
      await store.asks.open(
        tx,
        deliverableAsks(facts, item, (rounds[item.no] ?? 1) + 1, policy, { via: via(item.no), agreed: true }),
      );
    for (const item of plan.added)
      await store.asks.open(tx, deliverableAsks(facts, item, 1, policy, { via: via(item.no), agreed: true }));
    await store.events.append(tx, {
      subject: engagement.id,
      type: 'scope.changed',
      object: order.id,
      actor: by,
      data: {
        added: plan.added.map((item) => item.title),
        changed: plan.changed.map((item) => item.title),
        dropped: plan.dropped,
        reservedMinor: plan.reservedMinor,
        notToExceedMinor: plan.notToExceedMinor,
        currency: engagement.currency,
      },
    });
    if (plan.added.length > 0) await openStretchForMore(store, tx, facts);
    const seen = await classification.reassess(tx, facts, plan.kind, order.id);
    const result = {
      applied: true,
      plan: await planOf(store, tx, facts),
      changed: plan.changed.map((item) => item.no),
      added: plan.added.map((item) => item.no),
      dropped: plan.dropped,
      ...reviewOf(seen, plan.kind, order),
    };
    await store.commands.settleCommand(tx, order, 'applied', 'The deliverables are changed as agreed.', by, result);
    return result;
  }
}

// A local date is the same day in every zone.
const showDay = (date: string) => showDate(atLocal(date, 12, 'UTC'), 'UTC');

/** Nobody goes on silently as what they are not any more. */
function reviewOf(seen: Reassessed, kind: 'extension' | 'rate' | 'scope', order: CommandRecord): { review?: string } {
  return seen.changed && seen.outcome !== 'contractor' ? { review: `${kind}/${order.id}` } : {};
}
