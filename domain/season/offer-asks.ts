import type { AskGroup } from '../ask/contract';
import { atLocal, shiftDate, localDate, showDate } from '../calendar';
import type { EngagementFacts } from '../engagement/facts';
import { showMoney } from '../money';
import { engagementGroup } from '../source/asks';
import { offerStretch } from '../source/offer-asks';
import type { HourlyTerms } from '../source/terms';
import type { SeasonPolicy } from './policy-contract';

/** The class that an offer is made for, by its local days; null when none is open yet. */
export interface OfferedClass {
  no: number;
  classroomOn: string;
  liveOn: string;
}

/** What an offer of a place says of its engagement. */
export type OfferedPlace = Pick<
  EngagementFacts,
  'id' | 'hireId' | 'talentId' | 'title' | 'currency' | 'timeZone' | 'endsAt' | 'policies'
>;

/** The conditional offer of a season: hourly pay, hours, the class, and the day on which the season ends. Yes or no. */
export function placeOfferAsk(
  engagement: OfferedPlace,
  terms: HourlyTerms,
  offered: OfferedClass | null,
  { offers }: SeasonPolicy,
): AskGroup {
  const lastDay = shiftDate(localDate(engagement.endsAt, engagement.timeZone), -1);
  const pay = showMoney({ amountMinor: terms.rateMinor, currency: engagement.currency });
  return engagementGroup(engagement, offerStretch(1), 'season', [
    {
      name: 'offer',
      kind: 'offer',
      phase: 'source',
      to: { talent: engagement.talentId },
      question: `We would like to have you in “${engagement.title}”`,
      detail: [
        { label: 'Pay', value: `${pay} an hour, paid weekly` },
        { label: 'Hours', value: `up to ${terms.hoursPerWeek} a week, in shifts that you claim` },
        {
          label: 'Training',
          value: `${terms.trainingWeeks} ${terms.trainingWeeks === 1 ? 'week' : 'weeks'}, ${terms.trainingPaid ? 'paid at the same rate' : 'not paid'}`,
        },
        ...(offered
          ? [
              { label: 'Your class', value: `planned to begin on ${showDay(offered.classroomOn)}` },
              { label: 'First day on the floor', value: showDay(offered.liveOn) },
            ]
          : []),
        { label: 'The season ends', value: `${showDay(lastDay)}; your access ends with it` },
        {
          label: 'The offer depends on',
          value: 'a background check that you consent to, the contract, and a place in a class',
        },
      ],
      options: [
        { value: 'accept', label: 'Accept the offer' },
        { value: 'decline', label: 'Decline', mayGiveReason: true },
      ],
      dueAt: { hours: offers.hours },
      remindAt: [{ hours: offers.hours / 2 }],
    },
  ]);
}

// A local date is the same day in every zone.
const showDay = (date: string) => showDate(atLocal(date, 12, 'UTC'), 'UTC');
