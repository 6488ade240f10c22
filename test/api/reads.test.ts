import type { HireView } from '../../domain/requisition/contract';
import type { EngagementView } from '../../domain/engagement/contract';
import type { KnowledgeView } from '../../domain/knowledge/contract';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';
import { newJourney, type Journey } from '../support/fixtures';

let api: TestApi;
let journey: Journey;
let lead: ApiClient;
let hr: ApiClient;
let talent: ApiClient;

beforeAll(async () => {
  api = await startTestApi();
  journey = newJourney(api.store);
  await journey.to('handover');
  lead = await api.as('lead');
  hr = await api.as('hr');
  talent = await api.signedIn({ talentId: journey.talentId });
}, 60_000);
afterAll(() => api.stop());

interface Listed<T = Record<string, unknown>> {
  items: T[];
  next: string | null;
}

// Every reply below is checked against its schema by the client.
describe('hires and engagements', () => {
  test('a hire is listed, read, explained, and tells its story and its effects', async () => {
    const listed = await lead.get<Listed<HireView>>('/v1/hires?running=true&state=filled,offering');
    expect(listed.body.items.map(({ id }) => id)).toEqual([journey.hireId]);
    const one = await lead.get<HireView>(`/v1/hires/${journey.hireId}`);
    expect(one.body.applications).toHaveLength(4);
    expect((await lead.get(`/v1/hires/${journey.hireId}/explain`)).body).toMatchObject({
      headline: 'Waiting for you.',
    });
    const timeline = await lead.get<Listed>(`/v1/hires/${journey.hireId}/timeline?main=true&limit=200`);
    expect(timeline.body.items.some(({ title }) => title === 'Budget approved')).toBe(true);
    expect((await lead.get<Listed>(`/v1/hires/${journey.hireId}/effects`)).body.items).toMatchObject([
      { system: 'marketplace', state: 'done' },
    ]);
  });

  test('an engagement is listed by phase, read, explained, and shows its ledger', async () => {
    const listed = await lead.get<Listed<EngagementView>>('/v1/engagements?phase=assign&running=true');
    expect(listed.body.items.map(({ id }) => id)).toEqual([journey.engagementId]);
    expect((await lead.get<Listed>('/v1/engagements?phase=offboard')).body.items).toEqual([]);
    const one = await lead.get<EngagementView>(`/v1/engagements/${journey.engagementId}`);
    expect(one.body.explanation.sentence).toMatch(/^Waiting for you\. “Social set, 24 formats” was submitted/);
    const effects = await (await api.as('engineer')).get<Listed>(`/v1/engagements/${journey.engagementId}/effects`);
    expect(effects.body.items.length).toBeGreaterThan(8);
    for (const path of ['explain', 'timeline'])
      expect((await lead.get(`/v1/engagements/${journey.engagementId}/${path}`)).status).toBe(200);
  });

  test('what is not there, not theirs or of the other kind is not found, with a remedy', async () => {
    for (const path of [
      '/v1/hires/hire_none',
      '/v1/hires/hire_none/explain',
      `/v1/hires/${journey.engagementId}/explain`,
      '/v1/engagements/eng_none',
      `/v1/engagements/${journey.hireId}/timeline`,
      '/v1/work-items/work_none',
      '/v1/talents/tal_none',
      '/v1/knowledge/know_none',
    ])
      expect([path, (await hr.get(path)).status]).toEqual([path, 404]);
    const other = await api.signedIn({ talentId: await api.talent('reads-other') });
    expect((await other.get(`/v1/engagements/${journey.engagementId}`)).status).toBe(404);
    expect((await other.get<Listed>('/v1/engagements')).body.items).toEqual([]);
  });

  test('bad queries name the field', async () => {
    for (const [path, pointer] of [
      ['/v1/hires?state=nowhere', '/state'],
      ['/v1/engagements?phase=lunch', '/phase'],
      ['/v1/engagements?limit=0', '/limit'],
      ['/v1/talents?level=9', '/level'],
      ['/v1/payments?from=yesterday', '/from'],
      ['/v1/hires?cursor=garbage', '/cursor'],
    ] as const) {
      const reply = await hr.get<{ errors?: { pointer: string }[] }>(path);
      expect([path, reply.status, reply.body.errors?.[0]?.pointer.startsWith(pointer)]).toEqual([path, 400, true]);
    }
    expect((await hr.get('/v1/hires?colour=red')).status).toBe(400);
  });
});

