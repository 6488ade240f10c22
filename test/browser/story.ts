import designer from '../../examples/designer.json';
import { createAssignActivities } from '../../activities/assign';
import { createEvaluateActivities } from '../../activities/evaluate';
import type { JourneyPorts } from '../../activities/journey';
import { createOffboardActivities } from '../../activities/offboard';
import { createOfferActivities } from '../../activities/offer';
import { createOnboardActivities } from '../../activities/onboard';
import { createSourceActivities } from '../../activities/source';
import { createVettingActivities } from '../../activities/vetting';
import type { Applicant } from '../../activities/ports';
import type { Database } from '../../adapters/db/connection';
import { createStore, type Store } from '../../adapters/db/store';
import { createHire } from '../../api/intake/hire';
import { seedPolicies } from '../../cli/seed/reference';
import { seedStaff } from '../../cli/seed/staff';
import type { AskAnswer } from '../../domain/ask/contract';
import type { Actor } from '../../domain/ask/rules';
import { HireRequest } from '../../domain/hire/contract';
import { deriveId } from '../../domain/ids';
import { calmWorld } from './calm-world';

/** One hire and its engagement, carried from step to step without an engine: what the runs would do, in their order. */
export type Story = Awaited<ReturnType<typeof openStory>>;

const person = (n: number, name: string, skill: number, amountMinor: number): Applicant => ({
  ref: `mp_${n}`,
  name,
  email: `person${n}@talent.example`,
  timeZone: 'America/Los_Angeles',
  skills: [
    { skill: 'brand-design', level: skill },
    { skill: 'illustration', level: 3 },
  ],
  ask: { amountMinor, currency: 'USD' },
  availableFrom: '2026-11-25',
  portfolio: `https://portfolio.example/${n}`,
  appliedAt: '2026-11-20T10:00:00.000Z',
});

const applicants = [
  person(1, 'Ines Okafor', 5, 470000),
  person(2, 'Bartholomew Featherstonehaugh-Wolfeschlegelsteinhausenbergerdorff', 4, 480000),
  person(3, 'Mei Tanaka', 4, 455000),
  person(4, 'Luca Moretti', 3, 430000),
  person(5, 'Ana Sousa', 2, 390000),
];

/** Seeds staff and policies, starts the business clock in November 2026 and takes the designer's hire in. */
export async function openStory(database: Database) {
  const store = createStore(database, { masterKey: new Uint8Array(32).fill(7) });
  await store.transaction((tx) => store.clock.start(tx, { scale: 0, businessFrom: '2026-11-19T17:00:00.000Z' }));
  await seedPolicies(store);
  await seedStaff(store);
  const lead = deriveId('user', 'lead@client.example');
  const services = { store, deliver: () => Promise.resolve() };
  const { id: hireId } = await createHire(
    services,
    { kind: 'user', id: lead, roles: ['lead'] },
    HireRequest.parse(designer),
    { requestId: 'story', patienceSeconds: 60 },
  );
  const ports: JourneyPorts = {
    store,
    world: calmWorld(applicants),
    documents: {
      sowPdf: () => Promise.resolve(new TextEncoder().encode('%PDF-1.4 statement of work')),
      letterPdf: () => Promise.resolve(new TextEncoder().encode('%PDF-1.4 letter')),
    },
  };
  return createSteps(ports, hireId, lead);
}

