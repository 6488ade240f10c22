import type { Tx } from '../adapters/db/connection';
import type { Store } from '../adapters/db/store';
import { addDays } from '../domain/calendar';
import { plus } from '../domain/clock';
import { peerReviewAsks } from '../domain/evaluate/asks';
import { periods, stretchAfter } from '../domain/evaluate/keys';
import { reviewersFor } from '../domain/evaluate/peer';
import type { EvaluatePolicy } from '../domain/evaluate/policy-contract';
import type { Tier } from '../domain/evaluate/score';
import type { EngagementFacts } from '../domain/engagement/facts';
import { policyOf } from './journey';
import { rateWindow } from './rate';

type WindowRecord = NonNullable<Awaited<ReturnType<Store['windows']['lockDueWindow']>>>;

/** Work begins: where projects are rated by stretches of days, the first one opens. Call it in the step that starts work. */
export async function openFirstWindow(store: Store, tx: Tx, engagement: EngagementFacts): Promise<void> {
  await openStretch(store, tx, engagement, 1, await policyOf(store, tx, engagement.policies, 'evaluate'));
}

/** Work was added to a project that is rated already: where stretches of days are rated, another one opens for it. */
export async function openStretchForMore(store: Store, tx: Tx, engagement: EngagementFacts): Promise<void> {
  if (engagement.phase !== 'evaluate') return;
  const policy = await policyOf(store, tx, engagement.policies, 'evaluate');
  await openStretch(store, tx, engagement, (await store.windows.lastStretch(tx, engagement.id)) + 1, policy);
}

/** A milestone was accepted: its card closes at once, or when the reviewers named in the request had their time. */
export async function rateMilestone(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  item: { no: number; title: string },
): Promise<void> {
  const policy = await policyOf(store, tx, engagement.policies, 'evaluate');
  if (policy.projectWindow !== 'milestone') return;
  const period = periods.milestone(item.no);
  const reviewers = await reviewersOf(store, tx, engagement, policy, { colleaguesToo: false });
  const closesAt = await reviewsClose(store, tx, engagement, policy);
  if (reviewers.length === 0 || closesAt === null) {
    await rateWindow(store, tx, engagement, period, { of: 'milestone', no: item.no });
    return;
  }
  const fresh = await store.windows.openWindow(tx, {
    engagementId: engagement.id,
    period,
    workNo: item.no,
    state: 'asking',
    closesAt,
    nextAt: closesAt,
  });
  if (fresh) await askPeers(store, tx, engagement, { period, title: item.title, closesAt }, reviewers, policy);
}

/**
 * The work is done: the project’s card closes at once, or by date while reviews may still come in. The run never waits for
 * them: the sweeper closes what is left open.
 */
export async function rateProject(store: Store, tx: Tx, engagement: EngagementFacts): Promise<{ tier: Tier | null }> {
  const policy = await policyOf(store, tx, engagement.policies, 'evaluate');
  const closesAt = await reviewsClose(store, tx, engagement, policy);
  const open = await store.windows.lockOpenWindows(tx, engagement.id);
  for (const window of open.filter(({ state }) => state === 'open'))
    await startAsking(store, tx, engagement, window, policy);
  const named = (await store.ratingFacts.namedReviewers(tx, engagement.hireId)).length > 0;
  const reviewers = named ? [] : await reviewersOf(store, tx, engagement, policy, { colleaguesToo: true });
  if (closesAt === null || (open.length === 0 && reviewers.length === 0))
    return rateWindow(store, tx, engagement, periods.project, { of: 'project' });
  const fresh = await store.windows.openWindow(tx, {
    engagementId: engagement.id,
    period: periods.project,
    workNo: null,
    state: 'asking',
    closesAt,
    nextAt: closesAt,
  });
  if (fresh)
    await askPeers(store, tx, engagement, { period: periods.project, title: null, closesAt }, reviewers, policy);
  return { tier: await store.tiers.tierOfEngagement(tx, engagement.id) };
}

/**
 * Does what is due at up to `limit` windows, each in a transaction of its own and without waking a run: asks for reviews,
 * closes, opens the next stretch. Returns how many were handled.
 */
