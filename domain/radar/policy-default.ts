import type { RadarPolicy } from './policy-contract';

/** Version 1 of the policy of what runs out. */
export const radarDefaults: RadarPolicy = {
  warnDays: { check: 30, certificate: 30, insurance: 30, classification: 14, access: 7, contract: 14, tenure: 60 },
  blocking: ['check', 'certificate', 'insurance'],
  role: 'hr',
  escalateTo: 'ops',
  leadDays: 2,
  retentionYears: 7,
};
