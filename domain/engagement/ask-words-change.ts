import { showMoney } from '../money';
import type { AskWords } from './ask-words';
import type { AskStanding, EngagementStanding, WorkStanding } from './standing';
import type { DateWords } from './words';

type Part = Pick<AskWords, 'waitingFor' | 'told' | 'next'> & { lapse?: string };

/** Words for changes of a contract that both sides have to agree to. */
export function changeAsk(ask: AskStanding, dates: DateWords): Part {
  const what = ask.question.includes('extension') ? 'the extension' : 'the change order';
  const next = { what: `${what} counts once approver and talent agree`, when: null };
  const told = `It was asked for ${dates.on(ask.openedAt)}; the answer`;
  return ask.kind === 'change-approval'
    ? { waitingFor: `the approval of ${what}`, told, next, lapse: 'everything stays as it was agreed' }
    : { waitingFor: `the talent’s yes to ${what}`, told, next, lapse: 'everything stays as it was agreed' };
}

/** Words for work that does not go its straight way. */
export function troubledWorkAsk(
  ask: AskStanding,
  work: WorkStanding,
  engagement: EngagementStanding,
  dates: DateWords,
): Part {
  const pay = showMoney({ amountMinor: work.amountMinor ?? 0, currency: engagement.currency });
  if (ask.kind === 'dispute')
    return {
      waitingFor: `the decision whether “${work.title}” was rightly returned`,
      told: `The talent disputed it ${dates.on(ask.openedAt)}; the decision`,
      next: { what: `${pay} is paid, or “${work.title}” is changed and handed in again`, when: null },
    };
  return {
    waitingFor: `what becomes of “${work.title}”`,
    told: `“${work.title}” was ${work.state === 'declined' ? 'declined' : 'not taken on in time'}; the answer`,
    next: { what: `“${work.title}” is offered again, or dropped and ${pay} released`, when: null },
  };
}
