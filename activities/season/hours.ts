import type { Tx } from '../../adapters/db/connection';
import type { WaitingTime } from '../../adapters/db/season/time';
import type { AskOutcome } from '../../domain/ask/contract';
import { plus } from '../../domain/clock';
import { timeAsk, timeAskName } from '../../domain/season/time-asks';
import type { Season, SeasonPart, SeasonPorts } from './part';

const kind = 'season-time';

/**
 * Hours that nobody decided on by the day on which their week is paid: whoever decides is asked once for the week, and what they say is
 * carried out on what had been submitted by then. Without it people would wait for their pay, and the season for its close.
 */
export const hours: SeasonPart = async (ports, season) => {
  const { store, beat } = ports;
  const { campaign, now, policy } = season;
  const waiting = await store.transaction((tx) => store.time.waitingWeeks(tx, campaign.id));
  const did: string[] = [];
  const nexts: string[] = [];
  for (const week of waiting) {
    const due = plus(week.endsAt, { days: policy.pay.daysAfterWeek });
    if (due > now) nexts.push(due);
    else {
      const said = await store.transaction((tx) => decideOrAsk(ports, season, week, tx));
      if (said) did.push(said);
    }
    beat();
  }
  await store.transaction((tx) => takeBack(ports, season, tx));
  const next = nexts.sort()[0];
  return { ...(did.length > 0 && { did: did.join(', ') }), ...(next && { next }) };
};

async function decideOrAsk(
  ports: SeasonPorts,
  season: Season,
  { period }: WaitingTime,
  tx: Tx,
): Promise<string | null> {
  const { store } = ports;
  const campaign = await store.campaigns.lockCampaign(tx, season.campaign.id);
  const asked = (await store.asks.ofKind(tx, campaign.id, kind)).filter(({ name }) => name === timeAskName(period));
  const last = asked.at(-1);
  if (last?.state === 'open') return null;
  const decided = last?.state === 'answered' ? await decide(ports, campaign.id, period, last, tx) : null;
  // What was handed in since the answer is another question.
  const left = (await store.time.waitingWeeks(tx, campaign.id)).find((week) => week.period === period);
  if (!left) return decided;
  const { currency } = campaign;
  await store.asks.open(tx, timeAsk(campaign, { ...left, currency, round: asked.length + 1 }, season.policy));
  return [decided, `the hours of ${period} are asked about`].filter(Boolean).join(', ');
}

/** Carries out an answer on what had been submitted when it was given; null when that was done before. */
async function decide(
  { store }: SeasonPorts,
  campaignId: string,
  period: string,
  { option, answeredBy, answeredAt, reason }: AskOutcome,
  tx: Tx,
): Promise<string | null> {
  const to = option === 'approve' ? 'approved' : 'declined';
  const until = answeredAt ?? (await store.clock.now(tx));
  const entries = await store.time.lockTime(tx, { campaignId, period, except: [], until });
  if (entries.length === 0) return null;
  const by = answeredBy ?? 'system:campaign';
  const ids = entries.map(({ id }) => id);
  await store.time.decideTime(tx, ids, to, by, to === 'declined' ? reason : null);
  await store.events.append(tx, {
    subject: campaignId,
    type: `time.${to}`,
    object: `${campaignId}/week/${period}`,
    actor: by,
    data: { period, entries: ids.length, minutes: entries.reduce((sum, { minutes }) => sum + minutes, 0) },
  });
  return `the hours of ${period} are ${to}`;
}

/** Questions about weeks of which somebody decided on everything elsewhere. */
async function takeBack({ store }: SeasonPorts, { campaign }: Season, tx: Tx): Promise<void> {
  const open = (await store.asks.ofKind(tx, campaign.id, kind)).filter(({ state }) => state === 'open');
  if (open.length === 0) return;
  const waiting = (await store.time.waitingWeeks(tx, campaign.id)).map(({ period }) => timeAskName(period));
  for (const { name } of open.filter((ask) => !waiting.includes(ask.name)))
    for (const group of await store.asks.openGroups(tx, campaign.id, [kind], name))
      await store.asks.withdraw(tx, group, 'all of it was decided elsewhere');
}
