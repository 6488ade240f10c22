import type { EngagementFacts } from '../domain/engagement/facts';
import { runIds } from '../domain/ids';
import { holdAccess } from './access';
import { runEffect } from './effect';
import { proofOf, type JourneyPorts } from './journey';
import type { LedgerEntry } from './mechanism';
import type { EngagementStep } from './offer';
import type { Receipt } from './ports';

export interface UndoStepInput extends EngagementStep {
  /** What is undone, from the ledger. */
  entry: LedgerEntry;
  /** Key of the effect that undoes it. */
  key: string;
}

/** Takes back what an engagement did outside before it fell out; each is an effect that names the one it undoes. */
export function createUndoActivities({ store, world }: JourneyPorts) {
  return { vendor: { undoGrant, voidContract, withdrawCourse, cancelCheck } };

  /** Takes the granted roles away again, proven by a read-back. */
  async function undoGrant({ engagementId, entry, key }: UndoStepInput): Promise<void> {
    const engagement = await lock(engagementId);
    const system = entry.operation.slice('grant:'.length);
    const person = await store.transaction((tx) => store.private.personOf(tx, engagement.talentId));
    await runEffect(
      store,
      specOf(engagement, entry, key),
      { system, person: person.id },
      {
        call: (k) => holdAccess({ store, world }, { key: k, system, person, engagementId, granting: false }),
        settle: (tx, done) =>
          store.leases.closeLeases(tx, engagementId, system, proofOf(system, done.readBack), 'system:identity'),
      },
    );
  }

  /** Voids a contract that is out and not signed by both. A signed one stays, as the record of what was agreed. */
  async function voidContract(input: UndoStepInput): Promise<void> {
    const { engagementId } = input;
    if (await store.transaction((tx) => store.contracts.sowSigned(tx, engagementId))) return;
    await undo(input, await refOf(input.entry, (key) => world.signature.find(key)), (key, ref) =>
      world.signature.void(key, ref, 'the engagement ended before work began'),
    );
    await store.transaction((tx) => store.contracts.markSow(tx, engagementId, 1, 'voided'));
  }

  /** Takes the person out of a course that is not finished. */
  async function withdrawCourse(input: UndoStepInput): Promise<void> {
    const found = await world.learning.find(input.entry.key);
    if (found?.status !== 'enrolled') return;
    await undo(input, found.providerRef, (key, ref) => world.learning.withdraw(key, ref));
  }

  /** Cancels a check that has not reported. A clear one stays valid for the person’s next engagement. */
  async function cancelCheck(input: UndoStepInput): Promise<void> {
    const found = await world.screening.find(input.entry.key);
    if (found?.status !== 'pending') return;
    await undo(input, found.providerRef, (key, ref) => world.screening.cancel(key, ref));
  }

  async function undo(
    { engagementId, entry, key }: UndoStepInput,
    ref: string | null,
    call: (key: string, ref: string) => Promise<Receipt>,
  ): Promise<void> {
    // Nothing was done outside: there is nothing to undo.
    if (ref === null) return;
    const engagement = await lock(engagementId);
    await runEffect(store, specOf(engagement, entry, key), { ref }, { call: (k) => call(k, ref) });
  }

  function lock(engagementId: string): Promise<EngagementFacts> {
    return store.transaction((tx) => store.engagements.lockEngagement(tx, engagementId));
  }
}

/** The vendor’s id of what may have been done: stored, or looked up by key when the reply was lost. */
async function refOf(entry: LedgerEntry, find: (key: string) => Promise<Receipt | null>): Promise<string | null> {
  return entry.providerRef ?? (await find(entry.key))?.providerRef ?? null;
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
