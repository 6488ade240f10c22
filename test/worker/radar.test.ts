import { createCommandActivities } from '../../activities/command';
import type { JourneyPorts } from '../../activities/journey';
import { watchExpiries } from '../../activities/radar';
import type { AskAnswer } from '../../domain/ask/contract';
import { deriveId } from '../../domain/ids';
import { startTestApi, type TestApi } from '../support/api';
import { newJourney, type Journey } from '../support/fixtures';
import { staff } from '../support/staff';

let api: TestApi;
let journey: Journey;
beforeAll(async () => {
  api = await startTestApi();
  // A clock that stands still before the journey, and is moved by its steps.
  await knex()('clock_segment').update({ business_from: '2026-11-19T17:00:00Z', scale: 0 });
  journey = newJourney(api.store);
  await journey.to('making');
}, 60_000);
afterAll(() => api.stop());

const watch = () => watchExpiries(api.store, 25);
const knex = () => api.database.knex;
const jump = (instant: string) => api.store.transaction((tx) => api.store.clock.jump(tx, instant, 'test'));
const asks = (kind: string) => knex()('ask').where({ subject: journey.engagementId, kind }).orderBy('opened_at');
const events = (type: string) => knex()('event').where({ subject: journey.engagementId, type });
const hr = { kind: 'user', id: staff.hr, roles: ['hr'] } as const;
const list = async (query = '') =>
  (await (await api.as('hr')).get(`/v1/expiries${query}`)).body as {
    items: Record<string, unknown>[];
    next: string | null;
  };

test('an engagement whose proofs outlast it asks for nothing, and lists its contract and access', async () => {
  expect(await watch()).toBe(0);
  const { items } = await list();
  expect(items.map(({ kind }) => kind)).toEqual(['access', 'access', 'contract']);
  expect(items[0]).toMatchObject({ engagement: journey.engagementId, severity: 'later', blocking: false, ask: null });
  const first = (await list('?limit=1')) as { items: unknown[]; next: string };
  expect((await list(`?limit=5&cursor=${first.next}`)).items).toHaveLength(2);
});

test('what lapses before the end is asked for once, renewed by its answer, and asked for again by its new date', async () => {
  await knex()('screening')
    .where({ engagement_id: journey.engagementId })
    .update({ valid_until: '2026-12-10T08:00:00Z' });
  expect(await watch()).toBe(1);
  expect(await watch()).toBe(0);
  const [ask] = await asks('renewal');
  expect(ask).toMatchObject({ state: 'open', to_role: 'hr', workflow_id: null, policy: 'radar@1' });
  expect(ask.question).toContain('the background check runs out on Thu 10 Dec 2026. Is it renewed?');
  expect((await list('?severity=soon')).items).toMatchObject([{ kind: 'check', ask: ask.id, blocking: true }]);
  const { body } = await (await api.as('lead')).get(`/v1/engagements/${journey.engagementId}/explain`);
  expect(body['waitingFor']).not.toContain('renewal');
  const page = await (await api.as('hr')).get(`/console/engagements/${journey.engagementId}`);
  expect(page.text).toContain('Running out');

  const form = { until: '2026-12-20', evidence: 'report 4711' };
  await api.store.transaction((tx) => api.store.asks.answer(tx, ask.id, hr, { option: 'renewed', form }));
  expect(await watch()).toBe(1);
  const [screening] = await knex()('screening').where({ engagement_id: journey.engagementId });
  expect(screening.valid_until).toBe('2026-12-21T08:00:00.000Z');
  expect(await events('expiry.renewed')).toHaveLength(1);
  // Its new date is before the end as well.
  expect(await watch()).toBe(1);
  expect(await asks('renewal')).toHaveLength(2);
});

