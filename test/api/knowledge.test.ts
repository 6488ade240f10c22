import type { KnowledgeFile, KnowledgeView } from '../../domain/knowledge/contract';
import type { ApiClient } from '../support/api-client';
import { startTestApi, type TestApi } from '../support/api';
import { newJourney, type Journey } from '../support/fixtures';

let api: TestApi;
let journey: Journey;
let lead: ApiClient;
let hr: ApiClient;
let talent: ApiClient;
let stranger: ApiClient;

interface Refused {
  detail: string;
  errors: { pointer: string; message: string; in?: string }[];
}

beforeAll(async () => {
  api = await startTestApi();
  journey = newJourney(api.store);
  await journey.to('handover');
  lead = await api.as('lead');
  hr = await api.as('hr');
  talent = await api.signedIn({ talentId: journey.talentId });
  stranger = await api.signedIn({ talentId: await api.talent('stranger') });
}, 120_000);
afterAll(() => api.stop());

const note = { kind: 'how-to', title: 'Kerning', body: 'Use the optical setting.', role: 'graphic-designer' };
let notes = 0;

async function drafted(more: object = {}): Promise<string> {
  const key = { 'idempotency-key': `note-${++notes}` };
  const reply = await lead.post<KnowledgeView>('/v1/knowledge', { ...note, ...more }, key);
  expect(reply.status).toBe(201);
  return reply.body.id;
}

async function kept(more: object = {}): Promise<string> {
  const id = await drafted(more);
  await hr.post(`/v1/knowledge/${id}/confirm`);
  return id;
}

const send = (client: ApiClient, path: string, name: string, bytes: Uint8Array | string) =>
  client.call<Refused & { file: string; href: string }>('POST', `${path}?name=${encodeURIComponent(name)}`, {
    raw: bytes as string,
    headers: { 'content-type': 'application/octet-stream' },
  });

describe('a note', () => {
  test.each([
    ['kind', 'How To', '/kind'],
    ['title', '', '/title'],
    ['title', 'x'.repeat(201), '/title'],
    ['body', '   ', '/body'],
    ['role', 'Graphic Designer', '/role'],
    ['systems', ['a b'], '/systems/0'],
    ['skills', Array.from({ length: 21 }, (_, i) => `s-${i}`), '/skills'],
    ['links', ['javascript:alert(1)'], '/links/0'],
    ['engagement', 'eng_none', '/engagement'],
    ['colour', 'red', '/colour'],
  ])('with a wrong %s is refused at its place', async (field, value, pointer) => {
    const key = { 'idempotency-key': `bad-${field}-${String(value).slice(0, 9)}` };
    const reply = await lead.post<Refused>('/v1/knowledge', { ...note, [field]: value }, key);
    expect([reply.status, reply.body.errors.map((error) => error.pointer)]).toEqual([400, [pointer]]);
  });

  test('is kept by confirmation, and fresh again when someone says that it is still right', async () => {
    const id = await drafted();
    const first = await hr.post<KnowledgeView>(`/v1/knowledge/${id}/confirm`);
    expect(first.body).toMatchObject({ state: 'kept', stale: false });
    await api.database.knex('knowledge').where({ id }).update({ confirmed_at: '2020-01-01T00:00:00Z' });
    expect((await lead.get<KnowledgeView>(`/v1/knowledge/${id}`)).body.stale).toBe(true);
    const again = await talent.post<KnowledgeView>(`/v1/knowledge/${id}/confirm`);
    expect([again.status, again.body.stale]).toEqual([200, false]);
    expect(again.body.keptAt).toBe(first.body.keptAt);
    await talent.post(`/v1/knowledge/${id}/confirm`);
    const told = await api.database.knex('event').where({ object: id }).orderBy('seq').pluck<string[]>('type');
    expect(told).toEqual(['knowledge.drafted', 'knowledge.kept', 'knowledge.confirmed']);
  });

  test('that is a draft is no business of talent', async () => {
    const id = await drafted();
    expect((await talent.get(`/v1/knowledge/${id}`)).status).toBe(404);
    expect((await talent.post(`/v1/knowledge/${id}/confirm`)).status).toBe(404);
    expect((await talent.post(`/v1/knowledge/${id}/useful`, { useful: true })).status).toBe(404);
    expect((await lead.post(`/v1/knowledge/${id}/useful`, { useful: true })).status).toBe(409);
  });
});

