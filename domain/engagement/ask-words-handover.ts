import { addDays } from '../calendar';
import type { AskPart } from './ask-words';
import type { AskStanding, EngagementStanding } from './standing';
import type { DateWords } from './words';

/** Words for the handover: written, confirmed, completed, decided upon. */
export function handoverAsk(ask: AskStanding, engagement: EngagementStanding, dates: DateWords): AskPart {
  const { handoverDueDaysBefore: days, endsAt, timeZone } = engagement;
  if (ask.name.endsWith('/confirm'))
    return {
      waitingFor: 'the confirmation of the handover',
      told: `The handover was written ${dates.on(ask.openedAt)}; its confirmation`,
      next: dates.past(endsAt)
        ? { what: 'it is kept for the next person', when: null }
        : { what: 'the access ends', when: endsAt },
    };
  if (ask.name.endsWith('/decision'))
    return {
      waitingFor: 'the decision about the handover',
      told: `The handover is missing or incomplete since ${dates.day(ask.openedAt)}; the decision what becomes of it`,
      next: { what: 'what is known is kept for the next person, or noted as lost with the reason', when: null },
    };
  if (!ask.group.endsWith('/handover'))
    return {
      waitingFor: 'what is missing in the handover',
      told: `The handover was sent back as incomplete ${dates.on(ask.openedAt)}; it`,
      next: { what: 'the lead confirms the handover', when: null },
      lapse: 'the lead decides whether it is kept as it is',
    };
  return {
    waitingFor: 'the handover',
    told: `The handover was asked for ${dates.on(ask.openedAt)}; it`,
    ...(days === null ? {} : { expectedBy: addDays(endsAt, -days, timeZone) }),
    next: { what: 'the lead confirms the handover', when: null },
    lapse: 'the lead decides what becomes of it',
  };
}
