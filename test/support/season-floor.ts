import type { CampaignRequest } from '../../domain/campaign/contract';
import type { SeasonPlan } from '../../domain/campaign/plan-contract';
import { moved } from '../../domain/campaign/week';

const day = 86_400_000;

/** Pay runs of the weeks that are over, the last one a week behind. */
export function payRuns(id: string, plan: SeasonPlan, at: string) {
  const first = Date.parse(plan.classes[0]?.classroomStarts ?? at);
  const weeks = Math.max(0, Math.floor((Date.parse(at) - first) / (7 * day)) - 1);
  return Array.from({ length: weeks }, (_, index) => ({
    campaign_id: id,
    period: isoWeek(first + index * 7 * day),
    version: 1,
    state: 'done',
    people: 60 + index * 12,
    minutes: (60 + index * 12) * 1200,
    amount_minor: (60 + index * 12) * 39_000,
    burden_minor: (60 + index * 12) * 4_680,
    made_at: new Date(first + (index + 1) * 7 * day).toISOString(),
    done_at: new Date(first + (index + 1) * 7 * day + 3_600_000).toISOString(),
  }));
}

function isoWeek(ms: number): string {
  const thursday = new Date(ms + 3 * day);
  const year = thursday.getUTCFullYear();
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / (7 * day)) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
}

/** Half hours of the next seven days, most of them claimed. */
export function blocks(id: string, plan: SeasonPlan, request: CampaignRequest, at: string, chance: () => number) {
  const first = Date.parse(`${at.slice(0, 10)}T13:00:00Z`);
  const agents = plan.weeks.find(({ starts }) => moved(starts, 7) > at.slice(0, 10))?.agents ?? 20;
  return Array.from({ length: 8 * 24 }, (_, index) => {
    const start = first + Math.floor(index / 24) * day + (index % 24) * 1_800_000;
    const busy = 0.6 + 0.4 * Math.sin((Math.PI * (index % 24)) / 23);
    const capacity = Math.round((agents / (1 - 0.3)) * busy * 0.6);
    const short = index % 24 > 16 && Math.floor(index / 24) % 3 === 1 ? Math.ceil(chance() * 4) : 0;
    return {
      campaign_id: id,
      queue: 'voice',
      starts_at: new Date(start).toISOString(),
      ends_at: new Date(start + 1_800_000).toISOString(),
      needed: capacity,
      capacity,
      claimed: Math.max(0, capacity - short),
      published_at: at,
      plan_version: 1,
    };
  });
}

/** Calls of the weeks that are over, a few more than planned and a little shorter. */
export function calls(id: string, plan: SeasonPlan, request: CampaignRequest, at: string, chance: () => number) {
  const today = at.slice(0, 10);
  const first = plan.weeks[0]?.starts ?? today;
  const quiet = [-3, -2, -1].map((week) => ({ starts: moved(first, 7 * week), calls: 100, agents: 14 }));
  return [...quiet, ...plan.weeks].flatMap(({ starts, calls: busy, agents }) =>
    Array.from({ length: 7 * 24 }, (_, index) => ({
      date: moved(starts, Math.floor(index / 24)),
      slot: index % 24,
    }))
      .filter(({ date }) => date < today)
      .map(({ date, slot }) => {
        const mean = (busy ?? 100) * request.hours.averageToPeak;
        const offered = Math.round(mean * (0.62 + 0.6 * Math.sin((Math.PI * slot) / 23)) * (1.01 + 0.05 * chance()));
        const abandoned = Math.round(offered * 0.02 * chance());
        const aht = 172 + 6 * chance();
        return {
          campaign_id: id,
          queue: 'voice',
          starts_at: new Date(Date.parse(`${date}T13:00:00Z`) + slot * 1_800_000).toISOString(),
          minutes: 30,
          offered,
          handled: offered - abandoned,
          abandoned,
          aht_seconds: aht,
          service_level: 0.7 + 0.12 * chance() + 0.06 * Math.sin(Date.parse(date) / 6e8),
          staffed: Math.max(
            (offered * aht) / 1800 / (0.8 + 0.06 * Math.cos(Date.parse(date) / 7e8)),
            (agents ?? 14) * 0.4,
          ),
        };
      }),
  );
}