test('without what ran out no new work is given out, whoever asks; what takes work away is', async () => {
  await jump('2026-12-21T08:30:00.000Z');
  const lead = await api.as('lead');
  const tell = (kind: string, body: object) =>
    lead.post(`/v1/engagements/${journey.engagementId}/${kind}`, body, {
      'idempotency-key': [kind, ...Object.keys(body)].join('-'),
    });
  const piece = {
    title: 'Flyer',
    acceptance: ['printed'],
    due: '2026-12-30',
    amount: { amount: '100.00', currency: 'USD' },
  };
  const reason = 'We need more.';
  for (const [kind, body] of [
    ['extend', { reason, until: '2027-01-15' }],
    ['change-order', { reason, add: [piece] }],
  ] as const) {
    const reply = await tell(kind, body);
    expect([kind, reply.status]).toEqual([kind, 422]);
    expect(reply.text).toContain('The background check ran out on Mon 21 Dec 2026; have it renewed');
  }
  expect((await tell('change-order', { reason, drop: [3] })).status).toBe(202);
  await knex()('command').where({ subject: journey.engagementId }).delete();

  // One that was given before it ran out is looked at again by the run.
  const id = deriveId('command', journey.engagementId, 'late');
  const { workflow_id: workflowId } = await knex()('engagement').where({ id: journey.engagementId }).first();
  await api.store.transaction((tx) =>
    api.store.commands.giveCommand(tx, {
      ...{ id, workflowId, subject: journey.engagementId, kind: 'extend', by: staff.lead },
      body: { reason, until: '2027-01-15' },
    }),
  );
  const { takeCommand } = createCommandActivities({ store: api.store } as JourneyPorts).records;
  expect(await takeCommand({ engagementId: journey.engagementId, command: id })).toEqual({ next: 'nothing' });
  expect(await knex()('command').where({ id }).first('state', 'outcome')).toMatchObject({
    state: 'refused',
    outcome: expect.stringContaining('before new work is given out (pay goes on)'),
  });
  await knex()('command').where({ id }).delete();
});

test('what ran out is told, and the lead’s word suspends the work; pay is not touched', async () => {
  await jump('2026-12-21T09:00:00.000Z');
  await api.store.transaction((tx) => api.store.asks.sweep(tx, 100));
  expect(await watch()).toBeGreaterThan(0);
  await watch();
  const [ran] = await events('expired.check');
  expect(ran.data).toMatchObject({ blocking: true, policy: 'radar@1' });
  const [ask, ...more] = await asks('expired');
  expect(more).toEqual([]);
  expect(ask).toMatchObject({ state: 'open', to_user: staff.lead });
  expect((await list('?severity=expired')).items).toMatchObject([{ kind: 'check', ask: ask.id }]);
  const page = await (await api.as('lead')).get('/console/expiries?show=expired');
  expect(page.text).toContain('1 thing has run out that new work must not begin without; pay goes on.');

  const lead = { kind: 'user', id: staff.lead, roles: ['lead'] } as const;
  await api.store.transaction((tx) => api.store.asks.answer(tx, ask.id, lead, { option: 'suspend' }));
  await watch();
  await watch();
  const commands = await knex()('command').where({ subject: journey.engagementId });
  expect(commands).toMatchObject([{ kind: 'suspend', state: 'given', given_by: staff.lead }]);
  const told = (await (await api.as('hr')).get(`/v1/engagements/${journey.engagementId}/timeline?limit=200`)).text;
  expect(told).toContain('Run out: the background check');
  expect(told).toContain('Renewed: the background check');
});

