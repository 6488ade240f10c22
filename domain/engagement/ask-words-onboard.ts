import type { AskPart } from './ask-words';
import type { AskStanding, EngagementStanding } from './standing';
import { countInWords, type DateWords } from './words';

const staffDecide = 'HR gives more time, waives it with a reason, or stops';
const stops = 'the engagement ends here, and all that was done for it is taken back';

/** Words for the asks of onboarding: what the talent owes, and what staff decide when something goes wrong. Null: of another phase. */
export function onboardAskWords(ask: AskStanding, engagement: EngagementStanding, dates: DateWords): AskPart | null {
  const [stretch = '', ...rest] = ask.group.slice(ask.group.indexOf('/') + 1).split('/');
  if (rest.includes('decide')) return decision(ask, dates);
  if (stretch === 'papers') return papers(ask, engagement);
  if (stretch === 'orientation') return orientation(ask, engagement);
  if (stretch === 'return')
    return {
      waitingFor: 'the return of what was handed out',
      told: `The engagement ended before work began; what the talent was sent`,
      next: { what: 'nothing more is owed by anybody', when: null },
      lapse: 'it is noted as lost',
    };
  return null;
}

function papers(ask: AskStanding, engagement: EngagementStanding): AskPart {
  const { one, count, last } = inGroup(ask, engagement, 'papers');
  return {
    waitingFor: last ? one : 'contract and papers',
    told: count,
    next: { what: 'access is granted and the course is booked', when: null },
    lapse: ask.kind === 'sign' ? 'the lead decides whether the contract is sent again' : staffDecide,
  };
}

function orientation(ask: AskStanding, engagement: EngagementStanding): AskPart {
  const { one, count, last } = inGroup(ask, engagement, 'steps of training and orientation');
  return {
    waitingFor: last ? one : 'training and orientation',
    told: count,
    next: { what: 'work starts', when: engagement.startsAt },
    lapse: staffDecide,
  };
}

/** Many short asks in one group, told as a count. */
function inGroup(
  ask: AskStanding,
  engagement: EngagementStanding,
  what: string,
): { one: string; count: string; last: boolean } {
  const group = engagement.asks.filter((other) => other.group === ask.group);
  const done = group.filter((other) => other.state !== 'open').length;
  const one =
    ask.kind === 'sign'
      ? ask.question.includes('new version')
        ? 'the signature under the new version of the contract'
        : 'the signature under the contract'
      : `“${ask.question}”`;
  return {
    one,
    count: `${done} of ${countInWords(group.length, what, what)} are done; ${one}`,
    last: done + 1 === group.length,
  };
}

const decisions: Readonly<Record<string, { waitingFor: string; told: string; next: string }>> = {
  'contract-again': {
    waitingFor: 'the decision on the contract that was not signed',
    told: 'The contract was declined or not signed in time',
    next: 'a new version goes out to both, or the engagement ends',
  },
  'late-items': {
    waitingFor: 'the decision on late items',
    told: 'Items are late after reminders and escalation',
    next: 'they get more time or are waived, or the engagement ends',
  },
  'course-failed': {
    waitingFor: 'the decision on the failed course',
    told: 'The mandatory course was failed again',
    next: 'there is one more attempt or a waiver, or the engagement ends',
  },
  'access-missing': {
    waitingFor: 'the decision on missing access',
    told: 'Not all access could be had, and an engineer went on without it',
    next: 'it is tried again or done without, or the engagement ends',
  },
};

function decision(ask: AskStanding, dates: DateWords): AskPart | null {
  const words = decisions[ask.kind];
  if (!words) return null;
  return {
    waitingFor: words.waitingFor,
    told: `${words.told}; since ${dates.day(ask.openedAt)} it is up to a person, and the answer`,
    next: { what: words.next, when: null },
    lapse: stops,
  };
}
