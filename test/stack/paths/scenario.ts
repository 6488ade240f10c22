import designer from '../../../examples/designer.json';
import type { PlannedCommand } from '../../../cli/demo/story';
import { HireRequest } from '../../../domain/hire/contract';
import type { EngagementState, HireState } from '../../../domain/lifecycle';
import type { FaultPlanInput } from '../../../sandbox/support/faults';
import type { z } from 'zod';
import type { Rule } from '../../../sandbox/people/script';

/** One path that a hire can take, with what must have become of it. */
export interface Scenario {
  /** What happens, as a fact. */
  name: string;
  /** Changes to `shortHire`. */
  hire?: Partial<HireRequest>;
  script?: z.input<typeof Rule>[];
  outcomes?: FaultPlanInput['rules'];
  commands?: PlannedCommand[];
  /** One of the few that represent all in `npm test`. (Default: only in `npm run test:long`) */
  short?: boolean;
  expect: Expectation;
}

interface Expectation {
  hire: HireState;
  /** States of its engagements, the first one first. (Default: one that is closed) */
  engagements?: EngagementState[];
  /** Why the hire, or its first engagement, ended. */
  because?: RegExp;
  /** Types of events that happened. */
  events?: string[];
  /** Kinds of questions that somebody answered. */
  answered?: string[];
  /** How the tiers of its people changed, e.g. `D by demotion`; the first change first. */
  tiers?: string[];
  /** How its people were classified, e.g. `contractor by rate`; the first decision first. */
  classified?: string[];
  /** Operations of the first engagement that were taken back, sorted. */
  undone?: string[];
  /** What was paid over all engagements, in minor units. */
  paidMinor?: number;
}

/**
 * The designer's hire in five days of work with two deliverables: 2,000 and 1,600 dollars.
 * Its dates move with the day on which it is asked for; see `moveTo`.
 */
export const shortHire: HireRequest = HireRequest.parse({
  ...designer,
  starts: '2026-12-01',
  ends: '2026-12-05',
  deliverables: [
    { ...designer.deliverables[1], due: '2026-12-03' },
    { ...designer.deliverables[2], due: '2026-12-04' },
  ],
});

/** The same with its end eleven days later, for what takes its time before work begins. */
export const unhurried: Partial<HireRequest> = {
  ends: '2026-12-16',
  deliverables: shortHire.deliverables.map((one) => ({ ...one, due: '2026-12-15' })),
};
