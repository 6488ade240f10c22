import type { CampaignRequest } from '../campaign/contract';
import type { SeasonPlan } from '../campaign/plan-contract';
import type { FieldError } from '../errors';
import type { CampaignState } from '../lifecycle';
import { showMoney } from '../money';
import { budgetForNew } from './frame';
import type { Situation } from './situation';

const planning: readonly CampaignState[] = ['draft', 'planned', 'approved', 'recruiting', 'ramping', 'peak'];

/** Whether a season’s plan can still be changed: nobody is being released yet. A paused one stands where it was paused. */
export function mayEditPlan({
  state,
  pausedFrom,
}: {
  state: CampaignState;
  pausedFrom: CampaignState | null;
}): boolean {
  return planning.includes(state === 'paused' && pausedFrom ? pausedFrom : state);
}

/** Fields that say which season it is; people were offered a role, a place and a currency. */
export function fixedProblems(before: CampaignRequest, after: CampaignRequest): FieldError[] {
  const fixed: [pointer: string, before: string, after: string][] = [
    ...(['externalId', 'name', 'role', 'jurisdiction', 'engagementType', 'timeZone'] as const).map(
      (field): [string, string, string] => [`/${field}`, before[field], after[field]],
    ),
    ['/budget/currency', before.budget.currency, after.budget.currency],
  ];
  return fixed
    .filter(([, was, is]) => was !== is)
    .map(([pointer, was]) => ({
      pointer,
      message: `stays “${was}” in this season; start another one for a new value`,
    }));
}

/** A budget that is smaller than what is paid and promised already. */
export function promisedProblems(
  { reservedMinor, paidMinor, inForce }: Pick<Situation, 'reservedMinor' | 'paidMinor' | 'inForce'>,
  request: CampaignRequest,
  plan: SeasonPlan,
): FieldError[] {
  const bound = reservedMinor + paidMinor;
  if (!inForce || budgetForNew(request, plan) >= bound) return [];
  const promised = showMoney({ amountMinor: bound, currency: request.budget.currency });
  return [
    {
      pointer: '/budget/amount',
      message: `leaves less for new people than the ${promised} that are paid and promised; raise it`,
    },
  ];
}