describe('work, pay and rating', () => {
  test('work items, payments and scorecards are listed for lead and talent', async () => {
    for (const client of [lead, talent]) {
      const work = await client.get<Listed>('/v1/work-items?state=submitted');
      expect(work.body.items).toMatchObject([{ title: 'Social set, 24 formats' }]);
      expect((await client.get<Listed>('/v1/payments')).body.items).toMatchObject([
        { milestone: 'Moodboard and key visual', state: 'paid', amount: { amount: '1200.00', currency: 'USD' } },
      ]);
      expect((await client.get<Listed>('/v1/scorecards')).status).toBe(200);
    }
    const [item] = (await lead.get<Listed>('/v1/work-items')).body.items;
    expect((await lead.get(`/v1/work-items/${String(item?.id)}`)).status).toBe(200);
  });

  test('a statement is CSV that no spreadsheet takes for a formula', async () => {
    await api.store.transaction((tx) =>
      tx('payment').insert({
        key: 'pay/formula/1',
        engagement_id: journey.engagementId,
        reason: '=HYPERLINK("http://evil.example")',
        amount_minor: 100,
        currency: 'USD',
        state: 'due',
        due_at: '2027-02-01T00:00:00.000Z',
      }),
    );
    const reply = await lead.get('/v1/payments.csv?from=2026-01-01T00:00:00Z');
    const [header, ...lines] = reply.text.trim().split('\r\n');
    expect(header).toBe('key,engagement,title,talent,milestone,reason,amount,currency,state,dueAt,paidAt,providerRef');
    expect(lines).toHaveLength(2);
    expect(lines[0]).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
    expect(lines[1]).toContain('Moodboard and key visual,1200.00,USD,paid');
    expect(reply.headers.get('content-disposition')).toContain('payments.csv');
  });
});

describe('the pool', () => {
  const person = {
    sourceRef: 'hr:4711',
    name: 'Nia Newcomer',
    email: 'nia@talent.example',
    skills: [{ skill: 'copywriting', level: 3 }],
    timeZone: 'Europe/Berlin',
  };

  test('takes a person once per key and once per source reference', async () => {
    const key = { 'idempotency-key': 'nia-1' };
    const first = await hr.post<{ id: string }>('/v1/talents', person, key);
    expect([first.status, first.headers.get('location')]).toEqual([201, `/v1/talents/${first.body.id}`]);
    const again = await hr.post<{ id: string }>('/v1/talents', person, key);
    expect([again.status, again.headers.get('idempotency-replayed'), again.body.id]).toEqual([
      201,
      'true',
      first.body.id,
    ]);
    const twice = await hr.post('/v1/talents', { ...person, name: 'Other' }, { 'idempotency-key': 'nia-2' });
    expect([twice.status, twice.body]).toEqual([409, expect.objectContaining({ facts: { talent: first.body.id } })]);
    expect((await hr.get<Listed>('/v1/talents?skill=copywriting&level=3')).body.items).toMatchObject([
      { name: 'Nia Newcomer' },
    ]);
  });

  test('changes a person; nothing at all or nonsense is refused', async () => {
    const { body } = await hr.get<Listed>('/v1/talents?skill=copywriting');
    const path = `/v1/talents/${String(body.items[0]?.id)}`;
    const changed = await hr.call('PATCH', path, { body: { availableFrom: '2027-03-01', portfolio: null } });
    expect([changed.status, changed.body]).toEqual([200, expect.objectContaining({ availableFrom: '2027-03-01' })]);
    for (const bad of [{}, { colour: 'red' }, { timeZone: 'Mars/Base' }, { skills: [{ skill: 'x', level: 9 }] }])
      expect((await hr.call('PATCH', path, { body: bad })).status).toBe(400);
    expect((await lead.call('PATCH', path, { body: { availableFrom: null } })).status).toBe(403);
    expect((await hr.call('PATCH', '/v1/talents/tal_none', { body: { availableFrom: null } })).status).toBe(404);
  });

  test('erases a person for good, and once', async () => {
    const { body } = await hr.get<Listed>('/v1/talents?skill=copywriting');
    const path = `/v1/talents/${String(body.items[0]?.id)}`;
    expect((await lead.post(`${path}/erase`, undefined)).status).toBe(403);
    for (const _ of ['first', 'again']) expect((await hr.post(`${path}/erase`, undefined)).status).toBe(204);
    expect((await hr.get<Listed>('/v1/talents?skill=copywriting')).body.items).toEqual([]);
    expect((await hr.get(path)).text).not.toContain('Nia');
    expect((await hr.call('PATCH', path, { body: { availableFrom: null } })).status).toBe(404);
    const { knex } = api.database;
    expect(await knex('event').where({ type: 'talent.erased' })).toHaveLength(1);
    expect((await hr.post('/v1/talents/tal_none/erase', undefined)).status).toBe(404);
  });

  test('erases nobody who is still engaged', async () => {
    const { knex } = api.database;
    const theirs = () => knex('engagement').where({ talent_id: journey.talentId });
    const [engagement] = await theirs().select<{ id: string; state: string }[]>('id', 'state');
    await theirs().update({ state: 'active' });
    const reply = await hr.post<{ detail: string }>(`/v1/talents/${journey.talentId}/erase`, undefined);
    expect([reply.status, reply.body.detail]).toEqual([409, expect.stringContaining(engagement?.id ?? '')]);
    await theirs().update({ state: engagement?.state });
  });

  test('on the page, a person is erased by who may, and only when the word is typed', async () => {
    const otto = { ...person, sourceRef: 'hr:4712', name: 'Otto Weil', email: 'otto@talent.example' };
    const { body } = await hr.post<{ id: string }>('/v1/talents', otto, { 'idempotency-key': 'otto' });
    const path = `/console/talent/${body.id}/erase`;
    const form = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' };
    const send = (raw: string) => hr.call('POST', path, { headers: form, raw });
    const talentPage = `/console/talent/${body.id}`;
    expect((await hr.get(talentPage)).text).toContain(path);
    expect((await lead.get(talentPage)).text).not.toContain(path);
    expect((await lead.get(path)).status).toBe(403);
    expect((await hr.get(path)).text).toContain('Erase Otto Weil?');

    const slip = await send('word=yes');
    expect([slip.status, slip.text.includes('Type the word “erase”')]).toEqual([400, true]);
    const done = await send('word=Erase');
    expect([done.status, done.headers.get('location')]).toEqual([303, `${talentPage}?done=erased`]);
    const { text } = await hr.get(talentPage);
    expect(text).toContain('The personal data of this person was erased');
    expect([text.includes('Otto'), text.includes(path)]).toEqual([false, false]);
    expect((await hr.get(path)).status).toBe(404);
  });

  test('the page of who is still engaged names what to end first', async () => {
    const { knex } = api.database;
    const theirs = () => knex('engagement').where({ talent_id: journey.talentId });
    const [engagement] = await theirs().select<{ id: string; state: string }[]>('id', 'state');
    await theirs().update({ state: 'active' });
    const { text } = await hr.get(`/console/talent/${journey.talentId}/erase`);
    expect(text).toContain('Not while work is open');
    expect(text).toContain(`/console/engagements/${engagement?.id ?? ''}`);
    await theirs().update({ state: engagement?.state });
  });

  test('a talent reads the own record, an engineer reads it without a name', async () => {
    expect((await talent.get(`/v1/talents/${journey.talentId}`)).body).toMatchObject({ name: 'Ines Okafor' });
    const engineer = await api.as('engineer');
    expect((await engineer.get(`/v1/talents/${journey.talentId}`)).body).toMatchObject({ name: null, email: null });
  });
});

