import { addDays, atMinute, localDate, shiftDate } from '../../domain/calendar';
import { blocksOfDays } from '../../domain/season/blocks';
import type { SeasonPart } from './part';

/**
 * Publishes the half hours of the coming days, as far ahead as they may be claimed, and fits them to a plan that changed. Looks at
 * one row while there is nothing to do.
 */
export const blocks: SeasonPart = async ({ store }, { campaign, plan, policy, now, today }) => {
  if (campaign.planVersion === null || !publishing.includes(campaign.state)) return {};
  const zone = campaign.timeZone;
  // Today's half hours have begun; nobody plans them any more.
  const first = shiftDate(today, 1);
  const last = lastOf(localDate(addDays(now, policy.shifts.claimDaysAhead, zone), zone), campaign.endsOn);
  if (last < first) return {};
  const from = atMinute(first, 0, zone);
  const version = plan.version;
  const done = await store.transaction((tx) => store.blocks.publishedBlocks(tx, campaign.id, from));
  const known = done.version === version && done.until !== null ? localDate(minuteBefore(done.until), zone) : null;
  const days = daysBetween(known === null ? first : shiftDate(known, 1), last);
  const needed = days.length === 0 ? [] : blocksOfDays(plan.request, plan.plan, days);
  if (needed.length === 0) return {};
  let fresh = 0;
  await store.transaction(async (tx) => {
    fresh = await store.blocks.publishBlocks(tx, campaign.id, version, needed, from);
    await store.events.append(tx, {
      subject: campaign.id,
      type: 'shifts.published',
      actor: 'system:campaign',
      data: { from: days[0], until: last, blocks: needed.length, plan: version },
    });
  });
  return { did: `published ${fresh} half hours up to ${last}` };
};

const publishing: readonly string[] = ['recruiting', 'ramping', 'peak', 'ramping_down'];

function lastOf(one: string, other: string): string {
  return one < other ? one : other;
}

/** An end at midnight belongs to the day before. */
function minuteBefore(instant: string): string {
  return new Date(Date.parse(instant) - 60_000).toISOString();
}

function daysBetween(first: string, last: string): string[] {
  const days: string[] = [];
  for (let day = first; day <= last; day = shiftDate(day, 1)) days.push(day);
  return days;
}
