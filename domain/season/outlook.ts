import { sourcingStarts } from '../campaign/live-weeks';
import { Invalid, type FieldError } from '../errors';
import { toText } from '../money';
import { classProblems, withClass } from './add-class';
import type { AddClass, RampDown, Replace, SeasonOutlook, TargetChange } from './command-contract';
import type { SeasonCommand } from './command-kinds';
import type { PlanKind } from './contract';
import { mindOf } from './mind';
import type { SeasonPolicy } from './policy-contract';
import { makeUp } from './make-up';
import { planOn, type Proposal, proposed, replanOf } from './replan';
import { toReplace } from './replacing';
import type { Situation } from './situation';
import { peakHeads, withTarget } from './target';

/** What following a command means: the outlook for people, and the plan that it would take. */
export interface Following {
  says: string;
  counts: { what: string; count: number }[];
  /** A new version; null when the plan stays as it is. */
  proposal: (Proposal & { kind: PlanKind }) | null;
  /** Whether a person has to approve it. */
  needsApproval: boolean;
}

/**
 * What a command would do to a season as it stands. The state allows it: `mayTell`. Throws Invalid with every field that is
 * wrong, or RuleBroken where no plan does it.
 */
export function follow(kind: SeasonCommand, body: object, situation: Situation, policy: SeasonPolicy): Following {
  switch (kind) {
    case 'pause':
      return stays('No offers, starts or bookings from now on; offers that are out stay valid.', [
        counted('offers that stay valid', situation.people.offered),
        counted('people who wait for a class', situation.people.waiting),
        counted('classes that wait', waiting(situation).length),
      ]);
    case 'resume':
      return resumption(situation);
    case 'cancel':
      return stays('Offers are withdrawn, half-done onboardings taken back, everybody else is offboarded properly.', [
        counted('offers withdrawn', situation.people.offered),
        counted('onboardings taken back', situation.people.waiting + situation.people.training),
        counted('people offboarded', situation.people.atWork),
        counted(
          'classes cancelled',
          situation.waves.filter(({ state }) => state !== 'live' && state !== 'cancelled').length,
        ),
      ]);
    case 'replan':
      return replanned(situation, policy);
    case 'target':
      return retargeted(situation, body as TargetChange);
    case 'add-class':
      return added(situation, body as AddClass);
    case 'replace':
      return replaced(situation, body as Replace);
    case 'ramp-down':
      return rampDown(situation, body as RampDown, policy);
  }
}

/** The same as the API tells it. */
export function outlookOf(kind: SeasonCommand, following: Following): SeasonOutlook {
  const { says, counts, proposal, needsApproval } = following;
  return {
    dryRun: true,
    kind,
    says,
    counts,
    needsApproval,
    changes: proposal?.changes ?? [],
    costMore: proposal && toText({ amountMinor: proposal.costMoreMinor, currency: proposal.plan.cost.total.currency }),
    mind: mindOf(proposal?.plan.findings ?? []),
  };
}

function stays(says: string, counts: Following['counts']): Following {
  return { says, counts, proposal: null, needsApproval: false };
}

const counted = (what: string, count: number) => ({ what, count });

function waiting({ waves }: Situation) {
  return waves.filter(({ state }) => state === 'planned' || state === 'filling');
}

/**
 * Classes whose people should have been sought in the meantime move, and the people of those that should have begun go into others;
 * where that costs more, or covers less, a person approves first.
 */
function resumption(situation: Situation): Following {
  const { request, plan, today, inForce, planState } = situation;
  // A plan that was refused has no dates to keep.
  if (!inForce && planState !== 'draft')
    return stays('It goes on where it was; its plan was refused and is to be changed.', []);
  const late = inForce
    ? situation.waves.filter(({ state, sourcingOn }) => state === 'planned' && sourcingOn < today).length
    : plan.classes.filter(({ liveWeek }) => sourcingStarts(request, liveWeek) < today).length;
  const { waves, added, says } = makeUp(situation);
  const missed = late + says.length;
  if (missed === 0) return stays('It goes on where it was; every date still holds.', [counted('classes that move', 0)]);
  const tooLate = `After the pause ${late === 1 ? 'one class comes' : `${late} classes come`} too late as planned.`;
  const why = [...(late > 0 ? [tooLate] : []), ...says];
  const proposal = proposed(situation, request, planOn({ ...situation, waves }, request, added), why);
  const needsApproval = !inForce || proposal.costMoreMinor > 0 || moreShort(situation, proposal);
  return {
    says: needsApproval
      ? `${proposal.reason} A person approves the new dates first.`
      : `${proposal.reason} It goes on with the new dates at once.`,
    counts: [counted('classes that move', missed)],
    proposal: { ...proposal, kind: 'resume' },
    needsApproval,
  };
}