export async function closeDueWindows(store: Store, limit: number): Promise<number> {
  const due = await store.transaction((tx) => store.windows.dueWindows(tx, limit));
  for (const { id, engagementId } of due)
    await store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const window = await store.windows.lockDueWindow(tx, id);
      // Another sweeper was first.
      if (window) await handle(store, tx, engagement, window);
    });
  return due.length;
}

async function handle(store: Store, tx: Tx, engagement: EngagementFacts, window: WindowRecord): Promise<void> {
  const policy = await policyOf(store, tx, engagement.policies, 'evaluate');
  if (window.state === 'open') return startAsking(store, tx, engagement, window, policy);
  await rateWindow(store, tx, engagement, window.period, partOf(window));
  const next = stretchAfter(window.period);
  if (next !== null && (await goesOn(store, tx, engagement))) await openStretch(store, tx, engagement, next, policy);
}

/** Whether there is more to rate after a stretch: the project’s own work, or what was added after it was rated. */
async function goesOn(store: Store, tx: Tx, { id, phase, state }: EngagementFacts): Promise<boolean> {
  if (state !== 'active' && state !== 'suspended') return false;
  if (phase === 'assign') return true;
  return (await store.work.listWork(tx, id)).some((item) => item.state !== 'done' && item.state !== 'dropped');
}

/** A stretch of days nears its end: its reviewers are asked, or, with nobody to ask, it just ends by its date. */
async function startAsking(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  window: WindowRecord,
  policy: EvaluatePolicy,
): Promise<void> {
  const reviews = await reviewsClose(store, tx, engagement, policy);
  const closesAt = reviews !== null && reviews < window.closesAt ? reviews : window.closesAt;
  await store.windows.startAsking(tx, window.id, closesAt);
  const reviewers = await reviewersOf(store, tx, engagement, policy, { colleaguesToo: false });
  await askPeers(store, tx, engagement, { period: window.period, title: null, closesAt }, reviewers, policy);
}

async function openStretch(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  no: number,
  { projectWindow, peer }: EvaluatePolicy,
): Promise<void> {
  if (projectWindow === 'milestone') return;
  const closesAt = addDays(await store.clock.now(tx), projectWindow.days, engagement.timeZone);
  await store.windows.openWindow(tx, {
    engagementId: engagement.id,
    period: periods.stretch(no),
    workNo: null,
    state: 'open',
    closesAt,
    nextAt: plus(closesAt, { days: -Math.min(peer.dueDays, projectWindow.days / 2) }),
  });
}

async function askPeers(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  window: { period: string; title: string | null; closesAt: string },
  reviewers: readonly string[],
  { peer }: EvaluatePolicy,
): Promise<void> {
  if (reviewers.length === 0) return;
  const payers = await store.ratingFacts.payersOf(tx, engagement);
  const remindAt = plus(window.closesAt, { days: -peer.dueDays / 2 });
  await store.asks.open(tx, peerReviewAsks(engagement, { ...window, remindAt }, reviewers, payers));
}

/** When reviews that are asked for now are due: after their time, at the latest with the engagement. Null: no time is left. */
async function reviewsClose(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  { peer }: EvaluatePolicy,
): Promise<string | null> {
  const now = await store.clock.now(tx);
  const due = addDays(now, peer.dueDays, engagement.timeZone);
  const closesAt = due < engagement.endsAt ? due : engagement.endsAt;
  return closesAt > now ? closesAt : null;
}

async function reviewersOf(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  { peer }: EvaluatePolicy,
  { colleaguesToo }: { colleaguesToo: boolean },
): Promise<string[]> {
  return reviewersFor(
    {
      talent: engagement.talentId,
      payers: await store.ratingFacts.payersOf(tx, engagement),
      named: await store.ratingFacts.namedReviewers(tx, engagement.hireId),
      colleagues: colleaguesToo ? await store.ratingFacts.colleaguesOf(tx, engagement) : [],
    },
    peer,
  );
}

function partOf(window: WindowRecord): Parameters<typeof rateWindow>[4] {
  if (window.workNo !== null) return { of: 'milestone', no: window.workNo };
  if (window.period === periods.project) return { of: 'project' };
  return { of: 'stretch', from: window.openedAt, until: window.closesAt };
}
