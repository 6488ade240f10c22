import { raiseChallenge } from '../../api/intake/challenge';
import { createHire } from '../../api/intake/hire';
import type { Services } from '../../api/services';
import { moveTo } from '../../cli/demo/shift-dates';
import { localDate } from '../../domain/calendar';
import { HireRequest } from '../../domain/hire/contract';
import { runIds } from '../../domain/ids';
import { sourceKeys } from '../../domain/source/keys';
import designer from '../../examples/designer.json';
import { openJourney, type JourneyBench } from './journey-bench';
import { eventually } from './play';

const request = HireRequest.parse(designer);
const reasons = 'My lead tells me every morning what to draw, and I have no other client.';

let bench: JourneyBench;
let services: Services;

beforeAll(async () => {
  bench = await openJourney('2026-11-25T17:00:00.000Z');
  services = { store: bench.store, deliver: () => bench.deliver() } as unknown as Services;
}, 120_000);

afterAll(() => bench.close());

interface Engagement {
  id: string;
  talent_id: string;
  state: string;
  classification: string;
}

/** Plays a hire until its classification is recorded and the papers are asked for. */
async function classified(externalId: string): Promise<Engagement> {
  const now = await bench.store.transaction((tx) => bench.store.clock.now(tx));
  const hire = { ...moveTo(request, localDate(now, request.timeZone)), externalId };
  const by = { kind: 'user', id: 'key_hr', roles: ['hr'] } as const;
  const { id } = await createHire(services, by, hire, { requestId: 'r1', patienceSeconds: 60 });
  await bench.answer('approval', 'approve');
  await bench.report('marketplace', 'listing.closed', sourceKeys.listing(id), { reason: 'enough' });
  const { form } = await bench.database
    .knex('ask')
    .where({ id: (await bench.ask('shortlist')).id })
    .first('form');
  await bench.answer('shortlist', 'confirm', { talent: form.properties.talent.default });
  await bench.answer('offer', 'accept');
  await bench.answer('consent', 'consent');
  const engagement = await bench.database.knex('engagement').where({ hire_id: id }).first<Engagement>();
  const report = { status: 'clear', completedAt: '2026-11-26T10:00:00.000Z' };
  await bench.report('screening', 'check.completed', sourceKeys.check(engagement.id), report);
  const decided = () => bench.database.knex('classification').where({ engagement_id: engagement.id }).first('id');
  await eventually(bench, async () => (await decided()) !== undefined, 'nothing is decided');
  return bench.database.knex('engagement').where({ hire_id: id }).first<Engagement>() as Promise<Engagement>;
}

function challenge({ id, talent_id: talentId }: Engagement): Promise<string> {
  return raiseChallenge(services, { kind: 'talent', id: talentId, roles: ['talent'] } as never, id, reasons, 'r2');
}

const stateOf = async (id: string) =>
  (await bench.database.knex('classification_challenge').where({ id }).first<{ state: string }>('state'))?.state;

test('a challenge is answered by somebody else, the person reads it, and nothing is left open', async () => {
  const engagement = await classified('challenge-upheld');
  const id = await challenge(engagement);
  expect(await challenge(engagement)).toBe(id);
  await bench.answer('challenge', 'uphold', undefined, 'You quote your own rates and have three other clients.');
  await bench.answer('challenge-answer', 'read');
  expect(await bench.ended(runIds.challenge(id))).toBe('COMPLETED');
  expect(await stateOf(id)).toBe('upheld');
  const open = await bench.database.knex('ask').where({ workflow_id: runIds.challenge(id), state: 'open' });
  expect(open).toEqual([]);
  expect(await bench.database.knex('classification').where({ engagement_id: engagement.id })).toHaveLength(1);
});

test('an answer that changes the decision is a second row and an event; the engagement’s own run is left alone', async () => {
  const engagement = await bench.database.knex('engagement').first<Engagement>();
  const id = await challenge(engagement);
  await bench.answer('challenge', 'employee', undefined, 'The lead directs the work day by day.');
  await bench.answer('challenge-answer', 'read');
  expect(await bench.ended(runIds.challenge(id))).toBe('COMPLETED');
  expect(await stateOf(id)).toBe('changed');
  const rows = await bench.database
    .knex('classification')
    .where({ engagement_id: engagement.id })
    .orderBy('no')
    .select('no', 'outcome', 'engaged_through', 'cause');
  expect(rows).toEqual([
    { no: 1, outcome: 'contractor', engaged_through: 'sow_vendor', cause: 'first' },
    { no: 2, outcome: 'employee', engaged_through: 'eor', cause: 'challenge' },
  ]);
  const events = await bench.database
    .knex('event')
    .where({ subject: engagement.id, type: 'classification.changed' })
    .select('data');
  expect(events).toMatchObject([{ data: { from: 'contractor', to: 'employee', engagedThrough: 'eor' } }]);
  // What the person wrote is in its row and its question, never in an event.
  const told = await bench.database.knex.raw<{ rows: unknown[] }>('select 1 from event where data::text like ?', [
    '%every morning%',
  ]);
  expect(told.rows).toEqual([]);
});

test('a challenge whose question is taken back ends by its date, and one that lapses says so', async () => {
  const engagement = await classified('challenge-lapsed');
  const taken = await challenge(engagement);
  await bench.ask('challenge');
  await bench.store.transaction((tx) => bench.store.asks.withdraw(tx, `${taken}/answer`, 'engagement ended'));
  await bench.env.sleep('50 days');
  expect(await bench.ended(runIds.challenge(taken))).toBe('COMPLETED');
  expect(await stateOf(taken)).toBe('withdrawn');

  const silent = await challenge(engagement);
  const ask = await bench.ask('challenge');
  const { due_at: dueAt } = await bench.database.knex('ask').where({ id: ask.id }).first('due_at');
  await bench.store.transaction((tx) => bench.store.clock.jump(tx, dueAt, 'nobody answered'));
  while ((await bench.store.transaction((tx) => bench.store.asks.sweep(tx, 50))) > 0);
  await bench.deliver();
  expect(await bench.ended(runIds.challenge(silent))).toBe('COMPLETED');
  expect(await stateOf(silent)).toBe('unanswered');
});
