import { sweepDue } from '../../worker/sweep';
import { startTestApi, type TestApi } from '../support/api';
import { newJourney, type Journey } from '../support/fixtures';
import { staff } from '../support/staff';

let api: TestApi;
let journey: Journey;
beforeAll(async () => {
  api = await startTestApi();
  journey = newJourney(api.store);
  await journey.to('papers');
});
afterAll(() => api.stop());

const reason = 'the season starts on Monday';
const sweep = () => sweepDue({ database: api.database, store: api.store, log: { info: () => {}, warn: () => {} } });
const events = (type: string) => api.database.knex('event').where({ type });
const ofItems = { subjects: () => [journey.engagementId] };
let keys = 0;
const start = async (body: object, key = `bulk-${++keys}`) =>
  (await api.as('ops')).call('POST', '/v1/bulk', { body, headers: { 'idempotency-key': key } });

test('a dry run counts, says which not and why, and writes nothing', async () => {
  const ops = await api.as('ops');
  const body = { action: 'waive', filter: { subjects: ofItems.subjects() }, reason };
  const before = await api.database.knex('event').count();
  const reply = await ops.post('/v1/bulk/dry-run', body);
  expect(reply.status).toBe(200);
  const preview = reply.body as { count: number; would: number; exceptions: { why: string }[]; sentence: string };
  expect(preview.count).toBe(preview.would + preview.exceptions.length);
  expect(preview.exceptions.map(({ why }) => why).join('\n')).toMatch(
    /can’t be waived[^]*no item of a checklist|no item of a checklist[^]*can’t be waived/,
  );
  expect(preview.would).toBeGreaterThan(0);
  expect(await api.database.knex('event').count()).toEqual(before);
  expect(await api.database.knex('bulk_batch')).toEqual([]);
});

test('a nudge reminds each owner by mail, once per batch and key, and can’t be taken back', async () => {
  const body = { action: 'nudge', filter: { kind: 'checklist', subjects: ofItems.subjects() }, reason };
  const first = await start(body, 'nudge-1');
  expect([first.status, first.body]).toMatchObject([202, { state: 'running', done: 0 }]);
  const { count, id } = first.body as { count: number; id: string };
  expect((await start(body, 'nudge-1')).body).toMatchObject({ id });
  await sweep();
  await sweep();
  const ops = await api.as('ops');
  const done = (await ops.get(`/v1/bulk/${id}`)).body;
  expect(done).toMatchObject({ state: 'done', done: count, left: 0, mayUndo: false });
  expect(done['sentence']).toBe(`${count} of ${count} questions reminded.`);
  expect(await events('ask.nudged')).toHaveLength(count);
  const mails = await api.database.knex('outbox').where('key', 'like', 'mail/%/reminder/1001/%');
  expect(mails).toHaveLength(count);
  expect((await ops.post(`/v1/bulk/${id}/undo`, undefined)).status).toBe(422);
  // A second one is another mail.
  await start(body);
  await sweep();
  expect(await api.database.knex('outbox').where('key', 'like', 'mail/%/reminder/1002/%')).toHaveLength(count);
});

test('what is given away goes back, unless it was given on or answered meanwhile', async () => {
  const filter = { kind: 'sign' };
  const reply = await start({
    action: 'reassign',
    filter: { ...filter, user: staff.lead },
    reason,
    to: { role: 'hr' },
  });
  const { id, count } = reply.body as { id: string; count: number };
  await sweep();
  const owners = () =>
    api.database.knex('ask').where({ kind: 'sign', state: 'open' }).whereNull('to_talent').select('to_user', 'to_role');
  expect(count).toBeGreaterThan(0);
  expect(await owners()).toEqual(Array(count).fill({ to_user: null, to_role: 'hr' }));
  const ops = await api.as('ops');
  expect((await ops.post(`/v1/bulk/${id}/undo`, undefined)).body).toMatchObject({ state: 'undoing', left: count });
  await sweep();
  expect(await owners()).toEqual(Array(count).fill({ to_user: staff.lead, to_role: null }));
  expect((await ops.get(`/v1/bulk/${id}`)).body).toMatchObject({ state: 'undone', undone: count, mayUndo: false });
  expect((await ops.post(`/v1/bulk/${id}/undo`, undefined)).status).toBe(409);

  const again = await start({
    action: 'reassign',
    filter: { ...filter, user: staff.lead },
    reason,
    to: { role: 'hr' },
  });
  await sweep();
  const [ask] = await api.database.knex('ask').where({ kind: 'sign', to_role: 'hr' }).select('id');
  const given = await (await api.as('hr')).post(`/v1/asks/${ask.id}/reassign`, { to: { role: 'ops' }, reason });
  expect(given.status).toBe(200);
  const second = (again.body as { id: string }).id;
  await ops.post(`/v1/bulk/${second}/undo`, undefined);
  await sweep();
  const { body } = await ops.get(`/v1/bulk/${second}`);
  expect(body).toMatchObject({ state: 'undone', undone: 0, done: 1 });
  expect(JSON.stringify(body)).toContain('given to somebody else meanwhile');
});

