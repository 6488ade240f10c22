/** What a plan says of the hours that people are away from contacts. */
interface StaffedRequest {
  service: { shrinkage: number | Readonly<Record<string, number>> };
  hours: { perAgentWeek: number; attendance: number; openPerWeek: number };
}

interface StaffedBlock {
  from: string;
  until: string;
  capacity: number;
  claimed: number;
}

// Of the hours that were claimed and confirmed, about as many are worked.
const cameShare = 0.93;

/**
 * Who is on contacts in an interval of a day: whoever claimed it and came, and the base’s part of its week, spread like the demand of
 * the day; less the time that goes elsewhere, as it was planned.
 */
export function staffing(
  { service, hours }: StaffedRequest,
  week: { baseHeads: number },
  blocks: readonly StaffedBlock[],
): (block: StaffedBlock) => number {
  const { shrinkage } = service;
  const away =
    typeof shrinkage === 'number' ? shrinkage : Object.values(shrinkage).reduce((sum, part) => sum + part, 0);
  const all = blocks.reduce((sum, { capacity }) => sum + capacity, 0);
  // Open on weekdays, or every day, as the half hours are laid out.
  const baseHours = (week.baseHeads * hours.perAgentWeek * hours.attendance) / (hours.openPerWeek <= 60 ? 5 : 7);
  return ({ capacity, claimed, from, until }) => {
    const length = (Date.parse(until) - Date.parse(from)) / 3_600_000;
    return (1 - away) * (claimed * cameShare + (all > 0 ? (baseHours * capacity) / all / length : 0));
  };
}
