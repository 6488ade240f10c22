import type { PlacedClass } from '../campaign/classes';
import { comparePlans, type PlanDifference } from '../campaign/compare';
import type { CampaignRequest } from '../campaign/contract';
import { planSeason } from '../campaign/plan';
import type { SeasonPlan } from '../campaign/plan-contract';
import { rounded } from '../campaign/rounding';
import { daysFrom } from '../campaign/week';
import { showMoney, toMinor } from '../money';
import { heldClasses } from './held';
import { observed } from './observe';
import type { SeasonPolicy } from './policy-contract';
import type { Situation } from './situation';

/** A plan that could take the place of the one in force. */
export interface Proposal {
  request: CampaignRequest;
  plan: SeasonPlan;
  /** Why, and what it costs, one sentence after the other. */
  reason: string;
  changes: PlanDifference[];
  /** Against the plan in force, minor units. */
  costMoreMinor: number;
}

/** A season planned on from where it stands: classes under way stay, the others are placed anew from today on. */
export function planOn(situation: Situation, request: CampaignRequest): SeasonPlan {
  const { today, waves, inForce } = situation;
  return planSeason(request, inForce ? { asOf: today, held: heldClasses(request, waves, today) } : { asOf: today });
}

/**
 * What should be changed because of what was seen, or null: when the peak’s middle forecast moved, or what it is to reach did,
 * by the policy’s share; or when something can still be done about a gap for a few days only.
 */
export function replanOf(situation: Situation, policy: SeasonPolicy['replan'], asked = false): Proposal | null {
  const { request, reasons } = observed(situation.request, situation.prior, situation.seen, policy.priorPeople);
  const plan = planOn(situation, request);
  const moved = movement(situation, request, plan);
  const chance = lastChance(situation, plan);
  const near = chance !== null && daysFrom(situation.today, chance) <= policy.lastChanceDays;
  if (!asked && Math.abs(moved) < policy.movedShare && !near) return null;
  if (sameClasses(situation.plan, plan)) return null;
  const why = [
    ...reasons,
    ...(Math.abs(moved) >= policy.movedShare ? [movedWords(moved)] : []),
    ...(near ? [`The last chance for a change is ${chance}.`] : []),
  ];
  return proposed(situation, request, plan, why);
}

/** A plan beside the one in force, with its price in words. */
export function proposed(
  situation: Situation,
  request: CampaignRequest,
  plan: SeasonPlan,
  why: readonly string[],
): Proposal {
  const costMoreMinor = toMinor(plan.cost.total).amountMinor - toMinor(situation.plan.cost.total).amountMinor;
  return {
    request,
    plan,
    reason: [...why, priceWords(costMoreMinor, plan.cost.total.currency)].join(' '),
    changes: comparePlans(situation.plan, plan),
    costMoreMinor,
  };
}

/** How far what is forecast for the peak moved against what it is to reach, as a share; below 0: less is covered. */
function movement(situation: Situation, request: CampaignRequest, anew: SeasonPlan): number {
  const { plan, today, waves } = situation;
  const { week } = plan.band;
  const asItIs = planSeason(request, {
    asOf: today,
    held: [...heldClasses(request, waves, today), ...stillPlanned(situation)],
    // Nobody new: what the classes of the plan in force will bring by what is known now.
    sourcingFrom: '9999-12-31',
  });
  const needed = (of: SeasonPlan) => of.weeks.find((one) => one.week === week)?.requiredHeads ?? 0;
  const covered = (of: SeasonPlan) => of.weeks.find((one) => one.week === week)?.p50 ?? of.band.p50;
  if (needed(plan) <= 0 || needed(anew) <= 0 || covered(plan) <= 0) return 0;
  return rounded(covered(asItIs) / needed(anew) / (covered(plan) / needed(plan)) - 1, 4);
}

function stillPlanned({ waves }: Situation): PlacedClass[] {
  return waves
    .filter(({ state }) => state === 'planned')
    .map(({ liveWeek, room, seats, no }) => ({ liveWeek, room, seats, wave: no }));
}

/** The first day after which something about a gap of the plan can no longer be done: a new class, or a lever. */
function lastChance({ plan: before, today }: Situation, after: SeasonPlan): string | null {
  const known = new Set(before.classes.map(({ liveOn }) => liveOn));
  const classes = after.classes.filter(({ liveOn, wave }) => wave === undefined && !known.has(liveOn));
  const days = [
    ...classes.map(({ sourcingStarts }) => sourcingStarts),
    ...after.findings
      .filter(({ kind }) => kind === 'short')
      .flatMap(({ levers }) => levers.map((lever) => lever.lastChance)),
  ];
  return days.filter((day) => day >= today).sort()[0] ?? null;
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