function createSteps(ports: JourneyPorts, hireId: string, lead: string) {
  const { store } = ports;
  const source = createSourceActivities(ports);
  const offer = createOfferActivities(ports);
  const vetting = createVettingActivities(ports);
  const onboard = createOnboardActivities(ports);
  const assign = createAssignActivities(ports);
  const evaluate = createEvaluateActivities(ports);
  const offboard = createOffboardActivities(ports);
  const leadActor: Actor = { kind: 'user', id: lead, roles: ['lead'] };
  let engagementId = '';
  let talentId = '';

  const at = (instant: string) => store.transaction((tx) => store.clock.jump(tx, instant, 'story'));
  const say = (by: Actor, name: string, given: AskAnswer) => answerByName(store, hireId, by, name, given);
  const talent = (): Actor => ({ kind: 'talent', id: talentId });
  const vendor = (name: string): Actor => ({ kind: 'system', name });

  async function openApproval(): Promise<void> {
    await source.records.openRequisition({ hireId });
    await at('2026-11-20T18:02:00.000Z');
  }

  async function toShortlist(): Promise<void> {
    if (!(await isAnswered(store, hireId, 'approval'))) {
      await openApproval();
      const approver: Actor = { kind: 'user', id: deriveId('user', 'approver@client.example'), roles: ['approver'] };
      await say(approver, 'approval', { option: 'approve' });
    }
    await source.records.settleApproval({ hireId });
    await source.records.rankPool({ hireId });
    await source.vendor.publishListing({ hireId });
    await at('2026-11-22T18:00:00.000Z');
    await source.vendor.collectApplicants({ hireId });
    await source.records.shortlist({ hireId });
  }

  async function toOffer(): Promise<void> {
    talentId = deriveId('talent', 'marketplace:mp_1');
    await at('2026-11-23T17:30:00.000Z');
    await say(leadActor, 'shortlist', { option: 'confirm', form: { talent: talentId } });
    const chosen = await source.records.chooseTalent({ hireId, patienceSeconds: 60 });
    engagementId = chosen.engagementId ?? '';
    await offer.records.sendOffer({ engagementId });
  }

  async function toPapers(): Promise<void> {
    await at('2026-11-24T18:02:00.000Z');
    if (!(await isAnswered(store, hireId, 'offer'))) await say(talent(), 'offer', { option: 'accept' });
    await offer.records.settleOffer({ engagementId });
    await say(talent(), 'consent', { option: 'consent' });
    await vetting.records.settleConsent({ engagementId });
    await vetting.vendor.orderCheck({ engagementId });
    await at('2026-11-25T19:31:00.000Z');
    await store.transaction((tx) =>
      store.hooks.receive(tx, 'screening', 'wh-1', 'check.completed', {
        type: 'check.completed',
        data: { key: `screening/${engagementId}/check/1`, status: 'clear', completedAt: '2026-11-25T19:31:00.000Z' },
      }),
    );
    await store.transaction((tx) => store.hooks.route(tx, 'screening', 'wh-1'));
    await vetting.records.concludeVetting({ engagementId });
    await onboard.records.openPapers({ engagementId });
    await onboard.vendor.sendContract({ engagementId });
  }

  async function toOrientation(): Promise<void> {
    await at('2026-11-26T20:00:00.000Z');
    await say(vendor('signature'), 'sign/talent', { option: 'signed' });
    await say(vendor('signature'), 'sign/client', { option: 'signed' });
    await answerPapers(store, engagementId, talent());
    await onboard.records.settlePapers({ engagementId });
    await onboard.vendor.provision({ engagementId });
    await onboard.records.openOrientation({ engagementId });
  }

  async function toWork(): Promise<void> {
    await at('2026-11-30T17:00:00.000Z');
    const passed = { score: 92, courseVersion: '3', certificate: 'cert-1', passedAt: '2026-11-30T17:00:00.000Z' };
    await say(vendor('learning'), 'course', { option: 'passed', form: passed });
    await answerPapers(store, engagementId, talent());
    await onboard.records.settleOrientation({ engagementId });
    await at('2026-12-01T17:00:00.000Z');
    await assign.records.startWork({ engagementId });
    await source.records.fillHire({ hireId, engagementId, filled: true });
    await assign.vendor.publishWork({ engagementId });
  }

  async function deliver(no: number, submittedAt: string, acceptedAt: string | null): Promise<void> {
    await at(submittedAt);
    const note = 'All files are in the shared folder, with alt texts beside them.';
    await say(vendor('work-tool'), `work-${no}/accept`, { option: 'accept' });
    await say(vendor('work-tool'), `work-${no}/submit`, { option: 'submit', form: { note } });
    if (!acceptedAt) return;
    await at(acceptedAt);
    const form = { rating: 5, defects: 0, comment: 'Both directions are usable.' };
    await say(leadActor, `work-${no}/review`, { option: 'accept', form });
    await assign.records.settleDeliverable({ engagementId, no, round: 1 });
    await assign.vendor.settleItem({ engagementId, no });
  }

  /** As in the mock-up: one milestone paid, one submitted, the handover open. */
  async function toHandover(): Promise<void> {
    await deliver(1, '2026-12-08T23:10:00.000Z', '2026-12-09T00:40:00.000Z');
    await deliver(2, '2026-12-17T01:22:00.000Z', null);
    await at('2026-12-17T22:05:00.000Z');
    await say(vendor('work-tool'), 'work-3/accept', { option: 'accept' });
    await offboard.records.openHandover({ engagementId });
  }

  async function toClosed(): Promise<void> {
    await at('2026-12-18T17:00:00.000Z');
    await say(leadActor, 'work-2/review', { option: 'accept', form: { rating: 4, defects: 1 } });
    await assign.records.settleDeliverable({ engagementId, no: 2, round: 1 });
    await assign.vendor.settleItem({ engagementId, no: 2 });
    await at('2026-12-30T01:00:00.000Z');
    await say(vendor('work-tool'), 'work-3/submit', {
      option: 'submit',
      form: { note: 'Print set and sources are handed over.' },
    });
    await say(leadActor, 'work-3/review', { option: 'accept', form: { rating: 5, defects: 0 } });
    await assign.records.settleDeliverable({ engagementId, no: 3, round: 1 });
    await assign.vendor.settleItem({ engagementId, no: 3 });
    await evaluate.records.evaluate({ engagementId });
    const handover = {
      deliverables: '- Moodboard and key visual\n- Social set, 24 formats\n- Print set and source files',
      locations: '- asset library, folder “Spring 2027”: palette, layered sources, exports',
      setUp: '- Install the brand fonts from the asset library',
      decisions: '- Calm palette; the loud one failed the contrast check',
      limitations: '- The large banner is not made for print',
      openItems: 'Nothing is open.',
    };
    await say(talent(), 'handover', { option: 'complete', form: handover });
    await say(leadActor, 'handover/confirm', { option: 'confirm' });
    await offboard.records.settleHandover({ engagementId });
    await at('2027-01-01T08:00:00.000Z');
    await offboard.records.beginEnding({ engagementId });
    await offboard.vendor.revokeAccess({ engagementId });
    await say(talent(), 'leaving/assets', { option: 'returned' });
    await say(talent(), 'leaving/ip', { option: 'confirmed' });
    await say(talent(), 'leaving/interview', { option: 'sent', form: { again: 'yes', good: 'Clear briefs.' } });
    await say(leadActor, 'rehire', { option: 'yes' });
    await offboard.records.settleLeaving({ engagementId });
    await offboard.records.closeEngagement({ engagementId });
    await source.records.closeHire({ hireId, reason: 'engagement closed' });
  }

  return {
    store,
    hireId,
    lead,
    engagement: () => engagementId,
    talent: () => talentId,
    askId: (name: string) => askIdOf(store, hireId, name),
    /** Gives an ask back to the lead. */
    reassign: async (name: string) => {
      const id = await askIdOf(store, hireId, name);
      await store.transaction((tx) => store.asks.reassign(tx, id, { user: lead }, leadActor, 'back again'));
    },
    openApproval,
    toShortlist,
    toOffer,
    toPapers,
    toOrientation,
    toWork,
    toHandover,
    toClosed,
  };
}

