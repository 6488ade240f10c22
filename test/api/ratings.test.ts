import type {
  RatingCaseView,
  ScorecardView,
  TierChangeView,
  TierPreview,
  TierWhatIf,
} from '../../domain/evaluate/contract';
import { defaultPolicies } from '../../domain/policy/defaults';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';
import { newJourney, type Journey } from '../support/fixtures';
import { rateAs } from '../support/rating-rows';
import { staff } from '../support/staff';

let api: TestApi;
let journey: Journey;
let talent: ApiClient;
let hr: ApiClient;
let ops: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  journey = newJourney(api.store);
  await rateAs(api.database, journey, { rating: 4, late: true });
  talent = await api.signedIn({ talentId: journey.talentId });
  hr = await api.as('hr');
  ops = await api.as('ops');
}, 120_000);
afterAll(() => api.stop());

interface Listed<T> {
  items: T[];
  next: string | null;
}
let keys = 0;
const once = () => ({ 'idempotency-key': `rating-${++keys}` });
const card = async (): Promise<ScorecardView> =>
  (await talent.get<Listed<ScorecardView>>('/v1/scorecards?period=project')).body.items[0]!;

test('a talent disputes a number of their own card, once, in time, with a reason; nobody does it for them', async () => {
  const { id, disputableUntil } = await card();
  expect(disputableUntil).not.toBeNull();
  const dispute = { metric: 'outcome', reason: 'The wrong file was looked at.' };
  const path = `/v1/scorecards/${id}/disputes`;
  expect((await hr.post(path, dispute, once())).status).toBe(403);
  const other = await api.signedIn({ talentId: await api.talent('somebody-else') });
  expect((await other.post(path, dispute, once())).status).toBe(404);
  expect((await talent.post(path, { ...dispute, reason: ' ' }, once())).status).toBe(400);
  expect((await talent.post(path, { ...dispute, metric: 'charm' }, once())).body).toMatchObject({
    status: 422,
    detail: 'This scorecard has no metric “charm”; dispute one that it shows.',
  });

  const before = api.deliveries();
  const taken = await talent.post<RatingCaseView>(path, dispute, once());
  expect(taken).toMatchObject({
    status: 202,
    body: { kind: 'dispute', state: 'open', metric: 'outcome', period: 'project' },
  });
  expect(taken.headers.get('location')).toBe(`/v1/rating-cases/${taken.body.id}`);
  expect(api.deliveries()).toBe(before + 1);
  expect((await talent.post(path, dispute, once())).body).toMatchObject({
    status: 409,
    facts: { case: taken.body.id, state: 'open' },
  });
  // Its run is started once, by the outbox.
  const starts = await api.database.knex('outbox').where({ kind: 'start', workflow_id: `rating/${taken.body.id}` });
  expect(starts).toMatchObject([{ payload: { workflowType: 'ratingCase' } }]);

  for (const client of [talent, hr, await api.as('auditor')])
    expect((await client.get<Listed<RatingCaseView>>('/v1/rating-cases?kind=dispute')).body.items).toHaveLength(1);
  const engineer = await (await api.as('engineer')).get<RatingCaseView>(`/v1/rating-cases/${taken.body.id}`);
  expect(engineer.body.reason).toBeNull();
  expect((await other.get<Listed<RatingCaseView>>('/v1/rating-cases')).body.items).toEqual([]);
});

test('the cost of a tier is told before it applies; the change needs what was seen, and a reason', async () => {
  const preview = await hr.get<TierPreview>(`/v1/tiers/preview?talent=${journey.talentId}&to=A`);
  // 4,800 dollars in a month: 8 % of that more.
  expect(preview.body).toMatchObject({ from: 'B', to: 'A', after: { rateCard: 0.08 }, openEngagements: 1 });
  const [monthly] = preview.body.monthly;
  expect(monthly).toMatchObject({ basis: 'running', pay: { currency: 'USD' } });
  expect(Number(monthly!.difference.amount) / Number(monthly!.pay.amount)).toBeCloseTo(0.08, 4);
  expect(preview.body.sentence).toMatch(/^From tier B to tier A: it costs \$\d+\.\d\d a month more on what runs now\./);

  const path = `/v1/talents/${journey.talentId}/tier`;
  const change = { from: 'C', to: 'A', reason: 'Carried the launch.' };
  expect((await (await api.as('lead')).post(path, change)).status).toBe(403);
  expect((await hr.post(path, change)).body).toMatchObject({ status: 409, facts: { tier: 'B' } });
  expect((await hr.post(path, { ...change, from: 'B', reason: '' })).status).toBe(400);
  const changed = await hr.post<TierChangeView>(path, { ...change, from: 'B' });
  expect(changed).toMatchObject({
    status: 200,
    body: { from: 'B', to: 'A', cause: 'person', by: staff.hr, appealableUntil: null },
  });
  const changes = await talent.get<Listed<TierChangeView>>('/v1/tiers');
  expect(changes.body.items.map(({ to, cause }) => [to, cause])).toEqual([
    ['A', 'person'],
    ['B', 'entry'],
  ]);
  expect((await talent.post(`/v1/tiers/${changed.body.id}/appeals`, { reason: 'no' }, once())).body).toMatchObject({
    status: 422,
    detail: expect.stringContaining('dispute the rating'),
  });
});

