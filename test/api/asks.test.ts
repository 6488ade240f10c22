import type { AskSpec, AskView } from '../../domain/ask/contract';
import { groupKey } from '../../domain/ids';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';
import { staff } from '../support/staff';

let api: TestApi;
let ada: string;
let bob: string;
let asAda: ApiClient;
let asBob: ApiClient;
beforeAll(async () => {
  api = await startTestApi();
  [ada, bob] = [await api.talent('ada'), await api.talent('bob')];
  [asAda, asBob] = [await api.signedIn({ talentId: ada }), await api.signedIn({ talentId: bob })];
});
afterAll(() => api.stop());

let groups = 0;

/** Opens a group of asks and returns its key, and the ids by name. */
async function open(...asks: (Partial<AskSpec> & Pick<AskSpec, 'to'>)[]) {
  const subject = `eng_asks${++groups}`;
  const key = groupKey(subject, 'papers');
  const specs = asks.map((ask, i): AskSpec => ({
    name: `ask-${i}`,
    kind: 'checklist',
    phase: 'onboard',
    question: 'Is it so?',
    options: [
      { value: 'yes', label: 'Yes' },
      { value: 'no', label: 'No', needsReason: true, skipsForm: true },
    ],
    dueAt: { hours: 24 + i },
    ...ask,
  }));
  const outcomes = await api.store.transaction(async (tx) => {
    const group = { key, workflowId: `engagement/${subject}`, thread: 'hire_asks', subject, policy: 'onboard@1' };
    await api.store.asks.open(tx, { ...group, asks: specs });
    return api.store.asks.outcomes(tx, key);
  });
  const ids = specs.map((spec) => outcomes.find((one) => one.name === spec.name)!.id);
  return { subject, key: encodeURIComponent(key), ids };
}

const form = {
  type: 'object',
  properties: { note: { type: 'string', maxLength: 10 } },
  required: ['note'],
  additionalProperties: false,
};

describe('an ask', () => {
  test('is shown to its talent with the token for the answer; a key gets none', async () => {
    const { ids } = await open({ to: { talent: ada } });
    const mine = await asAda.get<AskView & { csrf?: string }>(`/v1/asks/${ids[0]}`);
    expect([mine.status, mine.body.to, mine.body.csrf]).toEqual([200, { talent: ada }, expect.any(String)]);
    expect((await (await api.as('hr')).get(`/v1/asks/${ids[0]}`)).body).not.toHaveProperty('csrf');
  });

  test('of someone else is not there: to read, to answer, to find', async () => {
    const { ids, key, subject } = await open({ to: { talent: ada } });
    expect((await asBob.get(`/v1/asks/${ids[0]}`)).status).toBe(404);
    expect((await asBob.post(`/v1/asks/${ids[0]}/answer`, { option: 'yes' })).status).toBe(404);
    expect(
      (await asBob.post(`/v1/ask-groups/${key}/answers`, { answers: [{ ask: ids[0], option: 'yes' }] })).status,
    ).toBe(404);
    const bulk = await asBob.post('/v1/asks/answers', { answers: [{ ask: ids[0], option: 'yes' }] });
    expect(bulk.body).toMatchObject({ outcomes: [{ status: 'refused', problem: { status: 404 } }] });
    expect((await asBob.get(`/v1/asks?subject=${subject}`)).body).toEqual({ items: [], next: null });
    const lead = await api.as('lead');
    expect((await lead.get(`/v1/asks/${ids[0]}`)).status).toBe(404);
    expect((await asAda.get<AskView>(`/v1/asks/${ids[0]}`)).body.state).toBe('open');
  });

  test('of a talent is not answered by staff, not even by an admin', async () => {
    const { ids } = await open({ to: { talent: ada } });
    const reply = await (await api.as('admin')).post(`/v1/asks/${ids[0]}/answer`, { option: 'yes' });
    expect([reply.status, reply.body['type']]).toEqual([403, `${api.url}/problems/denied`]);
  });

  test('is answered once; the second answer is shown the first', async () => {
    const { ids } = await open({ to: { talent: ada } });
    const before = api.deliveries();
    const first = await asAda.post<AskView>(`/v1/asks/${ids[0]}/answer`, { option: 'yes' });
    expect([first.status, first.body.state, first.body.answer]).toEqual([
      200,
      'answered',
      expect.objectContaining({ option: 'yes', by: ada }),
    ]);
    expect(api.deliveries()).toBe(before + 1);
    const second = await asAda.post(`/v1/asks/${ids[0]}/answer`, { option: 'no', reason: 'changed my mind' });
    expect([second.status, second.body['facts']]).toEqual([
      409,
      expect.objectContaining({ first: expect.objectContaining({ option: 'yes' }) }),
    ]);
  });

  test('says what is missing in its answer, at its place', async () => {
    const { ids } = await open({ to: { talent: ada }, form });
    const answer = (body: object) => asAda.post(`/v1/asks/${ids[0]}/answer`, body);
    const pointers = async (body: object) => {
      const reply = await answer(body);
      expect(reply.status).toBe(400);
      return (reply.body['errors'] as { pointer: string }[]).map(({ pointer }) => pointer);
    };
    expect(await pointers({ option: 'maybe' })).toEqual(['/option']);
    expect(await pointers({ option: 'no' })).toEqual(['/reason']);
    expect(await pointers({ option: 'yes', form: { note: 'much too long' } })).toEqual(['/form/note']);
    expect(await pointers({ option: 'yes', by: 'user_1' })).toEqual(['/by']);
    expect((await answer({ option: 'yes', form: { note: 'fine' } })).status).toBe(200);
  });

  test('wants the CSRF token of the session that answers', async () => {
    const { ids } = await open({ to: { talent: ada } });
    const bare = await api.signedIn({ talentId: ada }, false);
    expect((await bare.post(`/v1/asks/${ids[0]}/answer`, { option: 'yes' })).body['type']).toBe(
      `${api.url}/problems/csrf`,
    );
  });

  test('keeps what is personal to itself', async () => {
    const { ids } = await open({ to: { talent: ada }, personal: true, form });
    await asAda.post(`/v1/asks/${ids[0]}/answer`, { option: 'yes', form: { note: 'canary17' } });
    for (const client of [asAda, await api.as('hr'), await api.as('admin')])
      expect((await client.get(`/v1/asks/${ids[0]}`)).text).not.toContain('canary17');
    expect(JSON.stringify(api.log())).not.toContain('canary17');
  });
});

