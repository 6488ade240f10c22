import type { Tx } from '../adapters/db/connection';
import type { ExpiryFacts } from '../adapters/db/reads/expiry-facts';
import type { SettledAsk } from '../adapters/db/renewals';
import type { Store } from '../adapters/db/store';
import { atLocal, shiftDate } from '../domain/calendar';
import { deriveId } from '../domain/ids';
import type { EngagementState } from '../domain/lifecycle';
import { expiredAsk, renewalAsk } from '../domain/radar/asks';
import type { RadarPolicy } from '../domain/radar/policy-contract';
import { radarDefaults } from '../domain/radar/policy-default';
import { blocks, concerns, isRenewable, severityOf, stopsWork, type Expiring } from '../domain/radar/rules';
import { askForFacts, takeEngaging, takeFacts } from './reassess-on-date';

// Before, nothing is checked that could run out; after, nothing is worked on any more.
const underWay: readonly EngagementState[] = [
  'created',
  'contracting',
  'compliance',
  'provisioning',
  'training',
  'ready',
  'active',
  'suspended',
];

/** Ends the keeping of papers of erased people on its legal date: up to `limit`. Gives how many people. */
export async function endKeeping(store: Store, limit: number): Promise<number> {
  return store.transaction(async (tx) => {
    const { policy } = await store.radar.radarPolicy(tx);
    // A policy published before there was the field says nothing about it.
    return store.radar.endRetention(tx, policy.retentionYears ?? radarDefaults.retentionYears, limit, store.private);
  });
}

/**
 * Asks for renewals before things run out, tells what ran out, and reads the answers: up to `limit` of each, every one in a
 * transaction of its own and once, however many workers watch. Runs are not woken. Returns how many it handled.
 */
export async function watchExpiries(store: Store, limit: number): Promise<number> {
  const { due, policy, name } = await store.transaction((tx) => dueNow(store, tx));
  const now = due.slice(0, limit);
  for (const { engagement, item } of now)
    await store.transaction((tx) => dealWith(store, tx, engagement.id, item, { policy, name }));
  const ended = await store.transaction((tx) => store.radar.endedAsks(tx, limit));
  for (const ask of ended) await store.transaction((tx) => readAnswer(store, tx, ask));
  return now.length + ended.length;
}

interface Due {
  engagement: ExpiryFacts;
  item: Expiring;
}

async function dueNow(store: Store, tx: Tx): Promise<{ due: Due[]; policy: RadarPolicy; name: string }> {
  const { policy, name } = await store.radar.radarPolicy(tx);
  const now = await store.clock.now(tx);
  const { asked, expired } = await store.radar.dealtWith(tx);
  const due = (await store.radar.expiryFacts(tx)).flatMap((engagement) =>
    engagement.things
      .filter((item) => underWay.includes(engagement.state) && watched(item) && concerns(item, engagement))
      .filter((item) => {
        const severity = severityOf(item, policy, now);
        const key = [engagement.id, item.kind, item.thing, item.until].join('/');
        if (severity === 'expired') return !expired.has(key);
        return severity === 'soon' && isRenewable(item.kind) && !asked.has(key);
      })
      .map((item) => ({ engagement, item })),
  );
  return { due, policy, name };
}

/** Access and contracts end by their run, and the tenure clock only warns. */
function watched({ kind }: Expiring): boolean {
  return isRenewable(kind) || kind === 'classification';
}

async function dealWith(
  store: Store,
  tx: Tx,
  engagementId: string,
  item: Expiring,
  { policy, name }: { policy: RadarPolicy; name: string },
): Promise<void> {
  const engagement = await store.engagements.lockEngagement(tx, engagementId);
  if (!underWay.includes(engagement.state)) return;
  const record = await store.radar.lockRenewal(tx, engagementId, item);
  const now = await store.clock.now(tx);
  if (severityOf(item, policy, now) === 'soon') {
    if (record.askId !== null) return;
    const group = renewalAsk(engagement, item, policy, { policy: name, now });
    await store.asks.open(tx, group);
    return store.radar.noteRenewal(tx, engagementId, item, { ask_id: deriveId('ask', group.key, 'renewal') });
  }
  if (record.expiredAt !== null) return;
  await store.radar.noteRenewal(tx, engagementId, item, { expired_at: now });
  if (item.kind === 'classification') {
    return askForFacts(store, tx, engagement, item, name);
  }
  await store.events.append(tx, {
    subject: engagementId,
    type: `expired.${item.kind}`,
    object: item.thing,
    actor: 'system:radar',
    data: { until: item.until, blocking: blocks(item.kind, policy), policy: name },
  });
  if (!stopsWork(item, engagement, policy, now)) return;
  const group = expiredAsk(engagement, item, policy, { policy: name, now });
  await store.asks.open(tx, group);
  await store.radar.noteRenewal(tx, engagementId, item, { lead_ask_id: deriveId('ask', group.key, 'expired') });
}

async function readAnswer(store: Store, tx: Tx, ask: SettledAsk): Promise<void> {
  const engagement = await store.engagements.lockEngagement(tx, ask.engagementId);
  if (ask.kind === 'classification')
    return ask.of === 'lead' ? takeEngaging(store, tx, engagement, ask) : takeFacts(store, tx, engagement, ask);
  const now = await store.clock.now(tx);
  const by = ask.answeredBy ?? 'system:radar';
  if (ask.of === 'lead') {
    await store.radar.noteRenewal(tx, engagement.id, ask, { lead_settled_at: now });
    if (ask.option !== 'suspend' || engagement.state !== 'active') return;
    const reason = 'Something that the work must not go on without has run out.';
    await store.commands.giveCommand(tx, {
      id: deriveId('command', by, ask.askId),
      subject: engagement.id,
      workflowId: engagement.workflowId,
      kind: 'suspend',
      body: { reason },
      by,
    });
    return;
  }
  const day = ask.option === 'renewed' ? ask.answer?.['until'] : undefined;
  // Valid until a day means to the end of it.
  const until = typeof day === 'string' ? atLocal(shiftDate(day, 1), 0, engagement.timeZone) : null;
  const later = until !== null && until > ask.until ? until : null;
  await store.radar.noteRenewal(tx, engagement.id, ask, {
    settled_at: now,
    ...(later !== null && { renewed_until: later }),
  });
  if (later === null) return;
  await store.radar.extendValidity(tx, ask, later);
  await store.events.append(tx, {
    subject: engagement.id,
    type: 'expiry.renewed',
    object: ask.thing,
    actor: by,
    data: { kind: ask.kind, until: later, evidence: ask.askId },
  });
}
