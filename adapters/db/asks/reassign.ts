import type { AskOwner } from '../../../domain/ask/contract';
import { type Actor, actorName, mayReassign } from '../../../domain/ask/rules';
import { Conflict, RuleBroken } from '../../../domain/errors';
import type { Tx } from '../connection';
import { append } from '../events';
import { lockAsk } from './answer';
import { mailOwners } from './mail';
import { escalatedTo, ownerOf } from './row';

/**
 * Gives an open ask to another user or role; they get a mail. What a talent is asked stays with that talent.
 * Throws NotFound, Conflict when it is no longer open, Denied
 * for one who may not say who answers, RuleBroken for a talent's ask or one who may not answer it.
 */
export async function reassign(tx: Tx, askId: string, to: AskOwner, by: Actor, reason: string): Promise<void> {
  const ask = await lockAsk(tx, askId);
  if (ask.state !== 'open')
    throw new Conflict(`Ask ${ask.id} is ${ask.state}; only an open ask can be given to someone else`, {
      state: ask.state,
    });
  const denied = mayReassign({ to: ownerOf(ask), notBy: ask.not_by, escalatedTo: escalatedTo(ask) }, by);
  if (denied) throw denied;
  if ('talent' in to || ask.to_talent !== null)
    throw new RuleBroken('What a talent is asked can’t be given to someone else; withdraw it and ask anew');
  if ('user' in to && ask.not_by.includes(to.user))
    throw new RuleBroken('This user may not answer this ask; choose someone else', { ask: ask.id });
  const changed = await tx.raw<{ rows: { moves: number }[] }>(
    `update ask set to_user = ?, to_role = ?, reassign_reason = ? where id = ?
     returning (select count(*)::int + 1 from event where object = ask.id and type = 'ask.reassigned') as moves`,
    ['user' in to ? to.user : null, 'role' in to ? to.role : null, reason, ask.id],
  );
  await append(tx, {
    subject: ask.subject,
    type: 'ask.reassigned',
    object: ask.id,
    actor: actorName(by),
    data: { name: ask.name, from: ownerOf(ask), to },
  });
  await mailOwners(tx, 'reassigned', [{ id: ask.id, number: changed.rows[0]?.moves ?? 1 }]);
}
