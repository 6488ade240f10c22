import { addDays } from '../calendar';
import type { EngagementState } from '../lifecycle';
import { showMoney } from '../money';
import { effectWords } from './ask-words';
import type { EndType } from './facts';
import { vettingStory } from './explain-vetting';
import type { EngagementStanding } from './standing';
import { quietStory, type Story } from './story';
import { countInWords, type DateWords } from './words';

/** Where an engagement stands when nobody is asked anything: Muster works, a system answers later, or a date is waited for. */
export function quietEngagement(engagement: EngagementStanding, dates: DateWords): Story {
  switch (engagement.state) {
    case 'offered':
      return atWork(engagement, 'The conditional offer is being sent.', 'the talent is asked to accept it', dates);
    case 'vetting':
      return vettingStory(engagement, dates);
    case 'ready':
      return ready(engagement, dates);
    case 'active':
      return active(engagement, dates);
    case 'suspended':
      return suspended(engagement, dates);
    case 'ending':
      return ending(engagement, dates);
    case 'closed':
      return closed(engagement, dates);
    case 'aborted':
      return aborted(engagement, dates);
    default:
      return onboarding(engagement, engagement.state, dates);
  }
}

type OnboardState = Extract<EngagementState, 'created' | 'contracting' | 'compliance' | 'provisioning' | 'training'>;

const onboardWork: Readonly<Record<OnboardState, { told: string; next: string }>> = {
  created: {
    told: 'The check is clear and the classification is recorded; the contract is being written.',
    next: 'both parties are asked to sign',
  },
  contracting: { told: 'The contract is being sent to both parties.', next: 'both parties are asked to sign' },
  compliance: {
    told: 'The papers are being checked and recorded.',
    next: 'access is granted and the course is booked',
  },
  provisioning: {
    told: 'Access is being granted, least privilege, until the end of the project.',
    next: 'training and orientation begin',
  },
  training: { told: 'Training and orientation are being recorded.', next: 'work starts' },
};

function onboarding(engagement: EngagementStanding, state: OnboardState, dates: DateWords): Story {
  const { told, next } = onboardWork[state];
  return atWork(engagement, told, next, dates, state === 'training' ? engagement.startsAt : null);
}

function ready(engagement: EngagementStanding, dates: DateWords): Story {
  const { startsAt, leases } = engagement;
  const access = leases.open > 0 ? `, ${countInWords(leases.open, 'access', 'accesses')} open` : '';
  return quietStory(
    {
      headline: `Waiting for the start of work ${dates.on(startsAt)}.`,
      told: `Everything is in place: contract signed, papers complete, course passed${access}.`,
      waitingFor: 'the start of work',
      whoseTurn: 'the calendar',
      since: engagement.changedAt,
      why: policy(engagement, 'onboard'),
      dueAt: startsAt,
      next: { what: firstWork(engagement), when: startsAt },
    },
    dates,
  );
}

function firstWork(engagement: EngagementStanding): string {
  const [first] = engagement.work;
  return first ? `“${first.title}” is offered to the talent` : 'the first work is offered to the talent';
}

function active(engagement: EngagementStanding, dates: DateWords): Story {
  const running = engagement.effects.find((effect) => effect.state === 'pending');
  if (running)
    return atWork(engagement, `The ${effectWords(running, engagement)} is under way.`, 'the work goes on', dates);
  const unpaid = engagement.work.find((work) => work.milestoneState === 'accepted');
  if (unpaid) return unpaidStory(engagement, unpaid, dates);
  const handover = handoverAt(engagement);
  return handover !== null && !dates.past(handover)
    ? untilDate(engagement, { is: 'the handover', starts: handover }, dates)
    : untilDate(engagement, { is: 'the last day', starts: engagement.endsAt }, dates);
}

/** Nothing is left to do before a date that is known. */
function untilDate(engagement: EngagementStanding, date: { is: string; starts: string }, dates: DateWords): Story {
  const handover = date.is === 'the handover';
  return quietStory(
    {
      headline: `Waiting for ${date.is}, ${dates.day(date.starts)}.`,
      told: `${endedBy[engagement.endType ?? 'end_of_contract']}${allWork(engagement)}; the access stays open until the last day.`,
      waitingFor: date.is,
      whoseTurn: 'the calendar',
      since: engagement.changedAt,
      why: policy(engagement, 'offboard'),
      dueAt: date.starts,
      next: {
        what: handover ? 'the talent is asked for the handover' : 'the access ends and every system is read back',
        when: date.starts,
      },
    },
    dates,
  );
}

