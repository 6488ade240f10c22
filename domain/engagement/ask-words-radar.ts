import type { AskPart } from './ask-words';
import type { AskStanding } from './standing';
import type { DateWords } from './words';

/** Words for what is asked about things that run out; null for any other kind. */
export function radarAsk(ask: AskStanding, dates: DateWords): AskPart | null {
  switch (ask.kind) {
    case 'renewal':
      return {
        waitingFor: `the renewal of ${thingIn(ask)}`,
        told: `${thingIn(ask, true)} runs out before the work ends; its renewal`,
        next: { what: 'it counts until its new date', when: null },
        lapse: 'the lead is asked whether the work is suspended',
      };
    case 'expired':
      return {
        waitingFor: 'a word on whether the work is suspended',
        told: `${thingIn(ask, true)} has run out, as was found ${dates.on(ask.openedAt)}; the word on whether the work is suspended`,
        next: { what: 'the work stands still, or goes on without new work; pay goes on', when: null },
        lapse: 'the work goes on without it, and the radar shows it',
      };
    default:
      return null;
  }
}

const things: Readonly<Record<string, string>> = {
  check: 'background check',
  certificate: 'certificate',
  insurance: 'liability insurance',
};

/** `eng_…/renewal/check/…` is about the check. */
function thingIn(ask: AskStanding, first = false): string {
  const kind = ask.group.split('/')[2] ?? '';
  return `${first ? 'The' : 'the'} ${things[kind] ?? 'proof'}`;
}
