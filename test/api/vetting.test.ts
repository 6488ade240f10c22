import { createAdverseActivities } from '../../activities/adverse';
import { createNoticeActivities } from '../../activities/adverse-notice';
import { createDisputeActivities } from '../../activities/dispute';
import type { JourneyPorts } from '../../activities/journey';
import { createVettingActivities } from '../../activities/vetting';
import { sourceKeys } from '../../domain/source/keys';
import { startTestApi, type TestApi } from '../support/api';
import { newJourney, type Journey } from '../support/fixtures';
import { worldOf } from '../support/journey-rows';
import { staff } from '../support/staff';

let api: TestApi;
let journey: Journey;
let steps: ReturnType<typeof stepsOf>;

beforeAll(async () => {
  api = await startTestApi();
  journey = newJourney(api.store);
  await journey.to('checking');
  steps = stepsOf();
  await report('check.completed', { key: sourceKeys.check(id()), status: 'consider', completedAt: await now() });
  expect(await steps.vetting.records.concludeVetting({ engagementId: id() })).toMatchObject({ next: 'adverse' });
  await steps.adverse.vendor.fetchReport({ engagementId: id() });
  await steps.adverse.records.askAssessment({ engagementId: id(), round: 1 });
}, 60_000);
afterAll(() => api.stop());

const id = () => journey.engagementId;
const now = () => api.store.transaction((tx) => api.store.clock.now(tx));

function stepsOf() {
  const letter = () => Promise.resolve(new TextEncoder().encode('%PDF-1.4 letter'));
  const ports: JourneyPorts = {
    store: api.store,
    world: worldOf(1),
    documents: { sowPdf: letter, letterPdf: letter },
  };
  return {
    vetting: createVettingActivities(ports),
    adverse: createAdverseActivities(ports),
    notice: createNoticeActivities(ports),
    dispute: createDisputeActivities(ports),
  };
}

let webhooks = 0;
async function report(type: string, data: Record<string, unknown>): Promise<void> {
  const webhook = `msg_vetting_${++webhooks}`;
  await api.store.transaction((tx) => api.store.hooks.receive(tx, 'screening', webhook, type, { type, data }));
}

async function pageOf(role: 'hr' | 'lead' | 'engineer'): Promise<string> {
  const client = role === 'hr' ? await api.signedIn({ userId: staff.hr }) : await api.signedIn({ userId: staff[role] });
  const reply = await client.get(`/console/engagements/${id()}`);
  expect(reply.status).toBe(200);
  return reply.text.replaceAll(/\s+/g, ' ');
}

test('while it is assessed, HR sees the report and whose turn it is; the lead sees that the offer is held', async () => {
  const page = await pageOf('hr');
  expect(page).toContain('being assessed');
  expect(page).toContain('Assess what the background check found');
  expect(page).toContain('Copy of the background check report');
  const lead = await pageOf('lead');
  expect(lead).toContain('Offer, seat and money are held');
  expect(lead).not.toContain('Copy of the background check report');
});

test('after the notice its clock is shown, and the person finds notice, copy and rights, and may dispute', async () => {
  const hr = { kind: 'user' as const, id: staff.hr, roles: ['hr' as const] };
  const form = { nature: 'one entry', timePassed: 'seven years', relation: 'none' };
  await journey.answer(hr, 'adverse/assessment', { option: 'pre-adverse', form });
  await steps.adverse.records.settleAssessment({ engagementId: id(), round: 1 });
  await steps.notice.records.sendPreAdverse({ engagementId: id() });
  expect(await pageOf('hr')).toMatch(/the clock runs.*Waiting period.*until/);

  const talent = await api.signedIn({ talentId: journey.talentId });
  const documents = await talent.get('/portal/documents');
  for (const title of ['Notice before a decision', 'A summary of your rights', 'Copy of the background check report'])
    expect(documents.text).toContain(title);
  expect(documents.text).not.toContain('not signed yet');
  const ask = await talent.get(`/portal/asks/${await journey.askId('adverse/notice')}`);
  expect(ask.text).toContain('I dispute it');
  expect(ask.text).toContain('What is wrong or incomplete in the report?');
});

