import { addDays, atLocal, localDate, showDate } from '../calendar';
import type { AskGroup, AskSpec } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import { showMoney } from '../money';
import type { AssignPolicy } from '../policy/contract';
import { engagementGroup } from '../source/asks';
import { assignKeys, deliverableStretch, untakenStretch } from './keys';

/** A piece of work with its milestone. */
export interface WorkFacts {
  no: number;
  title: string;
  acceptance: readonly string[];
  dueAt: string;
  amountMinor: number;
}

/** How one round of a deliverable differs from the first. */
export interface Round {
  /** What the lead wants changed, after a rework. */
  change?: string | null;
  /** Key of the publication in the work tool that reports on it. (Default: the first) */
  via?: string;
  /** The person has agreed to it already: it starts with the submission. (Default: from the second round on) */
  agreed?: boolean;
}

/**
 * One deliverable from offer to acceptance: the person accepts it, submits it, the lead accepts the result.
 * Each ask opens when the one before is answered; the run wakes once, at the end. After a rework it starts with the
 * submission, and the person may dispute instead that the result was returned: then somebody else than the lead decides.
 */
export function deliverableAsks(
  engagement: EngagementFacts,
  work: WorkFacts,
  round: number,
  policy: AssignPolicy,
  { change = null, via: publication, agreed = round > 1 }: Round = {},
): AskGroup {
  const via = { effect: publication ?? assignKeys.publish(engagement.id, work.no) };
  const pay = showMoney({ amountMinor: work.amountMinor, currency: engagement.currency });
  const due = showDate(work.dueAt, engagement.timeZone);
  const terms = [
    ...(change === null ? [] : [{ label: 'To be changed', value: change }]),
    { label: 'Accepted when', value: work.acceptance.join(' · ') },
    { label: 'Due', value: due },
    { label: 'Pays', value: pay },
  ];
  const calendar = { timeZone: engagement.timeZone, jurisdiction: engagement.jurisdiction };

  const review: AskSpec = {
    name: `work-${work.no}/review`,
    kind: 'review',
    phase: 'assign',
    to: { user: engagement.leadId },
    question: `Accept “${work.title}”?`,
    detail: [
      ...terms,
      { label: 'The engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` },
    ],
    options: [
      { value: 'accept', label: 'Accept' },
      { value: 'rework', label: 'Ask for rework', needsReason: true, skipsForm: true },
    ],
    form: {
      type: 'object',
      properties: {
        rating: { type: 'integer', title: 'How good is it? 1 poor, 5 excellent', minimum: 1, maximum: 5, default: 5 },
        defects: { type: 'integer', title: 'Defects found', minimum: 0, maximum: 99, default: 0 },
        comment: { type: 'string', title: 'Comment', maxLength: 2000, examples: ['Both directions are usable.'] },
      },
      required: ['rating'],
      additionalProperties: false,
    },
    dueAt: { hours: policy.deemedAcceptedDays * 24 },
    remindAt: [{ businessDays: Math.max(1, policy.acceptanceBusinessDays - 2), ...calendar }],
    escalate: { at: { businessDays: policy.acceptanceBusinessDays, ...calendar }, toRole: policy.escalateTo },
    // Silence must not withhold pay: the contract says that a result then counts as accepted.
    onTimeout: 'accept',
  };
  const submission: AskSpec = {
    name: `work-${work.no}/submit`,
    kind: 'work',
    phase: 'assign',
    to: { talent: engagement.talentId },
    question: round === 1 ? `Submit “${work.title}”` : `Submit “${work.title}” again`,
    detail: terms,
    options: [{ value: 'submit', label: 'Submit work' }],
    form: {
      type: 'object',
      properties: {
        note: {
          type: 'string',
          title: 'Where is the result, and what should we know?',
          minLength: 1,
          maxLength: 2000,
          examples: ['All files are in the shared folder.'],
        },
      },
      required: ['note'],
      additionalProperties: false,
    },
    via,
    // Late work stays welcome: the date counts for the scorecard, the ask stays open until the end of the engagement.
    dueAt: lastDay(engagement),
    remindAt: [addDays(work.dueAt, -1, engagement.timeZone)],
    escalate: { at: addDays(work.dueAt, 1, engagement.timeZone), toRole: 'lead' },
    followUps: { submit: [review] },
  };
  const submit = change === null ? submission : disputable(submission, engagement, work, change, policy);
  const accept: AskSpec = {
    name: `work-${work.no}/accept`,
    kind: 'work',
    phase: 'assign',
    to: { talent: engagement.talentId },
    question: `Take on “${work.title}”?`,
    detail: terms,
    options: [
      { value: 'accept', label: 'Take it on' },
      { value: 'decline', label: 'Decline' },
    ],
    via,
    dueAt: { hours: policy.offerHours },
    remindAt: [{ hours: policy.offerHours / 2 }],
    followUps: { accept: [submit] },
  };
  return engagementGroup(engagement, deliverableStretch(work.no, round), 'assign', [agreed ? submit : accept]);
}

/** A returned result may be disputed: once, with a reason, before somebody who is neither lead nor talent. */
function disputable(
  submission: AskSpec,
  engagement: EngagementFacts,
  work: WorkFacts,
  change: string,
  policy: AssignPolicy,
): AskSpec {
  const decide: AskSpec = {
    name: `work-${work.no}/dispute`,
    kind: 'dispute',
    phase: 'assign',
    to: { role: policy.disputeRole },
    notBy: [engagement.leadId],
    question: `Was “${work.title}” rightly returned?`,
    detail: [
      { label: 'Accepted when', value: work.acceptance.join(' · ') },
      { label: 'Returned because', value: change },
      { label: 'The engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` },
    ],
    options: [
      { value: 'uphold', label: 'Yes: it has to be changed', needsReason: true },
      { value: 'overrule', label: 'No: it counts as accepted and is paid', needsReason: true },
    ],
    dueAt: { hours: policy.disputeDueDays * 24 },
    remindAt: [{ hours: policy.disputeDueDays * 12 }],
    escalate: { at: { hours: policy.disputeDueDays * 18 }, toRole: policy.escalateTo },
    // Nobody decided: the contract counts silence as acceptance.
    onTimeout: 'overrule',
    followUps: { uphold: [{ ...submission, name: `work-${work.no}/submit-after-dispute` }] },
  };
  return {
    ...submission,
    options: [
      ...submission.options,
      { value: 'dispute', label: 'Dispute that it was returned', needsReason: true, skipsForm: true },
    ],
    followUps: { ...submission.followUps, dispute: [decide] },
  };
}

/** What becomes of work that the person declined, or did not take on in time. */
export function untakenAsk(
  engagement: EngagementFacts,
  work: WorkFacts,
  round: number,
  how: 'declined' | 'expired',
  policy: AssignPolicy,
): AskGroup {
  const pay = showMoney({ amountMinor: work.amountMinor, currency: engagement.currency });
  return engagementGroup(engagement, untakenStretch(work.no, round), 'assign', [
    {
      name: `work-${work.no}/untaken`,
      kind: 'untaken',
      phase: 'assign',
      to: { user: engagement.leadId },
      question: `“${work.title}” was ${how === 'declined' ? 'declined' : 'not taken on in time'}. How shall it go on?`,
      detail: [
        { label: 'Due', value: showDate(work.dueAt, engagement.timeZone) },
        { label: 'Pays', value: pay },
        { label: 'The engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` },
      ],
      options: [
        { value: 'again', label: 'Offer it again' },
        { value: 'drop', label: `Do without it; ${pay} is released`, needsReason: true },
        { value: 'end', label: 'End the engagement: nobody showed up', needsReason: true },
      ],
      dueAt: { hours: policy.declinedDueDays * 24 },
      remindAt: [{ hours: policy.declinedDueDays * 12 }],
      escalate: { at: { hours: policy.declinedDueDays * 18 }, toRole: policy.escalateTo },
      onTimeout: 'drop',
    },
  ]);
}

/** When a deliverable is due: the end of its local day. */
export function dueInstant(dueOn: string, timeZone: string): string {
  return atLocal(dueOn, 18, timeZone);
}

function lastDay(engagement: EngagementFacts): string {
  return atLocal(localDate(engagement.endsAt, engagement.timeZone), 18, engagement.timeZone);
}