describe('tags', () => {
  test('are changed by who looks after notes, and are what a note is found by from then on', async () => {
    const id = await kept({ title: 'Ligatures' });
    const tags = { role: 'type-designer', skills: ['lettering'] };
    const reply = await lead.call<KnowledgeView>('PATCH', `/v1/knowledge/${id}`, { body: tags });
    expect(reply.body).toMatchObject({ ...tags, systems: [] });
    const found = await hr.get<{ items: { id: string }[] }>('/v1/knowledge?role=type-designer&skill=lettering');
    expect(found.body.items.map((item) => item.id)).toEqual([id]);
    expect((await hr.get<{ items: { id: string }[] }>('/v1/knowledge?q=lettering')).body.items[0]?.id).toBe(id);
  });

  test('that are none are refused at their place', async () => {
    const id = await kept();
    const bad = { role: 'Type Designer', skills: ['ok', 'not ok'], size: 1 };
    const reply = await lead.call<Refused>('PATCH', `/v1/knowledge/${id}`, { body: bad });
    expect(reply.status).toBe(400);
    expect(reply.body.errors.map(({ pointer }) => pointer).sort()).toEqual(['/role', '/size', '/skills/1']);
    expect((await lead.call('PATCH', '/v1/knowledge/know_none', { body: { role: 'x' } })).status).toBe(404);
    expect((await talent.call('PATCH', `/v1/knowledge/${id}`, { body: { role: 'x' } })).status).toBe(403);
  });
});

describe('“was this useful”', () => {
  test('counts each reader once, by their last word', async () => {
    const id = await kept();
    const say = (client: ApiClient, useful: unknown) =>
      client.post<KnowledgeView>(`/v1/knowledge/${id}/useful`, { useful });
    expect((await say(lead, true)).body).toMatchObject({ useful: { yes: 1, of: 1 }, myVote: true });
    expect((await say(talent, true)).body.useful).toEqual({ yes: 2, of: 2 });
    expect((await say(talent, false)).body).toMatchObject({ useful: { yes: 1, of: 2 }, myVote: false });
    expect((await hr.get<KnowledgeView>(`/v1/knowledge/${id}`)).body.myVote).toBeNull();
    expect((await say(lead, 'yes')).status).toBe(400);
    expect((await (await api.as('auditor')).post(`/v1/knowledge/${id}/useful`, { useful: true })).status).toBe(403);
  });

  test('of everyone at the same time is counted right', async () => {
    const id = await kept();
    const readers = await Promise.all(
      Array.from({ length: 8 }, async (_, i) => api.signedIn({ talentId: await api.talent(`voter-${i}`) })),
    );
    await Promise.all(readers.map((reader, i) => reader.post(`/v1/knowledge/${id}/useful`, { useful: i < 5 })));
    expect((await lead.get<KnowledgeView>(`/v1/knowledge/${id}`)).body.useful).toEqual({ yes: 5, of: 8 });
  });
});

