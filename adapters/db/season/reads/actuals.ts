import type { CampaignRequest } from '../../../../domain/campaign/contract';
import { shrinkageOf } from '../../../../domain/campaign/heads';
import type { SeasonPlan } from '../../../../domain/campaign/plan-contract';
import { queuesOf } from '../../../../domain/campaign/queues';
import { weekOf } from '../../../../domain/campaign/week';
import type { ActualWeek } from '../../../../domain/season/figures-contract';
import { rounded } from '../../../../domain/campaign/rounding';
import { shrinkageSeen, type DutyHours } from '../../../../domain/season/shrinkage-seen';
import type { Reader } from '../../connection';

/** Plan against actual, week by week of a season: two statements. */
export async function actualWeeks(
  reader: Reader,
  campaignId: string,
  { request, plan }: { request: CampaignRequest; plan: SeasonPlan },
): Promise<ActualWeek[]> {
  const peakStarts = request.demand.peakStarts;
  const bound = { campaign: campaignId, timeZone: request.timeZone, peak: peakStarts };
  const { rows } = await reader.raw<{
    rows: (NonNullable<ActualWeek['actual']> & { starts: string; reportedHours: number })[];
  }>(
    `select (:peak::date + 7 * floor(((starts_at at time zone :timeZone)::date - :peak::date) / 7.0)::int) as starts,
       count(*)::int as intervals, sum(offered)::int as calls, sum(handled)::int as handled, sum(abandoned)::int as abandoned,
       (sum(aht_seconds * handled) / nullif(sum(handled) filter (where aht_seconds is not null), 0))::float8 as "ahtSeconds",
       (sum(service_level * offered) / nullif(sum(offered) filter (where service_level is not null), 0))::float8 as "serviceLevel",
       (sum(handled * aht_seconds) filter (where staffed > 0) / nullif(sum(staffed * minutes * 60), 0))::float8 as occupancy,
       (sum(staffed * minutes) / 60)::float8 as "staffedHours",
       (coalesce(sum(minutes) filter (where staffed is not null), 0) / 60.0)::float8 as "reportedHours"
     from campaign_actual where campaign_id = :campaign group by 1`,
    bound,
  );
  const { rows: worked } = await reader.raw<{ rows: { starts: string; workedHours: number; rosteredHours: number }[] }>(
    `select (:peak::date + 7 * floor(((starts_at at time zone :timeZone)::date - :peak::date) / 7.0)::int) as starts,
       sum(worked_minutes)::float8 / 60 as "workedHours", (sum(extract(epoch from ends_at - starts_at)) / 3600)::float8 as "rosteredHours"
     from shift where campaign_id = :campaign and worked_minutes is not null group by 1`,
    bound,
  );
  const actual = new Map(rows.map(({ starts, ...week }) => [weekOf(peakStarts, starts), week]));
  const hours = new Map(worked.map(({ starts, ...week }) => [weekOf(peakStarts, starts), week]));
  return plan.weeks.map((week) => {
    const found = actual.get(week.week);
    const { workedHours = null, rosteredHours = null } = hours.get(week.week) ?? {};
    return {
      week: week.week,
      starts: week.starts,
      planned: plannedOf(week, request),
      actual: found ? actualOf(found, { week: week.week, workedHours, rosteredHours }, { request, plan }) : null,
    };
  });
}

function plannedOf(week: SeasonPlan['weeks'][number], request: CampaignRequest): ActualWeek['planned'] {
  const { hours, demand } = request;
  const intervals = (hours.openPerWeek * 60) / demand.intervalMinutes;
  const terms = queuesOf(request);
  const shares = terms.reduce((sum, { share }) => sum + share, 0);
  return {
    calls: week.calls === null ? null : Math.round(week.calls * intervals * hours.averageToPeak),
    ahtSeconds: rounded(terms.reduce((sum, { ahtSeconds, share }) => sum + ahtSeconds * share, 0) / (shares || 1), 1),
    serviceLevel: week.serviceLevel,
    occupancy: week.occupancy,
    shrinkage: shrinkageOf(request),
    heads: week.plannedHeads,
  };
}

function actualOf(
  { reportedHours, ...found }: NonNullable<ActualWeek['actual']> & { reportedHours: number },
  shifts: Pick<DutyHours, 'week' | 'workedHours' | 'rosteredHours'>,
  { request, plan }: { request: CampaignRequest; plan: SeasonPlan },
): ActualWeek['actual'] {
  const seen = shrinkageSeen(request, { ...shifts, reportedHours, staffedHours: found.staffedHours }, plan.asOf);
  return { ...found, shrinkage: seen === null ? null : rounded(seen, 3) };
}
