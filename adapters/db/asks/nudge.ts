import { type Actor, actorName } from '../../../domain/ask/rules';
import { Conflict } from '../../../domain/errors';
import type { Tx } from '../connection';
import { append } from '../events';
import { lockAsk } from './answer';
import { mailOwners } from './mail';

/**
 * Reminds the owners of an open ask once more, by hand; its own reminders go on as planned. Throws NotFound, or Conflict
 * when nobody could answer it now.
 */
export async function nudge(tx: Tx, askId: string, by: Actor): Promise<void> {
  const ask = await lockAsk(tx, askId);
  if (ask.state !== 'open')
    throw new Conflict(`Ask ${ask.id} is ${ask.state}; nobody is left to remind`, { state: ask.state });
  if (ask.held_at !== null)
    throw new Conflict(`Ask ${ask.id} is on hold; it goes on once the engagement is resumed`, {
      heldSince: ask.held_at,
    });
  await append(tx, {
    subject: ask.subject,
    type: 'ask.nudged',
    object: ask.id,
    actor: actorName(by),
    data: { name: ask.name, kind: ask.kind, phase: ask.phase },
  });
  const { rows } = await tx.raw<{ rows: { nudges: number }[] }>(
    `select count(*)::int as nudges from event where subject = ? and object = ? and type = 'ask.nudged'`,
    [ask.subject, ask.id],
  );
  // Numbers of planned reminders begin at 1; a mail is known by its number.
  await mailOwners(tx, 'reminder', [{ id: ask.id, number: byHand + (rows[0]?.nudges ?? 1) }]);
}

const byHand = 1000;
