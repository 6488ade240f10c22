import { Conflict, NotFound } from '../../../domain/errors';
import { mayMove, waveTransitions, type WaveState } from '../../../domain/lifecycle';
import type { Reader, Tx } from '../connection';
import { append } from '../events';

/** A training class as steps work on it. Dates are local days of the season’s zone. */
export interface WaveRecord {
  id: string;
  campaignId: string;
  no: number;
  state: WaveState;
  short: boolean;
  liveWeek: number;
  room: number;
  sourcingOn: string;
  classroomOn: string;
  nestingOn: string;
  liveOn: string;
  seats: number;
  bookings: number;
  offers: number;
  screens: number;
  booked: number;
  checkedIn: number;
  /** How often people were sought for it outside. */
  listings: number;
  listing: 'wanted' | 'out' | 'over' | null;
  listingUntil: string | null;
  go: 'go' | 'short' | 'cancelled' | null;
}

const columns = `id, campaign_id as "campaignId", no, state, short, live_week as "liveWeek", room, sourcing_on as "sourcingOn",
  classroom_on as "classroomOn", nesting_on as "nestingOn", live_on as "liveOn", seats, bookings, offers, screens, booked,
  checked_in as "checkedIn", listings, listing, listing_until as "listingUntil", go`;

/** Classes of a season, the first to begin first. */
export async function listWaves(reader: Reader, campaignId: string): Promise<WaveRecord[]> {
  const { rows } = await reader.raw<{ rows: WaveRecord[] }>(
    `select ${columns} from wave where campaign_id = ? order by classroom_on, no`,
    [campaignId],
  );
  return rows;
}

/** Reads a class. Throws NotFound. */
export async function readWave(reader: Reader, id: string): Promise<WaveRecord> {
  const { rows } = await reader.raw<{ rows: WaveRecord[] }>(`select ${columns} from wave where id = ?`, [id]);
  if (!rows[0]) throw new NotFound(`There is no class ${id}.`);
  return rows[0];
}

/** Locks a class for this transaction; its members are locked after it. Throws NotFound. */
export async function lockWave(tx: Tx, id: string): Promise<WaveRecord> {
  const { rows } = await tx.raw<{ rows: WaveRecord[] }>(`select ${columns} from wave where id = ? for update`, [id]);
  if (!rows[0]) throw new NotFound(`There is no class ${id}.`);
  return rows[0];
}

/** The same by its number in the season. Throws NotFound. */
export async function lockWaveNo(tx: Tx, campaignId: string, no: number): Promise<WaveRecord> {
  const { rows } = await tx.raw<{ rows: WaveRecord[] }>(
    `select ${columns} from wave where campaign_id = ? and no = ? for update`,
    [campaignId, no],
  );
  if (!rows[0]) throw new NotFound(`Season ${campaignId} has no class ${no}.`);
  return rows[0];
}

/** Columns that change beside the state; null clears. */
export type WaveChanges = Partial<{
  short: boolean;
  listings: number;
  listing: WaveRecord['listing'];
  listing_until: string | null;
  go: WaveRecord['go'];
}>;

/** Moves a locked class by the table of transitions, with its one event on the season’s story. */
export async function moveWave(
  tx: Tx,
  wave: WaveRecord,
  to: WaveState,
  actor: string,
  data: Record<string, unknown> = {},
  changes: WaveChanges = {},
): Promise<void> {
  if (!mayMove(waveTransitions, wave.state, to))
    throw new Conflict(`Class ${wave.no} is ${wave.state} and cannot become ${to}.`);
  await changeWave(tx, wave.id, changes, to);
  await append(tx, {
    subject: wave.campaignId,
    type: `wave.${to}`,
    object: wave.id,
    actor,
    data: { from: wave.state, to, no: wave.no, ...data },
  });
}

/** Changes what is known of a class. `state`: only by `moveWave`. */
export async function changeWave(tx: Tx, id: string, changes: WaveChanges, state?: WaveState): Promise<void> {
  await tx('wave')
    .where({ id })
    .update({ ...changes, ...(state && { state }), changed_at: tx.raw('business_now()') });
}

/** Counts bookings and check-ins of locked classes anew; constraints hold them to bookings and seats. */
export async function recountWaves(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.raw(
    `update wave w set
       booked = (select count(*) from season_member m where m.wave_id = w.id and m.state = 'booked'),
       checked_in = (select count(*) from season_member m where m.wave_id = w.id and m.checked_in_at is not null)
     where w.id = any(?)`,
    [[...ids]],
  );
}