function unpaidStory(
  engagement: EngagementStanding,
  unpaid: EngagementStanding['work'][number],
  dates: DateWords,
): Story {
  const amount = showMoney({ amountMinor: unpaid.amountMinor ?? 0, currency: engagement.currency });
  return atWork(
    engagement,
    `“${unpaid.title}” was accepted${unpaid.acceptedAt ? ` ${dates.on(unpaid.acceptedAt)}` : ''}; its payment is being made.`,
    `${amount} is paid${unpaid.payDueAt ? `, at the latest` : ''}`,
    dates,
    unpaid.payDueAt,
  );
}

function allWork(engagement: EngagementStanding): string {
  const done = engagement.work.filter((work) => work.state === 'done').length;
  const dropped = engagement.work.filter((work) => work.state === 'dropped').length;
  const without = dropped > 0 ? `, ${dropped} dropped` : '';
  const rated = engagement.phase === 'evaluate' ? ' and rated' : '';
  return `${done} of ${countInWords(engagement.work.length, 'deliverable is', 'deliverables are')} accepted${rated}${without}`;
}

function suspended(engagement: EngagementStanding, dates: DateWords): Story {
  const { leases } = engagement;
  const gone =
    leases.open > 0
      ? `${leases.revoked} of ${countInWords(leases.total, 'access is', 'accesses are')} gone so far`
      : 'every access is gone, read back from its system';
  return quietStory(
    {
      headline: 'Suspended.',
      told: `Work stands still since ${dates.day(engagement.changedAt)}; ${gone}. Dates wait meanwhile.`,
      waitingFor: 'its resumption',
      whoseTurn: 'the lead',
      since: engagement.changedAt,
      dueAt: engagement.endsAt,
      next: {
        what: 'access is granted anew and work goes on when it is resumed; otherwise it ends on its date',
        when: engagement.endsAt,
      },
    },
    dates,
  );
}

const endedBy: Readonly<Record<EndType, string>> = {
  resignation: 'The talent resigned. ',
  termination: 'The client ended it. ',
  end_of_contract: '',
};

function ending(engagement: EngagementStanding, dates: DateWords): Story {
  const { leases, endsAt } = engagement;
  if (!dates.past(endsAt)) return untilDate(engagement, { is: 'the last day', starts: endsAt }, dates);
  const gone =
    leases.open > 0
      ? `${leases.revoked} of ${countInWords(leases.total, 'access is', 'accesses are')} gone`
      : 'Every access is gone, read back from its system';
  const why = endedBy[engagement.endType ?? 'end_of_contract'];
  return atWork(engagement, `${why}${gone}.`, 'the engagement is closed once nothing is left to do', dates);
}

function closed(engagement: EngagementStanding, dates: DateWords): Story {
  const at = engagement.closedAt ?? engagement.changedAt;
  const paid = showMoney({ amountMinor: engagement.paidMinor, currency: engagement.currency });
  const cap = showMoney({ amountMinor: engagement.notToExceedMinor, currency: engagement.currency });
  const facts = [
    `${paid} of at most ${cap} was paid`,
    engagement.leases.total > 0 ? 'every access is gone, read back from its system' : null,
    engagement.kept > 0 ? `${countInWords(engagement.kept, 'note was', 'notes were')} kept` : null,
  ].filter((fact) => fact !== null);
  return over(engagement, `Closed ${dates.on(at)}.`, `${facts.join('; ')}.`, at, dates);
}

function aborted(engagement: EngagementStanding, dates: DateWords): Story {
  const { changedAt } = engagement;
  return over(engagement, `Ended ${dates.on(changedAt)} before work began.`, 'Nothing is owed.', changedAt, dates);
}

function over(engagement: EngagementStanding, headline: string, told: string, since: string, dates: DateWords): Story {
  return quietStory(
    {
      headline,
      told,
      waitingFor: 'nothing',
      whoseTurn: 'nobody',
      since,
      why: policy(engagement, 'offboard'),
      next: { what: '', when: null },
    },
    dates,
  );
}

function atWork(
  engagement: EngagementStanding,
  told: string,
  next: string,
  dates: DateWords,
  when: string | null = null,
): Story {
  return quietStory(
    {
      headline: 'Muster is at work.',
      told,
      waitingFor: 'Muster itself',
      whoseTurn: 'Muster',
      since: engagement.changedAt,
      next: { what: next, when },
    },
    dates,
  );
}

/** When the handover starts, by the pinned policy; null when the policy is not known. */
export function handoverAt(
  engagement: Pick<EngagementStanding, 'endsAt' | 'timeZone' | 'handoverDaysBefore'>,
): string | null {
  const { handoverDaysBefore: days } = engagement;
  return days === null ? null : addDays(engagement.endsAt, -days, engagement.timeZone);
}

function policy(engagement: EngagementStanding, kind: string): string | null {
  const version = engagement.policies[kind];
  return version === undefined ? null : `${kind}@${version}`;
}
