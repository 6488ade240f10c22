import { shiftDate } from '../../../domain/calendar';
import { CampaignRequest } from '../../../domain/campaign/contract';

/** Weeks that everyone works in a bench’s season. */
export const workWeeks = 4;

const seatsPerRoom = 1000;

/**
 * A season of exactly so many people: nobody declines, fails or leaves, one class of all, four weeks of work. What it costs is
 * what the engine costs, not what chance makes of it.
 */
export function benchRequest(file: CampaignRequest, agents: number, today: string): CampaignRequest {
  const rooms = Math.ceil(agents / seatsPerRoom);
  const lead = 14;
  const trainingDays = 14;
  const monday = nextMonday(shiftDate(today, lead + trainingDays + 5));
  const weeks = Array.from({ length: workWeeks }, (_, week) => `${shiftDate(monday, 7 * week)},${agents}`);
  return CampaignRequest.parse({
    ...file,
    externalId: `bench-${agents}-${today}`,
    demand: { intervalMinutes: 30, peakStarts: monday, csv: ['starts,heads', ...weeks].join('\n') },
    yields: { screenPass: 1, accept: 1, clear: 1, show: 1, classroom: 1, nesting: 1, weeklySurvival: 1 },
    base: { heads: 0, backfilled: true },
    training: {
      ...file.training,
      rooms,
      seats: Math.ceil(agents / rooms),
      trainerRatio: 20,
      classroomWeeks: 1,
      nestingWeeks: 1,
      sourcingLeadDays: lead,
      blackouts: [],
    },
    ramp: [1],
    budget: { amount: (agents * 6000).toFixed(2), currency: file.pay.hourly.currency, covers: ['new'] },
  });
}

function nextMonday(date: string): string {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
  return shiftDate(date, (8 - weekday) % 7);
}
