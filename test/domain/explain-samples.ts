import type { EngagementState } from '../../domain/lifecycle';

/**
 * Every kind of ask that the journey opens, with the states in which it can be open and how its step asks: stretch, name and
 * whom. Kinds of `aside` hold nothing up: only who is asked is told of them.
 */
export interface Sample {
  kind: string;
  in: readonly EngagementState[];
  stretch: string;
  name?: string;
  to: 'talent' | 'lead' | 'hr';
  question?: string;
  aside?: true;
}
const onboard: EngagementState[] = ['created', 'contracting', 'compliance', 'provisioning', 'training', 'ready'];
const working: EngagementState[] = ['active'];
/** One for each kind, stretch and owner. */
export const samples: Sample[] = [
  { kind: 'offer', in: ['offered'], stretch: 'offer', to: 'talent' },
  { kind: 'offer', in: ['offered'], stretch: 'offer/2', to: 'talent' },
  { kind: 'counter', in: ['offered'], stretch: 'counter/1', to: 'lead' },
  { kind: 'raise', in: ['offered'], stretch: 'raise/1', to: 'hr' },
  { kind: 'consent', in: ['vetting'], stretch: 'consent', to: 'talent' },
  { kind: 'check-supply', in: ['vetting'], stretch: 'check/1', to: 'talent' },
  {
    kind: 'check-decision',
    in: ['vetting'],
    stretch: 'check/2',
    to: 'hr',
    question: 'The check was canceled. How shall it go on?',
  },
  { kind: 'adverse-assessment', in: ['vetting'], stretch: 'adverse/1', to: 'hr' },
  { kind: 'adverse-notice', in: ['vetting'], stretch: 'adverse/2', to: 'talent' },
  { kind: 'adverse-late', in: ['vetting'], stretch: 'adverse/3', to: 'hr' },
  { kind: 'adverse-decision', in: ['vetting'], stretch: 'adverse/4', to: 'hr' },
  { kind: 'classification-review', in: ['vetting'], stretch: 'classification/1', to: 'hr' },
  { kind: 'sign', in: ['contracting', 'compliance'], stretch: 'papers', name: 'sign/talent', to: 'talent' },
  { kind: 'checklist', in: ['contracting', 'compliance'], stretch: 'papers', name: 'compliance/nda', to: 'talent' },
  { kind: 'checklist', in: ['training'], stretch: 'orientation', name: 'orientation/safety', to: 'talent' },
  { kind: 'checklist', in: ['ending'], stretch: 'leaving', name: 'leaving/assets', to: 'talent' },
  { kind: 'checklist', in: ['aborted'], stretch: 'return', name: 'return/assets', to: 'talent' },
  { kind: 'course', in: ['training'], stretch: 'orientation', to: 'talent' },
  { kind: 'contract-again', in: ['contracting', 'compliance'], stretch: 'papers/1/decide', to: 'hr' },
  { kind: 'late-items', in: ['compliance', 'training'], stretch: 'papers/1/decide', name: 'late', to: 'hr' },
  { kind: 'course-failed', in: ['training'], stretch: 'orientation/1/decide', to: 'hr' },
  { kind: 'access-missing', in: ['provisioning'], stretch: 'access/1/decide', to: 'hr' },
  { kind: 'work', in: working, stretch: 'deliverable/1', name: 'work-1/accept', to: 'talent' },
  { kind: 'work', in: working, stretch: 'deliverable/1', name: 'work-1/submit', to: 'talent' },
  { kind: 'work', in: working, stretch: 'deliverable/1/round-2', name: 'work-1/submit-after-dispute', to: 'talent' },
  { kind: 'review', in: [...working, 'ending'], stretch: 'deliverable/1', name: 'work-1/review', to: 'lead' },
  { kind: 'dispute', in: working, stretch: 'deliverable/1', name: 'work-1/dispute', to: 'hr' },
  { kind: 'untaken', in: working, stretch: 'untaken/1/round-1', name: 'work-1/untaken', to: 'lead' },
  {
    kind: 'change',
    in: working,
    stretch: 'change/1',
    to: 'talent',
    question: 'Do you agree to the change order of “x”?',
  },
  { kind: 'change-approval', in: working, stretch: 'change/1', to: 'hr', question: 'Approve the extension of “x”?' },
  { kind: 'handover', in: ['active', 'suspended', 'ending'], stretch: 'handover', to: 'talent' },
  { kind: 'handover', in: ['active', 'ending'], stretch: 'handover', name: 'handover/confirm', to: 'lead' },
  { kind: 'handover', in: ['active', 'ending'], stretch: 'handover-2', to: 'talent' },
  { kind: 'handover', in: ['active', 'ending'], stretch: 'handover-decision', name: 'handover/decision', to: 'lead' },
  { kind: 'interview', in: ['ending'], stretch: 'leaving', to: 'talent' },
  { kind: 'verdict', in: ['ending'], stretch: 'leaving', name: 'rehire', to: 'lead' },
  { kind: 'peer-review', in: working, stretch: 'peers/1', to: 'hr', aside: true },
  { kind: 'refresher', in: working, stretch: 'refresher/1', to: 'talent', aside: true },
  { kind: 'challenge', in: working, stretch: 'answer', to: 'hr', aside: true },
  { kind: 'challenge-answer', in: working, stretch: 'told', to: 'talent', aside: true },
  { kind: 'reassess', in: working, stretch: 'reassess', to: 'hr', aside: true },
  { kind: 'rating-dispute', in: working, stretch: 'case/1', to: 'hr', aside: true },
  { kind: 'rating-demotion', in: working, stretch: 'case/2', to: 'hr', aside: true },
  { kind: 'rating-appeal', in: ['active', 'closed'], stretch: 'case/3', to: 'hr', aside: true },
  {
    kind: 'renewal',
    in: [...onboard, 'active', 'suspended'],
    stretch: 'renewal/check/scr_1/2026-12-20',
    to: 'hr',
    aside: true,
  },
  { kind: 'expired', in: working, stretch: 'expired/insurance/ask_1/2026-12-10', to: 'lead', aside: true },
];
/** Kinds that a hire asks before anybody is chosen. */
export const ofHires = ['approval', 'late-approval', 'shortlist', 'impasse', 'raise'];

/** Kinds that a season asks about itself: no engagement waits for them. */
export const ofSeasons = [
  'class-go',
  'class-results',
  'season-plan',
  'season-change',
  'season-budget',
  'season-time',
  'budget-overrun',
  'cap-overrun',
  'nesting',
  'release-list',
];
