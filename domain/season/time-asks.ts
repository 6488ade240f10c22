import type { AskGroup } from '../ask/contract';
import { periodInWords } from '../evaluate/words';
import { showMoney } from '../money';
import type { SeasonFacts } from './class-asks';
import { seasonStretches } from './keys';
import type { SeasonPolicy } from './policy-contract';
import { seasonGroup } from './season-group';

/** Hours of a week that wait, as their question needs them. */
export interface WaitingHours {
  period: string;
  people: number;
  minutes: number;
  /** At the hourly rates of the people, minor units. */
  worthMinor: number;
  currency: string;
  /** The how-manieth time it is asked; from 1. */
  round: number;
}

/** Name of the question about a week, the same in every round. */
export const timeAskName = (period: string) => `time/${period}`;

/**
 * Asks who decides on hours to do so: they are to be paid, and nobody did. Silence approves nothing, since it is money; it is asked
 * again. Whoever decides elsewhere closes the question.
 */
export function timeAsk(season: SeasonFacts, waiting: WaitingHours, { time }: Pick<SeasonPolicy, 'time'>): AskGroup {
  const { period, people, minutes, worthMinor, currency, round } = waiting;
  const week = periodInWords(period);
  return seasonGroup(season, seasonStretches.time(period, round), {
    name: timeAskName(period),
    kind: 'season-time',
    phase: 'assign',
    to: { role: time.role },
    question: `Approve the hours of ${week} in “${season.name}”?`,
    detail: [
      { label: 'Waiting', value: `${hoursOf(minutes)} of ${people} ${people === 1 ? 'person' : 'people'}` },
      { label: 'Worth', value: showMoney({ amountMinor: worthMinor, currency }) },
      { label: 'Until then', value: 'they are not paid for it, and the season cannot close' },
      {
        label: 'Person by person',
        value: 'decide there; this question then closes by itself',
        href: `/console/campaigns/${season.id}/weeks/${period}`,
      },
    ],
    options: [
      { value: 'approve', label: 'Approve all as submitted', mayGiveReason: true },
      { value: 'decline', label: 'Decline all of it', needsReason: true },
    ],
    dueAt: { hours: time.dueDays * 24 },
    remindAt: [{ hours: time.dueDays * 12 }],
    escalate: { at: { hours: time.dueDays * 18 }, toRole: time.escalateTo },
  });
}

function hoursOf(minutes: number): string {
  const hours = Math.round(minutes / 6) / 10;
  return `${hours.toLocaleString('en-US')} ${hours === 1 ? 'hour' : 'hours'}`;
}