describe('knowledge', () => {
  const note = {
    kind: 'how-to',
    title: 'Kerning of the logo',
    body: 'Use the optical setting.',
    role: 'graphic-designer',
  };

  test('a note is drafted once per key, kept by confirmation, and then found', async () => {
    const key = { 'idempotency-key': 'kerning' };
    const drafted = await lead.post<KnowledgeView>('/v1/knowledge', note, key);
    expect([drafted.status, drafted.body.state]).toEqual([201, 'draft']);
    expect((await lead.post<KnowledgeView>('/v1/knowledge', note, key)).body.id).toBe(drafted.body.id);
    expect((await hr.get<Listed>('/v1/knowledge?q=kerning')).body.items).toEqual([]);
    expect((await hr.post(`/v1/knowledge/${drafted.body.id}/confirm`)).body).toMatchObject({ state: 'kept' });
    const found = await hr.get<Listed>('/v1/knowledge?q=kerning&role=graphic-designer');
    expect(found.body.items).toMatchObject([
      { id: drafted.body.id, title: expect.arrayContaining([{ text: 'Kerning', hit: true }]) },
    ]);
    expect((await talent.get(`/v1/knowledge/${drafted.body.id}`)).status).toBe(200);
  });

  test('a note about an engagement that is unknown is refused, with the field', async () => {
    const reply = await lead.post<{ errors: unknown[] }>(
      '/v1/knowledge',
      { ...note, engagement: 'eng_none' },
      { 'idempotency-key': 'unknown-engagement' },
    );
    expect([reply.status, reply.body.errors]).toEqual([400, [expect.objectContaining({ pointer: '/engagement' })]]);
  });
});