describe('a classification on its date', () => {
  const independent = {
    ...{ controlsHowWorkIsDone: false, usualCourseOfBusiness: false, independentlyEstablished: true },
    ...{ setsOwnHours: true, ownJudgement: true, evidence: 'The new brief.' },
  };
  const employed = {
    ...{ controlsHowWorkIsDone: true, usualCourseOfBusiness: true, independentlyEstablished: false },
    ...{ setsOwnHours: false, ownJudgement: false, negotiatesRate: false, otherClients: false, ownTools: false },
    evidence: 'They sit with the team now.',
  };
  const decisions = () => knex()('classification').where({ engagement_id: journey.engagementId }).orderBy('no');
  const comesDue = async () => {
    const last = (await decisions()).at(-1);
    const now = await api.store.transaction((tx) => api.store.clock.now(tx));
    await knex()('classification').where({ id: last.id }).update({ reassess_at: now });
    await watch();
  };
  const openAsk = async (kind: string) => (await asks(kind)).find(({ state }) => state === 'open');
  const answer = async (kind: string, given: AskAnswer) => {
    const ask = await openAsk(kind);
    await api.store.transaction((tx) => api.store.asks.answer(tx, ask.id, hr, given));
    await watch();
  };

  test('asks for the facts again; with nothing changed it is decided on those known', async () => {
    await comesDue();
    const ask = await openAsk('reassess');
    expect(ask).toMatchObject({ to_role: 'hr', workflow_id: null });
    expect((await list('?kind=classification')).items).toMatchObject([{ severity: 'expired', ask: ask.id }]);
    await answer('reassess', { option: 'same' });
    const [first, again, ...more] = await decisions();
    expect([first.outcome, again.outcome, again.cause, more]).toEqual(['contractor', 'contractor', 'date', []]);
    expect((await list('?kind=classification')).items).toEqual([]);
  });

  test('on other facts it comes out otherwise, and a person says who engages from now on', async () => {
    await jump('2026-12-21T10:00:00.000Z');
    await comesDue();
    await answer('reassess', { option: 'changed', form: employed });
    expect((await decisions()).at(-1)).toMatchObject({ outcome: 'employee', cause: 'date' });
    await jump('2026-12-21T10:30:00.000Z');
    await answer('classification-review', { option: 'employee:eor', form: { rationale: 'Rules.', evidence: 'Desk.' } });
    expect(await knex()('engagement').where({ id: journey.engagementId }).first()).toMatchObject({
      ...{ classification: 'employee', engaging_entity: 'eor' },
    });
    expect(await openAsk('classification-review')).toBeUndefined();
  });

  test('that nobody may go on with ends the engagement by a command of its own', async () => {
    await jump('2026-12-21T11:00:00.000Z');
    await comesDue();
    // A rule never overrules a person: it is for a person again.
    await answer('reassess', { option: 'changed', form: independent });
    expect((await decisions()).at(-1)).toMatchObject({ outcome: 'review', cause: 'date' });
    await answer('classification-review', { option: 'stop', reason: 'Neither fits any more.' });
    const { kind, body } = await knex()('command')
      .where({ subject: journey.engagementId })
      .whereNot({ kind: 'suspend' })
      .first();
    expect([kind, body.cause]).toEqual(['terminate', 'business']);
  });
});

test('the tenure clock warns before its cap', async () => {
  await knex()('engagement').where({ id: journey.engagementId }).update({ tenure_started_at: '2025-03-01T00:00:00Z' });
  expect((await list('?kind=tenure')).items).toMatchObject([
    { severity: 'soon', what: 'the longest time with the client' },
  ]);
  await knex()('engagement').where({ id: journey.engagementId }).update({ tenure_started_at: '2024-12-28T00:00:00Z' });
  const [clock] = (await list('?kind=tenure')).items;
  expect(clock).toMatchObject({ until: '2026-12-28T00:00:00.000Z' });
});

test('bad filters are refused at their place, and who sees nothing is shown nothing', async () => {
  const ops = await api.as('ops');
  for (const [query, pointer] of [
    ['kind=milk', '/kind'],
    ['severity=bad', '/severity'],
    ['cursor=x', '/cursor'],
    ['limit=0', '/limit'],
  ] as const) {
    const reply = await ops.get(`/v1/expiries?${query}`);
    expect([query, reply.status]).toEqual([query, 400]);
    expect(JSON.stringify(reply.body)).toContain(pointer);
  }
  expect((await ops.get('/console/expiries')).text).toContain('What runs out');
  expect((await (await api.signedIn({ talentId: journey.talentId })).get('/v1/expiries')).status).toBe(403);
  expect((await list('?engagement=eng_unknown')).items).toEqual([]);
});