test('a waiver for many waives what may be waived, tells why not of the rest, and survives a worker that dies between', async () => {
  const body = { action: 'waive', filter: { kind: 'checklist', subjects: ofItems.subjects() }, reason };
  const { id, count } = (await start(body)).body as { id: string; count: number };
  const [first] = await api.store.bulk.dueItems(api.database.knex, 1);
  // As a worker that dies after its first item, and one that comes again to the same.
  await api.store.transaction((tx) => api.store.bulk.settleItem(tx, first!));
  await api.store.transaction((tx) => api.store.bulk.settleItem(tx, first!));
  expect((await (await api.as('ops')).get(`/v1/bulk/${id}`)).body).toMatchObject({ state: 'running', left: count - 1 });
  await sweep();
  const view = (await (await api.as('ops')).get(`/v1/bulk/${id}`)).body as { done: number; refused: number };
  expect(view).toMatchObject({ state: 'done', left: 0 });
  expect(view.refused).toBeGreaterThan(0);
  expect(await events('checklist.waived')).toHaveLength(view.done);
});

test.each([
  [{ action: 'shout', filter: { kind: 'sign' }, reason }, '/action'],
  [{ action: 'nudge', filter: {}, reason }, '/filter'],
  [{ action: 'nudge', filter: { overdue: false }, reason }, '/filter'],
  [{ action: 'nudge', filter: { kind: '' }, reason }, '/filter/kind'],
  [{ action: 'nudge', filter: { phase: 'lunch' }, reason }, '/filter/phase'],
  [{ action: 'nudge', filter: { role: 'king' }, reason }, '/filter/role'],
  [{ action: 'nudge', filter: { subjects: [] }, reason }, '/filter/subjects'],
  [{ action: 'nudge', filter: { kind: 'sign' }, reason: ' ' }, '/reason'],
  [{ action: 'nudge', filter: { kind: 'sign' } }, '/reason'],
  [{ action: 'nudge', filter: { kind: 'sign' }, reason, to: { role: 'hr' } }, '/to'],
  [{ action: 'reassign', filter: { kind: 'sign' }, reason }, '/to'],
  [{ action: 'reassign', filter: { kind: 'sign' }, reason, to: { user: 'user_nobody' } }, '/to/user'],
])('bad input is refused at its place: %j', async (body, pointer) => {
  for (const reply of [await (await api.as('hr')).post('/v1/bulk/dry-run', body), await start(body)]) {
    expect(reply.status).toBe(400);
    expect((reply.body['errors'] as { pointer: string }[]).map((error) => error.pointer)).toContain(pointer);
  }
});

test('an unknown batch is not found, and a lead may not', async () => {
  const ops = await api.as('ops');
  expect((await ops.get('/v1/bulk/bulk_unknown')).status).toBe(404);
  expect((await ops.post('/v1/bulk/bulk_unknown/undo', undefined)).status).toBe(404);
  const lead = await api.as('lead');
  expect((await lead.post('/v1/bulk/dry-run', { action: 'nudge', filter: { kind: 'sign' }, reason })).status).toBe(403);
});

test('on the page: which, what would happen, then progress and back', async () => {
  const hr = await api.signedIn({ userId: staff.hr });
  const form = async (path: string, fields: Record<string, string>) =>
    hr.call('POST', path, {
      raw: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    });
  const page = await hr.get('/console/bulk');
  expect(page.status).toBe(200);
  expect(page.text).toContain('Batches so far');
  expect((await hr.get('/console/asks')).text).toContain('/console/bulk');

  const empty = await form('/console/bulk', { 'f.reason': '' });
  expect(empty.status).toBe(400);
  for (const error of ['Choose what to do.', 'Say why.', 'Say which questions']) expect(empty.text).toContain(error);
  const stranger = await form('/console/bulk', { 'f.action': 'reassign', 'f.kind': 'sign', 'f.reason': reason });
  expect([stranger.status, stranger.text]).toEqual([400, expect.stringContaining('Choose who gets them')]);

  const fields = {
    'f.action': 'reassign',
    'f.kind': 'sign',
    'f.owner': 'role:ops',
    'f.to': 'role:hr',
    'f.reason': reason,
  };
  const preview = await form('/console/bulk', fields);
  expect([preview.status, preview.text]).toEqual([
    200,
    expect.stringContaining('1 of 1 question would be given away.'),
  ]);
  expect(preview.text).toContain('Nothing has changed yet.');
  const told = await form('/console/bulk', { ...fields, step: 'do', key: 'page-1' });
  expect(told.status).toBe(303);
  const batch = told.headers.get('location')!;
  expect((await hr.get(batch)).text).toContain('1 to go');
  await sweep();
  expect((await hr.get(batch)).text).toContain('Take it back');
  expect((await form(`${batch}/undo`, {})).status).toBe(303);
  await sweep();
  expect((await hr.get(batch)).text).toContain('1 of 1 question given back.');
  const twice = await form(`${batch}/undo`, {});
  expect([twice.status, twice.text]).toEqual([409, expect.stringContaining('taken back already')]);
  expect((await (await api.as('auditor')).get(batch)).text).not.toContain('Take it back');
});
