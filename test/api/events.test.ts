import http from 'node:http';

import { createKey } from '../../adapters/db/api-keys';
import type { EventView } from '../../domain/event/contract';
import { startTestApi, type TestApi } from '../support/api';
import { staff } from '../support/staff';

let api: TestApi;
const opened: Stream[] = [];
beforeAll(async () => {
  api = await startTestApi();
});
afterEach(() => opened.splice(0).forEach((stream) => stream.close()));
afterAll(() => api.stop());

type Page = { items: EventView[]; next: string | null };

let stories = 0;
const newStory = () => `tal_story${++stories}`;

function happen(subject: string, ...types: string[]): Promise<void> {
  const events = types.map((type) => ({ subject, type, actor: 'system:test', data: { note: '=1+1' } }));
  return api.store.transaction((tx) => api.store.events.appendAll(tx, events));
}

/** Readers see an event once no older transaction runs, in this database or in another of the same server. */
async function told(subject: string, ...types: string[]): Promise<void> {
  await happen(subject, ...types);
  const seen = async () => (await api.store.events.after(api.database.knex, null, { subject, limit: 1 })).length > 0;
  while (!(await seen())) await new Promise((resolve) => setTimeout(resolve, 10));
}

async function keyOf(role: 'ops' | 'lead'): Promise<{ id: string; authorization: string }> {
  const key = await api.store.transaction((tx) => createKey(tx, { name: role, roles: [role], userId: staff[role] }));
  return { id: key.id, authorization: `Bearer ${key.text}` };
}

interface Stream {
  status: number;
  type: string;
  events: EventView[];
  ended: boolean;
  close(): void;
}

/** Listens to the live stream; `lastEventId` is where it goes on. */
async function listen(query: string, headers: Record<string, string>): Promise<Stream> {
  return new Promise((resolve, reject) => {
    const request = http.get(`${api.url}/v1/events/stream${query}`, { headers }, (response) => {
      const stream: Stream = {
        status: response.statusCode!,
        type: response.headers['content-type']!,
        events: [],
        ended: false,
        close: () => request.destroy(),
      };
      opened.push(stream);
      let text = '';
      response.on('data', (chunk: Buffer) => {
        text += chunk.toString();
        const blocks = text.split('\n\n');
        text = blocks.pop()!;
        for (const block of blocks) {
          const data = /^data: (.*)$/m.exec(block)?.[1];
          if (data) stream.events.push(JSON.parse(data) as EventView);
        }
      });
      response.on('close', () => (stream.ended = true));
      response.on('error', () => undefined);
      resolve(stream);
    });
    request.once('error', reject);
  });
}

async function until(what: () => boolean): Promise<void> {
  const deadline = Date.now() + 20_000;
  while (!what() && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 10));
}

const typesOf = (events: readonly EventView[]) => events.map(({ type }) => type);

describe('the list', () => {
  test('tells a story in order, page by page, numbered without gaps', async () => {
    const subject = newStory();
    await told(subject, 'a.one', 'a.two', 'a.three');
    const auditor = await api.as('auditor');
    const first = (await auditor.get<Page>(`/v1/events?subject=${subject}&limit=2`)).body;
    const second = (await auditor.get<Page>(`/v1/events?subject=${subject}&limit=2&cursor=${first.next}`)).body;
    expect(typesOf([...first.items, ...second.items])).toEqual(['a.one', 'a.two', 'a.three']);
    expect([...first.items, ...second.items].map((event) => event.number)).toEqual([1, 2, 3]);
    expect(second.next).toBeNull();
  });

  test('filters by type and time', async () => {
    const subject = newStory();
    await told(subject, 'a.one', 'a.two', 'a.three');
    const auditor = await api.as('auditor');
    const find = async (query: string) =>
      typesOf((await auditor.get<Page>(`/v1/events?subject=${subject}&${query}`)).body.items);
    expect(await find('type=a.one,a.three')).toEqual(['a.one', 'a.three']);
    expect(await find('until=2001-01-01T00:00:00Z')).toEqual([]);
    expect(await find('from=2001-01-01T00:00:00Z')).toHaveLength(3);
    expect((await auditor.get('/v1/events?from=yesterday')).status).toBe(400);
    expect((await auditor.get('/v1/events?cursor=1%27--')).status).toBe(400);
  });

  test('is downloaded as CSV without live formulas', async () => {
    const subject = newStory();
    await told(subject, '=cmd.run');
    const reply = await (await api.as('auditor')).get(`/v1/events.csv?subject=${subject}`);
    expect(reply.headers.get('content-disposition')).toBe('attachment; filename="events.csv"');
    const [header, line] = reply.text.split('\r\n');
    expect(header).toBe('cursor,subject,number,type,object,at,wallAt,actor,data');
    expect(line).toContain(`,'=cmd.run,`);
  });

  test('shows leads the stories that they take part in, and no others', async () => {
    const lead = await api.as('lead');
    expect((await lead.get('/v1/events')).status).toBe(403);
    expect((await lead.get(`/v1/events?subject=${newStory()}`)).status).toBe(403);
    expect((await lead.get('/v1/events?subject=clock')).status).toBe(200);
  });
});

