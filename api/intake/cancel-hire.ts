import { actorIdOf, type Caller } from '../caller';
import type { Services } from '../services';
import type { WithReason } from '../../domain/command/contract';
import { mayCancel } from '../../domain/command/kinds';
import { Conflict } from '../../domain/errors';
import { deriveId } from '../../domain/ids';

/**
 * Takes a hire back: checks that nobody has begun to work, writes the command with its event and signal in one transaction,
 * and delivers it. The same key finds the same command. Throws NotFound, or Conflict once the seat is filled or the hire over.
 */
export async function cancelHire(
  services: Pick<Services, 'store' | 'deliver'>,
  caller: Caller,
  { hireId, body, key }: { hireId: string; body: WithReason; key: string },
): Promise<void> {
  const { store } = services;
  const by = actorIdOf(caller);
  const id = deriveId('command', hireId, 'cancel', by, key);
  await store.transaction(async (tx) => {
    const hire = await store.hires.lockHire(tx, hireId);
    if (await store.commands.findCommand(tx, id)) return;
    if (!mayCancel(hire.state))
      throw new Conflict(
        hire.state === 'filled'
          ? 'The seat is filled; end the engagement instead.'
          : `The hire is ${hire.state}; there is nothing to take back.`,
        { hire: hireId, state: hire.state },
      );
    await store.commands.giveCommand(tx, {
      id,
      subject: hireId,
      workflowId: hire.workflowId,
      kind: 'cancel',
      body,
      by,
    });
  });
  await services.deliver();
}
