import { deriveId } from '../../../domain/ids';
import type { SeasonPlan } from '../../../domain/campaign/plan-contract';
import { moved } from '../../../domain/campaign/week';
import { settleClasses, type ClassChange, type WavePlace } from '../../../domain/season/settle-classes';
import { now } from '../clock';
import type { NewEvent } from '../../../domain/event/contract';
import type { Reader, Tx } from '../connection';
import { appendAll } from '../events';

/**
 * Makes the classes of a season what its plan in force says: classes that nobody was sought for yet are moved, cancelled or
 * added; those under way stay as they are, but for seats that one gets which is being filled. The season is locked by the caller.
 */
export async function applyPlan(
  tx: Tx,
  campaignId: string,
  { plan, nestingWeeks }: { plan: SeasonPlan; nestingWeeks: number },
  actor: string,
): Promise<void> {
  await tx.raw('select 1 from wave where campaign_id = ? order by no for update', [campaignId]);
  const waves = await wavePlaces(tx, campaignId);
  const at = await now(tx);
  const changes = settleClasses(waves, plan.classes);
  for (const change of changes) await write(tx, campaignId, change, nestingWeeks, at);
  await appendAll(
    tx,
    changes.map((change) => eventOf(campaignId, change, actor)),
  );
}

/** Where the classes of a season stand, by number. */
export async function wavePlaces(reader: Reader, campaignId: string): Promise<WavePlace[]> {
  const { rows } = await reader.raw<{ rows: WavePlace[] }>(
    `select no, state, sourcing_on as "sourcingOn", live_week as "liveWeek", live_on as "liveOn", seats, booked
     from wave where campaign_id = ? order by no`,
    [campaignId],
  );
  return rows;
}

async function write(tx: Tx, campaignId: string, change: ClassChange, nestingWeeks: number, at: string): Promise<void> {
  const id = deriveId('wave', campaignId, String(change.no));
  if (change.becomes === null) {
    await tx('wave').where({ id }).update({ state: 'cancelled', changed_at: at });
    return;
  }
  const { liveWeek, room, sourcingStarts, classroomStarts, liveOn, seats, bookings, offers, screens } = change.becomes;
  const figures = {
    live_week: liveWeek,
    room,
    // People of a class that is being filled are sought already.
    sourcing_on: change.from?.state === 'filling' ? change.from.sourcingOn : sourcingStarts,
    classroom_on: classroomStarts,
    nesting_on: moved(liveOn, -7 * nestingWeeks),
    live_on: liveOn,
    seats,
    // Whoever came over from a fuller class keeps the place.
    bookings: Math.max(bookings, change.from?.booked ?? 0),
    offers,
    screens,
    changed_at: at,
  };
  if (change.from) await tx('wave').where({ id }).update(figures);
  else await tx('wave').insert({ id, campaign_id: campaignId, no: change.no, state: 'planned', ...figures });
}

function eventOf(campaignId: string, { no, from, becomes }: ClassChange, actor: string): NewEvent {
  const object = deriveId('wave', campaignId, String(no));
  const event = { subject: campaignId, object, actor };
  if (!becomes) return { ...event, type: 'wave.cancelled', data: { from: 'planned', to: 'cancelled', no } };
  const data = { no, seats: becomes.seats, classroomOn: becomes.classroomStarts, liveOn: becomes.liveOn };
  return from
    ? { ...event, type: 'wave.replanned', data: { ...data, before: { seats: from.seats, liveOn: from.liveOn } } }
    : { ...event, type: 'wave.made', data };
}
