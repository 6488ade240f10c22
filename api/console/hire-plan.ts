import { daysBetween, shiftDate } from '../../domain/calendar';
import type { HireRequest } from '../../domain/hire/contract';
import { showMoney, toMinor } from '../../domain/money';
import type { PolicyOf } from '../../domain/policy/contract';
import type { ClassificationPolicy } from '../../domain/source/classification/contract';
import { needsApproval } from '../../domain/source/rules';
import type { Outcome } from '../../domain/source/classification/judgement';
import { classify } from '../../domain/source/classify';

/** The policies that a plan is drawn from, with their versions. */
export interface PlanRules {
  source: PolicyOf<'source'>;
  vetting: PolicyOf<'vetting'>;
  onboard: PolicyOf<'onboard'>;
  offboard: PolicyOf<'offboard'>;
  assign: PolicyOf<'assign'>;
  classification: ClassificationPolicy | null;
  /** `source@1`. */
  name(kind: 'source' | 'onboard' | 'assign' | 'offboard'): string;
}

export interface HirePlan {
  /** Budget, planned and free, for people. */
  money: { budget: string; planned: string; free: string; share: number };
  approval: { needed: boolean; text: string };
  classification: { text: string; rationale: string; missing: string[] };
  steps: { phase: string; what: string; when: string; until: string | null; who: string; policy: string | null }[];
  /** Worth knowing, not forbidden. */
  warnings: string[];
}

/** What will happen when, and what it costs: drawn from the same policies that the run will pin. */
export function planOf(request: HireRequest, today: string, rules: PlanRules): HirePlan {
  const { planned, budget } = sums(request);
  const limit = rules.source.approvalAboveMinor[request.budget.currency] ?? 0;
  const needed = needsApproval({ amountMinor: budget, currency: request.budget.currency }, rules.source);
  const classified = classify(
    {
      role: request.role,
      jurisdiction: request.jurisdiction,
      arrangement: request.arrangement,
      by: 'preview',
      decidedOn: today,
    },
    rules.classification,
  );
  const plan: HirePlan = {
    money: {
      budget: money(budget, request),
      planned: money(planned, request),
      free: money(budget - planned, request),
      share: (planned / budget) * 100,
    },
    approval: {
      needed,
      text: needed
        ? `Needed: ${money(budget, request)} is above ${money(limit, request)}. Someone with the role ${rules.source.approvalRole} other than you has ${rules.source.approvalDueDays} days.`
        : `Not needed: up to ${money(limit, request)} you decide alone.`,
    },
    classification: {
      text: `${classified.outcome === 'review' ? 'A person decides' : `Expected: ${classified.outcomeWord}`} (${classified.summary}). Recorded with your answers when the person is known.`,
      rationale: classified.rationale,
      missing: classified.missing.map(({ title, why, needs }) => `${title}: ${why}. Have ready: ${needs}`),
    },
    steps: stepsOf(request, today, rules, needed),
    warnings: [],
  };
  return { ...plan, warnings: warningsOf(request, today, plan, classified.outcome) };
}

function stepsOf(request: HireRequest, today: string, rules: PlanRules, approval: boolean): HirePlan['steps'] {
  const { source, vetting, onboard, offboard } = rules;
  const steps: HirePlan['steps'] = [];
  let day = today;
  const step = (phase: string, what: string, days: number, who: string, policy: string | null) => {
    const until = shiftDate(day, Math.ceil(days));
    steps.push({ phase, what, when: day, until, who, policy });
    day = until;
  };
  if (approval) step('Source', 'Budget is approved', source.approvalDueDays, source.approvalRole, rules.name('source'));
  step(
    'Source',
    'People are looked for in the pool and on the marketplace',
    source.listingDays,
    'Muster',
    rules.name('source'),
  );
  step('Source', 'You choose from the shortlist', source.shortlistDueDays, 'you', rules.name('source'));
  step('Source', 'The offer stands', source.offerHours / 24, 'the talent', rules.name('source'));
  step('Source', 'Consent and background check', vetting.consentDays, 'the talent', null);
  step(
    'Onboard',
    'Contract is signed, papers are complete',
    onboard.signatureDays,
    'the talent and you',
    rules.name('onboard'),
  );
  step('Onboard', 'Access, course and orientation', onboard.itemDays, 'the talent', rules.name('onboard'));
  steps.push({
    phase: 'Assign',
    what: 'Work starts',
    when: request.starts,
    until: null,
    who: 'the talent',
    policy: null,
  });
  for (const deliverable of request.deliverables)
    steps.push({
      phase: 'Assign',
      what: `“${deliverable.title}” is due, pays ${showMoney(toMinor(deliverable.amount))} when accepted`,
      when: deliverable.due,
      until: null,
      who: 'the talent, then you',
      policy: rules.name('assign'),
    });
  const handover = shiftDate(request.ends, -offboard.handoverDaysBefore);
  steps.push(
    {
      phase: 'Offboard',
      what: 'Handover begins',
      when: handover < request.starts ? request.starts : handover,
      until: null,
      who: 'the talent',
      policy: rules.name('offboard'),
    },
    {
      phase: 'Offboard',
      what: 'Handover is complete',
      when: shiftDate(request.ends, -offboard.handoverDueDaysBefore),
      until: shiftDate(request.ends, -offboard.handoverDueDaysBefore),
      who: 'the talent, then you',
      policy: rules.name('offboard'),
    },
    {
      phase: 'Offboard',
      what: 'Work and access end; every system is read back',
      when: request.ends,
      until: null,
      who: 'Muster',
      policy: rules.name('offboard'),
    },
  );
  return steps.sort((a, b) => (phaseOrder[a.phase] ?? 0) - (phaseOrder[b.phase] ?? 0) || a.when.localeCompare(b.when));
}

const phaseOrder: Readonly<Record<string, number>> = { Source: 0, Onboard: 1, Assign: 2, Offboard: 3 };

function warningsOf(request: HireRequest, today: string, plan: HirePlan, outcome: Outcome): string[] {
  const warnings: string[] = [];
  if (outcome === 'employee')
    warnings.push(
      'With these answers the person counts as an employee and cannot be engaged as a freelancer. Check them first.',
    );
  if (outcome === 'review')
    warnings.push(
      'With these answers a person has to decide whether this is a freelancer or an employee. What is missing stands under Classification.',
    );
  const ready = plan.steps.filter((step) => step.phase === 'Onboard').at(-1)?.until ?? today;
  if (ready > request.starts)
    warnings.push(
      `Tight: if everybody takes all the time they have, the start moves by ${daysBetween(request.starts, ready)} days. It usually goes faster.`,
    );
  if (request.systems.length === 0)
    warnings.push('No access to any system is asked for. Add systems if the work needs them.');
  return warnings;
}

function sums(request: HireRequest): { planned: number; budget: number } {
  return {
    planned: request.deliverables.reduce((sum, deliverable) => sum + toMinor(deliverable.amount).amountMinor, 0),
    budget: toMinor(request.budget).amountMinor,
  };
}

function money(amountMinor: number, request: HireRequest): string {
  const { currency } = request.budget;
  return showMoney({ amountMinor, currency });
}
