import { addDays, showDate } from '../domain/calendar';
import { groupKey, runIds } from '../domain/ids';
import { showMoney, toMinor } from '../domain/money';
import { orientationAsks, papersAsks } from '../domain/onboard/asks';
import { onboardKeys } from '../domain/onboard/keys';
import { assertMayGrantAccess, fillTemplate, partsFor } from '../domain/onboard/rules';
import type { EngagementFacts } from '../domain/engagement/facts';
import { opensGate } from '../domain/source/check';
import { entityInWords } from '../domain/source/entity-words';
import type { Tx } from '../adapters/db/connection';
import { holdAccess } from './access';
import { runAll, runEffect } from './effect';
import { outcomeOf, policyOf, proofOf, type JourneyPorts } from './journey';
import type { EngagementStep } from './offer';
import type { SowDocument } from './ports';

const actor = 'system:engagement';

/** Steps of onboarding: contract, papers, access, course, orientation. */
export function createOnboardActivities({ store, world, documents }: JourneyPorts) {
  return {
    records: { openPapers, settlePapers, openOrientation, settleOrientation },
    vendor: { sendContract, provision },
  };

  /** Opens contract and compliance: checklist, planned leases, and every ask of the stretch. */
  async function openPapers({ engagementId }: EngagementStep): Promise<{ group: string }> {
    return store.transaction(async (tx) => {
      let engagement = await store.engagements.lockEngagement(tx, engagementId);
      if (engagement.state === 'created') {
        const policy = await checklistPolicy(tx, engagement);
        const hire = await store.hires.lockHire(tx, engagement.hireId);
        const now = await store.clock.now(tx);
        engagement = await store.engagements.moveEngagement(tx, engagement, 'contracting', actor);
        await store.checklist.openChecklist(
          tx,
          engagementId,
          policy.checklist,
          addDays(now, policy.itemDays, engagement.timeZone),
        );
        await store.leases.planLeases(
          tx,
          {
            engagementId,
            talentId: engagement.talentId,
            expiresAt: addDays(engagement.endsAt, policy.accessGraceHours / 24, engagement.timeZone),
          },
          hire.intake.systems,
        );
        const document = store.contracts.documentId({ engagementId, kind: 'sow', version: 1 });
        await store.asks.open(tx, papersAsks(engagement, document, policy));
      }
      return { group: groupKey(engagementId, 'papers') };
    });
  }

  /** Renders the SOW from its template, stores it, and sends it to both signers. */
  async function sendContract({ engagementId }: EngagementStep): Promise<void> {
    const sow = await store.transaction((tx) => sowOf(tx, engagementId));
    const stored = await store.transaction((tx) => store.contracts.readDocument(tx, sow.documentId));
    const pdf = stored?.bytes ?? (await documents.sowPdf(sow.document));
    const digest = await store.transaction(async (tx) => {
      await store.contracts.saveDocument(tx, {
        engagementId,
        kind: 'sow',
        version: 1,
        title: sow.document.title,
        mediaType: 'application/pdf',
        template: sow.document.template,
        bytes: pdf,
      });
      await store.contracts.draftSow(tx, engagementId, 1, sow.documentId, {
        milestones: sow.document.milestones,
        total: sow.document.total,
      });
      // What was stored first is what gets signed, however often this step repeats.
      return (await store.contracts.readDocument(tx, sow.documentId))?.digest ?? '';
    });
    const bytes = await store.transaction((tx) => store.contracts.readDocument(tx, sow.documentId));
    const envelope = {
      title: sow.document.title,
      pdf: bytes?.bytes ?? pdf,
      signers: [
        { party: 'talent', person: sow.talent },
        { party: 'client', person: sow.client },
      ],
      expiresAt: sow.expiresAt,
    };
    await runEffect(
      store,
      {
        key: onboardKeys.sow(engagementId),
        system: 'signature',
        operation: 'send',
        subject: engagementId,
        thread: sow.engagement.hireId,
        workflowId: runIds.engagement(engagementId),
      },
      { digest, signers: envelope.signers },
      {
        call: (key) => world.signature.send(key, envelope),
        find: (key) => world.signature.find(key),
        settle: (tx) => store.contracts.markSow(tx, engagementId, 1, 'sent'),
      },
    );
  }

  /** Takes the papers: contract signed by both, items done with evidence, and on to provisioning. */
  async function settlePapers({
    engagementId,
  }: EngagementStep): Promise<{ complete: boolean; systems: string[]; why: string }> {
    return store.transaction(async (tx) => {
      let engagement = await store.engagements.lockEngagement(tx, engagementId);
      const outcomes = await store.asks.outcomes(tx, groupKey(engagementId, 'papers'));
      const missing = outcomes.filter((o) => o.state !== 'answered' || o.option === 'declined');
      const systems = [...new Set((await store.leases.listLeases(tx, engagementId)).map((lease) => lease.system))];
      if (missing.length > 0)
        return { complete: false, systems, why: `not done: ${missing.map((o) => o.name).join(', ')}` };
      if (engagement.state !== 'contracting') return { complete: true, systems, why: '' };

      const policy = await checklistPolicy(tx, engagement);
      const now = await store.clock.now(tx);
      const signedAt = outcomes.filter((o) => o.name.startsWith('sign/')).map((o) => o.answeredAt ?? now);
      const document = await store.contracts.readDocument(
        tx,
        store.contracts.documentId({ engagementId, kind: 'sow', version: 1 }),
      );
      await store.contracts.markSow(tx, engagementId, 1, 'signed', {
        at: signedAt.sort().at(-1) ?? now,
        digest: document?.digest ?? '',
      });
      engagement = await store.engagements.moveEngagement(tx, engagement, 'compliance', actor, {
        sow: 1,
        digest: document?.digest,
      });
      await store.checklist.finishItems(tx, engagementId, [
        ...outcomes
          .filter((o) => o.name.startsWith('compliance/'))
          .map((o) => ({ item: o.name.slice('compliance/'.length), evidence: o.id, at: o.answeredAt ?? now })),
        ...policy.checklist
          .filter((item) => item.owner === 'system')
          .map((item) => ({ item: item.item, evidence: `policy:onboard@${engagement.policies.onboard}`, at: now })),
      ]);
      await store.engagements.moveEngagement(tx, engagement, 'provisioning', actor, { items: outcomes.length });
      return { complete: true, systems, why: '' };
    });
  }

  /** Access and course at the same time: independent calls, each an effect of its own. */
  async function provision({ engagementId }: EngagementStep): Promise<void> {
    const leases = await store.transaction((tx) => store.leases.listLeases(tx, engagementId));
    const systems = [...new Set(leases.map((lease) => lease.system))];
    await runAll([
      ...systems.map((system) => () => grantAccess(engagementId, system)),
      () => enrolCourse(engagementId),
    ]);
  }

  /** Grants what the person’s engagements say for one system, and reads it back. */
  async function grantAccess(engagementId: string, system: string): Promise<void> {
    const { engagement, person } = await store.transaction(async (tx) => {
      const locked = await store.engagements.lockEngagement(tx, engagementId);
      const checkClear = opensGate(await store.vetting.readScreening(tx, engagementId));
      const contractSigned = await store.contracts.sowSigned(tx, engagementId);
      assertMayGrantAccess({ checkClear, contractSigned });
      return { engagement: locked, person: await store.private.personOf(tx, locked.talentId) };
    });
    await runEffect(
      store,
      {
        key: onboardKeys.grant(engagementId, system),
        system: 'identity',
        operation: `grant:${system}`,
        subject: engagementId,
        thread: engagement.hireId,
        workflowId: runIds.engagement(engagementId),
      },
      { system, person: person.id },
      {
        call: (key) => holdAccess({ store, world }, { key, system, person, engagementId, granting: true }),
        settle: (tx, done) =>
          store.leases.openLeases(tx, engagementId, system, proofOf(system, done.readBack), 'system:identity'),
      },
    );
  }

  /** Enrols the person in the mandatory course. */
  async function enrolCourse(engagementId: string): Promise<void> {
    const facts = await store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const policy = await policyOf(store, tx, engagement.policies, 'onboard');
      return { engagement, policy, person: await store.private.personOf(tx, engagement.talentId) };
    });
    const { engagement, policy, person } = facts;
    const enrolment = { person, course: policy.course, dueAt: engagement.startsAt };
    await runEffect(
      store,
      {
        key: onboardKeys.course(engagementId),
        system: 'learning',
        operation: 'enrol',
        subject: engagementId,
        thread: engagement.hireId,
        workflowId: runIds.engagement(engagementId),
      },
      enrolment,
      { call: (key) => world.learning.enrol(key, enrolment), find: (key) => world.learning.find(key) },
    );
  }

  /** Opens training and orientation, with a briefing of what others left. */
  async function openOrientation({ engagementId }: EngagementStep): Promise<{ group: string }> {
    return store.transaction(async (tx) => {
      let engagement = await store.engagements.lockEngagement(tx, engagementId);
      if (engagement.state === 'provisioning') {
        const policy = await policyOf(store, tx, engagement.policies, 'onboard');
        const leases = await store.leases.listLeases(tx, engagementId);
        engagement = await store.engagements.moveEngagement(tx, engagement, 'training', actor, {
          systems: leases.map((l) => l.system),
        });
        await store.keeping.issueAssets(tx, engagementId, [
          { title: 'Security key for the second factor', kind: 'equipment' },
        ]);
        const briefing = await store.knowledge.briefingFor(
          tx,
          engagement.role,
          leases.map((l) => l.system),
        );
        const { name, email } = await store.private.personOf(tx, engagement.leadId);
        await store.asks.open(tx, orientationAsks(engagement, briefing, `${name}, ${email}`, policy));
      }
      return { group: groupKey(engagementId, 'orientation') };
    });
  }

  /** Takes course and orientation: certificate kept, items done, ready for work. */
  async function settleOrientation({
    engagementId,
  }: EngagementStep): Promise<{ ready: boolean; startsAt: string; why: string }> {
    return store.transaction(async (tx) => {
      const engagement = await store.engagements.lockEngagement(tx, engagementId);
      const { startsAt } = engagement;
      const outcomes = await store.asks.outcomes(tx, groupKey(engagementId, 'orientation'));
      const missing = outcomes.filter((o) => o.state !== 'answered' || o.option === 'failed');
      if (missing.length > 0)
        return { ready: false, startsAt, why: `not done: ${missing.map((o) => o.name).join(', ')}` };
      if (engagement.state !== 'training') return { ready: true, startsAt, why: '' };

      const policy = await policyOf(store, tx, engagement.policies, 'onboard');
      const now = await store.clock.now(tx);
      const course = outcomeOf(outcomes, 'course');
      const passedAt = course.answeredAt ?? now;
      const certificate = await store.keeping.saveCertificate(tx, {
        talentId: engagement.talentId,
        engagementId,
        course: policy.course,
        courseVersion: String(course.answer?.['courseVersion'] ?? '1'),
        score: Math.round(Number(course.answer?.['score'] ?? 0)),
        providerRef: String(course.answer?.['certificate'] ?? onboardKeys.course(engagementId)),
        passedAt,
        expiresAt: addDays(passedAt, policy.certificateDays, engagement.timeZone),
      });
      await store.checklist.finishItems(
        tx,
        engagementId,
        outcomes
          .filter((o) => o.name.startsWith('orientation/'))
          .map((o) => ({ item: o.name.slice('orientation/'.length), evidence: o.id, at: o.answeredAt ?? now })),
      );
      await store.engagements.moveEngagement(tx, engagement, 'ready', actor, { certificate });
      return { ready: true, startsAt, why: '' };
    });
  }

  /** The onboard policy with the checklist of what the person is engaged as: an employer handles what a contractor does alone. */
  async function checklistPolicy(tx: Tx, engagement: EngagementFacts) {
    const policy = await policyOf(store, tx, engagement.policies, 'onboard');
    const engaged = await store.engaging.engagedThrough(tx, engagement.id);
    return { ...policy, checklist: partsFor(policy.checklist, engaged?.classification ?? null) };
  }

  async function sowOf(tx: Tx, engagementId: string) {
    const engagement = await store.engagements.lockEngagement(tx, engagementId);
    const hire = await store.hires.lockHire(tx, engagement.hireId);
    const template = await policyOf(store, tx, engagement.policies, 'sow');
    const assign = await policyOf(store, tx, engagement.policies, 'assign');
    const onboard = await policyOf(store, tx, engagement.policies, 'onboard');
    const now = await store.clock.now(tx);
    const talent = await store.private.personOf(tx, engagement.talentId);
    const client = await store.private.personOf(tx, engagement.leadId);
    const money = (amountMinor: number) => showMoney({ amountMinor, currency: engagement.currency });
    const engaged = await store.engaging.engagedThrough(tx, engagementId);
    const sections = partsFor(template.sections, engaged?.classification ?? null);
    const filled = fillTemplate(
      { ...template, sections },
      {
        engagedThrough: entityInWords(engaged?.through ?? 'sow_vendor'),
        talent: talent.name,
        title: engagement.title,
        jurisdiction: engagement.jurisdiction,
        starts: showDate(engagement.startsAt, engagement.timeZone),
        ends: hire.endsOn,
        timeZone: engagement.timeZone,
        payWithinDays: String(assign.payWithinDays),
        notToExceed: money(engagement.notToExceedMinor),
        acceptanceBusinessDays: String(assign.acceptanceBusinessDays),
        deemedAcceptedDays: String(assign.deemedAcceptedDays),
      },
    );
    const document: SowDocument = {
      title: `${filled.title}: ${engagement.title}`,
      template: `sow@${engagement.policies.sow}`,
      sections: filled.sections,
      milestones: hire.intake.deliverables.map((d) => ({
        title: d.title,
        acceptance: d.acceptance,
        dueOn: d.due,
        amount: money(toMinor(d.amount).amountMinor),
      })),
      total: money(engagement.reservedMinor),
    };
    return {
      engagement: engagement satisfies EngagementFacts,
      documentId: store.contracts.documentId({ engagementId, kind: 'sow', version: 1 }),
      document,
      talent,
      client,
      expiresAt: addDays(now, onboard.signatureDays, engagement.timeZone),
    };
  }
}
