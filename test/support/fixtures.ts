import { createAssignActivities } from '../../activities/assign';
import { createEvaluateActivities } from '../../activities/evaluate';
import type { JourneyPorts } from '../../activities/journey';
import { createFallOutActivities } from '../../activities/fall-out';
import { createMechanismActivities } from '../../activities/mechanism';
import { createOffboardActivities } from '../../activities/offboard';
import { createOfferActivities } from '../../activities/offer';
import { createOnboardActivities } from '../../activities/onboard';
import { createSourceActivities } from '../../activities/source';
import { createVettingActivities } from '../../activities/vetting';
import type { Database } from '../../adapters/db/connection';
import { createStore, type Store } from '../../adapters/db/store';
import { seedPolicies } from '../../cli/seed/reference';
import { seedStaff } from '../../cli/seed/staff';
import type { AskAnswer } from '../../domain/ask/contract';
import type { Actor } from '../../domain/ask/rules';
import { assignKeys } from '../../domain/assign/keys';
import { deriveId, groupKey, runIds } from '../../domain/ids';
import { answerChecklist, handover, reportClear, worldOf, writeHire } from './journey-rows';
import { staff } from './staff';

/** A store with staff and policies; its business clock stands still and is moved by the steps. */
export async function openFixtures(database: Database): Promise<Store> {
  const store = createStore(database, { masterKey: new Uint8Array(32).fill(7) });
  await store.transaction((tx) => store.clock.start(tx, { scale: 0, businessFrom: '2026-11-19T17:00:00.000Z' }));
  await seedPolicies(store);
  await seedStaff(store);
  return store;
}

/** One hire on its way. Each journey of a number has people and ids of its own. */
export interface Journey {
  hireId: string;
  engagementId: string;
  talentId: string;
  /** Where it stands: the last step taken. */
  stage: Stage | 'new';
  /** Takes every step up to and with this one. */
  to(stage: Stage): Promise<void>;
  /** Answers the newest open ask of this name. */
  answer(by: Actor, name: string, given: AskAnswer): Promise<void>;
  askId(name: string): Promise<string>;
  /** The payment of the first deliverable fails three times and is parked; from `accepted` on. */
  parkPayment(): Promise<void>;
  /** The person says no to the offer; from `offered` on. */
  decline(): Promise<void>;
}

/** Steps of the journey in order, as the runs take them, and when each one happens. */
export const stages = [
  'received',
  'approval',
  'sourcing',
  'listed',
  'shortlist',
  'offering',
  'offered',
  'consent',
  'checking',
  'confirmed',
  'papers',
  'half-signed',
  'provisioning',
  'access',
  'orientation',
  'ready',
  'active',
  'making',
  'submitted',
  'accepted',
  'paid',
  'handover',
  'evaluated',
  'handed-over',
  'kept',
  'ending',
  'gone',
  'left',
  'closed',
] as const;
export type Stage = (typeof stages)[number];

