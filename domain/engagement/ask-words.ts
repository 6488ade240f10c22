import { describeEffect } from '../effect/describe';
import { showMoney } from '../money';
import { caseAsk } from './ask-words-cases';
import { classificationWords } from './ask-words-classification';
import { handoverAsk } from './ask-words-handover';
import { onboardAskWords } from './ask-words-onboard';
import { offerWords, sourceHireWords } from './ask-words-source';
import { ratingAsk } from './ask-words-rating';
import { radarAsk } from './ask-words-radar';
import { vettingAsk } from './ask-words-vetting';
import type { AskStanding, EngagementStanding, HireStanding, WorkStanding } from './standing';
import { changeAsk, troubledWorkAsk } from './ask-words-change';
import { countInWords, type DateWords } from './words';

/** What is said of one ask: what it is about, what happened, and what its answer brings. */
export interface AskWords {
  /** The thing waited for, e.g. `the acceptance of “Social set”`. */
  waitingFor: string;
  /** One sentence without its end: what happened, and by when the answer is expected. */
  told: string;
  /** When the person ought to act; the ask itself may stay open longer. */
  expectedBy: string;
  next: { what: string; when: string | null };
  /** What follows when it lapses; null where silence counts as an answer, or nothing follows. */
  lapse: string | null;
}

type Standing = HireStanding | EngagementStanding;

/** Words for an ask of the journey. Kinds that nobody told this table of are described by their question. */
export function askWords(ask: AskStanding, standing: Standing, dates: DateWords): AskWords {
  const words =
    standing.thing === 'hire'
      ? (sourceHireWords(ask, standing) ?? plain(ask))
      : (offerWords(ask, standing, dates) ?? engagementAsk(ask, standing, dates));
  const expectedBy = words.expectedBy ?? ask.dueAt;
  const verb = dates.past(expectedBy) ? 'was due' : 'is due';
  // A season has no shortlist: its places are given to whoever is next in line for the class.
  const lapse = words.lapse === nextInLine && 'season' in standing && standing.season ? placeGoesOn : words.lapse;
  return { ...words, lapse: lapse ?? null, expectedBy, told: `${words.told} ${verb} ${dates.on(expectedBy)}` };
}

/** What a table of words says of one ask; the sentence is put together by `askWords`. */
export interface AskPart {
  waitingFor: string;
  /** Up to the verb: `“Social set” was submitted on Wed 16 Dec; the acceptance`. */
  told: string;
  expectedBy?: string;
  next: AskWords['next'];
  lapse?: string;
}

const placeGoesOn = 'the place goes to the next in line';
const nextInLine = 'the next person on the shortlist gets the offer';

function engagementAsk(ask: AskStanding, engagement: EngagementStanding, dates: DateWords): AskPart {
  const onboarding = onboardAskWords(ask, engagement, dates);
  if (onboarding) return onboarding;
  switch (ask.kind) {
    case 'consent':
      return {
        waitingFor: 'consent to the background check',
        told: `Consent to the background check was asked for ${dates.on(ask.openedAt)}; the answer`,
        next: { what: 'the check is ordered', when: null },
        lapse: nextInLine,
      };
    case 'checklist':
    case 'interview':
    case 'verdict':
      return oneOfMany(ask, engagement, dates);
    case 'change':
    case 'change-approval':
      return changeAsk(ask, dates);
    case 'dispute':
    case 'untaken': {
      const work = workOf(ask, engagement);
      return work ? troubledWorkAsk(ask, work, engagement, dates) : plain(ask);
    }
    case 'work':
    case 'review':
      return workAsk(ask, engagement, dates);
    case 'handover':
      return handoverAsk(ask, engagement, dates);
    case 'peer-review':
    case 'refresher':
      return ratingAsk(ask, dates);
    default:
      return (
        classificationWords(ask, dates) ??
        vettingAsk(ask, engagement, dates) ??
        radarAsk(ask, dates) ??
        caseAsk(ask, dates) ??
        plain(ask)
      );
  }
}

/** Leaving: many short asks in one group, told as a count. */
function oneOfMany(ask: AskStanding, engagement: EngagementStanding, dates: DateWords): AskPart {
  const group = engagement.asks.filter((other) => other.group === ask.group);
  const done = group.filter((other) => other.state !== 'open').length;
  const one = `“${ask.question}”`;
  if (ask.group.endsWith('/leaving'))
    return {
      waitingFor: done + 1 === group.length ? one : 'the last steps of leaving',
      told: `${done} of ${group.length} steps of leaving are done; ${one}`,
      next: { what: 'the engagement is closed once every system says that the access is gone', when: null },
    };
  return { ...plain(ask), told: `${one} was asked ${dates.on(ask.openedAt)}; the answer` };
}

function workAsk(ask: AskStanding, engagement: EngagementStanding, dates: DateWords): AskPart {
  const work = workOf(ask, engagement);
  if (!work) return plain(ask);
  const pay =
    work.amountMinor === null ? 'it' : showMoney({ amountMinor: work.amountMinor, currency: engagement.currency });
  if (ask.kind === 'review') {
    const days = engagement.payWithinDays;
    return {
      waitingFor: `the acceptance of “${work.title}”`,
      told: `“${work.title}” was submitted ${dates.on(work.submittedAt ?? ask.openedAt)}; the acceptance`,
      // The answer is expected when it escalates; only the silence after that counts as acceptance.
      ...(ask.onTimeout !== null && ask.escalateAt !== null ? { expectedBy: ask.escalateAt } : {}),
      next: {
        what: `${pay} is paid${days === null ? '' : ` within ${countInWords(days, 'day')} of acceptance`}`,
        when: null,
      },
    };
  }
  if (/\/submit(-after-dispute)?$/.test(ask.name))
    return {
      waitingFor: `the submission of “${work.title}”`,
      told: `“${work.title}” is being made${work.state === 'rework' ? ' again' : ''}; the result`,
      expectedBy: work.dueAt,
      next: { what: 'the lead reviews the result', when: null },
      lapse: 'it counts as not delivered',
    };
  return {
    waitingFor: `a yes to “${work.title}”`,
    told: `“${work.title}” was offered ${dates.on(ask.openedAt)}; the answer`,
    next: { what: `“${work.title}” is made and submitted`, when: work.dueAt },
    lapse: 'it is not delivered',
  };
}

function plain(ask: AskStanding): AskPart {
  return {
    waitingFor: `an answer to “${ask.question}”`,
    told: `“${ask.question}”: the answer`,
    next: { what: 'the run goes on with the answer', when: null },
  };
}

/** The deliverable that an ask `work-<n>/…` is about. */
export function workOf(ask: { name: string }, engagement: EngagementStanding): WorkStanding | undefined {
  const no = Number(/^work-(\d+)\//.exec(ask.name)?.[1]);
  return engagement.work.find((work) => work.no === no);
}

/** Titles of deliverables by number, for the names of effects. */
export function workTitles(standing: Standing): Record<number, string> {
  return standing.thing === 'engagement' ? Object.fromEntries(standing.work.map(({ no, title }) => [no, title])) : {};
}

/** An effect of a standing, named with the titles of its deliverables. */
export function effectWords(effect: { key: string }, standing: Standing): string {
  return describeEffect(effect.key, workTitles(standing));
}
