import type { AskStanding } from './standing';
import type { DateWords } from './words';

/** Words for what is asked about ratings beside the run: peer reviews and refreshers. */
export function ratingAsk(
  ask: AskStanding,
  dates: DateWords,
): { waitingFor: string; told: string; next: { what: string; when: string | null }; lapse: string } {
  if (ask.kind === 'refresher')
    return {
      waitingFor: 'the refresher',
      told: `The refresher was suggested ${dates.on(ask.openedAt)}; it`,
      next: { what: 'the next ratings count as always', when: null },
      lapse: 'nothing follows',
    };
  return {
    waitingFor: 'a peer review',
    told: `Colleagues were asked for their view ${dates.on(ask.openedAt)}; the answer`,
    next: { what: 'the scorecard closes with the reviews that came in', when: ask.dueAt },
    lapse: 'the scorecard closes without it',
  };
}
