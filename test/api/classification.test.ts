import type { EngagementView } from '../../domain/engagement/contract';
import { createClassificationActivities } from '../../activities/classification';
import { deriveId } from '../../domain/ids';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';
import { newJourney, type Journey } from '../support/fixtures';
import { staff } from '../support/staff';
import { worldOf } from '../support/journey-rows';

let api: TestApi;
let journey: Journey;
let talent: ApiClient;
let hr: ApiClient;
let steps: ReturnType<typeof createClassificationActivities>['records'];

beforeAll(async () => {
  api = await startTestApi();
  journey = newJourney(api.store);
  await journey.to('active');
  talent = await api.signedIn({ talentId: journey.talentId });
  hr = await api.as('hr');
  const blank = () => Promise.resolve(new Uint8Array());
  const documents = { sowPdf: blank, letterPdf: blank };
  steps = createClassificationActivities({ store: api.store, world: worldOf(1), documents }).records;
}, 60_000);
afterAll(() => api.stop());

const path = () => `/v1/engagements/${journey.engagementId}`;
const read = async (client = hr) => (await client.get<EngagementView>(path())).body;
const reasons = 'I own no studio, and my lead tells me every morning what to draw and how.';
const challenge = (client: ApiClient, key: string, body: object = { reasons }) =>
  client.post(`${path()}/classification/challenge`, body, { 'idempotency-key': key });

test('an engagement shows the test, its factors with evidence, and what is missing', async () => {
  const { classification } = await read();
  expect(classification).toMatchObject({
    no: 1,
    cause: 'first',
    test: 'borello',
    outcome: 'contractor',
    outcomeWord: 'contractor',
    summary: 'professional services exemption (graphic designer)',
    statement: null,
    history: [{ no: 1, outcome: 'contractor' }],
    challenges: [],
  });
  expect(classification?.factors.find(({ factor }) => factor === 'negotiatesRate')).toMatchObject({
    leans: 'independent',
    points: 1,
    inferredFrom: 'independentlyEstablished',
    evidence: expect.stringContaining('own studio'),
  });
  expect(classification?.missing.map(({ factor }) => factor)).toContain('profitOrLoss');
});

test('a request with a factor that the place does not know is refused, with the ones that it knows', async () => {
  const lead = await api.as('lead');
  const designer = (await import('../../examples/designer.json')).default;
  const factors = [{ factor: 'starSign', value: true }];
  const body = { ...designer, externalId: 'mkt-stars', arrangement: { ...designer.arrangement, factors } };
  const reply = await lead.post('/v1/hires', shifted(body), { 'idempotency-key': 'stars' });
  expect(reply.status).toBe(400);
  expect(reply.body['errors']).toContainEqual({
    pointer: '/arrangement/factors/0/factor',
    message: expect.stringMatching(/^“starSign” is no factor of rule set US-CA; its factors are: setsOwnHours, /),
  });
  const known = { ...body, arrangement: { ...body.arrangement, factors: [{ factor: 'ownTools', value: true }] } };
  expect((await lead.post('/v1/hires', shifted(known), { 'idempotency-key': 'tools' })).status).toBe(202);
});

test('the form of a new hire asks the questions of the place that was typed', async () => {
  const lead = await api.signedIn({ userId: staff.lead });
  const headers = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  const form = async (jurisdiction: string) =>
    (await lead.call('POST', '/console/hires/new', { headers, raw: `do=edit&jurisdiction=${jurisdiction}` })).text;
  expect(await form('us-ny')).toContain('From rule set US 2026-01.');
  expect(await form('GB')).toContain('May the person send somebody else whom they choose and pay?');
  expect(await form('FR')).toContain('There is no rule set for FR');
});

test('a challenge needs reasons, and only the person or hr can raise it', async () => {
  expect((await challenge(talent, 'short', { reasons: 'no' })).status).toBe(400);
  const stranger = await api.signedIn({ talentId: await api.talent('stranger') });
  expect((await challenge(stranger, 'stranger')).status).toBe(404);
  expect((await challenge(await api.as('lead'), 'lead')).status).toBe(403);
});

