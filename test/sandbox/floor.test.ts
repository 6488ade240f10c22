import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { claimsFor, type Block } from '../../sandbox/floor/claims';
import { createFloor, type Floor, type FloorLine } from '../../sandbox/floor/floor';
import { playByButton } from '../../sandbox/people/play-by-button';
import { createPlays, Play, type PlayLine } from '../../sandbox/people/plays';
import { heldClock } from '../../sandbox/support/clock';
import { openJournal } from '../../sandbox/support/journal';
import { eventually } from './world';

const zone = 'America/New_York';
const thread = 'camp_00000000000000000000000001';

const halfHours = (day: string, from: number, count: number, free: number): Block[] =>
  Array.from({ length: count }, (_, n) => {
    const start = Date.parse(`${day}T00:00:00-05:00`) + (from * 2 + n) * 1_800_000;
    return {
      queue: 'voice',
      from: new Date(start).toISOString(),
      until: new Date(start + 1_800_000).toISOString(),
      free,
    };
  });

describe('claims', () => {
  const week = ['08', '09', '10', '11', '12', '13', '14'].map((day) => `2027-02-${day}`);

  test('are five runs of four hours on five days, and take the places that they claim', () => {
    const blocks = week.flatMap((day) => halfHours(day, 9, 20, 2));
    const runs = claimsFor(blocks, zone, [1, 'tal_1']);
    expect(runs).toHaveLength(5);
    expect(new Set(runs.map(({ from }) => from.slice(0, 10))).size).toBe(5);
    for (const { from, until } of runs) expect(Date.parse(until) - Date.parse(from)).toBe(4 * 3_600_000);
    expect(blocks.reduce((sum, { free }) => sum + free, 0)).toBe(7 * 20 * 2 - 5 * 8);
  });

  test('go where the most people are missing, and nowhere else when all is taken', () => {
    const blocks = [...halfHours('2027-02-08', 9, 8, 1), ...halfHours('2027-02-08', 13, 8, 5)];
    expect(claimsFor(blocks, zone, [1])).toEqual([
      { queue: 'voice', from: '2027-02-08T18:00:00.000Z', until: '2027-02-08T22:00:00.000Z' },
    ]);
    expect(claimsFor(halfHours('2027-02-08', 9, 20, 0), zone, [1])).toEqual([]);
    expect(claimsFor(halfHours('2027-02-08', 9, 3, 1), zone, [1])).toEqual([]);
  });
});