/** Begins journey number `n`: nothing is written before its first step. `externalId` tells it from others. */
export function newJourney(store: Store, n = 1): Journey {
  const ports: JourneyPorts = {
    store,
    world: worldOf(n),
    documents: {
      sowPdf: () => Promise.resolve(new TextEncoder().encode('%PDF-1.4 statement of work')),
      letterPdf: () => Promise.resolve(new TextEncoder().encode('%PDF-1.4 letter')),
    },
  };
  const source = createSourceActivities(ports);
  const offer = createOfferActivities(ports);
  const vetting = createVettingActivities(ports);
  const onboard = createOnboardActivities(ports);
  const assign = createAssignActivities(ports);
  const evaluate = createEvaluateActivities(ports);
  const offboard = createOffboardActivities(ports);
  const mechanism = createMechanismActivities(store);

  const externalId = `mkt-${n}`;
  const hireId = deriveId('hire', staff.lead, externalId);
  const talentId = deriveId('talent', `marketplace:mp_${n}_1`);
  const engagementId = deriveId('engagement', deriveId('requisition', hireId, '1'), talentId);
  const ids = { engagementId };
  const lead: Actor = { kind: 'user', id: staff.lead, roles: ['lead'] };
  const talent: Actor = { kind: 'talent', id: talentId };
  const workTool: Actor = { kind: 'system', name: 'work-tool' };
  const at = async (instant: string) =>
    store.transaction(async (tx) => {
      // Several journeys share one clock, which never goes back.
      if ((await store.clock.now(tx)) < instant) await store.clock.jump(tx, instant, 'fixture');
    });
  const submit = async (no: number) => {
    const note = 'All files are in the shared folder.';
    await answer(workTool, `work-${no}/submit`, { option: 'submit', form: { note } });
  };
  const accept = async (no: number) => {
    const form = { rating: 5, defects: 0, comment: 'Both directions are usable.' };
    await answer(lead, `work-${no}/review`, { option: 'accept', form });
    await assign.records.settleDeliverable({ engagementId, no, round: 1 });
  };
  const pay = (no: number) => assign.vendor.settleItem({ engagementId, no });

  const steps: Record<Stage, [at: string, step: () => Promise<unknown>]> = {
    received: ['2026-11-19T17:00:00.000Z', () => writeHire(store, hireId, externalId)],
    approval: ['2026-11-19T17:01:00.000Z', () => source.records.openRequisition({ hireId })],
    sourcing: [
      '2026-11-20T18:00:00.000Z',
      async () => {
        const approver: Actor = { kind: 'user', id: staff.approver, roles: ['approver'] };
        await answer(approver, 'approval', { option: 'approve' });
        await source.records.settleApproval({ hireId });
        await source.records.rankPool({ hireId });
      },
    ],
    listed: ['2026-11-20T18:01:00.000Z', () => source.vendor.publishListing({ hireId })],
    shortlist: [
      '2026-11-22T18:00:00.000Z',
      async () => {
        await source.vendor.collectApplicants({ hireId });
        await source.records.shortlist({ hireId });
      },
    ],
    offering: [
      '2026-11-23T17:30:00.000Z',
      async () => {
        await answer(lead, 'shortlist', { option: 'confirm', form: { talent: talentId } });
        await source.records.chooseTalent({ hireId, patienceSeconds: 60 });
      },
    ],
    offered: ['2026-11-23T17:31:00.000Z', () => offer.records.sendOffer(ids)],
    consent: [
      '2026-11-24T18:00:00.000Z',
      async () => {
        await answer(talent, 'offer', { option: 'accept' });
        await offer.records.settleOffer(ids);
      },
    ],
    checking: [
      '2026-11-24T19:00:00.000Z',
      async () => {
        await answer(talent, 'consent', { option: 'consent' });
        await vetting.records.settleConsent(ids);
        await vetting.vendor.orderCheck(ids);
      },
    ],
    confirmed: [
      '2026-11-25T19:30:00.000Z',
      async () => {
        await reportClear(store, engagementId, `wh-check-${n}`);
        await vetting.records.concludeVetting(ids);
      },
    ],
    papers: [
      '2026-11-25T19:31:00.000Z',
      async () => {
        await onboard.records.openPapers(ids);
        await onboard.vendor.sendContract(ids);
      },
    ],
    'half-signed': [
      '2026-11-26T17:00:00.000Z',
      () => answer({ kind: 'system', name: 'signature' }, 'sign/talent', { option: 'signed' }),
    ],
    provisioning: [
      '2026-11-26T20:00:00.000Z',
      async () => {
        await answer({ kind: 'system', name: 'signature' }, 'sign/client', { option: 'signed' });
        await answerChecklist(store, engagementId, talent);
        await onboard.records.settlePapers(ids);
      },
    ],
    access: ['2026-11-26T20:01:00.000Z', () => onboard.vendor.provision(ids)],
    orientation: ['2026-11-26T20:02:00.000Z', () => onboard.records.openOrientation(ids)],
    ready: [
      '2026-11-30T17:00:00.000Z',
      async () => {
        const form = { score: 92, courseVersion: '3', certificate: `cert-${n}`, passedAt: '2026-11-30T17:00:00.000Z' };
        await answer({ kind: 'system', name: 'learning' }, 'course', { option: 'passed', form });
        await answerChecklist(store, engagementId, talent);
        await onboard.records.settleOrientation(ids);
      },
    ],
    active: [
      '2026-12-01T17:00:00.000Z',
      async () => {
        await assign.records.startWork(ids);
        await source.records.fillHire({ hireId, engagementId, filled: true });
        await assign.vendor.publishWork(ids);
      },
    ],
    making: [
      '2026-12-01T20:00:00.000Z',
      async () => {
        for (const no of [1, 2, 3]) await answer(workTool, `work-${no}/accept`, { option: 'accept' });
      },
    ],
    submitted: ['2026-12-08T18:00:00.000Z', () => submit(1)],
    accepted: ['2026-12-09T00:40:00.000Z', () => accept(1)],
    paid: ['2026-12-09T17:14:00.000Z', () => pay(1)],
    handover: [
      '2026-12-18T08:00:05.000Z',
      async () => {
        await submit(2);
        await offboard.records.openHandover(ids);
      },
    ],
    evaluated: [
      '2026-12-19T18:00:00.000Z',
      async () => {
        await accept(2);
        await pay(2);
        await submit(3);
        await accept(3);
        await pay(3);
        await evaluate.records.evaluate(ids);
      },
    ],
    'handed-over': [
      '2026-12-21T18:00:00.000Z',
      () => answer(talent, 'handover', { option: 'complete', form: handover }),
    ],
    kept: [
      '2026-12-22T18:00:00.000Z',
      async () => {
        await answer(lead, 'handover/confirm', { option: 'confirm' });
        await offboard.records.settleHandover(ids);
      },
    ],
    ending: ['2027-01-01T08:00:05.000Z', () => offboard.records.beginEnding(ids)],
    gone: ['2027-01-01T08:01:00.000Z', () => offboard.vendor.revokeAccess(ids)],
    left: [
      '2027-01-02T18:00:00.000Z',
      async () => {
        await answer(talent, 'leaving/assets', { option: 'returned' });
        await answer(talent, 'leaving/ip', { option: 'confirmed' });
        await answer(talent, 'leaving/interview', { option: 'sent', form: { again: 'yes', good: 'Clear briefs.' } });
        await answer(lead, 'rehire', { option: 'yes' });
      },
    ],
    closed: [
      '2027-01-02T18:01:00.000Z',
      async () => {
        await offboard.records.settleLeaving(ids);
        await offboard.records.closeEngagement(ids);
        await source.records.closeHire({ hireId, reason: 'engagement closed' });
      },
    ],
  };

  const journey: Journey = { hireId, engagementId, talentId, stage: 'new', to, answer, askId, parkPayment, decline };
  return journey;

  async function to(stage: Stage): Promise<void> {
    const from = journey.stage === 'new' ? 0 : stages.indexOf(journey.stage) + 1;
    for (const next of stages.slice(from, stages.indexOf(stage) + 1)) {
      const [instant, step] = steps[next];
      await at(instant);
      await step();
      journey.stage = next;
    }
  }

  async function askId(name: string): Promise<string> {
    const found = await store.transaction((tx) =>
      tx('ask')
        .where({ thread: hireId, name })
        .orderByRaw(`(state = 'open') desc, opened_at desc`)
        .first<{ id: string } | undefined>('id'),
    );
    if (!found) throw new Error(`journey ${n} has no ask “${name}” at ${journey.stage}`);
    return found.id;
  }

  async function answer(by: Actor, name: string, given: AskAnswer): Promise<void> {
    const id = await askId(name);
    await store.transaction((tx) => store.asks.answer(tx, id, by, given));
  }

  async function parkPayment(): Promise<void> {
    const key = assignKeys.milestone(engagementId, 1);
    const [subject, thread, workflowId] = [engagementId, hireId, runIds.engagement(engagementId)];
    const spec = { key, system: 'payments', operation: 'pay', subject, thread, workflowId };
    await at('2026-12-09T05:00:00.000Z');
    await store.transaction(async (tx) => {
      await store.effects.begin(tx, spec, 'digest');
      for (let attempt = 0; attempt < 3; attempt += 1)
        await store.effects.missed(tx, key, 'Unavailable: The payments system answers 503.');
    });
    const group = groupKey(engagementId, `parked/${key}`);
    const error = 'Unavailable: The payments system answers 503.';
    await mechanism.parkEffects({ keys: [key], group, subject, thread, workflowId, phase: 'assign', error });
  }

  async function decline(): Promise<void> {
    await at('2026-11-24T17:00:00.000Z');
    await answer(talent, 'offer', { option: 'decline' });
    await offer.records.settleOffer(ids);
    await createFallOutActivities(ports).records.abortEngagement({ engagementId, reason: 'the offer was declined' });
  }
}
