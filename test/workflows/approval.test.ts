import { Denied } from '../../domain/errors';
import { openSourcing, type SourceBench } from './source-bench';

let bench: SourceBench;

beforeAll(async () => {
  bench = await openSourcing('2026-11-02T17:00:00.000Z');
}, 120_000);

afterAll(() => bench.close());

test('a refused budget rejects the request with its reason, and the requester is told', async () => {
  const hireId = await bench.hire('refused', []);
  const { id } = await bench.ask('approval');
  await bench.answer('approval', 'reject', undefined, 'Not this quarter.');
  expect(await bench.ended(`hire/${hireId}`)).toBe('COMPLETED');

  expect(await bench.states('hire', { id: hireId })).toEqual(['rejected']);
  expect(await bench.requisition(hireId)).toMatchObject({ state: 'rejected' });
  const [requester] = await bench.states('hire', { id: hireId }, 'requested_by');
  const mails = await bench.database
    .knex('outbox')
    .where({ key: `mail/${id}/told/${String(requester)}` })
    .pluck('payload');
  expect(mails).toEqual([{ ask: id, to: requester, occasion: 'told' }]);
  const { data } = await bench.database.knex('event').where({ subject: hireId, type: 'hire.rejected' }).first('data');
  expect(data).toMatchObject({ reason: 'Not this quarter.' });
  expect(await bench.leftOpen(hireId)).toEqual({ asks: [], committedMinor: 0, reservedMinor: 0 });
}, 60_000);

test('a late approval asks the requester, who asks once more; the second time it is approved', async () => {
  const hireId = await bench.hire('late', []);
  await bench.silence('approval');
  expect(await bench.states('hire', { id: hireId })).toEqual(['approval']);
  await bench.answer('late-approval', 'again');
  await bench.answer('approval', 'approve');
  await bench.listingCloses(hireId);
  await bench.ask('impasse');
  expect(await bench.states('hire', { id: hireId })).toEqual(['sourcing']);
  await bench.answer('impasse', 'cancel', undefined, 'Only a test.');
  expect(await bench.ended(`hire/${hireId}`)).toBe('COMPLETED');
}, 60_000);

test('when the requester is silent too, the request is cancelled with both reasons', async () => {
  const hireId = await bench.hire('silent', []);
  await bench.silence('approval');
  await bench.silence('late-approval');
  expect(await bench.ended(`hire/${hireId}`)).toBe('COMPLETED');
  expect(await bench.requisition(hireId)).toMatchObject({ state: 'cancelled' });
  const { data } = await bench.database.knex('event').where({ subject: hireId, type: 'hire.cancelled' }).first('data');
  expect(data).toMatchObject({ reason: 'nobody approved in time, and nobody asked once more' });
  expect(await bench.leftOpen(hireId)).toEqual({ asks: [], committedMinor: 0, reservedMinor: 0 });
}, 60_000);

test('an absent approver delegates; the requester neither answers nor chooses who does', async () => {
  const hireId = await bench.hire('delegated', []);
  const [requester] = (await bench.states('hire', { id: hireId }, 'requested_by')) as string[];
  const { id } = await bench.ask('approval');
  const approver = { kind: 'user', id: 'user_absent', roles: ['approver'] } as const;
  const asRequester = { kind: 'user', id: requester!, roles: ['lead', 'approver', 'ops'] } as const;
  const [deputy = ''] = await bench.database
    .knex('user_account')
    .whereNot({ id: requester! })
    .orderBy('id')
    .pluck<string[]>('id');
  const reassign = (to: { user: string } | { role: 'ops' }, by: typeof approver | typeof asRequester) =>
    bench.store.transaction((tx) => bench.store.asks.reassign(tx, id, to, by, 'on leave'));
  const approve = (by: object) =>
    bench.store.transaction((tx) => bench.store.asks.answer(tx, id, by as never, { option: 'approve' }));

  await expect(reassign({ user: deputy }, asRequester)).rejects.toThrow(Denied);
  await expect(reassign({ user: requester! }, approver)).rejects.toThrow('may not answer');
  await reassign({ role: 'ops' }, approver);
  await expect(approve(asRequester)).rejects.toThrow(Denied);
  await reassign({ user: deputy }, { ...asRequester, id: 'user_ops' });
  await expect(approve(asRequester)).rejects.toThrow(Denied);
  await approve({ kind: 'user', id: deputy, roles: ['engineer'] });
  await bench.listingCloses(hireId);
  await bench.answer('impasse', 'cancel', undefined, 'Only a test.');
  expect(await bench.ended(`hire/${hireId}`)).toBe('COMPLETED');
}, 60_000);
