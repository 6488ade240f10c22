import { waitInWords } from '../source/adverse';
import type { AskStanding, EngagementStanding } from './standing';
import type { DateWords } from './words';

/** What is said of an ask of vetting; as `AskWords`, its sentence up to the verb. */
export interface VettingAskWords {
  waitingFor: string;
  told: string;
  next: { what: string; when: string | null };
  lapse?: string;
}

const askedAgain = 'it is asked again; silence decides nothing';

/** Words for the asks of check, adverse action and classification; null for any other. */
export function vettingAsk(ask: AskStanding, engagement: EngagementStanding, dates: DateWords): VettingAskWords | null {
  switch (ask.kind) {
    case 'check-supply':
      return {
        waitingFor: 'what the background check lacks',
        told: `The agency suspended the background check ${dates.on(ask.openedAt)}, because something is missing; it`,
        next: { what: 'the agency goes on with the check', when: null },
        lapse: 'a person decides how the check goes on',
      };
    case 'check-decision':
      return {
        waitingFor: 'a decision on the background check',
        told: `${ask.question.replace(/ How shall it go on\?$/, '').replace(/\.$/, '')}; the decision`,
        next: { what: 'it is waited for, ordered anew, counted as clear by hand, or the engagement ends', when: null },
        lapse: askedAgain,
      };
    case 'adverse-assessment':
      return {
        waitingFor: 'the individual assessment of the background check',
        told: `The background check found something to consider; the offer is held, and the assessment`,
        next: { what: 'the engagement goes on, or the talent gets a notice with a copy of the report', when: null },
        lapse: askedAgain,
      };
    case 'adverse-notice':
      return noticeAsk(engagement, dates, ask);
    case 'adverse-late':
      return {
        waitingFor: 'a decision on the dispute',
        told: 'The agency has not answered the dispute, and the clock stands still; the decision',
        next: { what: 'it is waited for, or the check counts as corrected', when: null },
        lapse: askedAgain,
      };
    case 'adverse-decision':
      return {
        waitingFor: 'the decision after the notice',
        told: 'The talent had the whole time to answer the notice; the decision',
        next: { what: 'the engagement goes on, or the final notice goes out and it ends', when: null },
        lapse: askedAgain,
      };
    case 'classification-review':
      return {
        waitingFor: 'the decision who may engage the talent',
        told: 'The rules do not let the talent go on as a contractor by themselves; the decision',
        next: { what: 'the contract is prepared with whoever engages the talent', when: null },
        lapse: 'it is asked again, and in the end the engagement stops',
      };
    default:
      return null;
  }
}

function noticeAsk(engagement: EngagementStanding, dates: DateWords, ask: AskStanding): VettingAskWords {
  const { adverse } = engagement;
  const disputes = adverse?.disputes ?? 0;
  const before =
    disputes === 0
      ? `The notice with the report went to the talent ${dates.on(adverse?.noticeAt ?? ask.openedAt)}`
      : 'The agency has looked again and finds the same; the rest of the waiting period runs';
  return {
    waitingFor: 'the end of the waiting period after the notice',
    told: `${before}; nothing is decided before its end, which`,
    next: { what: 'a person decides', when: ask.dueAt },
    lapse: 'a person decides; only the talent can stop the clock, by a dispute',
  };
}

/** `The clock stands still: 4 days of the waiting period are left.` */
export function pausedInWords(left: Parameters<typeof waitInWords>[0]): string {
  return `the clock stands still; ${waitInWords(left)} of the waiting period are left`;
}
