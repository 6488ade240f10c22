import type { SeasonPolicy } from './policy-contract';

/** Version 1 of the policy of seasons: the defaults of domain.md, Campaign, Assign and Onboard. */
export const seasonDefaults: SeasonPolicy = {
  plan: { role: 'approver', dueDays: 5, escalateTo: 'admin' },
  offers: { hours: 72, chunk: 50, surplusShare: 0.05 },
  classes: {
    goRole: 'ops',
    goDaysBefore: 4,
    goDueHours: 48,
    goSilence: 'go',
    shortBelow: 0.9,
    confirmDaysBefore: [7, 2],
    provisionDaysBefore: 2,
    showHours: 24,
    course: 'support-agent-classroom',
  },
  nesting: { leastQa: 70, mostAht: 1.5, extraWeeks: 1, role: 'ops', dueDays: 2 },
  shifts: {
    claimDaysAhead: 14,
    firstTierHours: 24,
    confirmHours: 32,
    mostHoursPerDay: 8,
    restHours: 10,
    lowerTierShare: 0.75,
  },
  pay: { daysAfterWeek: 3, reservePeriods: 2, noticeWeeks: 1, standbyShare: 0.25, completionBonusMinor: {} },
  time: { role: 'hr', dueDays: 3, escalateTo: 'ops' },
  results: { role: 'ops', afterDays: 1, dueDays: 2, escalateTo: 'admin' },
  mail: { shiftHours: 24 },
  replan: { priorPeople: 50, movedShare: 0.02, lastChanceDays: 7, dueDays: 3 },
  release: { role: 'ops', noticeDays: 7, dueDays: 3 },
};