describe('the stream', () => {
  test('tells what happens from now on, filtered', async () => {
    const [subject, other] = [newStory(), newStory()];
    await told(subject, 'a.before');
    const { authorization } = await keyOf('ops');
    const [one, all] = [await listen(`?subject=${subject}`, { authorization }), await listen('', { authorization })];
    expect([one.status, one.type]).toEqual([200, 'text/event-stream; charset=utf-8']);
    await happen(other, 'b.one');
    await happen(subject, 'a.one', 'a.two');
    await until(() => all.events.length >= 3);
    expect(typesOf(one.events)).toEqual(['a.one', 'a.two']);
    expect(typesOf(all.events)).toEqual(['b.one', 'a.one', 'a.two']);
  });

  test('goes on behind Last-Event-ID, through history into the present, with no loss and no repeat', async () => {
    const subject = newStory();
    const { authorization } = await keyOf('ops');
    const types = Array.from({ length: 1_300 }, (_, i) => `a.n${i}`);
    await told(subject, ...types.slice(0, 1_200));
    const [first] = (await (await api.as('ops')).get<Page>(`/v1/events?subject=${subject}&limit=1`)).body.items;
    const stream = await listen(`?subject=${subject}`, { authorization, 'last-event-id': first!.cursor });
    for (let i = 1_200; i < types.length; i += 10) await happen(subject, ...types.slice(i, i + 10));
    await until(() => stream.events.length >= types.length - 1);
    await happen(subject, 'a.end');
    await until(() => typesOf(stream.events).includes('a.end'));
    expect(typesOf(stream.events)).toEqual([...types.slice(1), 'a.end']);
  });

  test('skips no event that commits late', async () => {
    const subject = newStory();
    const { authorization } = await keyOf('ops');
    const stream = await listen(`?subject=${subject}`, { authorization });
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    const slow = api.store.transaction(async (tx) => {
      await api.store.events.append(tx, { subject: `${subject}x`, type: 'slow.one', actor: 'system:test' });
      await held;
      await api.store.events.append(tx, { subject, type: 'slow.two', actor: 'system:test' });
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await happen(subject, 'fast.one');
    await new Promise((resolve) => setTimeout(resolve, 100));
    release();
    await slow;
    await until(() => stream.events.length >= 2);
    expect(typesOf(stream.events).sort()).toEqual(['fast.one', 'slow.two']);
  });

  test('leaves out what a lead takes no part in', async () => {
    const { authorization } = await keyOf('lead');
    const stream = await listen('', { authorization });
    await happen(newStory(), 'secret.one');
    await happen('clock', 'clock.ticked');
    await until(() => stream.events.length > 0);
    expect(typesOf(stream.events)).toEqual(['clock.ticked']);
  });

  test('ends within seconds when the key is revoked', async () => {
    const { id, authorization } = await keyOf('ops');
    const stream = await listen('', { authorization });
    await (await api.as('admin')).post(`/v1/keys/${id}/revoke`);
    await until(() => stream.ended);
    expect(stream.ended).toBe(true);
  });

  test('refuses an id that is none of ours, and who is nobody', async () => {
    const { authorization } = await keyOf('ops');
    expect((await listen('', { authorization, 'last-event-id': "1' or 1=1" })).status).toBe(400);
    expect((await listen('', {})).status).toBe(401);
  });
});
