import type { EngagementFacts } from '../domain/engagement/facts';
import { generationOf, runIds } from '../domain/ids';
import { holderOf, takeAccess } from './access';
import { runEffect } from './effect';
import type { JourneyPorts } from './journey';
import type { LedgerEntry } from './mechanism';
import type { EngagementStep } from './offer';
import type { Receipt } from './ports';

export interface UndoStepInput extends EngagementStep {
  /** What is undone, from the ledger. */
  entry: LedgerEntry;
  /** Key of the effect that undoes it. */
  key: string;
}

/**
 * Takes back what an engagement did outside before it fell out; each is an effect that names the one it undoes. What needs no
 * undoing is left, with the reason on it.
 */
export function createUndoActivities({ store, world }: JourneyPorts) {
  return { vendor: { undoGrant, voidContract, withdrawCourse, cancelCheck } };

  /** Takes the granted roles away again, proven by a read-back. */
  async function undoGrant({ engagementId, entry, key }: UndoStepInput): Promise<void> {
    const system = entry.operation.slice('grant:'.length);
    const { holder, leases } = await store.transaction(async (tx) => ({
      holder: await holderOf(store, tx, engagementId),
      leases: await store.leases.listLeases(tx, engagementId),
    }));
    const live = leases.some((lease) => lease.system === system && ['open', 'planned'].includes(lease.state));
    // A later generation of it was taken back, with its read-back: there is nothing more to prove.
    if (entry.state === 'failed' && !live) return leave(entry, 'it was not done, and the system holds nothing');
    await takeAccess({ store, world }, holder, {
      key,
      system,
      operation: `undo-${entry.operation}`,
      compensates: entry.key,
    });
  }

  /** Voids a contract that is out and not signed by both. A signed one stays, as the record of what was agreed. */
  async function voidContract(input: UndoStepInput): Promise<void> {
    const { engagementId, entry } = input;
    if (await store.transaction((tx) => store.contracts.sowSigned(tx, engagementId)))
      return leave(entry, 'signed by both: it stays as the record of what was agreed');
    const found = await world.signature.find(entry.key);
    if (!found && entry.providerRef === null) return leave(entry, 'it was never sent');
    const ref = found?.providerRef ?? entry.providerRef ?? '';
    await undo(input, ref, async (key) =>
      // Declined or expired, it is over on that side already.
      found && found.status !== 'sent'
        ? { providerRef: ref }
        : world.signature.void(key, ref, 'the engagement ended before work began'),
    );
    await store.transaction((tx) => store.contracts.markSow(tx, engagementId, generationOf(entry.key), 'voided'));
  }

  /** Takes the person out of a course that is not passed. A certificate that was earned stays valid. */
  async function withdrawCourse(input: UndoStepInput): Promise<void> {
    const found = await world.learning.find(input.entry.key);
    if (!found) return leave(input.entry, 'it was never booked');
    if (found.status === 'passed') return leave(input.entry, 'passed: the certificate stays with the person');
    await undo(input, found.providerRef, (key, ref) => world.learning.withdraw(key, ref));
  }

  /** Cancels a check that has not reported. A result stays, for the person’s next engagement. */
  async function cancelCheck(input: UndoStepInput): Promise<void> {
    const found = await world.screening.find(input.entry.key);
    if (!found) return leave(input.entry, 'it was never ordered');
    if (found.status !== 'pending')
      return leave(
        input.entry,
        found.status === 'clear' ? 'it came back clear and stays valid' : `it was over already: ${found.status}`,
      );
    await undo(input, found.providerRef, (key, ref) => world.screening.cancel(key, ref));
  }

  async function undo(
    { engagementId, entry, key }: UndoStepInput,
    ref: string,
    call: (key: string, ref: string) => Promise<Receipt>,
  ): Promise<void> {
    const engagement = await store.engagements.readEngagement(store.reader, engagementId);
    await runEffect(store, specOf(engagement, entry, key), { ref }, { call: (k) => call(k, ref) });
  }

  function leave(entry: LedgerEntry, reason: string): Promise<void> {
    return store.transaction((tx) => store.effects.leave(tx, entry.key, reason));
  }
}

function specOf(engagement: EngagementFacts, entry: LedgerEntry, key: string) {
  return {
    key,
    system: entry.system,
    operation: `undo-${entry.operation}`,
    subject: engagement.id,
    thread: engagement.hireId,
    workflowId: runIds.engagement(engagement.id),
    compensates: entry.key,
  };
}