async function askIdOf(store: Store, thread: string, name: string): Promise<string> {
  const found = await store.transaction((tx) =>
    tx('ask').where({ thread, name }).orderByRaw(`(state = 'open') desc`).first<{ id: string } | undefined>('id'),
  );
  if (!found) throw new Error(`the story has no ask “${name}” yet`);
  return found.id;
}

async function isAnswered(store: Store, thread: string, name: string): Promise<boolean> {
  const found = await store.transaction((tx) => tx('ask').where({ thread, name, state: 'answered' }).first('id'));
  return found !== undefined;
}

async function answerByName(store: Store, thread: string, by: Actor, name: string, given: AskAnswer): Promise<void> {
  const id = await askIdOf(store, thread, name);
  await store.transaction((tx) => store.asks.answer(tx, id, by, given));
}

/** Answers every open checklist item as its form's examples say. */
async function answerPapers(store: Store, subject: string, by: Actor): Promise<void> {
  const asks = await store.transaction((tx) =>
    tx('ask')
      .where({ subject, state: 'open', kind: 'checklist' })
      .select<{ id: string; options: { value: string }[]; form: FormShape | null }[]>('id', 'options', 'form'),
  );
  for (const { id, options, form } of asks) {
    const given = { option: options[0]?.value ?? '', ...(form ? { form: example(form) } : {}) };
    await store.transaction((tx) => store.asks.answer(tx, id, by, given));
  }
}

interface FormShape {
  properties: Record<string, { enum?: unknown[]; examples?: unknown[] }>;
}

function example({ properties }: FormShape): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(properties).map(([name, shape]) => [name, shape.enum?.[0] ?? shape.examples?.[0] ?? '']),
  );
}
