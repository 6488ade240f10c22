import { addDays, atLocal, showDate } from '../calendar';
import type { AskGroup, AskSpec } from '../ask/contract';
import { policyName, type EngagementFacts } from '../engagement/facts';
import { groupKey, runIds } from '../ids';
import { showMoney } from '../money';
import type { PolicyKind, SourcePolicy, VettingPolicy } from '../policy/contract';

/** A hire as its asks need it. */
export interface HireFacts {
  id: string;
  title: string;
  role: string;
  requestedBy: string;
  budgetMinor: number;
  currency: string;
  startsOn: string;
  endsOn: string;
  timeZone: string;
  policies: Record<PolicyKind, number>;
}

/** Asks the approver for the budget. The requester may not answer. `round`: how often it was asked, this time included. */
export function approvalAsk(hire: HireFacts, policy: SourcePolicy, now: string, round = 1): AskGroup {
  return hireGroup(hire, approvalStretch(round), {
    name: 'approval',
    kind: 'approval',
    phase: 'source',
    to: { role: policy.approvalRole },
    notBy: [hire.requestedBy],
    question: `Approve the hire “${hire.title}” for up to ${showMoney(budgetOf(hire))}?`,
    detail: [
      { label: 'Role', value: words(hire.role) },
      { label: 'Budget, never exceeded', value: showMoney(budgetOf(hire)) },
      { label: 'From', value: showDay(hire.startsOn) },
      { label: 'Until', value: showDay(hire.endsOn) },
      { label: 'The request', value: hire.title, href: `/console/hires/${hire.id}` },
    ],
    options: [
      { value: 'approve', label: 'Approve' },
      { value: 'reject', label: 'Reject', needsReason: true },
    ],
    dueAt: addDays(now, policy.approvalDueDays, hire.timeZone),
    remindAt: [addDays(now, policy.approvalDueDays / 2, hire.timeZone)],
    escalate: { at: addDays(now, policy.approvalDueDays * 0.8, hire.timeZone), toRole: 'ops' },
  });
}

/** The stretch of the k-th request for approval, and of the k-th shortlist. */
export const approvalStretch = (round: number) => (round === 1 ? 'approval' : `approval/${round}`);
export const shortlistStretch = (number: number) => (number <= 1 ? 'shortlist' : `shortlist/${number}`);

/** Asks the lead to pick from the shortlist; the best comes first. */
export function shortlistAsk(
  hire: HireFacts,
  shortlist: readonly { talent: string; label: string; total: number; askMinor: number | null }[],
  policy: SourcePolicy,
  now: string,
  number = 1,
): AskGroup {
  return hireGroup(hire, shortlistStretch(number), {
    name: 'shortlist',
    kind: 'shortlist',
    phase: 'source',
    to: { user: hire.requestedBy },
    question: `Who gets the offer for “${hire.title}”?`,
    detail: [
      ...shortlist.map((person, index) => ({
        label: `${index + 1}. ${person.label}`,
        value: `score ${person.total.toFixed(2)}${person.askMinor === null ? '' : `, asks ${showMoney({ amountMinor: person.askMinor, currency: hire.currency })}`}`,
        href: `/console/talent/${person.talent}`,
      })),
      { label: 'All applications with their scores', value: hire.title, href: `/console/hires/${hire.id}` },
    ],
    options: [
      { value: 'confirm', label: 'Make the offer' },
      { value: 'reject-all', label: 'None of them', needsReason: true, skipsForm: true },
    ],
    form: {
      type: 'object',
      properties: {
        talent: {
          type: 'string',
          title: 'Person',
          enum: shortlist.map((person) => person.talent),
          'x-labels': shortlist.map((person, index) => `${index + 1}. ${person.label}`),
          default: shortlist[0]?.talent,
        },
      },
      required: ['talent'],
      additionalProperties: false,
    },
    dueAt: addDays(now, policy.shortlistDueDays, hire.timeZone),
    remindAt: [addDays(now, policy.shortlistDueDays / 2, hire.timeZone)],
  });
}

/** Consent to the background check: asked after the offer, before any check (fair-chance laws). */
export function consentAsk(engagement: EngagementFacts, policy: VettingPolicy): AskGroup {
  return engagementGroup(engagement, 'consent', 'vetting', [
    {
      name: 'consent',
      kind: 'consent',
      phase: 'source',
      to: { talent: engagement.talentId },
      question: 'May we have your background checked?',
      detail: [
        { label: 'What is checked', value: `identity, right to work and public records (${policy.package})` },
        { label: 'Who sees it', value: 'only the people who decide; you may ask for a copy' },
        { label: 'How long it counts', value: `${policy.checkValidDays} days, for later projects too` },
      ],
      options: [
        { value: 'consent', label: 'I consent' },
        { value: 'refuse', label: 'I do not consent' },
      ],
      dueAt: { hours: policy.consentDays * 24 },
      remindAt: [{ hours: policy.consentDays * 12 }],
    },
  ]);
}

/** A group of asks about an engagement, woken once. */
export function engagementGroup(
  engagement: Pick<EngagementFacts, 'id' | 'hireId' | 'policies'>,
  stretch: string,
  policy: PolicyKind,
  asks: AskSpec[],
): AskGroup {
  return {
    key: groupKey(engagement.id, stretch),
    workflowId: runIds.engagement(engagement.id),
    thread: engagement.hireId,
    subject: engagement.id,
    policy: policyName(policy, engagement.policies),
    asks,
  };
}

/** One ask about a hire. */
export function hireGroup(hire: HireFacts, stretch: string, ask: AskSpec): AskGroup {
  return {
    key: groupKey(hire.id, stretch),
    workflowId: runIds.hire(hire.id),
    thread: hire.id,
    subject: hire.id,
    policy: policyName('source', hire.policies),
    asks: [ask],
  };
}

const budgetOf = (hire: HireFacts) => ({ amountMinor: hire.budgetMinor, currency: hire.currency });
const words = (name: string) => name.replaceAll('-', ' ');

// A local date is the same day in every zone.
const showDay = (date: string) => showDate(atLocal(date, 12, 'UTC'), 'UTC');
