import { policyName } from './facts';
import { pausedInWords } from './ask-words-vetting';
import type { EngagementStanding } from './standing';
import { quietStory, type Story } from './story';
import type { DateWords } from './words';

type Screening = NonNullable<EngagementStanding['screening']>;

/** Where vetting stands while nobody is asked: with the agency, with Muster, or with the clock of a dispute. */
export function vettingStory(engagement: EngagementStanding, dates: DateWords): Story {
  const { screening, adverse } = engagement;
  if (!screening)
    return atWork(engagement, 'The offer was accepted.', 'consent to the background check is asked for', dates);
  if (adverse?.state === 'disputed') return disputed(engagement, adverse, dates);
  if (screening.state === 'clear' && screening.reused)
    return atWork(
      engagement,
      `An earlier background check is still valid${screening.validUntil ? ` until ${dates.day(screening.validUntil)}` : ''} and is used again.`,
      'the classification is decided and the contract is prepared',
      dates,
    );
  if (screening.state === 'clear' || screening.state === 'adjudicated')
    return atWork(
      engagement,
      screening.state === 'clear'
        ? 'The background check is clear; the classification is being decided.'
        : 'A person has decided on the background check.',
      adverse?.state === 'final' || adverse?.state === 'deciding'
        ? 'the final notice goes out and the engagement ends'
        : 'the contract is prepared',
      dates,
    );
  if (adverse?.state === 'waiting') return waiting(engagement, adverse, dates);
  if (screening.state === 'consider')
    return atWork(
      engagement,
      'The background check found something to consider; the offer is held.',
      afterConsider[adverse?.state ?? 'assessing'] ?? 'a person decides',
      dates,
    );
  return withAgency(engagement, screening, dates);
}

/** What follows a check that found something, stage by stage; between the stages a person decides. */
const afterConsider: Readonly<Record<string, string>> = {
  assessing: 'a person assesses it',
  final: 'the final notice goes out and the engagement ends',
  cleared: 'the contract is prepared',
};

const agencyWords: Readonly<Record<string, string>> = {
  suspended: 'The agency suspended it, because something is missing',
  dispute: 'The talent disputes it at the agency, which looks again',
  canceled: 'The agency canceled it',
  invited: 'It is being ordered',
};

function withAgency(engagement: EngagementStanding, screening: Screening, dates: DateWords): Story {
  const ordered = screening.consentedAt ?? engagement.changedAt;
  const times = screening.generation > 1 ? ` It is order number ${screening.generation}.` : '';
  const state = agencyWords[screening.state];
  return quietStory(
    {
      headline: 'Waiting for the background check.',
      told: `It was ordered ${dates.on(ordered)}, after consent.${times}${state ? ` ${state}.` : ''}`,
      waitingFor: 'the result of the background check',
      whoseTurn: 'the screening system',
      since: ordered,
      why: policyName('vetting', engagement.policies),
      dueAt: screening.dueAt,
      next: {
        what: `the classification is decided on its rule set and the contract is prepared${screening.dueAt ? '; without a result the agency is asked' : ''}`,
        when: screening.dueAt,
      },
    },
    dates,
  );
}

type Adverse = NonNullable<EngagementStanding['adverse']>;

function disputed(engagement: EngagementStanding, adverse: Adverse, dates: DateWords): Story {
  const since = adverse.disputedAt ?? engagement.changedAt;
  const left = adverse.left ? `, and ${pausedInWords(adverse.left)}` : '';
  return quietStory(
    {
      headline: 'Waiting for the screening agency to look again.',
      told: `The talent disputed the report ${dates.on(since)}${left}. The offer is held.`,
      waitingFor: 'what the agency finds',
      whoseTurn: 'the screening system',
      since,
      why: policyName('vetting', engagement.policies),
      dueAt: adverse.disputeDueAt,
      next: {
        what: 'corrected, the engagement goes on; found the same, the rest of the waiting period runs',
        when: null,
      },
    },
    dates,
  );
}

function waiting(engagement: EngagementStanding, adverse: Adverse, dates: DateWords): Story {
  const until = adverse.until ?? engagement.changedAt;
  return quietStory(
    {
      headline: `Waiting for the end of the waiting period ${dates.on(until)}.`,
      told: 'The talent has read the notice about the background check. The offer is held.',
      waitingFor: 'the end of the waiting period after the notice',
      whoseTurn: 'the calendar',
      since: adverse.noticeAt ?? engagement.changedAt,
      why: policyName('vetting', engagement.policies),
      dueAt: until,
      next: { what: 'a person decides', when: until },
    },
    dates,
  );
}

function atWork(engagement: EngagementStanding, told: string, next: string, dates: DateWords): Story {
  return quietStory(
    {
      headline: 'Muster is at work.',
      told,
      waitingFor: 'Muster itself',
      whoseTurn: 'Muster',
      since: engagement.changedAt,
      next: { what: next, when: null },
    },
    dates,
  );
}
