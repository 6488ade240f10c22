import type { Tx } from '../../adapters/db/connection';
import type { WaveRecord } from '../../adapters/db/season/waves';
import type { Store } from '../../adapters/db/store';

/** Why a class is cancelled that nobody could begin in time. */
export const dayPassed = 'its day passed while the season stood still';

/** Cancels a locked class that has not begun: whoever had a place in it waits for the next one. */
export async function cancelClass(
  store: Store,
  tx: Tx,
  wave: WaveRecord,
  end: { by: string; why: string },
): Promise<void> {
  const members = await store.members.listMembers(tx, wave.campaignId, {
    states: ['booked', 'waitlisted'],
    waveId: wave.id,
  });
  await store.members.moveMembers(
    tx,
    members.map(({ engagementId }) => engagementId),
    {
      to: 'cleared',
      actor: end.by,
      data: { why: end.why },
      changes: { booked_at: null, confirmed_week_at: null, confirmed_day_at: null },
    },
  );
  await store.waves.recountWaves(tx, [wave.id]);
  await store.waves.moveWave(tx, wave, 'cancelled', end.by, { why: end.why }, { go: 'cancelled' });
}
