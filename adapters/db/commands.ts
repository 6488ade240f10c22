import type { EngagementCommand } from '../../domain/command/kinds';
import { NotFound } from '../../domain/errors';
import type { Tx } from './connection';
import { append } from './events';
import { put } from './outbox';

/** A command as steps read it. `body` was validated at intake by `domain/command/contract.ts`. */
export interface CommandRecord {
  id: string;
  subject: string;
  kind: EngagementCommand | 'cancel';
  body: Record<string, unknown>;
  givenBy: string;
  state: 'given' | 'proposed' | 'applied' | 'refused';
  /** What the step that settled it gave its run. */
  result: Record<string, unknown> | null;
}

export interface NewCommand {
  id: string;
  subject: string;
  workflowId: string;
  kind: string;
  body: object;
  by: string;
}

/** Writes a command with its event and the signal that tells its run, once. False when it is there already. */
export async function giveCommand(tx: Tx, command: NewCommand): Promise<boolean> {
  const written = await tx('command')
    .insert({
      id: command.id,
      subject: command.subject,
      workflow_id: command.workflowId,
      kind: command.kind,
      body: JSON.stringify(command.body),
      given_by: command.by,
      given_at: tx.raw('business_now()'),
      state: 'given',
    })
    .onConflict('id')
    .ignore()
    .returning<{ id: string }[]>('id');
  if (written.length === 0) return false;
  await append(tx, {
    subject: command.subject,
    type: 'command.given',
    object: command.id,
    actor: command.by,
    data: { kind: command.kind },
  });
  await put(tx, {
    key: `command/${command.id}`,
    kind: 'signal',
    workflowId: command.workflowId,
    payload: { signal: 'commanded', args: [{ command: command.id }] },
  });
  return true;
}

/** Whether a command is there already. */
export async function findCommand(tx: Tx, id: string): Promise<boolean> {
  return (await tx('command').where({ id }).first('id')) !== undefined;
}

/** Locks a command for this transaction. Throws NotFound. */
export async function lockCommand(tx: Tx, id: string): Promise<CommandRecord> {
  const row = await tx('command').where({ id }).forUpdate().first<CommandRow | undefined>();
  if (!row) throw new NotFound(`There is no command ${id}.`);
  return {
    id: row.id,
    subject: row.subject,
    kind: row.kind,
    body: row.body,
    givenBy: row.given_by,
    state: row.state,
    result: row.result,
  };
}

interface CommandRow {
  id: string;
  subject: string;
  kind: EngagementCommand | 'cancel';
  body: Record<string, unknown>;
  given_by: string;
  state: CommandRecord['state'];
  result: CommandRecord['result'];
}

/** Notes that a command waits for people to agree. */
export async function proposeCommand(tx: Tx, id: string): Promise<void> {
  await tx('command').where({ id, state: 'given' }).update({ state: 'proposed' });
}

/** Writes what became of a command, once, with its event. `outcome`: one sentence. `result`: what a repeat of the step gives. */
export async function settleCommand(
  tx: Tx,
  command: Pick<CommandRecord, 'id' | 'subject' | 'state'> & { kind: string },
  to: 'applied' | 'refused',
  outcome: string,
  actor: string,
  result: object | null = null,
): Promise<void> {
  if (command.state === 'applied' || command.state === 'refused') return;
  await tx('command')
    .where({ id: command.id })
    .update({ state: to, outcome, settled_at: tx.raw('business_now()'), result: result && JSON.stringify(result) });
  await append(tx, {
    subject: command.subject,
    type: `command.${to}`,
    object: command.id,
    actor,
    data: { kind: command.kind, outcome },
  });
}

/** Refuses what was told to a run that has ended and that nobody will follow any more. */
export async function refuseLeft(tx: Tx, subject: string, outcome: string, actor: string): Promise<void> {
  const left = await tx('command')
    .where({ subject })
    .whereIn('state', ['given', 'proposed'])
    .orderBy('given_at')
    .select<{ id: string }[]>('id');
  for (const { id } of left) await settleCommand(tx, await lockCommand(tx, id), 'refused', outcome, actor);
}