describe('the floor', () => {
  let folder: string;
  let server: Server;
  let url: string;
  let floor: Floor | null;
  let posts: { path: string; key: string; body: Record<string, unknown> }[];
  let trouble: number | null;
  const journals: { close(): Promise<void> }[] = [];
  const clock = heldClock();
  const at = (instant: string) =>
    void clock.set({ wallFrom: new Date().toISOString(), businessFrom: instant, scale: 0 });

  const people = Array.from({ length: 20 }, (_, n) => ({
    engagement: `eng_${n}`,
    talent: { id: `tal_${n}`, name: null },
  }));
  const wave = { no: 1, classroomOn: '2027-02-08', nestingOn: '2027-02-15', liveOn: '2027-02-22' };
  let state: { wave: string; member: string; confirm: object | null };

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'muster-floor-'));
    posts = [];
    trouble = null;
    state = { wave: 'filling', member: 'booked', confirm: null };
    server = createServer((req, res) => {
      const [path = ''] = req.url!.split('?');
      if (trouble !== null) return void res.writeHead(trouble).end();
      const chunks: Buffer[] = [];
      req.on('data', (chunk: Buffer) => chunks.push(chunk));
      req.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (req.method === 'POST')
          posts.push({ path, key: String(req.headers['idempotency-key']), body: JSON.parse(text) as never });
        res.setHeader('content-type', 'application/json').end(JSON.stringify(reply(req.method!, path)));
      });
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(async () => {
    await floor?.stop();
    await closeJournals();
    await new Promise((resolve) => server.close(resolve));
    rmSync(folder, { recursive: true, force: true });
  });

  function reply(method: string, path: string): unknown {
    if (method === 'POST') return { done: 0, refused: [] };
    if (path === `/v1/campaigns/${thread}`) return { state: 'recruiting' };
    if (path.endsWith('/waves')) return { items: [{ ...wave, state: state.wave }] };
    if (path.endsWith('/waves/1')) {
      const members = people.map((one) => ({ ...one, state: state.member, passedAt: null }));
      return { ...wave, state: state.wave, confirm: state.confirm, members };
    }
    if (path.endsWith('/plan')) {
      const hours = { perAgentWeek: 20, attendance: 0.92, openPerWeek: 84 };
      const { timeZone, yields } = season();
      return {
        plan: { weeks: [] },
        request: { timeZone, yields, service: { shrinkage: 0.3, ahtSeconds: 240 }, hours },
      };
    }
    return { items: [] };
  }

  async function open(): Promise<Floor> {
    await closeJournals();
    const played = await openJournal<PlayLine>(join(folder, 'people.ndjson'));
    const journal = await openJournal<FloorLine>(join(folder, 'floor.ndjson'));
    journals.push(played, journal);
    const plays = createPlays(played);
    floor = createFloor({ plays, clock, apiUrl: url, journal });
    floor.start();
    if (plays.list().length === 0)
      await plays.start({ thread, staff: true, seed: 1, behaviour: 'straight', script: [], season: season() } as never);
    return floor;
  }

  async function closeJournals(): Promise<void> {
    for (const journal of journals.splice(0)) await journal.close();
  }

  const season = () => ({
    ...{ seed: 1, people: true, timeZone: zone, floor: { key: 'mst_1', demandNoise: 0.06, ahtSeconds: 180 } },
    yields: { screenPass: 1, accept: 1, clear: 1, show: 0.9, classroom: 0.8, nesting: 1, weeklySurvival: 1 },
  });
  const to = (end: string) => posts.filter(({ path }) => path.endsWith(end));

  test('checks in who comes on the first day, and tells who passed the classroom before the next stage', async () => {
    at('2027-02-08T15:00:00.000Z');
    await open();
    expect(posts).toEqual([]);
    at('2027-02-08T17:30:00.000Z');
    await eventually('the check-ins', () => to('/check-ins').length === 1);
    const came = to('/check-ins')[0]!.body['engagements'] as string[];
    expect(came.length).toBeGreaterThan(12);
    expect(came.length).toBeLessThanOrEqual(20);

    state = { wave: 'training', member: 'training', confirm: null };
    for (const day of ['09', '10', '11', '12']) {
      expect(to('/results')).toEqual([]);
      at(`2027-02-${day}T17:30:00.000Z`);
      await eventually(`the day ${day}`, async () => (await days()).includes(`2027-02-${day}`));
    }
    const { stage, results } = to('/results')[0]!.body as { stage: string; results: { passed: boolean }[] };
    expect(stage).toBe('classroom');
    expect(results).toHaveLength(20);
    expect(results.filter(({ passed }) => passed).length).toBeGreaterThan(10);
  });

  test('confirms whoever comes when it is asked for', async () => {
    state.confirm = { stage: 'week' };
    at('2027-02-03T17:30:00.000Z');
    await open();
    await eventually('the confirmations', () => to('/confirmations').length === 1);
  });

  test('catches up day by day after an outage, and does no day twice after a restart', async () => {
    at('2027-02-01T17:30:00.000Z');
    await open();
    await eventually('the first day', async () => (await days()).length === 1);
    trouble = 503;
    at('2027-02-03T17:30:00.000Z');
    await floor!.stop();
    trouble = null;
    await open();
    await eventually('the days', async () => (await days()).length === 3);
    expect(await days()).toEqual(['2027-02-01', '2027-02-02', '2027-02-03']);
  });

  test('comes with a season that the inbox’s button starts, once a key was lent for it', async () => {
    const open = async () => {
      await closeJournals();
      const journal = await openJournal<PlayLine>(join(folder, 'people.ndjson'));
      journals.push(journal);
      return createPlays(journal);
    };
    const button = async (of: string) =>
      Play.parse(await playByButton(of, { seed: 3, plays: await open(), apiUrl: url }));
    expect((await button(thread)).season).toBeUndefined();
    await (await open()).lendFloor('mst_lent');
    const { timeZone, yields } = season();
    expect(await button(thread)).toMatchObject({
      ...{ thread, seed: 3, staff: true },
      season: { seed: 3, people: true, timeZone, yields, floor: { key: 'mst_lent', ahtSeconds: 240 } },
    });
    expect((await button('hire_00000000000000000000000001')).season).toBeUndefined();
    trouble = 503;
    await expect(button(thread)).rejects.toThrow('The season could not be read just now; press the button again');
  });

  async function days(): Promise<string[]> {
    const { replayed, close } = await openJournal<FloorLine>(join(folder, 'floor.ndjson'));
    await close();
    return replayed.map(({ day }) => day);
  }
});
