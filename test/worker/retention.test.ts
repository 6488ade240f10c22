import { endKeeping } from '../../activities/radar';
import { startTestApi, type TestApi } from '../support/api';

let api: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  await api.database.knex('clock_segment').update({ business_from: '2026-11-19T17:00:00Z', scale: 0 });
}, 60_000);
afterAll(() => api.stop());

const tax = { taxId: '12 345 678 901' };

/** A person in the pool with a paper that the law wants kept, and what can be read of it now. */
async function personWithPapers(sourceRef: string) {
  const hr = await api.as('hr');
  const person = { sourceRef, name: 'Mara Lind', email: `${sourceRef.slice(3)}@talent.example` };
  const known = { timeZone: 'Europe/Berlin', skills: [{ skill: 'copywriting', level: 3 }] };
  const key = { 'idempotency-key': sourceRef };
  const { body } = await hr.post<{ id: string }>('/v1/talents', { ...person, ...known }, key);
  const { store } = api;
  await store.transaction((tx) => store.private.seal(tx, body.id, 'retention', 'tax', tax));
  const papers = () => store.private.unseal(api.database.knex, body.id, 'retention', 'tax');
  return { id: body.id, papers, erase: () => hr.post(`/v1/talents/${body.id}/erase`, undefined) };
}

const jump = (instant: string) => api.store.transaction((tx) => api.store.clock.jump(tx, instant, 'test'));

test('what the law wants kept outlives the erasure, and is let go on its date; who stays in the pool keeps it', async () => {
  const erased = await personWithPapers('hr:erased');
  const stays = await personWithPapers('hr:stays');
  expect((await erased.erase()).status).toBe(204);
  expect(await erased.papers()).toEqual(tax);

  await jump('2033-11-19T16:00:00Z');
  expect(await endKeeping(api.store, 25)).toBe(0);
  expect(await erased.papers()).toEqual(tax);

  await jump('2033-11-19T18:00:00Z');
  expect(await endKeeping(api.store, 25)).toBe(1);
  expect(await endKeeping(api.store, 25)).toBe(0);
  expect([await erased.papers(), await stays.papers()]).toEqual([null, tax]);
  const events = await api.database.knex('event').where({ type: 'talent.retention_ended' }).select('subject', 'data');
  expect(events).toEqual([{ subject: erased.id, data: { years: 7 } }]);
});

test('the years of the policy in force count', async () => {
  const erased = await personWithPapers('hr:sooner');
  expect((await erased.erase()).status).toBe(204);
  const { store } = api;
  await store.transaction(async (tx) => {
    const { policy } = await store.radar.radarPolicy(tx);
    const document = { ...policy, retentionYears: 0.5 };
    await store.policies.publish(tx, { kind: 'radar', document, note: 'for a test', by: 'system:test' });
  });
  await jump('2034-06-01T00:00:00Z');
  expect(await endKeeping(store, 25)).toBe(1);
  expect(await erased.papers()).toBeNull();
});