describe('the inbox', () => {
  test('pages through what is due first, without loss or repeat', async () => {
    const { subject, ids } = await open(...Array.from({ length: 5 }, () => ({ to: { role: 'hr' } as const })));
    const hr = await api.as('hr');
    const seen: string[] = [];
    let cursor = '';
    do {
      const { body } = await hr.get<{ items: AskView[]; next: string | null }>(
        `/v1/asks?subject=${subject}&limit=2${cursor}`,
      );
      seen.push(...body.items.map(({ id }) => id));
      cursor = body.next === null ? '' : `&cursor=${body.next}`;
    } while (cursor);
    expect(seen).toEqual(ids);
  });

  test('filters by owner, state, phase and age', async () => {
    const { subject, ids } = await open({ to: { user: staff.lead } }, { to: { role: 'hr' } }, { to: { talent: ada } });
    const ops = await api.as('ops');
    const find = async (client: ApiClient, query: string) =>
      (await client.get<{ items: AskView[] }>(`/v1/asks?subject=${subject}&${query}`)).body.items.map(({ id }) => id);
    expect(await find(ops, `user=${staff.lead}`)).toEqual([ids[0]]);
    expect(await find(ops, 'role=hr')).toEqual([ids[1]]);
    expect(await find(ops, `talent=${ada}`)).toEqual([ids[2]]);
    expect(await find(ops, 'phase=offboard')).toEqual([]);
    expect(await find(ops, 'openedBefore=2001-01-01T00:00:00Z')).toEqual([]);
    expect(await find(ops, 'mine=true')).toEqual([]);
    expect(await find(await api.as('lead'), 'mine=true')).toEqual([ids[0]]);
    await asAda.post(`/v1/asks/${ids[2]}/answer`, { option: 'yes' });
    expect(await find(ops, 'state=answered')).toEqual([ids[2]]);
  });

  test('refuses a cursor that it did not make', async () => {
    expect((await (await api.as('ops')).get('/v1/asks?cursor=abc')).status).toBe(400);
  });
});

