import { addDays, atLocal, localDate, showDate } from '../calendar';
import type { AskGroup, AskSpec } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import { showMoney } from '../money';
import type { AssignPolicy } from '../policy/contract';
import { engagementGroup } from '../source/asks';
import { assignKeys, deliverableStretch } from './keys';

/** A piece of work with its milestone. */
export interface WorkFacts {
  no: number;
  title: string;
  acceptance: readonly string[];
  dueAt: string;
  amountMinor: number;
}

/**
 * One deliverable from offer to acceptance: the person accepts it, submits it, the lead accepts the result.
 * Each ask opens when the one before is answered; the run wakes once, at the end. A later round starts with the submission;
 * `change` is what the lead wants changed.
 */
export function deliverableAsks(
  engagement: EngagementFacts,
  work: WorkFacts,
  round: number,
  policy: AssignPolicy,
  change: string | null = null,
): AskGroup {
  const via = { effect: assignKeys.publish(engagement.id, work.no) };
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
  const submit: AskSpec = {
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
  return engagementGroup(engagement, deliverableStretch(work.no, round), 'assign', [round === 1 ? accept : submit]);
}

/** When a deliverable is due: the end of its local day. */
export function dueInstant(dueOn: string, timeZone: string): string {
  return atLocal(dueOn, 18, timeZone);
}

function lastDay(engagement: EngagementFacts): string {
  return atLocal(localDate(engagement.endsAt, engagement.timeZone), 18, engagement.timeZone);
}
