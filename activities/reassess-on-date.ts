import type { Tx } from '../adapters/db/connection';
import type { SettledAsk } from '../adapters/db/renewals';
import type { Store } from '../adapters/db/store';
import { localDate } from '../domain/calendar';
import type { EngagementFacts } from '../domain/engagement/facts';
import { deriveId, groupKey } from '../domain/ids';
import type { Expiring } from '../domain/radar/rules';
import { answersOfForm, reassessAsk } from '../domain/source/classification/form';
import { openReview, takeReview } from './classify';
import { createReassessment } from './reassessment';

/**
 * The date of a classification’s reassessment has come: the facts are asked for again, of the role that its rule set names.
 * Without a rule set there is nothing to ask for, and it is decided again at once.
 */
export async function askForFacts(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  item: Expiring,
  policy: string,
): Promise<void> {
  const now = await store.clock.now(tx);
  const found = await store.ruleSets.ruleSetOn(tx, engagement.jurisdiction, localDate(now, engagement.timeZone));
  const last = await store.classifications.latestClassification(tx, engagement.id);
  if (!last) return;
  if (!found) return decideAgain(store, tx, engagement, item, []);
  const ask = reassessAsk(engagement, last, 'the date of its reassessment has come', found.rules, now);
  const key = groupKey(engagement.id, `reassess/${item.thing}`);
  await store.asks.open(tx, {
    ...{ key, workflowId: null, thread: engagement.hireId, subject: engagement.id, policy },
    asks: [ask],
  });
  await store.radar.noteRenewal(tx, engagement.id, item, { ask_id: deriveId('ask', key, ask.name) });
}

/** Decides again on the facts that were given, or on those known when nobody gave any. */
export async function takeFacts(store: Store, tx: Tx, engagement: EngagementFacts, ask: SettledAsk): Promise<void> {
  await store.radar.noteRenewal(tx, engagement.id, ask, { settled_at: await store.clock.now(tx) });
  const last = await store.classifications.latestClassification(tx, engagement.id);
  // Withdrawn with the end of its engagement, or decided otherwise meanwhile.
  if (ask.state === 'withdrawn' || !last || last.id !== ask.thing) return;
  const given = ask.option === 'changed' ? answersOfForm(ask.answer ?? {}, last.answers, ask.answeredBy ?? '') : [];
  await decideAgain(store, tx, engagement, ask, given);
}

/** Takes a person’s word on who engages from now on; asks again while nobody answers; ends what nobody may engage for. */
export async function takeEngaging(store: Store, tx: Tx, engagement: EngagementFacts, ask: SettledAsk): Promise<void> {
  await store.radar.noteRenewal(tx, engagement.id, ask, { lead_settled_at: await store.clock.now(tx) });
  if (ask.state === 'withdrawn') return;
  const round = Number(/-(\d+)$/.exec(ask.group)?.[1] ?? 1);
  const { verdict } = await takeReview(store, tx, engagement, { occasion: occasionOf(ask), round });
  if (verdict === null) return review(store, tx, engagement, ask, round + 1);
  if (verdict !== 'stop') return;
  const by = ask.answeredBy ?? 'system:radar';
  await store.commands.giveCommand(tx, {
    id: deriveId('command', by, ask.askId),
    subject: engagement.id,
    workflowId: engagement.workflowId,
    kind: 'terminate',
    body: { reason: 'Nobody may engage the person for this work any more.', cause: 'business' },
    by,
  });
}

type Dated = Pick<Expiring, 'kind' | 'thing' | 'until'>;

async function decideAgain(
  store: Store,
  tx: Tx,
  engagement: EngagementFacts,
  item: Dated,
  answers: Parameters<ReturnType<typeof createReassessment>['reassess']>[4],
): Promise<void> {
  const { reassess } = createReassessment({ store });
  const { changed, outcome } = await reassess(tx, engagement, 'date', occasionOf(item), answers);
  // Nobody goes on silently as what they are not any more.
  if (changed && outcome !== 'contractor') await review(store, tx, engagement, item, 1);
}

async function review(store: Store, tx: Tx, engagement: EngagementFacts, item: Dated, round: number): Promise<void> {
  const group = await openReview(store, tx, engagement, { occasion: occasionOf(item), round, wakes: false });
  await store.radar.noteRenewal(tx, engagement.id, item, {
    lead_ask_id: deriveId('ask', group, 'classification/review'),
    lead_settled_at: null,
  });
}

function occasionOf({ until }: Pick<Expiring, 'until'>): string {
  return `date/${until}`;
}
