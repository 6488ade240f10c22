import { peoplePerSeat, proficiency } from './capacity';
import { classroomWeeksOf } from './classes';
import type { CampaignRequest } from './contract';
import type { PlanningPolicy } from './policy';
import { moved, weekStarts } from './week';

/**
 * Weeks in which a class may go live: classroom outside blackouts, sourcing not before `sourcingFrom` (null: whenever it must),
 * and, after the peak has begun, early enough that a seat works at least the hours that its training takes.
 */
export function liveWeeksOf(
  request: CampaignRequest,
  season: { first: number; last: number },
  sourcingFrom: string | null,
  policy: PlanningPolicy,
): number[] {
  const weeks: number[] = [];
  for (let live = season.first - policy.earliestLiveWeeks; live <= season.last; live += 1)
    if (
      !meetsBlackout(request, live) &&
      (sourcingFrom === null || sourcingStarts(request, live) >= sourcingFrom) &&
      // People for the peak are hired whatever it takes; backfill is not.
      (live <= 0 || repaysTraining(request, live, season.last))
    )
      weeks.push(live);
  return weeks;
}

/** First day of classroom for a class that goes live in a week. */
export function classroomStarts({ demand, training }: CampaignRequest, live: number): string {
  return weekStarts(demand.peakStarts, live - training.nestingWeeks - training.classroomWeeks);
}

/** The day by which people must be sought for a class that goes live in a week. */
export function sourcingStarts(request: CampaignRequest, live: number): string {
  return moved(classroomStarts(request, live), -request.training.sourcingLeadDays);
}

/** Whether the classroom of a class that goes live in a week would touch a blackout. */
export function meetsBlackout({ demand, training }: CampaignRequest, live: number): boolean {
  const spans = training.blackouts.map((span) => span.split('/'));
  return classroomWeeksOf(live, training).some((week) => {
    const first = weekStarts(demand.peakStarts, week);
    const last = moved(first, 6);
    return spans.some(([from = '', to = '']) => from <= last && first <= to);
  });
}

/** Hire while a class still repays its training: hours on duty until the season’s end, against hours in training. */
function repaysTraining(request: CampaignRequest, live: number, last: number): boolean {
  const { training, hours } = request;
  let worked = 0;
  for (let week = live; week <= last; week += 1)
    worked += peoplePerSeat(request, week - live) * proficiency(request, week - live) * hours.perAgentWeek;
  return worked >= (training.classroomWeeks + training.nestingWeeks) * training.hoursPerWeek;
}
