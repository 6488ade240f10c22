import type { Resignation, Termination } from '../domain/command/contract';
import { commandNames, mayCommand } from '../domain/command/kinds';
import { earlyEndProblems, endOfDay, lastDayAfterNotice } from '../domain/command/problems';
import type { EngagementFacts } from '../domain/engagement/facts';
import { groupKey } from '../domain/ids';
import { changeStretch } from '../domain/assign/change-asks';
import type { CommandRecord } from '../adapters/db/commands';
import type { Tx } from '../adapters/db/connection';
import { planOf, type WorkPlan } from './assign';
import { createChangeActivities } from './change';
import { createCorrectionActivities } from './correct-pay';
import { policyOf, type JourneyPorts } from './journey';
import type { EngagementStep } from './offer';

const actor = 'system:engagement';

/** What a run has to do about a command. */
export type Commanded =
  | { next: 'nothing' }
  | { next: 'end' }
  | { next: 'plan'; plan: WorkPlan }
  | { next: 'suspend' }
  | { next: 'resume' }
  | { next: 'agree'; group: string }
  | { next: 'pay'; effects: string[] };

type CommandStep = EngagementStep & { command: string };

/** Steps that take what people told a run: each looks again whether the state still allows it. */
export function createCommandActivities(ports: JourneyPorts) {
  const { store } = ports;
  const { propose } = createChangeActivities(ports);
  const { correct } = createCorrectionActivities(ports);
  return { records: { takeStop, takeCommand } };

  /** Before work: whatever was told ends it. Gives the reason without what a person wrote. */
  async function takeStop({ engagementId, command }: CommandStep): Promise<{ why: string }> {
    return store.transaction(async (tx) => {
      const order = await store.commands.lockCommand(tx, command);
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const why = order.kind === 'withdraw' ? 'the talent withdrew' : 'the client ended it before work began';
      const { reason, cause } = order.body as Termination;
      await store.engagements.noteEnd(tx, engagement, { reason, ...(cause && { cause }) });
      await store.commands.settleCommand(tx, order, 'applied', 'It ends; what was done is taken back.', order.givenBy);
      return { why };
    });
  }

  /** During work: does what one transaction can do, and says what the run has to do. */
  async function takeCommand({ engagementId, command }: CommandStep): Promise<Commanded> {
    return store.transaction(async (tx) => {
      const order = await store.commands.lockCommand(tx, command);
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      if (order.result) return order.result as unknown as Commanded;
      if (order.state === 'proposed') return { next: 'agree', group: groupKey(engagementId, changeStretch(command)) };
      if (order.kind === 'cancel' || !mayCommand(order.kind, engagement.state))
        return refuse(
          tx,
          order,
          `The engagement is ${engagement.state} by now; a ${commandNames[order.kind]} comes too late.`,
        );
      return follow(tx, order, engagement);
    });
  }

  async function follow(tx: Tx, order: CommandRecord, engagement: EngagementFacts): Promise<Commanded> {
    switch (order.kind) {
      case 'suspend':
        return { next: 'suspend' };
      case 'resume':
        return { next: 'resume' };
      case 'resign':
        return resign(tx, order, engagement);
      case 'terminate':
        return terminate(tx, order, engagement);
      case 'extend':
      case 'change-order': {
        const problem = await propose(tx, engagement, order);
        if (problem) return refuse(tx, order, `${problem}.`);
        return { next: 'agree', group: groupKey(engagement.id, changeStretch(order.id)) };
      }
      case 'correct-pay': {
        const { effects, outcome } = await correct(tx, engagement, order);
        if (effects.length === 0) return refuse(tx, order, outcome);
        return settle(tx, order, outcome, { next: 'pay', effects });
      }
      case 'cancel':
      case 'withdraw':
        return refuse(tx, order, 'Work has begun; resign instead.');
    }
  }

  async function resign(tx: Tx, order: CommandRecord, engagement: EngagementFacts): Promise<Commanded> {
    const { reason, lastDay } = order.body as Resignation;
    const dates = { now: await store.clock.now(tx), ...engagement };
    const offboard = await policyOf(store, tx, engagement.policies, 'offboard');
    const day = lastDay ?? lastDayAfterNotice(dates, offboard.noticeDays);
    const [problem] = earlyEndProblems(day, dates);
    if (problem) return refuse(tx, order, `${problem.message}.`);
    const at = endOfDay(day, engagement.timeZone);
    const moved = await store.engagements.endEarly(
      tx,
      engagement,
      { at, type: 'resignation', reason, command: order.id },
      order.givenBy,
    );
    const plan = await planOf(store, tx, moved);
    return settle(tx, order, `The last day of work is ${day}.`, { next: 'plan', plan });
  }

  async function terminate(tx: Tx, order: CommandRecord, engagement: EngagementFacts): Promise<Commanded> {
    const { reason, cause, lastDay } = order.body as Termination;
    const now = await store.clock.now(tx);
    const [problem] = lastDay ? earlyEndProblems(lastDay, { now, ...engagement }) : [];
    if (problem) return refuse(tx, order, `${problem.message}.`);
    const at = lastDay ? endOfDay(lastDay, engagement.timeZone) : now;
    const end = { at, type: 'termination' as const, cause, reason, command: order.id };
    const moved = await store.engagements.endEarly(tx, engagement, end, order.givenBy);
    if (!lastDay) return settle(tx, order, 'It ends at once; the access is taken away first.', { next: 'end' });
    const plan = await planOf(store, tx, moved);
    return settle(tx, order, `The last day of work is ${lastDay}.`, { next: 'plan', plan });
  }

  async function settle(tx: Tx, order: CommandRecord, outcome: string, result: Commanded): Promise<Commanded> {
    await store.commands.settleCommand(tx, order, 'applied', outcome, order.givenBy, result);
    return result;
  }

  async function refuse(tx: Tx, order: CommandRecord, why: string): Promise<Commanded> {
    const result: Commanded = { next: 'nothing' };
    await store.commands.settleCommand(tx, order, 'refused', why, actor, result);
    return result;
  }
}