test('a challenge is upheld with reasons, and the person is told', async () => {
  const raised = await challenge(talent, 'first');
  expect([raised.status, raised.body['state'], raised.body['reasons']]).toEqual([202, 'open', reasons]);
  const again = await challenge(talent, 'second');
  expect(again.body['id']).toBe(raised.body['id']);
  const challengeId = String(raised.body['id']);
  const { rows } = await api.database.knex.raw<{ rows: { kind: string; workflow_id: string }[] }>(
    `select kind, workflow_id from outbox where key = ?`,
    [`start/challenge/${challengeId}`],
  );
  expect(rows).toEqual([{ kind: 'start', workflow_id: `challenge/${challengeId}` }]);

  await steps.openChallenge({ challengeId });
  const ask = deriveId('ask', `${challengeId}/answer`, 'challenge');
  const asked = (await hr.get(`/v1/asks/${ask}`)).body;
  // The day of the challenge is the first of the 45.
  const days = (Date.parse(String(asked['dueAt'])) - Date.parse(String(raised.body['raisedAt']))) / 86_400_000;
  expect(days).toBeGreaterThan(44);
  expect(days).toBeLessThanOrEqual(45);
  expect((await hr.post(`/v1/asks/${ask}/answer`, { option: 'uphold' })).status).toBe(400);
  const reason = 'You quote your own rates and work for three other clients.';
  expect((await hr.post(`/v1/asks/${ask}/answer`, { option: 'uphold', reason })).status).toBe(200);
  await steps.settleChallenge({ challengeId });
  await steps.settleChallenge({ challengeId });

  const { classification, asks } = await read(talent);
  expect(classification).toMatchObject({ no: 1, outcome: 'contractor' });
  expect(classification?.challenges).toMatchObject([{ state: 'upheld', answer: reason }]);
  expect(asks.find(({ kind }) => kind === 'challenge-answer')).toMatchObject({
    question: 'Your challenge was answered',
    state: 'open',
  });
});

test('a challenge that is right makes a new decision beside the old one, and says so', async () => {
  const challengeId = String((await challenge(hr, 'third')).body['id']);
  await steps.openChallenge({ challengeId });
  const ask = deriveId('ask', `${challengeId}/answer`, 'challenge');
  const reason = 'The lead directs the work day by day.';
  expect((await hr.post(`/v1/asks/${ask}/answer`, { option: 'employee', reason })).status).toBe(200);
  await steps.settleChallenge({ challengeId });

  const { classification } = await read();
  expect(classification).toMatchObject({ no: 2, cause: 'challenge', outcome: 'employee', engagedThrough: 'eor' });
  expect(classification?.rationale).toContain(reason);
  expect(classification?.history.map(({ no, outcome }) => [no, outcome])).toEqual([
    [2, 'employee'],
    [1, 'contractor'],
  ]);
  const timeline = await hr.get<{ items: { type: string; title: string }[] }>(`${path()}/timeline?limit=20`);
  expect(timeline.body.items.map(({ title }) => title)).toEqual(
    expect.arrayContaining(['Classification challenged', 'Classification changed: contractor → employee']),
  );
});

test('the portal shows the decision and takes a challenge; the console shows the factors', async () => {
  const page = await talent.call('GET', `/portal/status/${journey.engagementId}`, { headers: { accept: 'text/html' } });
  expect(page.text).toContain('How your status was decided');
  expect(page.text).toContain('Do you disagree?');
  const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
  const send = (raw: string) => talent.call('POST', `/portal/status/${journey.engagementId}`, { headers: form, raw });
  expect((await send('reasons=no')).status).toBe(400);
  const sent = await send(`reasons=${encodeURIComponent(reasons)}`);
  expect([sent.status, sent.headers.get('location')]).toEqual([
    303,
    `/portal/status/${journey.engagementId}?done=challenged`,
  ]);
  const console = await hr.call('GET', `/console/engagements/${journey.engagementId}`, {
    headers: { accept: 'text/html' },
  });
  expect(console.text).toContain('Borello’s weighing, after an exemption');
  expect(console.text).toContain('answer by');
});

test('a change decides again on the rules in force, and keeps both decisions', async () => {
  const again = { engagementId: journey.engagementId, kind: 'extension', occasion: 'cmd_1' } as const;
  expect(await steps.reassessClassification(again)).toMatchObject({
    outcome: 'review',
    changed: true,
    why: 'the extension changed. Was employee, is review: the rules say contractor, a person said employee.',
  });
  // A retry keeps no second row.
  await steps.reassessClassification(again);
  const { classification } = await read();
  expect(classification?.history.map(({ no, cause }) => [no, cause])).toEqual([
    [3, 'extension'],
    [2, 'challenge'],
    [1, 'first'],
  ]);
  const early = { engagementId: journey.engagementId, kind: 'date', occasion: 'radar' } as const;
  expect(await steps.reassessClassification(early)).toMatchObject({ changed: false, why: 'its date has not come yet' });
});

/** The example, moved into the future of a clock at wall time. */
function shifted<T extends { starts: string; ends: string; deliverables: { due: string }[] }>(hire: T): T {
  const move = (date: string) => `2099${date.slice(4)}`;
  return {
    ...hire,
    starts: move(hire.starts),
    ends: move(hire.ends),
    deliverables: hire.deliverables.map((one) => ({ ...one, due: move(one.due) })),
  };
}
