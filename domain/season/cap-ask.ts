import type { AskGroup } from '../ask/contract';
import { periodInWords } from '../evaluate/words';
import { groupKey } from '../ids';
import { showMoney } from '../money';
import type { Overrun } from './money-asks';
import type { SeasonPolicy } from './policy-contract';

/** People whose pay of a week does not fit under what their contracts cost at most. Amounts in minor units. */
export interface CapOverrun extends Omit<Overrun, 'needed' | 'free' | 'people'> {
  people: readonly { engagementId: string; missingMinor: number }[];
}

// More than that is one cause, and a list of it helps nobody.
const mostNamed = 12;

/** Asks to raise caps: people are owed this pay, so there is no option to leave it. Unanswered, it goes to whoever the plan escalates to. */
export function capAsk(overrun: CapOverrun, { plan }: Pick<SeasonPolicy, 'plan'>): AskGroup {
  const { people, period, currency } = overrun;
  const show = (amountMinor: number) => showMoney({ amountMinor, currency });
  const sum = people.reduce((all, { missingMinor }) => all + missingMinor, 0);
  const whose = people.length === 1 ? 'the cap of 1 engagement' : `the caps of ${people.length} engagements`;
  return {
    key: groupKey(overrun.campaignId, `cap/${period}/${overrun.round}`),
    workflowId: overrun.workflowId,
    thread: overrun.campaignId,
    subject: overrun.campaignId,
    policy: overrun.policy,
    asks: [
      {
        name: `cap/${period}`,
        kind: 'cap-overrun',
        phase: 'assign',
        to: { role: plan.role },
        notBy: [overrun.requestedBy],
        question: `Raise ${whose} in “${overrun.name}” by ${show(sum)} together?`,
        detail: [
          { label: 'What for', value: `pay of ${periodInWords(period)}, earned and approved` },
          ...people.slice(0, mostNamed).map(({ engagementId, missingMinor }) => ({
            label: 'The engagement',
            value: `${show(missingMinor)} more`,
            href: `/console/engagements/${engagementId}`,
          })),
          ...(people.length > mostNamed ? [{ label: 'And', value: `${people.length - mostNamed} more` }] : []),
          { label: 'Until then', value: 'they are not paid for this week, everybody else is' },
        ],
        options: [
          { value: 'raise', label: 'Raise' },
          { value: 'hold', label: 'Not yet; ask again tomorrow', needsReason: true },
        ],
        dueAt: { hours: plan.dueDays * 24 },
        remindAt: [{ hours: plan.dueDays * 12 }],
        escalate: { at: { hours: plan.dueDays * 18 }, toRole: plan.escalateTo },
      },
    ],
  };
}
