import type { Tx } from '../adapters/db/connection';
import type { Store } from '../adapters/db/store';
import { addDays } from '../domain/calendar';
import { groupKey, runIds } from '../domain/ids';
import { assertMayDecide, waitLeft, waitRuleOf, waitUntil } from '../domain/source/adverse';
import { latestReport } from '../domain/source/check';
import { portalPages } from '../domain/engagement/links';
import { sourceKeys, sourceTimers, vettingStretches } from '../domain/source/keys';
import { noticeAsk } from '../domain/source/vetting-asks';
import { adversePapers, adverseScene, type AdverseScene } from './adverse-facts';
import { validUntil } from './adjudicate';
import type { JourneyPorts } from './journey';
import { keepLetter, writeLetter } from './letters';
import type { EngagementStep } from './offer';

/** Where the wait stands: with the person until its date, stopped by a dispute, over, or overtaken by a clear report. */
export type NoticeStep =
  | { next: 'wait'; group: string }
  | { next: 'until'; until: string }
  | { next: 'dispute'; number: number }
  | { next: 'over' | 'clear' };

/** The letters of adverse action, and the wait between them. */
export function createNoticeActivities({ store, documents }: JourneyPorts) {
  return { records: { sendPreAdverse, settleNotice, sendFinalNotice }, vendor: {} };

  /** Writes the pre-adverse notice with its copies, and gives it to the person: from here the wait is counted. */
  async function sendPreAdverse({ engagementId }: EngagementStep): Promise<NoticeStep> {
    const { scene, talent } = await letterScene(engagementId);
    const { engagement, policy, now: printedAt } = scene;
    const wait = waitRuleOf(policy.adverse, engagement.jurisdiction);
    const printed = { noticeAt: printedAt, until: waitUntil(printedAt, wait, engagement), now: printedAt };
    const facts = { engagement, policy, talent, ...printed };
    const notice = writeLetter(policy.adverse.preNotice, facts);
    const rights = writeLetter(policy.adverse.rights, facts);
    const [noticePdf, rightsPdf] = await Promise.all([documents.letterPdf(notice), documents.letterPdf(rights)]);
    return store.transaction(async (tx) => {
      const given = await adverseScene(store, tx, engagementId);
      if (given.adverse.state === 'assessing') {
        const { adverse, now } = given;
        const until = waitUntil(now, wait, engagement);
        await keepLetter(store, tx, engagement, 'adverse-notice', notice, noticePdf);
        await keepLetter(store, tx, engagement, 'adverse-rights', rights, rightsPdf);
        await store.adverse.moveAdverse(
          tx,
          adverse,
          'waiting',
          { happened: 'pre', actor: 'system:engagement', data: { until, wait } },
          { notice_at: now, until_at: until, wait },
        );
        await openNotice(store, tx, given, 1, until);
      }
      return { next: 'wait', group: groupKey(engagementId, vettingStretches.notice(1)) };
    });
  }

  /** Takes what the person said to the notice. The wait goes on to its end, whatever was said; a dispute stops its clock. */
  async function settleNotice({ engagementId }: EngagementStep): Promise<NoticeStep> {
    return store.transaction(async (tx): Promise<NoticeStep> => {
      const scene = await adverseScene(store, tx, engagementId);
      const { adverse, now } = scene;
      if (adverse.state === 'cleared') return { next: 'clear' };
      if (adverse.state === 'disputed') return { next: 'dispute', number: adverse.disputes };
      if (adverse.state !== 'waiting' || adverse.until === null) return { next: 'over' };
      const group = groupKey(engagementId, vettingStretches.notice(adverse.round));
      const revised = await revisedReport(tx, scene);
      if (revised) {
        await store.asks.withdraw(tx, group, 'the background check is clear');
        await clearedByReport(store, tx, scene, revised, 'report');
        return { next: 'clear' };
      }
      const asks = await store.asks.outcomes(tx, group);
      const dispute = asks.find((ask) => ask.option === 'dispute');
      if (dispute) return stopClock(tx, scene, dispute.answeredAt ?? now);
      if (asks.some((ask) => ask.state === 'open')) return { next: 'wait', group };
      if (Date.parse(now) < Date.parse(adverse.until)) return { next: 'until', until: adverse.until };
      const waited = { happened: 'waited', actor: 'system:engagement', data: { until: adverse.until } };
      await store.adverse.moveAdverse(tx, adverse, 'deciding', waited);
      return { next: 'over' };
    });
  }

  async function stopClock(tx: Tx, scene: AdverseScene, at: string): Promise<NoticeStep> {
    const { engagement, adverse, policy } = scene;
    const left = waitLeft(at, adverse.until ?? at, adverse.wait ?? { days: 0 }, engagement);
    const number = adverse.disputes + 1;
    const due = addDays(scene.now, policy.adverse.disputeDays, engagement.timeZone);
    await store.adverse.moveAdverse(
      tx,
      adverse,
      'disputed',
      { happened: 'disputed', actor: engagement.talentId, data: { number, left, at } },
      {
        until_at: null,
        wait_left: left,
        disputes: number,
        disputed_at: at,
        dispute_due_at: due,
        dispute_looked_up_at: null,
        dispute_round: 1,
      },
    );
    const workflowId = runIds.engagement(engagement.id);
    await store.timers.arm(tx, { workflowId, name: sourceTimers.disputeDue(number), until: due });
    return { next: 'dispute', number };
  }

  /** A later report of the agency on the same order, which finds nothing any more. */
  async function revisedReport(tx: Tx, { engagement, screening }: AdverseScene): Promise<string | null> {
    const reports = await store.hooks.reportsOf(tx, sourceKeys.check(engagement.id, screening.generation));
    const latest = latestReport(
      reports.filter(({ type }) => type === 'check.completed').map(({ body }) => body.data ?? {}),
    );
    return latest?.status === 'clear' ? latest.completedAt : null;
  }

  /** Writes the final notice after a person decided, and ends the action: never before the wait is over. */
  async function sendFinalNotice({ engagementId }: EngagementStep): Promise<void> {
    const { scene, talent } = await letterScene(engagementId);
    const { engagement, policy, adverse, now } = scene;
    if (adverse.state === 'final') return;
    assertMayDecide(adverse, now);
    const facts = { engagement, policy, talent, noticeAt: adverse.noticeAt ?? now, until: adverse.until ?? now, now };
    const letter = writeLetter(policy.adverse.finalNotice, facts);
    const pdf = await documents.letterPdf(letter);
    await store.transaction(async (tx) => {
      const again = await adverseScene(store, tx, engagementId);
      if (again.adverse.state === 'final') return;
      assertMayDecide(again.adverse, again.now);
      const document = await keepLetter(store, tx, again.engagement, 'adverse-final', letter, pdf);
      await store.adverse.moveAdverse(
        tx,
        again.adverse,
        'final',
        { happened: 'final', actor: again.adverse.decidedBy ?? 'system:engagement', data: { document } },
        { final_at: again.now },
      );
      const reader = { to: engagement.talentId, page: portalPages.documents };
      await store.news.tellNews(tx, engagement, { kind: 'final-notice' }, [reader]);
    });
  }

  async function letterScene(engagementId: string): Promise<{ scene: AdverseScene; talent: string }> {
    return store.transaction(async (tx) => {
      const scene = await adverseScene(store, tx, engagementId);
      return { scene, talent: (await store.private.personOf(tx, scene.engagement.talentId)).name };
    });
  }
}

