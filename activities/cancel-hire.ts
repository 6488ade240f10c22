import type { WithReason } from '../domain/command/contract';
import { mayCancel } from '../domain/command/kinds';
import { deriveId, runIds } from '../domain/ids';
import { endHire, openListings } from './end-hire';
import type { JourneyPorts } from './journey';

const actor = 'system:hire';

interface CancelStep {
  hireId: string;
  command: string;
}

/** Steps of a hire that is taken back: whoever has an offer, or is on the way to the first day, is let go first. */
export function createCancelHireActivities({ store }: Pick<JourneyPorts, 'store'>) {
  return { takeCancel, letGo, cancelByCommand };

  /** Whether the hire can still be taken back; otherwise the command is refused with the reason. */
  async function takeCancel({ hireId, command }: CancelStep): Promise<{ cancel: boolean }> {
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const order = await store.commands.lockCommand(tx, command);
      if (order.state === 'applied' || order.state === 'refused') return { cancel: order.state === 'applied' };
      const cancel = mayCancel(hire.state);
      await store.commands.settleCommand(
        tx,
        order,
        cancel ? 'applied' : 'refused',
        cancel ? 'The search ends; what was begun is taken back.' : `The hire is ${hire.state} by now.`,
        cancel ? order.givenBy : actor,
      );
      return { cancel };
    });
  }

  /** Ends the engagement that is not at work yet, by a command of its own. Null: nobody has an offer. */
  async function letGo({ hireId, command }: CancelStep): Promise<{ engagementId: string | null }> {
    return store.transaction(async (tx) => {
      await store.hires.lockHire(tx, hireId);
      const order = await store.commands.lockCommand(tx, command);
      await store.asks.withdrawAll(tx, hireId, 'the hire is taken back', { by: order.givenBy });
      const engagementId = await store.engagements.onTheWay(tx, hireId);
      if (!engagementId) return { engagementId };
      const { reason } = order.body as WithReason;
      await store.commands.giveCommand(tx, {
        id: deriveId('command', engagementId, 'terminate', command),
        subject: engagementId,
        workflowId: runIds.engagement(engagementId),
        kind: 'terminate',
        body: { reason, cause: 'business' },
        by: order.givenBy,
      });
      return { engagementId };
    });
  }

  /** Ends the hire, once nobody is on the way any more. */
  async function cancelByCommand({ hireId, command }: CancelStep): Promise<{ listings: number[] }> {
    return store.transaction(async (tx) => {
      const hire = await store.hires.lockHire(tx, hireId);
      const order = await store.commands.lockCommand(tx, command);
      const { reason } = order.body as WithReason;
      await endHire(store, tx, hire, { to: 'cancelled', by: order.givenBy, reason });
      await store.commands.refuseLeft(tx, hireId, 'The hire has ended.', actor);
      return { listings: await openListings(store, tx, hire) };
    });
  }
}