test('only the person, HR and administrators open its papers', async () => {
  const paper = await api.database.knex('document').where({ engagement_id: id(), kind: 'check-report' }).first('id');
  const path = `/v1/documents/${paper.id}`;
  const talent = await api.signedIn({ talentId: journey.talentId });
  for (const client of [talent, await api.as('hr'), await api.as('admin')]) {
    const opened = await client.get(path);
    expect([opened.status, opened.text.slice(0, 4)]).toEqual([200, '%PDF']);
  }
  for (const role of ['lead', 'approver', 'auditor', 'ops'] as const)
    expect((await (await api.as(role)).get(path)).status).toBe(404);
});

test('its papers lie sealed in the database, and nobody opens them once the key is destroyed', async () => {
  const papers = await api.database.knex('document').where({ engagement_id: id(), confidential: true });
  expect(papers.map(({ kind }) => kind).sort()).toEqual(['adverse-notice', 'adverse-rights', 'check-report']);
  for (const { bytes } of papers) expect(bytes.includes('PDF')).toBe(false);
  const hr = await api.as('hr');
  const undo = new Error('undo');
  const gone = api.store.transaction(async (tx) => {
    await api.store.private.destroy(tx, journey.talentId, 'retention');
    const { id: paper, bytes } = papers[0];
    const key = ['retention', `document/${paper}`] as const;
    expect(await api.store.private.unsealBytes(tx, journey.talentId, ...key, bytes)).toBeNull();
    throw undo;
  });
  await expect(gone).rejects.toBe(undo);
  expect((await hr.get(`/v1/documents/${papers[0].id}`)).status).toBe(200);
});

test('a dispute stops the clock on the page; upheld, it goes on', async () => {
  const talent = { kind: 'talent' as const, id: journey.talentId };
  await journey.answer(talent, 'adverse/notice', { option: 'dispute', form: { statement: 'canary: not me' } });
  expect(await steps.notice.records.settleNotice({ engagementId: id() })).toEqual({ next: 'dispute', number: 1 });
  await steps.dispute.vendor.disputeReport({ engagementId: id(), number: 1 });
  const page = await pageOf('hr');
  expect(page).toMatch(/the clock stands still.*stopped by a dispute/);
  expect(page).toContain('Waiting for the screening agency to look again');
  expect(page).not.toContain('canary');

  const view = JSON.parse((await (await api.as('hr')).get(`/v1/engagements/${id()}`)).text);
  expect(view.adverse).toMatchObject({ state: 'disputed', until: null, disputes: 1 });
  expect(view.adverse.left).toMatch(/day/);
  const own = await api.signedIn({ talentId: journey.talentId });
  const mine = JSON.parse((await own.get(`/v1/engagements/${id()}`)).text);
  expect(mine.adverse).toMatchObject({ state: 'disputed', decidedBy: null, reason: null });

  const key = sourceKeys.dispute(id(), 1);
  await report('check.reinvestigated', { key, outcome: 'upheld', completedAt: await now() });
  expect(await steps.dispute.records.settleDispute({ engagementId: id(), number: 1 })).toMatchObject({ next: 'wait' });
  expect(await pageOf('hr')).toContain('disputed once');
});

test('no step decides before the wait is over; after it a person does, and the page says who and why', async () => {
  await expect(steps.adverse.records.askAdverseDecision({ engagementId: id(), round: 1 })).rejects.toThrow(
    'before the waiting period is over',
  );
  await expect(steps.notice.records.sendFinalNotice({ engagementId: id() })).rejects.toThrow('waiting period');
  const later = new Date(Date.parse(await now()) + 8 * 86_400_000).toISOString();
  await api.store.transaction((tx) => api.store.clock.jump(tx, later, 'the wait passes'));
  await api.store.transaction((tx) => api.store.asks.sweep(tx, 50));
  expect(await steps.notice.records.settleNotice({ engagementId: id() })).toEqual({ next: 'over' });
  await steps.adverse.records.askAdverseDecision({ engagementId: id(), round: 1 });
  const hr = { kind: 'user' as const, id: staff.hr, roles: ['hr' as const] };
  await journey.answer(hr, 'adverse/decision', { option: 'final', reason: 'the work is driving' });
  expect(await steps.adverse.records.settleAdverseDecision({ engagementId: id(), round: 1 })).toEqual({
    verdict: 'final',
  });
  await steps.notice.records.sendFinalNotice({ engagementId: id() });
  const page = await pageOf('hr');
  expect(page).toContain('the work is driving');
  expect(page).toContain('Final notice: agency named, free copy within 60 days');
  expect(page).toContain('decided against');
});
