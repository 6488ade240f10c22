import type { PayRun } from '../../adapters/db/season/pay-runs';
import { plus } from '../../domain/clock';
import { fromNumber } from '../../domain/money';
import type { Deed, Season, SeasonPart, SeasonPorts } from './part';

/**
 * Says which weeks are to be paid: some days after their end, whatever is approved; later approvals and corrections by a next version. A
 * run that the budget did not hold goes on once somebody raised it.
 */
export const pay: SeasonPart = async (ports, season) => {
  const { store } = ports;
  const { campaign, now, policy } = season;
  const runs = await store.transaction((tx) => store.payRuns.runsOf(tx, campaign.id));
  const payable = await store.transaction((tx) => store.payRuns.payablePeriods(tx, campaign.id));
  const todo: Deed[] = [];
  const nexts: string[] = [];
  const waiting = new Set<PayRun>();
  for (const run of runs.filter(({ state }) => state === 'open' || state === 'paying')) {
    const left = await store.transaction((tx) => store.payRuns.leftOfRun(tx, run));
    // All that is left of it waits for an engineer, who wakes the season.
    if (run.state === 'paying' && left.due > 0 && left.waiting === left.due) waiting.add(run);
    else todo.push({ kind: 'pay', period: run.period, version: run.version });
  }
  const held = runs.filter(({ state }) => state === 'held');
  const again = held.length > 0 ? await mayGoOn(ports, season) : null;
  for (const { period, version } of held) {
    if (again !== null && again <= now) todo.push({ kind: 'pay', period, version });
    else if (again !== null) nexts.push(again);
  }
  for (const { period, endsAt } of payable) {
    const due = plus(endsAt, { days: policy.pay.daysAfterWeek });
    const own = runs.filter((run) => run.period === period);
    if (due > now) nexts.push(due);
    else if (own.every((run) => run.state === 'done' || waiting.has(run)))
      todo.push({ kind: 'pay', period, version: 1 + Math.max(0, ...own.map(({ version }) => version)) });
  }
  const next = nexts.sort()[0];
  return { ...(todo.length > 0 && { todo }), ...(next && { next }) };
};

/** From when on a held run is tried again: at once after a raise, a day after a no, and not while somebody is asked. */
async function mayGoOn({ store }: SeasonPorts, { campaign, now }: Season): Promise<string | null> {
  return store.transaction(async (tx) => {
    const asked = (await store.asks.ofKind(tx, campaign.id, 'budget-overrun')).at(-1);
    if (!asked || asked.state === 'lapsed' || asked.state === 'withdrawn') return now;
    if (asked.state === 'open') return null;
    const amount = asked.answer?.['amount'];
    if (asked.option !== 'raise' || typeof amount !== 'number') return plus(asked.answeredAt ?? now, { days: 1 });
    const locked = await store.campaigns.lockCampaign(tx, campaign.id);
    await store.campaigns.raiseBudget(tx, locked, {
      ask: asked.id,
      amountMinor: fromNumber(amount, campaign.currency).amountMinor,
      by: asked.answeredBy ?? 'system:campaign',
    });
    return now;
  });
}
