import { roleInWords, type DateWords } from '../engagement/words';
import type { EventTold, Telling, Told } from './describe';
import { peerInWords, ratingAnswers } from './describe-rating';

/** The ask that an event names, as far as its sentence needs it. Written answers of sealed asks are not here. */
export interface AskTold {
  /** Key of its group, which tells the round of a deliverable. */
  group: string;
  name: string;
  kind: string;
  question: string;
  toTalent: string | null;
  toUser: string | null;
  toRole: string | null;
  options: readonly { value: string; label: string }[];
  dueAt: string;
  policy: string;
  answer: Readonly<Record<string, unknown>> | null;
  reason: string | null;
}

type Part = { title: string } & Partial<Told>;

/** What happened to an ask: sent, answered, escalated, lapsed … Answers are main lines, the rest minor ones. */
export function describeAsk(
  happened: string,
  event: EventTold,
  ask: AskTold,
  telling: Telling,
  dates: DateWords,
): Part {
  const question = plainQuestion(ask);
  switch (happened) {
    case 'opened':
      return { title: `Asked ${owner(ask)}: ${question}`, detail: `due ${dates.on(ask.dueAt)}`, weight: 'minor' };
    case 'answered':
      return answered(event, ask, telling);
    case 'reminded':
      return { title: `Reminded ${owner(ask)}: ${question}`, weight: 'minor' };
    case 'nudged':
      return { title: `Reminded by hand: ${question}`, detail: `it is up to ${owner(ask)}`, weight: 'minor' };
    case 'escalated': {
      const role = typeof event.data.toRole === 'string' ? event.data.toRole : null;
      return { title: `Escalated${role ? ` to ${roleInWords(role)}` : ''}: ${question}` };
    }
    case 'lapsed':
      return { title: `Lapsed without an answer: ${question}` };
    case 'withdrawn':
      return { title: `Withdrawn: ${question}`, weight: 'minor' };
    case 'held':
      return { title: `On hold: ${question}`, weight: 'minor' };
    case 'went_on':
      return { title: `Goes on: ${question}`, detail: `due ${dates.on(ask.dueAt)}`, weight: 'minor' };
    case 'reassigned':
      return { title: `Given to somebody else: ${question}` };
    default:
      return { title: `Ask ${happened}: ${question}`, weight: 'minor' };
  }
}

function answered(event: EventTold, ask: AskTold, telling: Telling): Part {
  const option = typeof event.data.option === 'string' ? event.data.option : '';
  const silence = event.actor === 'system:sweeper';
  return {
    title: answerTitle(ask, option),
    detail:
      [silence ? 'nobody answered in time' : null, telling.showWritten ? written(ask) : null]
        .filter((text) => text !== null)
        .join(' · ') || null,
    // Many short things in one group: its end is told by the engagement's own line.
    weight: ask.kind === 'checklist' && !silence ? 'minor' : 'main',
  };
}

