import { finalNotice, preNotice, rightsSummary } from './adverse-notices';
import type { VettingPolicy } from './contract';

/** Version 1 of the vetting policy. Defaults of the specification: consent 7 days, a check valid 12 months, 7 days of waiting. */
export const vettingDefaults: VettingPolicy = {
  package: 'standard',
  consentDays: 7,
  checkValidDays: 365,
  reuseBeyondStartDays: 30,
  checkDueDays: 10,
  mostOrders: 2,
  suspendedDays: 7,
  suppliedDays: 3,
  decisionRole: 'hr',
  decisionDays: 3,
  escalateTo: 'ops',
  adverse: {
    role: 'hr',
    escalateTo: 'ops',
    assessmentDays: 3,
    waitDays: 7,
    businessDays: {},
    mostDisputes: 2,
    // An agency has 30 days to look again (Fair Credit Reporting Act §611).
    disputeDays: 30,
    decisionDays: 3,
    agency: { name: 'Sample Screening Agency', address: '1 Sample Square, Sampletown', phone: '+1 555 0100' },
    preNotice,
    rights: rightsSummary,
    finalNotice,
  },
  classification: {
    role: 'hr',
    escalateTo: 'ops',
    days: 5,
    mostRounds: 3,
    employers: ['eor', 'sow_vendor'],
  },
};
