import { addDays, weekPeriod, weekSpan } from '../../domain/calendar';
import { plus } from '../../domain/clock';
import type { Season, SeasonPart, SeasonPorts } from './part';
import { rateWeek } from './rate-week';

const batch = 500;

/**
 * Closes the weeks that are over: the time of everybody is written up for approval. Some days later, when the last figures are in,
 * their work is rated.
 */
export const weeks: SeasonPart = async (ports, season) => {
  const { store } = ports;
  const { campaign, now, policy } = season;
  const zone = campaign.timeZone;
  const began = await store.transaction((tx) => store.time.firstDay(tx, campaign.id));
  if (began === null) return {};
  const known = await store.transaction((tx) => store.time.closedWeeks(tx, campaign.id));
  const left = await store.transaction((tx) => store.time.submitLeft(tx, campaign.id));
  const did: string[] = left > 0 ? [`submitted ${left} late lines of hours`] : [];
  const nexts: string[] = [];
  for (let at = began; ; at = addDays(at, 7, zone)) {
    const period = weekPeriod(at, zone);
    const { until } = weekSpan(period, zone);
    if (until > now) {
      nexts.push(until);
      break;
    }
    if (!known.has(period)) {
      await close(ports, season, period);
      did.push(`closed ${period}`);
    }
    if (known.get(period)?.rated) continue;
    const due = plus(until, { days: policy.pay.daysAfterWeek });
    if (due > now) {
      nexts.push(due);
      continue;
    }
    const rated = await rateWeek(ports, season, period);
    await store.transaction((tx) => store.time.markRated(tx, campaign.id, period));
    if (rated > 0) did.push(`rated ${rated} for ${period}`);
  }
  const next = nexts.sort()[0];
  return { ...(did.length > 0 && { did: did.join(', ') }), ...(next && { next }) };
};

async function close({ store, beat }: SeasonPorts, { campaign, plan, policy }: Season, period: string): Promise<void> {
  const week = { period, ...weekSpan(period, campaign.timeZone) };
  const rules = {
    timeZone: campaign.timeZone,
    trainingMinutesPerDay: Math.round((plan.request.training.hoursPerWeek * 60) / 5),
    trainingPaid: plan.request.pay.trainingPaid,
    standbyShare: policy.pay.standbyShare,
  };
  for (let after: string | null = ''; after !== null;) {
    const from: string = after;
    after = await store.transaction((tx) => store.time.writeUpWeek(tx, campaign.id, week, rules, from, batch));
    beat();
  }
  await store.transaction(async (tx) => {
    if (!(await store.time.closeWeek(tx, campaign.id, week))) return;
    await store.events.append(tx, {
      subject: campaign.id,
      type: 'week.closed',
      object: `${campaign.id}/week/${period}`,
      actor: 'system:campaign',
      data: { period },
    });
  });
}
