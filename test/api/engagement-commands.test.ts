import type { CommandView } from '../../domain/command/contract';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';
import { newJourney, type Journey } from '../support/fixtures';

let api: TestApi;
let journey: Journey;
let lead: ApiClient;
let ops: ApiClient;
let talent: ApiClient;
let keys = 0;

beforeAll(async () => {
  api = await startTestApi();
  journey = newJourney(api.store);
  await journey.to('handover');
  [lead, ops] = [await api.as('lead'), await api.as('ops')];
  talent = await api.signedIn({ talentId: journey.talentId });
}, 120_000);
afterAll(() => api.stop());

const tell = (who: ApiClient, kind: string, body: object, key = `key-${++keys}`) =>
  who.post<CommandView & { errors?: { pointer: string }[] }>(`/v1/engagements/${journey.engagementId}/${kind}`, body, {
    'idempotency-key': key,
  });
const reason = 'for a reason';
const told = () => api.database.knex('command').where({ subject: journey.engagementId }).pluck('kind');

test('a command is taken once, signals its run once, and is found where Location says', async () => {
  const first = await tell(lead, 'suspend', { reason }, 'suspend-1');
  expect([first.status, first.body.state, first.body.kind]).toEqual([202, 'given', 'suspend']);
  const again = await tell(lead, 'suspend', { reason }, 'suspend-1');
  expect([again.status, again.body.id]).toEqual([202, first.body.id]);
  expect((await lead.get<CommandView>(first.headers.get('location') ?? '')).body.id).toBe(first.body.id);
  const signals = await api.database
    .knex('outbox')
    .where({ key: `command/${first.body.id}` })
    .select('payload');
  expect(signals).toEqual([{ payload: { signal: 'commanded', args: [{ command: first.body.id }] } }]);
  expect(await told()).toEqual(['suspend']);
});

test('a talent resigns from their own engagement; a stranger does not even find it', async () => {
  const stranger = await api.signedIn({ talentId: await api.talent('stranger') });
  expect((await tell(stranger, 'resign', { reason })).status).toBe(404);
  expect((await tell(talent, 'resign', { reason })).status).toBe(202);
  expect((await tell(talent, 'terminate', { reason })).status).toBe(403);
});

test.each([
  ['withdraw', {}, 409, undefined, 'resign'],
  ['resume', {}, 409, undefined, 'not possible now'],
  ['terminate', { lastDay: '2020-01-01' }, 400, '/lastDay', 'lies in the past'],
  ['terminate', { lastDay: '2999-01-01' }, 400, '/lastDay', 'extend it instead'],
  ['terminate', { cause: 'mood' }, 400, '/cause', ''],
  ['extend', { until: '2020-01-01' }, 400, '/until', 'not later'],
  ['extend', { until: 'soon' }, 400, '/until', ''],
  ['suspend', { reason: ' ' }, 400, '/reason', 'say why'],
  ['suspend', { until: '2027-01-01' }, 400, '/until', ''],
  ['correct-pay', { milestone: 1, amount: { amount: '1.00', currency: 'EUR' } }, 400, '/amount/currency', 'USD'],
  ['correct-pay', { milestone: 1, amount: { amount: '1.005', currency: 'USD' } }, 400, '/amount/amount', 'digits'],
  ['change-order', { drop: ['one'] }, 400, '/drop/0', ''],
  ['change-order', { change: [{ no: 1, due: '2999-01-01' }] }, 400, '/change/0/due', 'extend the engagement first'],
])('%s %j is refused with %d, and nothing is told', async (kind, body, status, pointer, remedy) => {
  const before = await told();
  const reply = await tell(ops, kind, { reason, ...body });
  expect(reply.status).toBe(status);
  expect(JSON.stringify(reply.body)).toContain(remedy);
  if (pointer !== undefined) expect(reply.body.errors?.map((error) => error.pointer)).toContain(pointer);
  expect(await told()).toEqual(before);
});
