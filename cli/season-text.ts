import type { PlanDifference } from '../domain/campaign/compare';
import type { Finding, SeasonPlan } from '../domain/campaign/plan-contract';
import { table } from './print';

/** A season’s plan for a terminal. */
export function showPlan(plan: SeasonPlan): string {
  return [
    `${plan.name} (${plan.externalId}), as of ${plan.asOf}`,
    plan.sentence,
    section('Sizing', sizing(plan)),
    section('Classes', classes(plan)),
    section('Weeks', weeks(plan)),
    section('Cost', cost(plan)),
    plan.findings.length > 0 ? `\nFindings\n${plan.findings.map(finding).join('\n')}` : '',
    `\nAssumptions\n${plan.assumptions.map((one) => `  ${one}`).join('\n')}`,
  ]
    .filter((part) => part !== '')
    .join('\n');
}

/** Two plans side by side; a mark where they differ. */
export function showComparison(rows: readonly PlanDifference[], before: string, after: string): string {
  return table([
    ['', '', before, after],
    ...rows.map(({ what, before: old, after: now, changed }) => [changed ? '*' : '', what, old, now]),
  ]);
}

function section(title: string, rows: readonly (readonly string[])[]): string {
  return rows.length > 1 ? `\n${title}\n${indent(table(rows))}` : '';
}

function sizing({ static: size, seats, offers, screens }: SeasonPlan) {
  const show = (value: number | null) => (value === null ? '–' : String(value));
  return [
    ['', 'agents', 'scheduled', 'people', 'seats', 'offers', 'screens'],
    ['base', show(size.agentsBase), show(size.scheduledBase), show(size.baseHeads), '', '', ''],
    [
      'peak, were nobody to leave it',
      show(size.agentsPeak),
      show(size.scheduledPeak),
      show(size.heads),
      show(size.seats),
      show(size.offers),
      show(size.screens),
    ],
    ['plan for every week', '', '', '', show(seats), show(offers), show(screens)],
  ];
}

function classes(plan: SeasonPlan) {
  return [
    ['live on', 'week', 'room', 'classroom from', 'sourcing from', 'seats', 'bookings', 'offers', 'screens'],
    ...plan.classes.map((one) => [
      one.liveOn,
      signed(one.liveWeek),
      String(one.room),
      one.classroomStarts,
      one.sourcingStarts,
      String(one.seats),
      String(one.bookings),
      String(one.offers),
      String(one.screens),
    ]),
  ];
}

function weeks(plan: SeasonPlan) {
  return [
    ['week', 'starts', 'calls', 'agents', 'required', 'at work', 'effective', 'p10–p90', 'in time', 'occupancy'],
    ...plan.weeks.map((one) => [
      signed(one.week),
      one.starts,
      one.calls === null ? '–' : one.calls.toFixed(0),
      one.agents === null ? '–' : String(one.agents),
      one.requiredHeads.toFixed(1),
      one.plannedHeads.toFixed(1),
      `${one.effectiveHeads.toFixed(1)}${one.effectiveHeads < one.requiredHeads ? ' SHORT' : ''}`,
      `${one.p10.toFixed(0)}–${one.p90.toFixed(0)}`,
      percent(one.serviceLevel),
      percent(one.occupancy),
    ]),
  ];
}

function cost({ cost: all }: SeasonPlan) {
  const parts = ['base', 'new', 'training', 'burden', 'total', 'covered', 'budget'] as const;
  return parts.map((part) => [
    part === 'covered' ? 'of it in the budget' : part,
    all[part].amount.padStart(14),
    all[part].currency,
  ]);
}

function finding({ says, levers }: Finding): string {
  const rows = levers.map((lever) => [
    lever.change,
    lever.effect.heads > 0 ? `+${lever.effect.heads.toFixed(1)} heads` : '',
    `${lever.cost.amount} ${lever.cost.currency}`,
    `until ${lever.lastChance}`,
  ]);
  return rows.length > 0 ? `  ${says}\n${indent(indent(table(rows)))}` : `  ${says}`;
}

function percent(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(0)} %`;
}

function signed(week: number): string {
  return week > 0 ? `+${week}` : String(week);
}

function indent(text: string): string {
  return text
    .split('\n')
    .map((line) => `  ${line}`)
    .join('\n');
}
