import type { Tx } from '../connection';
import { moveMembers } from './members';
import { listWaves, recountWaves, type WaveRecord } from './waves';

/**
 * Lets people who hold a place in a locked class wait for the next one instead; they are the first there, as they have access or
 * are about to. Without a next class they wait in this one’s list until the season finds none, and lets them go.
 */
export async function waitForNextClass(
  tx: Tx,
  wave: WaveRecord,
  ids: readonly string[],
  { actor, why }: { actor: string; why: string },
): Promise<void> {
  if (ids.length === 0) return;
  const next = (await listWaves(tx, wave.campaignId)).find(
    (one) => one.classroomOn > wave.classroomOn && (one.state === 'filling' || one.state === 'planned'),
  );
  await moveMembers(tx, ids, {
    to: 'waitlisted',
    actor,
    data: { why },
    changes: {
      wave_id: next?.id ?? wave.id,
      booked_at: null,
      confirmed_week_at: null,
      confirmed_day_at: null,
    },
  });
  await recountWaves(tx, [wave.id]);
}
