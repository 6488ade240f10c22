import type { PolicyKind } from './contract';

/** Every kind of policy, without the schemas: for rooms that must not load zod. */
export const policyKinds: readonly PolicyKind[] = [
  'source',
  'vetting',
  'onboard',
  'onboard/season',
  'assign',
  'evaluate',
  'offboard',
  'knowledge',
  'radar',
  'season',
  'classification/US-CA',
  'classification/US',
  'classification/UK',
  'sow',
  'sow/season',
];
