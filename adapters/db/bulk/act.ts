import type { AskOwner } from '../../../domain/ask/contract';
import type { Actor } from '../../../domain/ask/rules';
import { actorName } from '../../../domain/ask/rules';
import type { BulkAction } from '../../../domain/bulk/contract';
import { Conflict, NotFound, RuleBroken } from '../../../domain/errors';
import { nudge } from '../asks/nudge';
import { reassign } from '../asks/reassign';
import { type AskRow, ownerOf } from '../asks/row';
import type { Tx } from '../connection';
import { waiveByHand } from '../waive-by-hand';

/** What is done to each ask of a batch. */
export interface Deed {
  action: BulkAction;
  reason: string;
  /** Of a reassign. */
  to: AskOwner | null;
}

/** Does it to one ask and gives whose it was before. Throws what the single action throws: the same rules hold. */
export async function act(tx: Tx, deed: Deed, askId: string, by: Actor): Promise<AskOwner> {
  const ask = await readRow(tx, askId);
  const former = ownerOf(ask);
  switch (deed.action) {
    case 'nudge':
      await nudge(tx, askId, by);
      break;
    case 'reassign':
      if (deed.to === null) throw new RuleBroken('Nobody is named to give it to');
      if (sameOwner(former, deed.to)) throw new Conflict('It is theirs already; nothing would change');
      await reassign(tx, askId, deed.to, by, deed.reason);
      break;
    case 'waive':
      await waive(tx, ask, deed.reason, by);
  }
  return former;
}

/** Gives an ask back to whose it was. Throws Conflict when it is no longer open or with somebody else by now. */
export async function giveBack(
  tx: Tx,
  askId: string,
  { from, to }: { from: AskOwner; to: AskOwner },
  reason: string,
  by: Actor,
): Promise<void> {
  const ask = await readRow(tx, askId);
  if (!sameOwner(ownerOf(ask), from))
    throw new Conflict('It was given to somebody else meanwhile, and stays there; reassign it by itself');
  await reassign(tx, askId, to, by, reason);
}

async function waive(tx: Tx, ask: AskRow, reason: string, by: Actor): Promise<void> {
  const [stage = '', item = ''] = ask.name.split('/');
  if (ask.kind !== 'checklist' || !['compliance', 'orientation'].includes(stage))
    throw new RuleBroken('This is no item of a checklist; only those can be waived');
  if (ask.state !== 'open') throw new Conflict(`Ask ${ask.id} is ${ask.state}; nothing is left to waive`);
  await waiveByHand(tx, ask.subject, { item, reason }, actorName(by));
}

/** Not locked: each action locks in its own order. */
async function readRow(tx: Tx, id: string): Promise<AskRow> {
  const row = await tx('ask').where({ id }).first<AskRow | undefined>();
  if (!row) throw new NotFound('There is no such ask; look into the list of asks');
  return row;
}

function sameOwner(a: AskOwner, b: AskOwner): boolean {
  const nameOf = (owner: AskOwner) => Object.entries(owner).flat().join('/');
  return nameOf(a) === nameOf(b);
}