test('a lower tier that a person decided can be appealed, by the talent alone', async () => {
  const { body } = await ops.post<TierChangeView>(`/v1/talents/${journey.talentId}/tier`, {
    from: 'A',
    to: 'D',
    reason: 'Left the client waiting.',
  });
  expect(body.appealableUntil).not.toBeNull();
  const path = `/v1/tiers/${body.id}/appeals`;
  expect((await ops.post(path, { reason: 'x' }, once())).status).toBe(403);
  const appeal = await talent.post<RatingCaseView>(path, { reason: 'I was ill and said so.' }, once());
  expect(appeal).toMatchObject({ status: 202, body: { kind: 'appeal', against: 'tier', state: 'open' } });
  expect((await talent.post(path, { reason: 'again' }, once())).status).toBe(409);
  expect(
    (await talent.post(`/v1/engagements/${journey.engagementId}/appeals`, { reason: 'x' }, once())).body,
  ).toMatchObject({
    status: 422,
    detail: 'Only a suspension or a termination can be appealed; this engagement has neither.',
  });
});

test('another policy can be tried on everyone before it is published', async () => {
  const policy = defaultPolicies.evaluate;
  const before = await api.database.knex('tier_change').count({ n: '*' }).first();
  const same = await ops.post<TierWhatIf>('/v1/tiers/what-if', { version: 1 });
  expect(same).toMatchObject({
    status: 200,
    body: { people: 1, moves: [], monthly: [{ amount: '0.00', currency: 'USD' }] },
  });
  expect((await ops.post('/v1/tiers/what-if', {})).status).toBe(400);
  expect((await ops.post('/v1/tiers/what-if', { version: 99 })).status).toBe(404);
  expect((await talent.post('/v1/tiers/what-if', { version: 1 })).status).toBe(403);
  // A person decided on the present tier: no policy moves it.
  const strict = { ...policy, tiers: policy.tiers.map((one) => ({ ...one, enter: 99, stay: 98 })) };
  expect((await ops.post<TierWhatIf>('/v1/tiers/what-if', { policy: strict })).body.moves).toEqual([]);
  expect(await api.database.knex('tier_change').count({ n: '*' }).first()).toEqual(before);
});

test('portal and console show what counts, what is disputed, and let people act', async () => {
  const person = await api.signedIn({ talentId: journey.talentId });
  const page = (await person.get('/portal/rating', { accept: 'text/html' })).text;
  for (const words of [
    'Dates kept',
    'you disputed it: being looked at',
    'You may dispute a number until',
    'you appealed',
    'Left the client waiting.',
  ])
    expect(page).toContain(words);
  const { id } = await card();
  const form = (await person.get(`/portal/rating/${id}/commitments`, { accept: 'text/html' })).text;
  expect(form).toContain('Dispute “Dates kept”');
  const send = (reason: string) =>
    person.call('POST', `/portal/rating/${id}/commitments`, {
      raw: new URLSearchParams({ reason }).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    });
  expect((await send(' ')).text).toContain('Say in a few words what is wrong.');
  expect((await send('The dates were moved by the client.')).headers.get('location')).toBe(
    '/portal/rating?done=disputed',
  );
  expect((await send('again')).status).toBe(409);

  const console = (await hr.get(`/console/talent/${journey.talentId}`, { accept: 'text/html' })).text;
  for (const words of [
    'Disputes and appeals',
    'tier A → tier D',
    'decided by a person: Left the client waiting.',
    'gives',
    'To tier B…',
  ])
    expect(console).toContain(words);
  const preview = (await hr.get(`/console/talent/${journey.talentId}/tier?to=B`, { accept: 'text/html' })).text;
  expect(preview).toContain('From tier D to tier B');
  const changed = await hr.call('POST', `/console/talent/${journey.talentId}/tier`, {
    raw: new URLSearchParams({ from: 'D', to: 'B', reason: 'Talked it over.' }).toString(),
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
  });
  expect(changed.headers.get('location')).toBe(`/console/talent/${journey.talentId}?done=tier-changed`);
  const timeline = (
    await hr.get<Listed<{ title: string }>>(`/v1/engagements/${journey.engagementId}/timeline?limit=200`)
  ).body;
  expect(timeline.items.map(({ title }) => title)).toEqual(
    expect.arrayContaining([
      'Rating “Rating by the lead” disputed',
      expect.stringMatching(/^Scorecard closed: .*, tier B$/),
    ]),
  );
});

test('after its day a rating can be disputed no more', async () => {
  const { id, disputableUntil } = await card();
  await api.store.transaction((tx) =>
    api.store.clock.jump(tx, new Date(Date.parse(disputableUntil!) + 1).toISOString(), 'test'),
  );
  const late = await talent.post(`/v1/scorecards/${id}/disputes`, { metric: 'quality', reason: 'too late' }, once());
  expect(late.body).toMatchObject({ status: 422, facts: { until: disputableUntil } });
  expect(late.body['detail']).toMatch(/^A rating could be disputed until \w+ \d+ \w+ \d{4}; that day is over\./);
});
