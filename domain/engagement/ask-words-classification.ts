import { challengeKinds } from '../source/classification/asks';
import type { AskStanding } from './standing';
import type { DateWords } from './words';

/** Questions beside the run: nothing waits for their answers, so that they are nobody’s turn but their owner’s. */
export const asideKinds: readonly string[] = [...challengeKinds, 'reassess'];

interface Words {
  waitingFor: string;
  told: string;
  next: { what: string; when: string | null };
  lapse?: string;
}

/** Words for the questions about a classification; null for any other kind. */
export function classificationWords(ask: AskStanding, dates: DateWords): Words | null {
  switch (ask.kind) {
    case 'challenge':
      return {
        waitingFor: 'the answer to the challenge of the classification',
        told: `The classification was challenged ${dates.on(ask.openedAt)}; the answer`,
        next: { what: 'the person is told the answer; another outcome is a new decision', when: null },
        lapse: 'the client itself owes tax and contributions until it is answered',
      };
    case 'challenge-answer':
      return {
        waitingFor: 'the person to read the answer to their challenge',
        told: `The challenge was answered ${dates.on(ask.openedAt)}; to read it`,
        next: { what: 'the answer counts, read or not', when: null },
      };
    case 'reassess':
      return {
        waitingFor: 'the facts for a new look at the classification',
        told: `The facts of the classification were asked for again ${dates.on(ask.openedAt)}; the answer`,
        next: { what: 'the classification is decided again on them', when: null },
        lapse: 'the classification is decided again on the facts known',
      };
    default:
      return null;
  }
}