describe('files of a note', () => {
  const bytes = '%PDF-1.7 a palette';

  test('are saved, never shown: as attachment, as plain bytes, unsniffed', async () => {
    const id = await kept();
    const added = await send(lead, `/v1/knowledge/${id}/files`, 'Palette é "1".pdf', bytes);
    expect(added.status).toBe(201);
    const { files } = (await hr.get<KnowledgeView>(`/v1/knowledge/${id}`)).body;
    expect(files).toMatchObject([{ name: 'Palette é "1".pdf', mediaType: 'application/pdf', size: bytes.length }]);
    const out = await talent.get(files[0]?.href ?? '');
    expect(out.status).toBe(200);
    expect(out.headers.get('content-type')).toBe('application/octet-stream');
    expect(out.headers.get('content-disposition')).toMatch(
      /^attachment; filename="file_\w+"; filename\*=UTF-8''Palette%20/,
    );
    expect(out.headers.get('x-content-type-options')).toBe('nosniff');
    expect(out.headers.get('content-security-policy')).toContain('sandbox');
    const etag = out.headers.get('etag') ?? '';
    expect((await talent.get(files[0]?.href ?? '', { 'if-none-match': etag })).status).toBe(304);
  });

  test.each([
    ['page.html', bytes, '/name', 'query'],
    ['../../etc/passwd', bytes, '/name', 'query'],
    ['', bytes, '/name', 'query'],
    ['empty.pdf', '', '', undefined],
  ])('named “%s” are refused with the place', async (name, body, pointer, place) => {
    const id = await kept();
    const reply = await send(lead, `/v1/knowledge/${id}/files`, name, body);
    expect(reply.status).toBe(400);
    expect(reply.body.errors[0]).toMatchObject({ pointer, ...(place ? { in: place } : {}) });
  });

  test('that are too large or too many are refused with what to do', async () => {
    const id = await kept();
    const large = await send(lead, `/v1/knowledge/${id}/files`, 'large.zip', 'x'.repeat(5_000_001));
    expect([large.status, large.body.detail]).toEqual([400, expect.stringContaining('larger than 5 MB')]);
    const huge = await send(lead, `/v1/knowledge/${id}/files`, 'huge.zip', 'x'.repeat(10_000_001));
    expect(huge.status).toBe(413);
    for (let n = 1; n <= 20; n++)
      expect((await send(lead, `/v1/knowledge/${id}/files`, `${n}.txt`, `text ${n}`)).status).toBe(201);
    expect((await send(lead, `/v1/knowledge/${id}/files`, '21.txt', 'text')).status).toBe(422);
  }, 60_000);

  test('sent twice are one; new content under the same name replaces the old', async () => {
    const id = await kept();
    const first = await send(lead, `/v1/knowledge/${id}/files`, 'a.txt', 'one');
    expect((await send(lead, `/v1/knowledge/${id}/files`, 'a.txt', 'one')).body.file).toBe(first.body.file);
    await send(lead, `/v1/knowledge/${id}/files`, 'a.txt', 'two');
    const { files } = (await lead.get<KnowledgeView>(`/v1/knowledge/${id}`)).body;
    expect(files.map(({ size, name }) => [name, size])).toEqual([['a.txt', 3]]);
    expect((await lead.get(first.body.href)).status).toBe(404);
  });

  test('of a draft are for staff; talent add none to notes and take none away', async () => {
    const id = await drafted();
    const added = await send(lead, `/v1/knowledge/${id}/files`, 'a.txt', 'one');
    expect((await hr.get(added.body.href)).status).toBe(200);
    expect((await talent.get(added.body.href)).status).toBe(404);
    expect((await send(talent, `/v1/knowledge/${id}/files`, 'a.txt', 'one')).status).toBe(403);
    expect((await talent.call('DELETE', added.body.href)).status).toBe(404);
    expect((await lead.call('DELETE', added.body.href)).status).toBe(204);
    expect((await lead.get(added.body.href)).status).toBe(404);
  });
});

describe('files of a handover', () => {
  const path = () => `/v1/engagements/${journey.engagementId}/files`;

  test('are added by the person who writes it, and are nobody else’s business', async () => {
    const added = await send(talent, path(), 'sources.zip', 'layers');
    expect(added.status).toBe(201);
    expect((await lead.get<{ items: KnowledgeFile[] }>(path())).body.items.map(({ name }) => name)).toEqual([
      'sources.zip',
    ]);
    for (const call of [stranger.get(path()), stranger.get(added.body.href), send(stranger, path(), 'b.txt', 'b')])
      expect((await call).status).toBe(404);
    const mistake = await send(talent, path(), 'mistake.txt', 'oh');
    expect((await stranger.call('DELETE', mistake.body.href)).status).toBe(404);
    expect((await talent.call('DELETE', mistake.body.href)).status).toBe(204);
  });

  test('go to the note that is kept of it; then no more are taken', async () => {
    await journey.to('kept');
    const found = await lead.get<{ items: { id: string; kind: string }[] }>(
      `/v1/knowledge?engagement=${journey.engagementId}`,
    );
    const whole = found.body.items.find(({ kind }) => kind === 'handover');
    const view = (await stranger.get<KnowledgeView>(`/v1/knowledge/${whole?.id}`)).body;
    expect(view.files.map(({ name }) => name)).toEqual(['sources.zip']);
    expect((await stranger.get(view.files[0]?.href ?? '')).status).toBe(200);
    expect((await send(talent, path(), 'late.txt', 'late')).status).toBe(409);
    expect((await talent.call('DELETE', view.files[0]?.href ?? '')).status).toBe(404);
  });
});