describe('a group', () => {
  test('is answered whole, with one request and one wake', async () => {
    const { key, ids } = await open({ to: { talent: ada } }, { to: { talent: ada }, form });
    const answers = [
      { ask: ids[0], option: 'yes' },
      { ask: ids[1], option: 'yes', form: { note: 'done' } },
    ];
    const reply = await asAda.post<{ items: AskView[] }>(`/v1/ask-groups/${key}/answers`, { answers });
    expect(reply.body.items.map(({ state }) => state)).toEqual(['answered', 'answered']);
    const { rows } = await api.database.knex.raw<{ rows: { n: number }[] }>(
      `select count(*)::int as n from outbox where kind = 'signal' and payload->'args'->0->>'group' = ?`,
      [decodeURIComponent(key)],
    );
    expect(rows[0]?.n).toBe(1);
  });

  test('is not answered at all when one answer is not right', async () => {
    const { key, ids } = await open({ to: { talent: ada } }, { to: { talent: ada }, form });
    const answers = [
      { ask: ids[0], option: 'yes' },
      { ask: ids[1], option: 'yes', form: {} },
    ];
    const reply = await asAda.post(`/v1/ask-groups/${key}/answers`, { answers });
    expect([reply.status, reply.body['errors']]).toEqual([
      400,
      [{ pointer: '/answers/1/form/note', message: expect.any(String) }],
    ]);
    expect((await asAda.get<AskView>(`/v1/asks/${ids[0]}`)).body.state).toBe('open');
  });

  test('takes its own asks only, each once', async () => {
    const one = await open({ to: { talent: ada } });
    const other = await open({ to: { talent: ada } });
    const foreign = [{ ask: other.ids[0], option: 'yes' }];
    expect((await asAda.post(`/v1/ask-groups/${one.key}/answers`, { answers: foreign })).status).toBe(404);
    const twice = [
      { ask: one.ids[0], option: 'yes' },
      { ask: one.ids[0], option: 'yes' },
    ];
    expect((await asAda.post(`/v1/ask-groups/${one.key}/answers`, { answers: twice })).body['errors']).toEqual([
      { pointer: '/answers/1/ask', message: 'is answered before in this list' },
    ]);
  });
});

describe('many at once', () => {
  test('each stands for itself; a dry run tells and writes nothing', async () => {
    const { ids } = await open({ to: { role: 'hr' } }, { to: { role: 'engineer' } }, { to: { role: 'hr' } });
    const hr = await api.as('hr');
    const body = { answers: [...ids.map((ask) => ({ ask, option: 'yes' })), { ask: 'ask_nobody', option: 'yes' }] };
    const expected = ['answered', 'refused', 'answered', 'refused'];
    type Outcomes = { outcomes: { status: string; problem: { status: number } | null }[] };
    const dry = await hr.post<Outcomes>('/v1/asks/answers', { ...body, dryRun: true });
    expect(dry.body.outcomes.map(({ status }) => status)).toEqual(expected);
    expect((await hr.get<AskView>(`/v1/asks/${ids[0]}`)).body.state).toBe('open');
    const real = await hr.post<Outcomes>('/v1/asks/answers', body);
    expect(real.body.outcomes.map(({ status }) => status)).toEqual(expected);
    expect(real.body.outcomes.map(({ problem }) => problem?.status ?? null)).toEqual([null, 403, null, 404]);
    const again = await hr.post<Outcomes>('/v1/asks/answers', body);
    expect(again.body.outcomes.map(({ problem }) => problem?.status)).toEqual([409, 403, 409, 404]);
  });
});

describe('giving an ask to someone else', () => {
  test('moves it, with the reason; a talent’s ask stays', async () => {
    const { ids } = await open({ to: { user: staff.lead } }, { to: { talent: ada } });
    const ops = await api.as('ops');
    const moved = await ops.post<AskView>(`/v1/asks/${ids[0]}/reassign`, { to: { role: 'hr' }, reason: 'on leave' });
    expect([moved.status, moved.body.to]).toEqual([200, { role: 'hr' }]);
    expect((await (await api.as('hr')).post(`/v1/asks/${ids[0]}/answer`, { option: 'yes' })).status).toBe(200);
    const late = await ops.post(`/v1/asks/${ids[0]}/reassign`, { to: { role: 'ops' }, reason: 'x' });
    expect(late.status).toBe(409);
    const stays = await ops.post(`/v1/asks/${ids[1]}/reassign`, { to: { role: 'hr' }, reason: 'x' });
    expect(stays.status).toBe(422);
    expect((await ops.post(`/v1/asks/${ids[1]}/reassign`, { to: { role: 'hr' } })).status).toBe(400);
  });
});
