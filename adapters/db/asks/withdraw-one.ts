import { Conflict } from '../../../domain/errors';
import type { Tx } from '../connection';
import { lockAsk } from './answer';
import { completeGroup } from './finish';
import { takeBack } from './take-back';

/**
 * Takes one open ask back, because it is settled in another way. Its group goes on without it: with nothing left open it is
 * complete and wakes its run. Throws NotFound, or Conflict when it is no longer open.
 */
export async function withdrawOne(tx: Tx, askId: string, reason: string, by?: string): Promise<void> {
  const ask = await lockAsk(tx, askId);
  if (ask.state !== 'open') throw new Conflict(`Ask ${ask.id} is ${ask.state}; nothing is left to take back`);
  await takeBack(tx, { id: askId }, reason, by);
  await completeGroup(tx, ask.group_key);
}
