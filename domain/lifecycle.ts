/** The five phases in order: one word each, used in every room. */
export const phases = ['source', 'onboard', 'assign', 'evaluate', 'offboard'] as const;
export type Phase = (typeof phases)[number];

/** Where an engagement may go from each state. One table: types, checks and pages derive from it. */
export const engagementTransitions = {
  offered: ['vetting', 'aborted'],
  vetting: ['created', 'aborted'],
  created: ['contracting', 'aborted'],
  contracting: ['compliance', 'aborted'],
  compliance: ['provisioning', 'aborted'],
  provisioning: ['training', 'aborted'],
  training: ['ready', 'aborted'],
  ready: ['active', 'aborted'],
  active: ['suspended', 'ending'],
  suspended: ['active', 'ending'],
  ending: ['closed'],
  closed: [],
  aborted: [],
} as const;

export type EngagementState = keyof typeof engagementTransitions;

/** The phase that a state belongs to; `evaluate` runs beside `active` and is named by the run itself. */
export const phaseOfState: Readonly<Record<EngagementState, Phase>> = {
  offered: 'source',
  vetting: 'source',
  created: 'onboard',
  contracting: 'onboard',
  compliance: 'onboard',
  provisioning: 'onboard',
  training: 'onboard',
  ready: 'onboard',
  active: 'assign',
  suspended: 'assign',
  ending: 'offboard',
  closed: 'offboard',
  aborted: 'onboard',
};

export const requisitionTransitions = {
  draft: ['pending_approval', 'open', 'cancelled'],
  pending_approval: ['open', 'rejected', 'cancelled'],
  open: ['on_hold', 'filled', 'cancelled'],
  on_hold: ['open', 'cancelled'],
  filled: [],
  rejected: [],
  cancelled: [],
} as const;

export type RequisitionState = keyof typeof requisitionTransitions;

export const hireTransitions = {
  received: ['approval', 'sourcing', 'cancelled'],
  approval: ['sourcing', 'rejected', 'cancelled'],
  sourcing: ['shortlist', 'offering', 'cancelled'],
  shortlist: ['offering', 'sourcing', 'cancelled'],
  offering: ['filled', 'sourcing', 'cancelled'],
  filled: ['closed'],
  closed: [],
  rejected: [],
  cancelled: [],
} as const;

export type HireState = keyof typeof hireTransitions;

/** A season. Paused and cancelled may follow any state that is not the end; a paused one goes on where it was. */
export const campaignTransitions = {
  draft: ['planned', 'paused', 'cancelled'],
  planned: ['draft', 'approved', 'paused', 'cancelled'],
  approved: ['recruiting', 'paused', 'cancelled'],
  recruiting: ['ramping', 'paused', 'cancelled'],
  ramping: ['peak', 'paused', 'cancelled'],
  peak: ['ramping_down', 'paused', 'cancelled'],
  ramping_down: ['closed', 'paused', 'cancelled'],
  paused: ['draft', 'planned', 'approved', 'recruiting', 'ramping', 'peak', 'ramping_down', 'cancelled'],
  cancelled: [],
  closed: [],
} as const;

export type CampaignState = keyof typeof campaignTransitions;

/** A training class. Short is a flag beside its state. */
export const waveTransitions = {
  planned: ['filling', 'cancelled'],
  filling: ['training', 'cancelled'],
  training: ['nesting', 'live', 'cancelled'],
  nesting: ['live', 'cancelled'],
  live: [],
  cancelled: [],
} as const;

export type WaveState = keyof typeof waveTransitions;

/**
 * One person's place in a season, from the conditional offer on. cleared: signed, checked and complete, without a class yet;
 * booked: has a place in a class; waitlisted: takes the place of whoever does not come.
 */
export const memberTransitions = {
  offered: ['cleared', 'fell_out'],
  cleared: ['booked', 'waitlisted', 'fell_out'],
  booked: ['training', 'waitlisted', 'cleared', 'fell_out'],
  waitlisted: ['booked', 'cleared', 'training', 'fell_out'],
  training: ['nesting', 'live', 'fell_out'],
  nesting: ['live', 'leaving', 'left'],
  live: ['leaving', 'left'],
  leaving: ['left'],
  left: [],
  fell_out: [],
} as const;

export type MemberState = keyof typeof memberTransitions;

/** A background check. `adjudicated`: a person decided, to go on or to stop. */
export const screeningTransitions = {
  invited: ['pending', 'clear', 'consider', 'suspended', 'dispute', 'canceled', 'adjudicated'],
  pending: ['clear', 'consider', 'suspended', 'dispute', 'canceled', 'adjudicated', 'invited'],
  suspended: ['clear', 'consider', 'dispute', 'canceled', 'adjudicated', 'invited'],
  dispute: ['clear', 'consider', 'suspended', 'canceled', 'adjudicated', 'invited'],
  canceled: ['clear', 'consider', 'suspended', 'adjudicated', 'invited'],
  consider: ['clear', 'adjudicated'],
  clear: [],
  adjudicated: [],
} as const;

export type ScreeningState = keyof typeof screeningTransitions;

/** What follows a check that found something; a dispute stops the clock of the wait. */
export const adverseTransitions = {
  assessing: ['waiting', 'cleared'],
  waiting: ['disputed', 'deciding', 'cleared'],
  disputed: ['waiting', 'cleared'],
  deciding: ['final', 'cleared'],
  final: [],
  cleared: [],
} as const;

export type AdverseState = keyof typeof adverseTransitions;

/** Whether a table allows the step. */
export function mayMove<S extends string>(table: Readonly<Record<S, readonly string[]>>, from: S, to: S): boolean {
  return table[from].includes(to);
}
