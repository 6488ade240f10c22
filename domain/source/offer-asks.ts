import { atLocal, localDate, shiftDate, showDate } from '../calendar';
import type { AskGroup } from '../ask/contract';
import type { EngagementFacts } from '../engagement/facts';
import { digitsOf, fromNumber, showMoney } from '../money';
import type { SourcePolicy } from '../policy/contract';
import { engagementGroup } from './asks';
import { answersTo, mayCounter, offerHours } from './offer-rules';
import { totalOf, type Terms } from './terms';

/** Stretches of an offer’s round: the offer, the lead’s answer to a counter-offer, the approval of a higher pay. */
export const offerStretch = (round: number) => (round === 1 ? 'offer' : `offer/${round}`);
export const counterStretch = (round: number) => `counter/${round}`;
export const raiseStretch = (round: number) => `raise/${round}`;

/** The conditional offer, with pay and terms. While rounds are left the person may name another pay. */
export function offerAsk(engagement: EngagementFacts, terms: Terms, policy: SourcePolicy, now: string): AskGroup {
  const money = moneyOf(engagement);
  const { offerRound: round } = engagement;
  const hours = offerHours({ startsAt: engagement.startsAt, now }, policy);
  const countering = mayCounter(round, policy);
  return engagementGroup(engagement, offerStretch(round), 'source', [
    {
      name: 'offer',
      kind: 'offer',
      phase: 'source',
      to: { talent: engagement.talentId },
      question: `We would like to work with you on “${engagement.title}”`,
      detail: [
        ...(round > 1
          ? [{ label: 'About your counter-offer', value: 'We hold to our offer; it stands as before.' }]
          : []),
        { label: 'Pay', value: `${money(totalOf(terms))} in all, by milestone` },
        ...terms.deliverables.map((d) => ({ label: d.title, value: `${money(d.amountMinor)}, due ${showDay(d.due)}` })),
        { label: 'From', value: showDate(engagement.startsAt, engagement.timeZone) },
        { label: 'Until', value: showDay(lastDayOf(engagement)) },
        {
          label: 'How you work',
          value: 'As a freelancer: you decide how, when and where. Results are measured, not presence.',
        },
        { label: 'The offer depends on', value: 'a background check that you consent to, and on the contract' },
      ],
      options: [
        { value: 'accept', label: 'Accept the offer', skipsForm: true },
        ...(countering ? [{ value: 'counter', label: 'Make a counter-offer' }] : []),
        { value: 'decline', label: 'Decline', skipsForm: true, mayGiveReason: true },
      ],
      ...(countering ? { form: counterForm(engagement, terms) } : {}),
      dueAt: { hours },
      remindAt: [{ hours: hours / 2 }],
    },
  ]);
}

function counterForm(engagement: EngagementFacts, terms: Terms): Record<string, unknown> {
  const { currency } = engagement;
  const total = totalOf(terms);
  return {
    type: 'object',
    properties: {
      amount: {
        type: 'number',
        title: `Counter-offer: what you ask for the whole, in ${currency}`,
        description: `More than the ${showMoney({ amountMinor: total, currency })} offered. When we agree, it counts as accepted, with every milestone raised by the same share.`,
        // One minor unit more than what is offered already.
        minimum: (total + 1) / 10 ** digitsOf(currency),
        maximum: 1_000_000_000,
      },
      note: { type: 'string', title: 'Why, if you want to say', maxLength: 1000 },
    },
    required: ['amount'],
    additionalProperties: false,
  };
}

/** What a person asks for in a counter-offer, minor units. */
export function askedIn(answer: Readonly<Record<string, unknown>> | null, currency: string): number {
  return fromNumber(Number(answer?.['amount'] ?? 0), currency).amountMinor;
}

/** Asks the lead about a counter-offer. Silence holds to the offer. */
export function counterAsk(
  engagement: EngagementFacts,
  counter: { amountMinor: number; note: string | null },
  terms: Terms,
  policy: SourcePolicy,
): AskGroup {
  const money = moneyOf(engagement);
  const offered = money(totalOf(terms));
  const asked = money(counter.amountMinor);
  const approvedMinor = engagement.notToExceedMinor;
  const labels = {
    accept: { label: `Accept ${asked}` },
    raise: { label: `Ask for approval of ${asked}` },
    hold: { label: `Hold to ${offered}` },
    next: { label: 'Go on to the next person' },
  };
  return engagementGroup(engagement, counterStretch(engagement.offerRound), 'source', [
    {
      name: 'counter',
      kind: 'counter',
      phase: 'source',
      to: { user: engagement.leadId },
      question: `The person asks ${asked} for “${engagement.title}”. What do you answer?`,
      detail: [
        { label: 'Offered', value: offered },
        { label: 'Asked for', value: asked },
        {
          label: 'Approved budget',
          value: `${money(approvedMinor)}: ${counter.amountMinor <= approvedMinor ? 'it is within it' : 'more needs a new approval'}`,
        },
        ...(counter.note === null ? [] : [{ label: 'What the person says', value: counter.note }]),
        {
          label: 'Rounds',
          value: mayCounter(engagement.offerRound + 1, policy)
            ? 'holding lets the person answer with another pay once more'
            : 'holding is the last word: then the person takes it or leaves it',
        },
        { label: 'The engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` },
      ],
      options: answersTo(counter, { approvedMinor }).map((value) => ({ value, ...labels[value] })),
      dueAt: { hours: policy.counterHours },
      remindAt: [{ hours: policy.counterHours / 2 }],
      escalate: { at: { hours: policy.counterHours * 0.75 }, toRole: policy.escalateTo },
      onTimeout: 'hold',
    },
  ]);
}

/** Asks the approver for a pay above the approved budget. The requester may not answer. Silence refuses. */
export function raiseAsk(
  engagement: EngagementFacts,
  counter: { amountMinor: number },
  requester: string,
  policy: SourcePolicy,
): AskGroup {
  const money = moneyOf(engagement);
  const asked = money(counter.amountMinor);
  return engagementGroup(engagement, raiseStretch(engagement.offerRound), 'source', [
    {
      name: 'raise',
      kind: 'raise',
      phase: 'source',
      to: { role: policy.approvalRole },
      notBy: [requester],
      question: `Approve up to ${asked} for “${engagement.title}”?`,
      detail: [
        { label: 'Approved so far', value: money(engagement.notToExceedMinor) },
        { label: 'The person asks', value: asked },
        { label: 'If you refuse', value: 'the offer stays as it is' },
        { label: 'The engagement', value: engagement.title, href: `/console/engagements/${engagement.id}` },
      ],
      options: [
        { value: 'approve', label: 'Approve' },
        { value: 'reject', label: 'Refuse', needsReason: true },
      ],
      dueAt: { hours: policy.approvalDueDays * 24 },
      remindAt: [{ hours: policy.approvalDueDays * 12 }],
      escalate: { at: { hours: policy.approvalDueDays * 24 * 0.8 }, toRole: 'ops' },
    },
  ]);
}

const moneyOf =
  ({ currency }: EngagementFacts) =>
  (amountMinor: number) =>
    showMoney({ amountMinor, currency });

// A local date is the same day in every zone.
const showDay = (date: string) => showDate(atLocal(date, 12, 'UTC'), 'UTC');

/** An engagement ends with its last day: at the midnight after it. */
function lastDayOf({ endsAt, timeZone }: EngagementFacts): string {
  return shiftDate(localDate(endsAt, timeZone), -1);
}
