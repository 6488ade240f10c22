import { atLocal } from '../../domain/calendar';
import { moved } from '../../domain/campaign/week';
import { Conflict } from '../../domain/errors';
import { launchLead, nextPeak, quarterDays } from '../../domain/season/next-season';
import type { ScheduleRequest } from '../../domain/season/schedule-contract';
import { actorIdOf, type Caller } from '../caller';
import type { Services } from '../services';

const dayMs = 86_400_000;

/**
 * Has a season like this one drafted every quarter, `leadDays` before its peak, at six in the morning of its zone. The server
 * counts in wall time: the business clock’s pace is taken as it is now. Throws NotFound, and Conflict when it has a launch.
 */
export async function createSchedule(
  { store, launches, config }: Pick<Services, 'store' | 'launches' | 'config'>,
  caller: Caller,
  { campaign: campaignId, leadDays, note }: ScheduleRequest,
): Promise<void> {
  const { timeZone, situation, now, scale } = await store.transaction(async (tx) => ({
    timeZone: (await store.campaigns.readCampaign(tx, campaignId)).timeZone,
    situation: await store.campaigns.readSituation(tx, campaignId),
    now: await store.clock.now(tx),
    scale: (await store.clock.segment(tx)).scale,
  }));
  if (scale <= 0) throw new Conflict('The business clock stands still; let it go on, then make the launch.');
  const lead = leadDays ?? launchLead(situation);
  const peak = nextPeak(situation.request.demand.peakStarts, situation.today, lead);
  const fires = Math.max(Date.parse(atLocal(moved(peak, -lead), 6, timeZone)), Date.parse(now));
  await launches.create({
    campaignId,
    firstWallMs: Math.round(Date.now() + (fires - Date.parse(now)) / scale),
    everyWallMs: Math.max(1_000, Math.round((quarterDays * dayMs) / scale)),
    note,
    input: {
      v: 1,
      campaignId,
      requestedBy: actorIdOf(caller),
      leadDays: lead,
      patienceSeconds: config.vendorPatienceSeconds,
    },
  });
}