/** A plan that covers less than the one in force is not for a rule to accept. */
function moreShort({ plan: before }: Situation, { plan: after }: Proposal): boolean {
  const short = ({ findings }: Situation['plan']) => findings.filter(({ kind }) => kind === 'short').length;
  return short(after) > short(before);
}

function replanned(situation: Situation, policy: SeasonPolicy): Following {
  const proposal = replanOf(situation, policy.replan, true);
  if (!proposal)
    return stays('Nothing that was seen asks for other classes; the plan stays.', [counted('classes that move', 0)]);
  return {
    says: `${proposal.reason} A person approves it first.`,
    counts: seatCounts(situation, proposal),
    proposal: { ...proposal, kind: 'replan' },
    needsApproval: true,
  };
}

function retargeted(situation: Situation, { heads, reason }: TargetChange): Following {
  const before = Math.ceil(peakHeads(situation.request));
  if (heads === before)
    return stays(`The peak needs ${heads} people already; the plan stays.`, seatCounts(situation, null));
  const request = withTarget(situation.request, heads);
  const proposal = proposed(situation, request, planOn(situation, request), [
    `${heads} people for the peak instead of ${before}: ${reason}.`,
  ]);
  return {
    says: `${heads} people for the peak instead of ${before}: ${proposal.plan.seats} seats instead of ${situation.plan.seats}. A person approves it first.`,
    counts: seatCounts(situation, proposal),
    proposal: { ...proposal, kind: 'target' },
    needsApproval: true,
  };
}

function added(situation: Situation, body: AddClass): Following {
  refuse(classProblems(situation, body));
  const proposal = proposed(situation, situation.request, withClass(situation, body), [
    `One class more, ${body.seats} seats, live on ${body.liveOn}: ${body.reason}.`,
  ]);
  return {
    says: `One class more with ${body.seats} seats goes live on ${body.liveOn}. A person approves it first.`,
    counts: seatCounts(situation, proposal),
    proposal: { ...proposal, kind: 'edit' },
    needsApproval: true,
  };
}

function replaced(situation: Situation, body: Replace): Following {
  const { ranked, late } = situation;
  const people = toReplace(late, body).length;
  const days = `${body.lateDays} ${body.lateDays === 1 ? 'day' : 'days'}`;
  const next =
    ranked >= people ? 'the next of the ranked' : `the ${ranked} who are ranked, and to others that are sought`;
  return stays(
    people === 0
      ? `Nobody before their class has owed an answer for ${days} or more; everybody keeps the place.`
      : `${people} ${people === 1 ? 'person loses the' : 'people lose their'} place and what was begun is taken back; places are offered to ${next}, as far as classes can still be filled.`,
    [
      counted(`people whose answer is ${days} late or more`, people),
      counted('late by less, who keep their place', late.length - people),
      counted('ranked people who can be offered a place', ranked),
      counted('classes that are still being filled', situation.waves.filter(({ state }) => state === 'filling').length),
    ],
  );
}

function seatCounts(situation: Situation, proposal: Proposal | null): Following['counts'] {
  return [
    counted('seats until now', situation.plan.seats),
    counted('seats then', (proposal ?? situation).plan.seats),
    counted(
      'classes under way that stay',
      situation.waves.filter(({ state }) => !['planned', 'cancelled'].includes(state)).length,
    ),
  ];
}

function rampDown(situation: Situation, { lastDay }: RampDown, policy: SeasonPolicy): Following {
  const { today, endsOn } = situation;
  const day = lastDay ?? endsOn;
  const pointer = '/lastDay';
  if (day > endsOn)
    refuse([{ pointer, message: `${day} lies after the planned end ${endsOn}; change the plan instead` }]);
  if (day < today) refuse([{ pointer, message: `${day} lies in the past; today is ${today}` }]);
  return stays(
    `The release begins: no more classes begin, and the last day is ${day}. A person signs who goes when, with ${policy.release.noticeDays} days of notice.`,
    [
      counted('people at work', situation.people.atWork),
      counted('people in training', situation.people.training),
      counted('offers that are withdrawn', situation.people.offered + situation.people.waiting),
      counted('classes cancelled', waiting(situation).length),
    ],
  );
}

function refuse(errors: FieldError[]): void {
  if (errors.length > 0) throw new Invalid(errors.map(({ message }) => message).join('; '), { errors });
}
