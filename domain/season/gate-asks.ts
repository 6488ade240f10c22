import { addDays } from '../calendar';
import type { AskDetail, AskGroup } from '../ask/contract';
import type { PlanDifference } from '../campaign/compare';
import type { CampaignRequest } from '../campaign/contract';
import type { SeasonPlan } from '../campaign/plan-contract';
import { digitsOf, showMoney, toMinor } from '../money';
import type { PolicyKind } from '../policy/contract';
import type { PlanKind } from './contract';
import { mindOf } from './mind';
import type { SeasonPolicy } from './policy-contract';
import { seasonGroup } from './season-group';

/** A season as its own questions need it. */
export interface SeasonFacts {
  id: string;
  name: string;
  requestedBy: string;
  timeZone: string;
  currency: string;
  budgetMinor: number;
  policies: Record<PolicyKind, number>;
}

/** Names of the stretches of a season’s own gates. */
export const planStretch = (version: number) => `plan/${version}`;
export const budgetStretch = (no: number) => `budget/${no}`;

/** A version of the plan as its question tells it. */
export interface AskedPlan {
  version: number;
  kind: PlanKind;
  madeBy: string;
  reason: string | null;
  plan: SeasonPlan;
  request: CampaignRequest;
  /** Beside the plan in force; empty before one is. */
  changes: readonly PlanDifference[];
}

/** Asks for the approval of a version of the plan. Neither who asked for the season nor who made the version may answer. */
export function planAsk(season: SeasonFacts, asked: AskedPlan, policy: SeasonPolicy, now: string): AskGroup {
  const { version, kind, plan, reason, changes } = asked;
  const first = changes.length === 0;
  return seasonGroup(season, planStretch(version), {
    name: `plan/${version}`,
    kind: first ? 'season-plan' : 'season-change',
    phase: 'source',
    to: { role: policy.plan.role },
    notBy: [...new Set([season.requestedBy, asked.madeBy])],
    question: first ? `Approve the plan of “${season.name}”?` : `Approve ${changeWords[kind]} of “${season.name}”?`,
    detail: [
      ...(reason ? [{ label: 'Why', value: reason }] : []),
      { label: 'The plan', value: plan.sentence, href: `/console/campaigns/${season.id}` },
      ...(first ? firstDetail(plan) : changes.filter(({ changed }) => changed).map(changeDetail)),
      ...mindOf(plan.findings).map((value) => ({ label: 'Mind', value })),
    ],
    options: [
      { value: 'approve', label: 'Approve', mayGiveReason: true },
      { value: 'refuse', label: 'Refuse', needsReason: true },
    ],
    ...timing(season, policy.plan.dueDays, policy, now),
  });
}

const changeWords: Readonly<Record<PlanKind, string>> = {
  draft: 'the plan',
  edit: 'the changed plan',
  replan: 'the re-plan',
  target: 'the other target',
  resume: 'the new dates',
};

function firstDetail({ cost, classes, band }: SeasonPlan): AskDetail[] {
  return [
    {
      label: 'Cost',
      value: `${showMoney(toMinor(cost.total))} in all, ${showMoney(toMinor(cost.covered))} of the budget`,
    },
    { label: 'Budget, never exceeded', value: showMoney(toMinor(cost.budget)) },
    { label: 'Classes', value: classes.map(({ liveOn, seats }) => `${seats} live on ${liveOn}`).join(', ') || 'none' },
    {
      label: 'At the peak',
      value: `${Math.round(band.p10)}–${Math.round(band.p90)} effective heads, eight seasons in ten`,
    },
  ];
}

function changeDetail({ what, before, after }: PlanDifference): AskDetail {
  return { label: what.charAt(0).toUpperCase() + what.slice(1), value: `${before} → ${after}` };
}

/** Why a budget is asked about: the season is going to cost more, or an offer that its plan needs does not fit. */
export type OverrunCause = 'forecast' | 'offer';

/** What the season is going to cost beyond its budget, minor units. */
export interface Overrun {
  no: number;
  cause: OverrunCause;
  forecastMinor: number;
  /** Paid and promised by now. */
  boundMinor: number;
  why: string;
}

/**
 * Asks the approver how to go on when the season is going to cost more than its budget, or has nothing left for the next offer.
 * Nothing is spent beyond the budget meanwhile. The requester may not answer.
 */
export function budgetAsk(season: SeasonFacts, overrun: Overrun, policy: SeasonPolicy, now: string): AskGroup {
  const money = (amountMinor: number) => showMoney({ amountMinor, currency: season.currency });
  const over = overrun.forecastMinor - season.budgetMinor;
  const unit = 10 ** digitsOf(season.currency);
  return seasonGroup(season, budgetStretch(overrun.no), {
    name: `budget/${overrun.no}`,
    kind: 'season-budget',
    phase: 'source',
    to: { role: policy.plan.role },
    notBy: [season.requestedBy],
    question: `“${season.name}” is going to cost ${money(Math.max(0, over))} more than its budget. How shall it go on?`,
    detail: [
      { label: 'Why', value: overrun.why },
      { label: 'Budget for new people', value: money(season.budgetMinor) },
      { label: 'Paid and promised', value: money(overrun.boundMinor) },
      { label: 'Forecast at completion', value: money(overrun.forecastMinor) },
      { label: 'Until it is decided', value: 'nothing is promised beyond the budget' },
      { label: 'The season', value: season.name, href: `/console/campaigns/${season.id}` },
    ],
    options: [
      { value: 'raise', label: 'Raise the budget', mayGiveReason: true },
      { value: 'reduce', label: 'Hire fewer: cancel what was not begun', skipsForm: true, mayGiveReason: true },
      { value: 'accept', label: 'Leave it, and stop at the budget', skipsForm: true, needsReason: true },
    ],
    form: {
      type: 'object',
      properties: {
        budget: {
          type: 'number',
          title: `Budget for new people, in ${season.currency}`,
          minimum: Math.ceil((season.budgetMinor + 1) / unit),
          maximum: 1_000_000_000,
          default: Math.ceil(Math.max(overrun.forecastMinor, season.budgetMinor + 1) / unit),
        },
      },
      required: ['budget'],
      additionalProperties: false,
    },
    ...timing(season, policy.replan.dueDays, policy, now),
    onTimeout: 'accept',
  });
}

function timing(season: SeasonFacts, dueDays: number, policy: SeasonPolicy, now: string) {
  const after = (days: number) => addDays(now, days, season.timeZone);
  return {
    dueAt: after(dueDays),
    remindAt: [after(dueDays / 2)],
    escalate: { at: after(dueDays * 0.8), toRole: policy.plan.escalateTo },
  };
}
