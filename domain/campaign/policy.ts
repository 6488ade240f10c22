/** What a plan assumes that its request does not say: defaults of a policy, changeable per campaign. */
export interface PlanningPolicy {
  /** How long before the first demand week a class may go live. */
  earliestLiveWeeks: number;
  /** How many people’s worth of evidence stands behind each planned yield: the less, the wider the band. */
  yieldEvidence: number;
  /** Seasons drawn for the band. */
  draws: number;
  /** How far each lever is moved when it is priced. */
  levers: {
    moreHoursPercent: number;
    overtimePercent: number;
    overtimePay: number;
    occupancyPoints: number;
    shrinkagePoints: number;
    serviceLevelPoints: number;
    raisePercent: number;
    /** What a raise is believed to change: points of acceptance, and the share of leavers who then stay. */
    raiseAcceptPoints: number;
    raiseFewerLeavers: number;
    shorterLeadDays: number;
  };
  /** Days before a week begins by which a change for that week must be decided. */
  noticeDays: { contractHours: number; overtime: number; floor: number };
}

export const planningPolicy: PlanningPolicy = {
  earliestLiveWeeks: 26,
  yieldEvidence: 50,
  draws: 400,
  levers: {
    moreHoursPercent: 10,
    overtimePercent: 20,
    overtimePay: 1.5,
    occupancyPoints: 5,
    shrinkagePoints: 1,
    serviceLevelPoints: 5,
    raisePercent: 5,
    raiseAcceptPoints: 3,
    raiseFewerLeavers: 0.1,
    shorterLeadDays: 14,
  },
  noticeDays: { contractHours: 14, overtime: 7, floor: 1 },
};
