import type { AskPart } from './ask-words';
import type { AskStanding } from './standing';
import type { DateWords } from './words';

const again = 'it is asked again; silence decides nothing';

/** Words for disputes about ratings and tiers, which have runs of their own; null for any other kind. */
export function caseAsk(ask: AskStanding, dates: DateWords): AskPart | null {
  switch (ask.kind) {
    case 'rating-dispute':
      return {
        waitingFor: 'the decision on a disputed rating',
        told: `The talent disputed a rating ${dates.on(ask.openedAt)}; the decision`,
        next: { what: 'the rating stays, or is corrected and the scores are counted again', when: null },
        lapse: again,
      };
    case 'rating-demotion':
      return {
        waitingFor: 'the decision on the lowest tier',
        told: `The rules found reason for the lowest tier ${dates.on(ask.openedAt)}; the decision`,
        next: { what: 'the tier changes, or stays as it is', when: null },
        lapse: 'the tier stays as it is',
      };
    case 'rating-appeal':
      return {
        waitingFor: 'the decision on an appeal',
        told: `The talent appealed ${dates.on(ask.openedAt)}; the decision`,
        next: { what: 'the earlier decision stays, or is taken back', when: null },
        lapse: again,
      };
    default:
      return null;
  }
}
