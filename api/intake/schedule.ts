import type { Tx } from '../../adapters/db/connection';
import type { ReadContext } from '../../adapters/db/reads/context';
import { seeCampaign } from '../../adapters/db/season/reads/campaigns';
import { atLocal } from '../../domain/calendar';
import { moved } from '../../domain/campaign/week';
import { Conflict, Invalid, type FieldError } from '../../domain/errors';
import { launchLead, nextPeak, quarterDays } from '../../domain/season/next-season';
import type { ScheduleRequest } from '../../domain/season/schedule-contract';
import { actorIdOf, type Caller } from '../caller';
import type { Services } from '../services';
import { createCampaign } from './campaign';

const dayMs = 86_400_000;

/**
 * The season that a series begins with: one that is there, or a new one, drafted as `POST /v1/campaigns` does. Throws Invalid with every
 * field that is wrong, Conflict when the business clock stands still; then nothing is written.
 */
export async function firstOfSeries(
  services: Pick<Services, 'store' | 'deliver' | 'config'> & { reads: ReadContext; requestId: string },
  caller: Caller,
  { campaign, request }: Pick<ScheduleRequest, 'campaign' | 'request'>,
): Promise<string> {
  if (!request) {
    await seeCampaign(services.reads, campaign ?? '');
    return campaign ?? '';
  }
  await services.store.transaction((tx) => refuseStandstill(services.store, tx));
  const patienceSeconds = services.config.vendorPatienceSeconds;
  try {
    return (await createCampaign(services, caller, request, { requestId: services.requestId, patienceSeconds })).id;
  } catch (error) {
    if (!(error instanceof Invalid)) throw error;
    const errors = ((error.facts.errors ?? []) as FieldError[]).map(({ pointer, message }) => ({
      pointer: `/request${pointer}`,
      message,
    }));
    throw new Invalid(error.message, { ...error.facts, errors });
  }
}

/**
 * Has a season like this one drafted every quarter, `leadDays` before its peak, at six in the morning of its zone. The server
 * counts in wall time: the business clock’s pace is taken as it is now. Throws NotFound, and Conflict when it has a launch.
 */
export async function createSchedule(
  { store, launches, config }: Pick<Services, 'store' | 'launches' | 'config'>,
  caller: Caller,
  { campaignId, leadDays, note }: Pick<ScheduleRequest, 'leadDays' | 'note'> & { campaignId: string },
): Promise<void> {
  const { timeZone, situation, now, scale } = await store.transaction(async (tx) => ({
    timeZone: (await store.campaigns.readCampaign(tx, campaignId)).timeZone,
    situation: await store.campaigns.readSituation(tx, campaignId),
    now: await store.clock.now(tx),
    scale: await refuseStandstill(store, tx),
  }));
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

/** The clock’s pace. Throws Conflict when it stands: no date of a launch would ever come. */
async function refuseStandstill(store: Services['store'], tx: Tx): Promise<number> {
  const { scale } = await store.clock.segment(tx);
  if (scale <= 0) throw new Conflict('The business clock stands still; let it go on, then make the launch.');
  return scale;
}
