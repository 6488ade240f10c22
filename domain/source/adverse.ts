import { addBusinessDays, addDays, type Calendar } from '../calendar';
import { RuleBroken } from '../errors';

/** How long a person has to answer a pre-adverse notice. */
export type WaitRule = { days: number } | { businessDays: number };

/** What is left of the wait while a dispute stops its clock. */
export type WaitLeft = { ms: number } | { businessDays: number };

/** The wait of a jurisdiction: business days where the policy says so, for it or its country, else calendar days. */
export function waitRuleOf(
  policy: { waitDays: number; businessDays: Readonly<Record<string, number>> },
  jurisdiction: string,
): WaitRule {
  const businessDays = policy.businessDays[jurisdiction] ?? policy.businessDays[jurisdiction.split('-')[0] ?? ''];
  return businessDays === undefined ? { days: policy.waitDays } : { businessDays };
}

/** When the wait that begins with the notice is over: the same local time, so many days later. */
export function waitUntil(noticeAt: string, rule: WaitRule, calendar: Calendar): string {
  return 'days' in rule
    ? addDays(noticeAt, rule.days, calendar.timeZone)
    : addBusinessDays(noticeAt, rule.businessDays, calendar);
}

/**
 * What is left when a dispute stops the clock. Calendar waits keep the exact time; of a wait in business days a day that
 * has begun counts as not yet waited, in the person's favour.
 */
export function waitLeft(pausedAt: string, until: string, rule: WaitRule, calendar: Calendar): WaitLeft {
  const ms = Math.max(0, Date.parse(until) - Date.parse(pausedAt));
  if ('days' in rule) return { ms };
  let businessDays = 0;
  while (Date.parse(addBusinessDays(pausedAt, businessDays, calendar)) < Date.parse(until)) businessDays += 1;
  return { businessDays };
}

/** When the wait is over after the dispute has ended: what was left is counted from there. */
export function resumedUntil(resumedAt: string, left: WaitLeft, calendar: Calendar): string {
  return 'ms' in left
    ? new Date(Date.parse(resumedAt) + left.ms).toISOString()
    : addBusinessDays(resumedAt, left.businessDays, calendar);
}

/** What an adverse action must have behind it before it is decided or told. */
export interface AdverseFacts {
  /** When the pre-adverse notice went out; null: it did not. */
  noticeAt: string | null;
  /** When the wait is over; null while a dispute stops its clock. */
  until: string | null;
}

/** I12: nothing is decided against a person before the notice and the whole wait, without an open dispute. */
export function assertMayDecide({ noticeAt, until }: AdverseFacts, now: string): void {
  if (noticeAt === null) throw new RuleBroken('No decision before the pre-adverse notice went out; send it first.');
  if (until === null) throw new RuleBroken('No decision while a dispute is open; wait for what the agency finds.');
  if (Date.parse(now) < Date.parse(until))
    throw new RuleBroken(`No decision before the waiting period is over, on ${until}.`, { until });
}

/** `7 days`, `5 business days`, `2 days and 4 hours`. */
export function waitInWords(wait: WaitRule | WaitLeft): string {
  if ('businessDays' in wait) return count(wait.businessDays, 'business day');
  if ('days' in wait) return count(wait.days, 'day');
  const hours = Math.ceil(wait.ms / 3_600_000);
  const [days, rest] = [Math.floor(hours / 24), hours % 24];
  if (days === 0) return count(rest, 'hour');
  return rest === 0 ? count(days, 'day') : `${count(days, 'day')} and ${count(rest, 'hour')}`;
}

function count(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
