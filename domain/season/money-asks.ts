import type { AskGroup } from '../ask/contract';
import { groupKey } from '../ids';
import { showMoney } from '../money';
import type { SeasonPolicy } from './policy-contract';

/** A week whose pay does not fit the season’s budget. Amounts in minor units, with the employer’s burden. */
export interface Overrun {
  campaignId: string;
  name: string;
  workflowId: string;
  /** `season@1`. */
  policy: string;
  /** Who asked for the season: they do not decide on its money. */
  requestedBy: string;
  period: string;
  /** Tells the questions of one run apart. */
  round: number;
  needed: number;
  free: number;
  currency: string;
  people: number;
}

/** Group of the question about a pay run that the budget does not hold. */
export function overrunGroup(campaignId: string, period: string, round: number): string {
  return groupKey(campaignId, `budget/${period}/${round}`);
}

/** Asks for more budget: people are owed this pay, so there is no option to leave it. Unanswered, it goes to whoever the plan escalates to. */
export function overrunAsk(overrun: Overrun, { plan }: Pick<SeasonPolicy, 'plan'>): AskGroup {
  const show = (amountMinor: number) => showMoney({ amountMinor, currency: overrun.currency });
  const missing = overrun.needed - overrun.free;
  return {
    key: overrunGroup(overrun.campaignId, overrun.period, overrun.round),
    workflowId: overrun.workflowId,
    thread: overrun.campaignId,
    subject: overrun.campaignId,
    policy: overrun.policy,
    asks: [
      {
        name: `budget/${overrun.period}`,
        kind: 'budget-overrun',
        phase: 'assign',
        to: { role: plan.role },
        notBy: [overrun.requestedBy],
        question: `Raise the budget of “${overrun.name}” by at least ${show(missing)}?`,
        detail: [
          { label: 'What for', value: `pay of ${overrun.people} people for ${overrun.period}, earned already` },
          { label: 'Needed', value: show(overrun.needed) },
          { label: 'Free', value: show(overrun.free) },
          { label: 'Until then', value: 'nobody is paid for this week' },
        ],
        options: [
          { value: 'raise', label: 'Raise it' },
          { value: 'hold', label: 'Not yet; ask again tomorrow', needsReason: true, skipsForm: true },
        ],
        form: {
          type: 'object',
          properties: {
            amount: {
              type: 'number',
              title: `How much more, ${overrun.currency}`,
              minimum: 1,
              maximum: 1_000_000_000,
              default: Math.ceil(missing / 100),
            },
          },
          required: ['amount'],
          additionalProperties: false,
        },
        dueAt: { hours: plan.dueDays * 24 },
        remindAt: [{ hours: plan.dueDays * 12 }],
        escalate: { at: { hours: plan.dueDays * 18 }, toRole: plan.escalateTo },
      },
    ],
  };
}
