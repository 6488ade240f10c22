import { addDays } from '../../domain/calendar';
import { kindFor, type EngagementFacts } from '../../domain/engagement/facts';
import { runIds, undoKey } from '../../domain/ids';
import { onboardKeys } from '../../domain/onboard/keys';
import type { Tx } from '../../adapters/db/connection';
import { runEffect } from '../effect';
import { policyOf, type JourneyPorts } from '../journey';
import type { EngagementStep } from '../offer';
import { sowDocument } from './sow-document';

export interface ContractStep extends EngagementStep {
  /** Each envelope carries a version of its own. (Default: 1) */
  version?: number;
}

/** Steps of the contract outside: sent to both signers, and voided. */
export function createContractSteps({ store, world, documents }: JourneyPorts) {
  return { sendContract, voidEnvelope };

  /** Renders this version of the SOW from its template, stores it, and sends it to its signers. */
  async function sendContract({ engagementId, version = 1 }: ContractStep): Promise<void> {
    const { stored, ...sow } = await store.transaction((tx) => sowOf(tx, engagementId, version));
    const pdf = stored?.bytes ?? (await documents.sowPdf(sow.document));
    const kept = await store.transaction(async (tx) => {
      await store.contracts.saveDocument(tx, {
        engagementId,
        kind: 'sow',
        version,
        title: version === 1 ? sow.document.title : `${sow.document.title} (version ${version})`,
        mediaType: 'application/pdf',
        template: sow.document.template,
        bytes: pdf,
      });
      await store.contracts.draftSow(tx, engagementId, version, sow.documentId, {
        milestones: sow.document.milestones,
        total: sow.document.total,
        ...(sow.changes.length > 0 ? { changes: sow.changes } : {}),
      });
      // What was stored first is what gets signed, however often this step repeats.
      return store.contracts.readDocument(tx, sow.documentId);
    });
    const envelope = {
      title: sow.document.title,
      pdf: kept?.bytes ?? pdf,
      signers: sow.signers.map((party) => ({ party, person: party === 'talent' ? sow.talent : sow.client })),
      expiresAt: sow.expiresAt,
    };
    await runEffect(
      store,
      {
        key: onboardKeys.sow(engagementId, version),
        system: 'signature',
        operation: 'send',
        subject: engagementId,
        thread: sow.engagement.hireId,
        workflowId: runIds.engagement(engagementId),
      },
      { digest: kept?.digest ?? '', signers: envelope.signers },
      {
        call: (key) => world.signature.send(key, envelope),
        find: (key) => world.signature.find(key),
        settle: (tx) => store.contracts.markSow(tx, engagementId, version, 'sent'),
      },
    );
  }

  /** Takes an envelope back that was declined or not signed in time, so that nobody can sign the old document any more. */
  async function voidEnvelope({ engagementId, version = 1 }: ContractStep): Promise<void> {
    const sent = onboardKeys.sow(engagementId, version);
    const found = await world.signature.find(sent);
    if (!found) {
      await store.transaction((tx) => store.effects.leave(tx, sent, 'it was never sent'));
      return;
    }
    const engagement = await store.engagements.readEngagement(store.reader, engagementId);
    await runEffect(
      store,
      {
        key: undoKey(sent),
        system: 'signature',
        operation: 'undo-send',
        subject: engagementId,
        thread: engagement.hireId,
        workflowId: runIds.engagement(engagementId),
        compensates: sent,
      },
      { ref: found.providerRef },
      {
        call: async (key) =>
          // Declined or expired, it is over on that side already.
          found.status === 'sent'
            ? world.signature.void(key, found.providerRef, 'replaced, or given up')
            : { providerRef: found.providerRef },
      },
    );
  }

  async function sowOf(tx: Tx, engagementId: string, version: number) {
    const engagement: EngagementFacts = await store.engagements.readEngagement(tx, engagementId);
    const { terms, endsOn, signers } = await store.basisOf(tx, engagement);
    const onboard = await policyOf(store, tx, engagement.policies, kindFor('onboard', engagement));
    const now = await store.clock.now(tx);
    const talent = await store.private.personOf(tx, engagement.talentId);
    const client = await store.private.personOf(tx, engagement.leadId);
    const changes = await changesAgreed(tx, engagementId, version);
    const document = await sowDocument(store, tx, engagement, {
      talent: talent.name,
      lastDay: endsOn,
      milestones: terms.deliverables.map((d) => ({
        title: d.title,
        acceptance: d.acceptance,
        dueOn: d.due,
        amountMinor: d.amountMinor,
      })),
      totalMinor: terms.hourly ? engagement.notToExceedMinor : engagement.reservedMinor,
      added: changes,
    });
    const documentId = store.contracts.documentId({ engagementId, kind: 'sow', version });
    return {
      engagement,
      documentId,
      stored: await store.contracts.readDocument(tx, documentId),
      document,
      changes,
      talent,
      client,
      signers,
      expiresAt: addDays(now, onboard.signatureDays, engagement.timeZone),
    };
  }

  /** What the lead added each time that the contract was sent again, up to this version. */
  async function changesAgreed(tx: Tx, engagementId: string, version: number): Promise<string[]> {
    const sentAgain = await store.asks.ofKind(tx, engagementId, 'contract-again');
    return sentAgain
      .filter((ask) => ask.option === 'again')
      .slice(0, version - 1)
      .flatMap((ask) => (typeof ask.answer?.['change'] === 'string' ? [ask.answer['change']] : []));
  }
}
