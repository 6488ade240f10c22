import type { Tx } from '../adapters/db/connection';
import { addDays } from '../domain/calendar';
import { groupKey, runIds } from '../domain/ids';
import { resumedUntil } from '../domain/source/adverse';
import { disputeFound, type DisputeFound } from '../domain/source/dispute';
import { sourceKeys, sourceTimers, vettingStretches } from '../domain/source/keys';
import { disputeLateAsk } from '../domain/source/vetting-asks';
import { adjudicate } from './adjudicate';
import { adverseScene, type AdverseScene } from './adverse-facts';
import { clearedByReport, openNotice } from './adverse-notice';
import { runEffect } from './effect';
import type { JourneyPorts } from './journey';
import { disputeLetter, keepLetter } from './letters';
import type { EngagementStep } from './offer';

export interface DisputeStep extends EngagementStep {
  /** 1 for the first dispute. */
  number: number;
}

/** Where a dispute stands: waiting for the agency (and a person who is asked), to be looked up, or over. */
export type DisputeEnd =
  { next: 'agency'; group: string | null } | { next: 'look-up' } | { next: 'wait'; group: string } | { next: 'clear' };

/** A dispute: the agency looks again while the clock of the wait stands still. */
export function createDisputeActivities({ store, world, documents }: JourneyPorts) {
  return { records: { settleDispute }, vendor: { disputeReport, lookUpDispute } };

  /** Tells the agency what the person disputes; it looks again and reports by webhook. */
  async function disputeReport({ engagementId, number }: DisputeStep): Promise<void> {
    const { engagement, check, statement } = await store.transaction(async (tx) => {
      const scene = await adverseScene(store, tx, engagementId);
      return {
        engagement: scene.engagement,
        check: scene.screening.providerRef ?? '',
        statement: await statementOf(tx, scene, number),
      };
    });
    const letter = disputeLetter(statement, number, engagement);
    const pdf = await documents.letterPdf(letter);
    await store.transaction((tx) => keepLetter(store, tx, engagement, `adverse-dispute-${number}`, letter, pdf));
    const dispute = { check, statement };
    await runEffect(
      store,
      {
        key: sourceKeys.dispute(engagementId, number),
        system: 'screening',
        operation: 'dispute',
        subject: engagementId,
        thread: engagement.hireId,
        workflowId: runIds.engagement(engagementId),
      },
      dispute,
      {
        call: (key) => world.screening.dispute(key, dispute),
        find: async (key) => {
          const found = await world.screening.findDispute(key);
          return found && { providerRef: found.providerRef };
        },
      },
    );
  }

  /** What the person wrote is kept sealed; it goes to the agency, and as a paper to those who decide. */
  async function statementOf(tx: Tx, { engagement }: AdverseScene, number: number): Promise<string> {
    // Each dispute ends one round of the notice.
    const asks = await store.asks.outcomes(tx, groupKey(engagement.id, vettingStretches.notice(number)));
    const ask = asks.find(({ option }) => option === 'dispute');
    const said = ask
      ? await store.private.unseal<{ statement?: string }>(tx, engagement.talentId, 'retention', ask.id)
      : null;
    return said?.statement ?? 'The person disputes the report.';
  }

  /** Asks the agency for a result whose webhook may be lost; what it says is kept like a report and wakes the run. */
  async function lookUpDispute({ engagementId, number }: DisputeStep): Promise<void> {
    const key = sourceKeys.dispute(engagementId, number);
    const found = await world.screening.findDispute(key);
    await store.transaction(async (tx) => {
      const { adverse, now } = await adverseScene(store, tx, engagementId);
      if (adverse.state !== 'disputed' || adverse.disputes !== number) return;
      await store.adverse.changeAdverse(tx, engagementId, { dispute_looked_up_at: now });
      if (!found?.completedAt || found.outcome === 'pending') return;
      const { outcome, completedAt } = found;
      const data = { key, outcome, completedAt };
      const type = 'check.reinvestigated';
      await store.hooks.receive(tx, 'screening', `looked-up/${key}/${outcome}`, type, { type, data });
    });
  }

  /** Takes what the agency found: clear ends the action, upheld lets the wait go on with what was left of it. */
  async function settleDispute({ engagementId, number }: DisputeStep): Promise<DisputeEnd> {
    return store.transaction(async (tx): Promise<DisputeEnd> => {
      const scene = await adverseScene(store, tx, engagementId);
      const { adverse, now } = scene;
      if (adverse.state === 'cleared') return { next: 'clear' };
      if (adverse.state !== 'disputed' || adverse.disputes !== number) return noticeOf(scene);
      const reports = await store.hooks.reportsOf(tx, sourceKeys.dispute(engagementId, number));
      const late = groupKey(engagementId, vettingStretches.disputeLate(number, adverse.disputeRound));
      const [asked] = await store.asks.outcomes(tx, late);
      const found = disputeFound({
        reports: reports.map(({ body }) => body.data ?? {}),
        now,
        dueAt: adverse.disputeDueAt,
        lookedUp: adverse.disputeLookedUpAt !== null,
        asked: asked ? { state: asked.state, option: asked.option } : null,
      });
      return follow(tx, scene, found, late, asked);
    });
  }

  async function follow(
    tx: Tx,
    scene: AdverseScene,
    found: DisputeFound,
    late: string,
    asked: { id: string; state: string; answeredBy: string | null } | undefined,
  ): Promise<DisputeEnd> {
    const { engagement, adverse, screening, policy } = scene;
    const number = adverse.disputes;
    switch (found.move) {
      case 'clear':
        await settled(tx, scene, late);
        await clearedByReport(store, tx, scene, found.at, 'dispute');
        return { next: 'clear' };
      case 'upheld':
        await settled(tx, scene, late);
        return resume(tx, scene);
      case 'corrected': {
        const by = asked?.answeredBy ?? 'system:engagement';
        await settled(tx, scene, late);
        await adjudicate(store, tx, engagement.id, screening, { adjudication: 'go_on', by, ask: asked?.id ?? '' });
        const event = { happened: 'cleared', actor: by, data: { by: 'dispute' } };
        await store.adverse.moveAdverse(tx, adverse, 'cleared', event, {
          wait_left: null,
          decided_at: scene.now,
          decided_by: by,
          ...(asked && { decision_ask: asked.id }),
        });
        return { next: 'clear' };
      }
      case 'look-up':
        return { next: 'look-up' };
      case 'ask-person': {
        const round = adverse.disputeRound + (asked ? 1 : 0);
        await store.adverse.changeAdverse(tx, engagement.id, { dispute_round: round });
        await store.asks.open(tx, disputeLateAsk(engagement, { number, round }, policy));
        return { next: 'agency', group: groupKey(engagement.id, vettingStretches.disputeLate(number, round)) };
      }
      case 'wait-longer': {
        const due = addDays(scene.now, policy.adverse.disputeDays, engagement.timeZone);
        const round = adverse.disputeRound + 1;
        await store.adverse.changeAdverse(tx, engagement.id, {
          dispute_due_at: due,
          dispute_looked_up_at: null,
          dispute_round: round,
        });
        await store.timers.arm(tx, { ...timerOf(scene), until: due });
        return { next: 'agency', group: null };
      }
      case 'wait':
        return { next: 'agency', group: asked?.state === 'open' ? late : null };
    }
  }

  async function resume(tx: Tx, scene: AdverseScene): Promise<DisputeEnd> {
    const { engagement, adverse, now } = scene;
    const until = resumedUntil(now, adverse.left ?? { ms: 0 }, engagement);
    const round = adverse.round + 1;
    await store.adverse.moveAdverse(
      tx,
      adverse,
      'waiting',
      { happened: 'resumed', actor: 'system:screening', data: { number: adverse.disputes, until } },
      { until_at: until, wait_left: null, round },
    );
    await openNotice(store, tx, scene, round, until);
    return { next: 'wait', group: groupKey(engagement.id, vettingStretches.notice(round)) };
  }

  async function settled(tx: Tx, scene: AdverseScene, late: string): Promise<void> {
    await store.asks.withdraw(tx, late, 'the agency has looked again');
    await store.timers.clear(tx, timerOf(scene));
  }
}

function noticeOf({ engagement, adverse }: AdverseScene): DisputeEnd {
  return { next: 'wait', group: groupKey(engagement.id, vettingStretches.notice(adverse.round)) };
}

function timerOf({ engagement, adverse }: AdverseScene): { workflowId: string; name: string } {
  return { workflowId: runIds.engagement(engagement.id), name: sourceTimers.disputeDue(adverse.disputes) };
}
