import { addDays } from '../calendar';
import type { AskDetail, AskGroup } from '../ask/contract';
import { impasseWords } from '../engagement/impasse-words';
import { digitsOf, fromNumber, showMoney } from '../money';
import type { SourcePolicy } from '../policy/contract';
import { hireGroup, type HireFacts } from './asks';
import type { Impasse, Search, SearchChanges } from './impasse';

/** Stretches of a hire that stands still: nobody approved, nobody is left, a higher budget is to be approved. */
export const lateStretch = (round: number) => `late/${round}`;
export const impasseStretch = (no: number) => `impasse/${no}`;
export const budgetStretch = (no: number) => `budget/${no}`;

/** Asks the requester how to go on after nobody approved in time. Silence cancels, as the question says. */
export function lateApprovalAsk(hire: HireFacts, policy: SourcePolicy, now: string, round: number): AskGroup {
  const left = policy.approvalRounds - round;
  return hireGroup(hire, lateStretch(round), {
    name: 'late-approval',
    kind: 'late-approval',
    phase: 'source',
    to: { user: hire.requestedBy },
    question: `Nobody approved “${hire.title}” in time. Ask once more?`,
    detail: [
      { label: 'Budget to be approved', value: showMoney({ amountMinor: hire.budgetMinor, currency: hire.currency }) },
      {
        label: 'Tip',
        value: 'An absent approver can give the question to somebody else: open the old one to see who was asked.',
      },
      { label: 'After this', value: left === 1 ? 'it can be asked once more' : `it can be asked ${left} times more` },
      { label: 'The request', value: hire.title, href: `/console/hires/${hire.id}` },
    ],
    options: [
      { value: 'again', label: 'Ask once more' },
      { value: 'cancel', label: 'Cancel the request', needsReason: true },
    ],
    dueAt: addDays(now, policy.lateApprovalDays, hire.timeZone),
    remindAt: [addDays(now, policy.lateApprovalDays / 2, hire.timeZone)],
    onTimeout: 'cancel',
  });
}

/** Asks the lead how to go on when there is nobody to offer the work to. */
export function impasseAsk(
  hire: HireFacts & Search,
  impasse: { no: number; why: Impasse; applications: number; others: number },
  policy: SourcePolicy,
  now: string,
): AskGroup {
  const money = (amountMinor: number) => showMoney({ amountMinor, currency: hire.currency });
  const { no, why, others } = impasse;
  return hireGroup(hire, impasseStretch(no), {
    name: 'impasse',
    kind: 'impasse',
    phase: 'source',
    to: { user: hire.requestedBy },
    question: `Nobody is left for “${hire.title}”. How shall it go on?`,
    detail: [
      { label: 'Why', value: impasseWords(why) ?? why },
      { label: 'Applications so far', value: String(impasse.applications) },
      { label: 'Asked for', value: hire.skills.map(({ skill, level }) => `${skill} ${level}+`).join(', ') },
      { label: 'Offered', value: `${money(hire.offerMinor)} of ${money(hire.budgetMinor)} approved` },
      { label: 'Above the approved budget', value: 'the approver is asked first' },
      ...rest(others),
      { label: 'Who fell out and why', value: hire.title, href: `/console/hires/${hire.id}` },
    ],
    options: [
      { value: 'again', label: 'Look again' },
      ...(others > 0
        ? [{ value: 'rest', label: `Show me the ${others === 1 ? 'other one' : `other ${others}`}`, skipsForm: true }]
        : []),
      { value: 'cancel', label: 'Cancel the hire', needsReason: true, skipsForm: true },
    ],
    form: searchForm(hire, policy),
    dueAt: addDays(now, policy.impasseDays, hire.timeZone),
    remindAt: [addDays(now, policy.impasseDays / 2, hire.timeZone)],
    escalate: { at: addDays(now, policy.impasseDays * 0.8, hire.timeZone), toRole: policy.escalateTo },
    onTimeout: policy.impasseSilence,
  });
}

function rest(others: number): AskDetail[] {
  if (others === 0) return [];
  return [{ label: 'Not shown yet', value: others === 1 ? 'one more person fits' : `${others} more people fit` }];
}

function searchForm(hire: HireFacts & Search, policy: SourcePolicy): Record<string, unknown> {
  const unit = 10 ** digitsOf(hire.currency);
  return {
    type: 'object',
    properties: {
      lowerBy: {
        type: 'integer',
        title: 'Ask every skill this many levels lower',
        minimum: 0,
        maximum: 2,
        default: 0,
      },
      listingDays: {
        type: 'integer',
        title: 'Days that the new listing stays open',
        minimum: 1,
        maximum: 60,
        default: Math.max(1, Math.ceil(policy.listingDays)),
      },
      pay: {
        type: 'number',
        title: `Pay for the whole, in ${hire.currency}`,
        description: `Up to ${showMoney({ amountMinor: hire.budgetMinor, currency: hire.currency })} is approved; more needs a new approval.`,
        minimum: hire.offerMinor / unit,
        maximum: 1_000_000_000,
        default: hire.offerMinor / unit,
      },
      otherRole: {
        type: 'string',
        title: 'Another role that fits too',
        description: 'As in the pool, e.g. illustrator. The new listing is for that role.',
        pattern: '^([a-z0-9][a-z0-9-]{0,63})?$',
        examples: ['illustrator'],
      },
    },
    required: ['lowerBy', 'listingDays', 'pay'],
    additionalProperties: false,
  };
}

/** What the lead changed, from the answer’s form; silence changes nothing. */
export function changesIn(
  answer: Readonly<Record<string, unknown>> | null,
  hire: { currency: string; offerMinor: number },
): SearchChanges {
  if (!answer) return {};
  const { lowerBy, listingDays, pay, otherRole } = answer;
  const payMinor = typeof pay === 'number' ? fromNumber(pay, hire.currency).amountMinor : 0;
  return {
    ...(typeof lowerBy === 'number' && lowerBy > 0 ? { lowerBy } : {}),
    ...(typeof listingDays === 'number' ? { listingDays } : {}),
    ...(payMinor > hire.offerMinor ? { payMinor } : {}),
    ...(typeof otherRole === 'string' && otherRole !== '' ? { otherRole } : {}),
  };
}

/** Asks the approver for a higher budget, so that more can be offered. The requester may not answer. Silence refuses. */
export function budgetAsk(
  hire: HireFacts,
  raise: { no: number; payMinor: number },
  policy: SourcePolicy,
  now: string,
): AskGroup {
  const money = (amountMinor: number) => showMoney({ amountMinor, currency: hire.currency });
  return hireGroup(hire, budgetStretch(raise.no), {
    name: 'raise',
    kind: 'raise',
    phase: 'source',
    to: { role: policy.approvalRole },
    notBy: [hire.requestedBy],
    question: `Approve up to ${money(raise.payMinor)} for “${hire.title}”?`,
    detail: [
      { label: 'Approved so far', value: money(hire.budgetMinor) },
      { label: 'Why', value: 'nobody could be found for what is approved' },
      { label: 'If you refuse', value: 'the lead is asked again how to go on' },
      { label: 'The request', value: hire.title, href: `/console/hires/${hire.id}` },
    ],
    options: [
      { value: 'approve', label: 'Approve' },
      { value: 'reject', label: 'Refuse', needsReason: true },
    ],
    dueAt: addDays(now, policy.approvalDueDays, hire.timeZone),
    remindAt: [addDays(now, policy.approvalDueDays / 2, hire.timeZone)],
    escalate: { at: addDays(now, policy.approvalDueDays * 0.8, hire.timeZone), toRole: 'ops' },
  });
}