/** Opens the notice of a round to the person, until the wait is over; reminded half way. */
export async function openNotice(
  store: Store,
  tx: Tx,
  { engagement, policy, adverse, now }: AdverseScene,
  round: number,
  until: string,
): Promise<void> {
  const remindAt = new Date((Date.parse(now) + Date.parse(until)) / 2).toISOString();
  const disputesLeft = policy.adverse.mostDisputes - adverse.disputes;
  const wait = { until, remindAt, disputesLeft };
  await store.asks.open(tx, noticeAsk(engagement, round, wait, adversePapers(store, engagement.id)));
}

/** The agency found nothing any more: the check is clear, and the action is over. */
export async function clearedByReport(
  store: Store,
  tx: Tx,
  { engagement, policy, screening, adverse }: AdverseScene,
  completedAt: string,
  by: 'dispute' | 'report',
): Promise<void> {
  const until = validUntil(completedAt, policy.checkValidDays, engagement);
  await store.vetting.moveScreening(tx, screening, 'clear', { completed_at: completedAt, valid_until: until });
  await store.events.append(tx, {
    subject: engagement.id,
    type: 'screening.clear',
    object: sourceKeys.check(engagement.id, screening.generation),
    actor: 'system:screening',
    data: { validUntil: until },
  });
  await store.adverse.moveAdverse(
    tx,
    adverse,
    'cleared',
    { happened: 'cleared', actor: 'system:screening', data: { by } },
    { wait_left: null },
  );
}
