import { openSession } from '../../adapters/db/sessions';
import { BoardView } from '../../domain/season/board-contract';
import { SeasonReport } from '../../domain/season/report-contract';
import { seedScene, type SeasonScene } from '../support/season-scene';
import { startTestApi, type TestApi } from '../support/api';
import { staff } from '../support/staff';

let api: TestApi;
let season: SeasonScene;
const aborts: AbortController[] = [];

beforeAll(async () => {
  api = await startTestApi();
  season = await seedScene(api.store, { at: '2027-03-10T15:40:00Z', state: 'peak', named: 20 });
}, 60_000);
afterAll(async () => {
  for (const abort of aborts) abort.abort();
  await api.stop();
});

test('the board and the report keep their contracts', async () => {
  const ops = await api.as('ops');
  const board = await ops.get(`/v1/campaigns/${season.id}/board`);
  expect(BoardView.parse(board.body)).toMatchObject({ id: season.id, state: 'peak', week: 1 });
  const report = await ops.get(`/v1/campaigns/${season.id}/report`);
  expect(SeasonReport.parse(report.body).yields).toHaveLength(7);
});

test('engineers are told no names of people at risk; a lead who has no part in it finds no season', async () => {
  const engineer = await api.as('engineer');
  const { body } = await engineer.get(`/v1/campaigns/${season.id}/board`);
  expect(BoardView.parse(body).atRisk.every(({ talent }) => talent.name === null)).toBe(true);
  const lead = await api.as('lead');
  expect((await lead.get(`/v1/campaigns/${season.id}/board`)).status).toBe(404);
});

test('a board is looked at anew after a write of staff, and for who says no-cache', async () => {
  const ops = await api.as('ops');
  const board = `/v1/campaigns/${season.id}/board`;
  const since = async (work: () => Promise<unknown>) => {
    let looks = 0;
    const note = ({ sql }: { sql: string }) => void (looks += sql.startsWith('with season as') ? 1 : 0);
    api.reading.knex.on('query', note);
    await work();
    api.reading.knex.off('query', note);
    return looks;
  };
  await ops.get(board);
  expect(await since(() => ops.get(board, { 'cache-control': 'no-cache' }))).toBeGreaterThan(0);
  const reason = 'The client waits.';
  const paused = await ops.post(`/v1/campaigns/${season.id}/pause`, { reason }, { 'idempotency-key': 'pause-1' });
  expect(paused.status).toBe(202);
  expect(await since(() => ops.get(board))).toBeGreaterThan(0);
});

test('the stream begins with the board, sends it anew once a second at most, and resumes behind an id', async () => {
  const first = await listen();
  const begun = await first.next();
  expect(begun.id).toBeNull();
  expect(BoardView.parse(begun.data.board).id).toBe(season.id);
  const [one, two] = season.members.filter(({ state }) => state === 'live');
  const at = Date.now();
  for (const member of [one, two]) await happens(member?.engagementId ?? '');
  const second = await first.next();
  expect(second.id).toMatch(/^\d+\.\d+$/);
  expect(second.data.lagMs).toBeGreaterThanOrEqual(0);
  await happens(season.id);
  await first.next();
  // Four changes in three boards, a second apart: what happens meanwhile is in the next.
  expect(Date.now() - at).toBeGreaterThanOrEqual(900);
  first.close();
  await happens(one?.engagementId ?? '');
  const resumed = await listen({ 'Last-Event-ID': second.id ?? '' });
  expect((await resumed.next()).id).not.toBe(second.id);
  resumed.close();
});

test('a brief stream only says that something changed', async () => {
  const brief = await listen({}, '?brief=true');
  expect((await brief.next()).data).toEqual({ lagMs: expect.any(Number) as number });
  brief.close();
});

test('events of other stories move no board', async () => {
  const stream = await listen({}, '?brief=true');
  await stream.next();
  await happens('clock');
  await happens(season.id);
  const { id } = await stream.next();
  const cursor = await api.database
    .knex('event')
    .where({ subject: season.id })
    .orderBy('seq', 'desc')
    .first<{ seq: number }>('seq');
  expect(id?.split('.')[1]).toBe(String(cursor.seq));
  stream.close();
});

async function happens(subject: string): Promise<void> {
  await api.store.transaction((tx) =>
    api.store.events.append(tx, { subject, type: 'member.noted', actor: 'system:test', data: {} }),
  );
}

interface Sent {
  id: string | null;
  data: { lagMs: number; board?: unknown };
}

async function listen(headers: Record<string, string> = {}, query = '') {
  const abort = new AbortController();
  aborts.push(abort);
  const { token } = await openSession(api.database.knex, { userId: staff.ops });
  const reply = await fetch(`${api.url}/v1/campaigns/${season.id}/board/stream${query}`, {
    headers: { cookie: `muster=${token}`, accept: 'text/event-stream', ...headers },
    signal: abort.signal,
  });
  expect(reply.status).toBe(200);
  const reader = reply.body!.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  const next = async (): Promise<Sent> => {
    for (;;) {
      const cut = rest.indexOf('\n\n');
      if (cut >= 0) {
        const block = rest.slice(0, cut);
        rest = rest.slice(cut + 2);
        const data = /^data: (.*)$/m.exec(block)?.[1];
        if (data) return { id: /^id: (.*)$/m.exec(block)?.[1] ?? null, data: JSON.parse(data) as Sent['data'] };
        continue;
      }
      const { done, value } = await reader.read();
      if (done) throw new Error('the stream ended');
      rest += value;
    }
  };
  return { next, close: () => abort.abort() };
}
