import { showMoney } from '../money';
import type { AskPart } from './ask-words';
import type { AskStanding, EngagementStanding, HireStanding } from './standing';
import { countInWords, type DateWords } from './words';

const nextInLine = 'the next person on the shortlist gets the offer';

/** Words for what a hire asks while it looks for people; null for kinds that belong elsewhere. */
export function sourceHireWords(ask: AskStanding, hire: HireStanding): AskPart | null {
  const budget = showMoney({ amountMinor: hire.budgetMinor, currency: hire.currency });
  switch (ask.kind) {
    case 'approval':
      return {
        waitingFor: `the approval of ${budget}`,
        told: `“${hire.title}” needs an approval of up to ${budget}; the answer`,
        next: { what: 'people are looked for in the pool and on the marketplace', when: null },
        lapse: 'the requester is asked whether to ask once more',
      };
    case 'late-approval':
      return {
        waitingFor: 'a word on whether to ask for approval once more',
        told: `Nobody approved up to ${budget} in time; the word on whether to ask once more`,
        next: { what: 'the approver is asked once more, or the request is cancelled', when: null },
      };
    case 'shortlist':
      return {
        waitingFor: 'the choice from the shortlist',
        told: `${countInWords(hire.shortlisted, 'person is', 'people are')} on the shortlist, of ${countInWords(hire.applications, 'application')}; the choice`,
        next: { what: 'the person you choose gets a conditional offer', when: null },
        lapse: 'the best by score gets the offer',
      };
    case 'impasse':
      return {
        waitingFor: 'a word on how the search goes on',
        told: `Nobody is left to offer the work to, of ${countInWords(hire.applications, 'application')}; the word on how to go on`,
        next: { what: 'the search is widened, or the pay raised, or the hire ends', when: null },
      };
    case 'raise':
      return {
        waitingFor: 'the approval of a higher budget',
        told: `More than the approved ${budget} is to be paid; the answer`,
        next: { what: 'the next round of the search begins', when: null },
        lapse: 'the budget stays and the lead is asked again how to go on',
      };
    default:
      return null;
  }
}

/** Words for the offer to a person and what follows from a counter-offer; null for kinds that belong elsewhere. */
export function offerWords(ask: AskStanding, engagement: EngagementStanding, dates: DateWords): AskPart | null {
  const offered = showMoney({ amountMinor: engagement.reservedMinor, currency: engagement.currency });
  switch (ask.kind) {
    case 'offer':
      return {
        waitingFor: 'the answer to the offer',
        told: `The offer went out ${again(ask) ? 'once more ' : ''}${dates.on(ask.openedAt)}; the answer`,
        next: { what: 'consent to the background check is asked for', when: null },
        lapse: nextInLine,
      };
    case 'counter':
      return {
        waitingFor: 'the answer to a counter-offer',
        told: `The person asks for more than the ${offered} offered, since ${dates.day(ask.openedAt)}; the answer`,
        next: { what: 'both agree, or the offer goes out once more, or the next person gets one', when: null },
      };
    case 'raise':
      return {
        waitingFor: 'the approval of a higher pay',
        told: `The person asks for more than what is approved; the approver’s answer`,
        next: { what: 'consent to the background check is asked for', when: null },
        lapse: `the offer stays at ${offered}`,
      };
    default:
      return null;
  }
}

/** `eng_…/offer/2` is the second round. */
function again({ group }: AskStanding): boolean {
  return /\/offer\/\d+$/.test(group);
}
