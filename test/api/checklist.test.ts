import { startTestApi, type TestApi } from '../support/api';
import { newJourney, type Journey } from '../support/fixtures';

let api: TestApi;
let journey: Journey;
beforeAll(async () => {
  api = await startTestApi();
  journey = newJourney(api.store);
  await journey.to('papers');
});
afterAll(() => api.stop());

const path = (item: string, engagement = journey.engagementId) =>
  `/v1/engagements/${engagement}/checklist/${item}/waive`;
const reason = 'covered by the client’s own insurance';

test('HR waives an open item with a reason: it is shown, told, and not asked for any more', async () => {
  const hr = await api.as('hr');
  const reply = await hr.post(path('insurance'), { reason });
  expect([reply.status, reply.body]).toMatchObject([200, { item: 'insurance', state: 'waived', waiverReason: reason }]);

  const { body } = await hr.get(`/v1/engagements/${journey.engagementId}`);
  const asks = body['asks'] as { question: string; state: string }[];
  expect(asks.find(({ question }) => question.includes('insurance'))?.state).toBe('withdrawn');
  const timeline = body['timeline'] as { title: string; detail: string | null }[];
  expect(timeline.find(({ title }) => title.startsWith('Waived: '))?.detail).toBe(`“${reason}”`);
  const events = await api.database.knex('event').where({ subject: journey.engagementId, type: 'checklist.waived' });
  expect(events).toHaveLength(1);

  // The second one changes nothing and says how it stands.
  expect((await hr.post(path('insurance'), { reason })).status).toBe(409);
});

test('what the law asks for is not waived; unknown items and engagements, and a waiver without a reason, are refused', async () => {
  const hr = await api.as('hr');
  const law = await hr.post(path('right-to-work'), { reason });
  expect([law.status, JSON.stringify(law.body)]).toEqual([422, expect.stringContaining('can’t be waived')]);
  expect((await hr.post(path('no-such-item'), { reason })).status).toBe(404);
  expect((await hr.post(path('nda', 'eng_unknown'), { reason })).status).toBe(404);
  expect((await hr.post(path('nda'), { reason: '  ' })).status).toBe(400);
  expect((await hr.post(path('nda'), {})).status).toBe(400);
});

test('a lead, an engineer and the talent may not', async () => {
  for (const role of ['lead', 'engineer', 'auditor', 'approver'] as const)
    expect([role, (await (await api.as(role)).post(path('nda'), { reason })).status]).toEqual([role, 403]);
  const talent = await api.signedIn({ talentId: journey.talentId });
  expect((await talent.post(path('nda'), { reason })).status).toBe(403);
});

test('the page of the engagement offers it to HR, not to the lead', async () => {
  const page = `/console/engagements/${journey.engagementId}`;
  const hr = await (await api.as('hr')).get(page);
  expect(hr.text).toContain(`${page}/checklist/nda/waive`);
  expect(hr.text).not.toContain('checklist/right-to-work/waive');
  expect(hr.text).toContain('can’t be waived');
  expect(hr.text).toContain(`waived: ${reason}`);
  expect((await (await api.as('lead')).get(page)).text).not.toContain('/waive');
});
