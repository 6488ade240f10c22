import { comparePlans, type PlanDifference } from '../campaign/compare';
import type { PlacedClass } from '../campaign/classes';
import type { CampaignRequest } from '../campaign/contract';
import { planSeason } from '../campaign/plan';
import type { SeasonPlan } from '../campaign/plan-contract';
import { rounded } from '../campaign/rounding';
import { daysFrom } from '../campaign/week';
import { showMoney, toMinor } from '../money';
import { allClasses, heldClasses } from './held';
import { observed } from './observe';
import type { SeasonPolicy } from './policy-contract';
import { signsOf } from './signs';
import type { Situation } from './situation';

/** A plan that could take the place of the one in force. */
export interface Proposal {
  request: CampaignRequest;
  plan: SeasonPlan;
  /** Why, and what it costs, one sentence after the other. */
  reason: string;
  changes: PlanDifference[];
  /** Against the classes as they are, by what is known now; minor units. */
  costMoreMinor: number;
}

/**
 * A season planned on from where it stands: classes under way stay, the others are placed anew from today on. `added`: classes that
 * are certain beside those. (Default: none)
 */
export function planOn(
  { today, waves, inForce }: Pick<Situation, 'today' | 'waves' | 'inForce'>,
  request: CampaignRequest,
  added: readonly PlacedClass[] = [],
): SeasonPlan {
  if (!inForce) return planSeason(request, { asOf: today });
  return planSeason(request, { asOf: today, held: [...heldClasses(request, waves, today), ...added] });
}

/**
 * What should be changed because of what was seen, or null: when what is forecast for the peak moved against what it is to reach,
 * by the policy’s share; or when something can still be done about a gap for a few days only. `asked`: look whatever moved.
 */
export function replanOf(situation: Situation, policy: SeasonPolicy['replan'], asked = false): Proposal | null {
  const { request, reasons } = observed(situation.request, situation.prior, situation.seen, {
    priorPeople: policy.priorPeople,
    asOf: situation.plan.asOf,
  });
  const { moved, lastChance } = signsOf(situation, request);
  const hasMoved = Math.abs(moved) >= policy.movedShare;
  const near = lastChance !== null && daysFrom(situation.today, lastChance) <= policy.lastChanceDays;
  // To plan anew takes half a second; to see that nothing asks for it takes nearly nothing.
  if (!asked && !near && (!hasMoved || rests(situation))) return null;
  const plan = planOn(situation, request);
  if (sameClasses(situation.plan, plan)) return null;
  return proposed(situation, request, plan, [
    ...reasons,
    ...(hasMoved ? [movedWords(moved)] : []),
    ...(near ? [`The last chance for another class is ${lastChance}.`] : []),
  ]);
}

/** Least days after a re-plan before what was seen since says anything about it. */
const leastRestDays = 7;

/** Whether nobody whom the last re-plan brought is old enough to tell: to change it now would follow chance. */
export function rests({ today, replannedOn, seen }: Pick<Situation, 'today' | 'replannedOn' | 'seen'>): boolean {
  return replannedOn !== null && daysFrom(replannedOn, today) < Math.max(leastRestDays, Math.ceil(seen.slowDays));
}

/** A plan beside the one in force, with its price in words: what it costs more than leaving the classes as they are. */
export function proposed(
  situation: Situation,
  request: CampaignRequest,
  plan: SeasonPlan,
  why: readonly string[],
  stays = situation.inForce ? asItIs(situation, request) : situation.plan,
): Proposal {
  const costMoreMinor = toMinor(plan.cost.total).amountMinor - toMinor(stays.cost.total).amountMinor;
  return {
    request,
    plan,
    reason: [...why, priceWords(costMoreMinor, plan.cost.total.currency)].join(' '),
    changes: comparePlans(situation.plan, plan),
    costMoreMinor,
  };
}

/** The season with nobody new: what the classes of the plan in force will bring by what is known now. */
function asItIs(situation: Situation, request: CampaignRequest): SeasonPlan {
  const held = allClasses(request, situation);
  return planSeason(request, { asOf: situation.today, held, sourcingFrom: '9999-12-31' });
}

function sameClasses(before: SeasonPlan, after: SeasonPlan): boolean {
  const told = ({ classes }: SeasonPlan) => classes.map(({ liveOn, seats }) => `${liveOn} ${seats}`).join();
  return told(before) === told(after);
}

function movedWords(moved: number): string {
  const points = `${rounded(Math.abs(moved) * 100, 1)} %`;
  return moved < 0
    ? `The peak is covered ${points} less than planned.`
    : `The peak is covered ${points} more than planned.`;
}

function priceWords(costMoreMinor: number, currency: string): string {
  if (costMoreMinor === 0) return 'It costs the same.';
  const amount = showMoney({ amountMinor: Math.abs(costMoreMinor), currency });
  return costMoreMinor > 0 ? `It costs ${amount} more.` : `It saves ${amount}.`;
}