const titles: Readonly<Record<string, string>> = {
  ...ratingAnswers,
  'approval/approve': 'Budget approved',
  'approval/reject': 'Budget refused',
  'shortlist/confirm': 'Shortlist answered',
  'shortlist/reject-all': 'Everyone on the shortlist refused',
  'offer/accept': 'Offer accepted',
  'offer/decline': 'Offer declined',
  'offer/counter': 'Counter-offer made',
  'late-approval/again': 'Approval asked for once more',
  'late-approval/cancel': 'Request taken back',
  'impasse/again': 'Looking again',
  'impasse/rest': 'Shown the others who fit',
  'impasse/cancel': 'Search given up',
  'counter/accept': 'Counter-offer accepted',
  'counter/raise': 'Counter-offer sent for approval',
  'counter/hold': 'Held to the offer',
  'counter/next': 'No agreement on the pay',
  'raise/approve': 'Higher pay approved',
  'raise/reject': 'Higher pay refused',
  'consent/consent': 'Consented to the background check',
  'consent/refuse': 'Refused the background check',
  'check-supply/done': 'Supplied what the background check lacked',
  'check-supply/cannot': 'Cannot supply what the background check lacks',
  'adverse-assessment/clear': 'Assessed: nothing stands against the engagement',
  'adverse-assessment/pre-adverse': 'Assessed: the talent is notified',
  'adverse-notice/read': 'Read the notice',
  'adverse-notice/dispute': 'Disputes the report',
  'adverse-decision/go-on': 'Decided to go on',
  'adverse-decision/final': 'Decided against the engagement',
  'course/passed': 'Course passed',
  'course/failed': 'Course failed',
  'contract-again/again': 'Contract sent again',
  'contract-again/stop': 'Contract not sent again',
  'late-items/more-time': 'More time for late items',
  'late-items/waive': 'Late items waived',
  'late-items/stop': 'Stopped over late items',
  'course-failed/again': 'One more attempt at the course',
  'course-failed/waive': 'Course waived',
  'course-failed/stop': 'Stopped over the failed course',
  'access-missing/again': 'Missing access tried again',
  'access-missing/without': 'Gone on without the missing access',
  'access-missing/stop': 'Stopped over missing access',
  'handover/complete': 'Handover written',
  'handover/confirm': 'Handover confirmed',
  'handover/incomplete': 'Handover sent back',
  'interview/sent': 'Exit interview answered',
  'interview/skipped': 'Exit interview left out',
  'verdict/yes': 'Rehire: yes',
  'verdict/no': 'Rehire: no',
  'verdict/undecided': 'Rehire: undecided',
  'challenge/uphold': 'Challenge answered: the classification was right',
  'challenge/contractor': 'Challenge answered: it was wrong, contractor',
  'challenge/employee': 'Challenge answered: it was wrong, employee',
  'challenge-answer/read': 'Read the answer to the challenge',
  'reassess/same': 'Classification: nothing has changed',
  'reassess/changed': 'Classification: facts given anew',
};

function answerTitle(ask: AskTold, option: string): string {
  const known = titles[`${ask.kind}/${option}`];
  if (known) return known;
  const work = /“.+”/.exec(ask.question)?.[0] ?? ask.question;
  if (ask.kind === 'sign') {
    const party = ask.toTalent === null ? 'the client' : 'the talent';
    if (option === 'expired') return `Contract not signed in time by ${party}`;
    return option === 'signed' ? `Contract signed by ${party}` : `Contract declined by ${party}`;
  }
  if (ask.kind === 'work') {
    if (option === 'submit') return `Submitted ${work}`;
    return option === 'accept' ? `Took on ${work}` : `Declined ${work}`;
  }
  if (ask.kind === 'review')
    return option === 'accept' ? `Accepted ${work} ${pass(ask)}` : `Sent ${work} back for rework`;
  if (ask.kind === 'checklist') return `Done: ${ask.question}`;
  const label = ask.options.find(({ value }) => value === option)?.label ?? option;
  return `${label}: ${plainQuestion(ask)}`;
}

/** `deliverable/2/round-3` → `in round 3`. */
function pass({ group }: AskTold): string {
  const round = /\/round-(\d+)$/.exec(group)?.[1];
  return round === undefined ? 'at first pass' : `in round ${round}`;
}

/** What the person wrote: a comment, a note or a reason, quoted; a rating with its scale. */
function written(ask: AskTold): string | null {
  const { answer, reason } = ask;
  const quoted = [answer?.comment, answer?.note, reason].find((text) => typeof text === 'string' && text !== '');
  const rating = typeof answer?.rating === 'number' ? `rated ${answer.rating} of 5` : null;
  const parts = [quoted ? `“${String(quoted)}”` : null, rating].filter((text) => text !== null);
  return parts.length > 0 ? parts.join(' · ') : null;
}

function owner(ask: AskTold): string {
  const peer = peerInWords(ask);
  if (peer !== null) return peer;
  if (ask.toTalent !== null) return 'the talent';
  return ask.toUser !== null ? 'the lead' : roleInWords(ask.toRole ?? '');
}

const plainQuestion = (ask: AskTold): string => ask.question.replace(/[.?]$/, '');
