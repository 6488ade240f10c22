import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { followClock, heldClock, type WorldClock } from '../../sandbox/support/clock';
import { createDues } from '../../sandbox/support/dues';
import { eventually } from './world';

describe('a clock that follows the API', () => {
  const told = { wallFrom: '2026-11-02T00:00:00.000Z', businessFrom: '2027-03-01T09:00:00.000Z', scale: 0 };
  let server: Server;
  let reply: () => string | null;
  let apiUrl: string;
  let folder: string;
  const clocks: WorldClock[] = [];

  beforeAll(async () => {
    server = createServer((_req, res) => {
      const body = reply();
      res.writeHead(body === null ? 503 : 200).end(body ?? '');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    apiUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  beforeEach(() => void (folder = mkdtempSync(join(tmpdir(), 'muster-clock-'))));
  afterEach(() => {
    for (const clock of clocks.splice(0)) clock.stop();
    rmSync(folder, { recursive: true });
  });

  function follow(): WorldClock {
    const clock = followClock({ apiUrl, file: join(folder, 'clock.json'), everyMs: 10 });
    clocks.push(clock);
    return clock;
  }

  test('is wall time until it was told, then what it was told', async () => {
    reply = () => null;
    const clock = follow();
    expect(Math.abs(clock.nowMs() - Date.now())).toBeLessThan(1000);
    expect(clock.known()).toBe(false);

    reply = () => JSON.stringify({ now: told.businessFrom, segment: told });
    await eventually('the segment', () => clock.known());
    expect(new Date(clock.nowMs()).toISOString()).toBe(told.businessFrom);
  });

  test('keeps the last segment while the API is away or talks nonsense, and over a restart', async () => {
    reply = () => JSON.stringify({ segment: told });
    const clock = follow();
    await eventually('the segment', () => clock.known());
    let asked = 0;
    reply = () => {
      asked += 1;
      return asked % 2 ? null : '{"segment":{"scale":-1}}';
    };
    await eventually('four more replies', () => asked >= 4);
    expect(clock.segment()).toEqual(told);
    clock.stop();

    const again = follow();
    expect(again.segment()).toEqual(told);
    expect(again.known()).toBe(false);
  });
});

describe('things that fall due', () => {
  const start = '2026-11-02T09:00:00.000Z';
  const at = (hours: number): string => new Date(Date.parse(start) + hours * 3_600_000).toISOString();
  const standing = (hours: number) => ({ wallFrom: new Date().toISOString(), businessFrom: at(hours), scale: 0 });

  test('happen in order at their business instants, and not while the clock stands before them', async () => {
    const clock = heldClock(standing(0));
    const fallen: [string, string][] = [];
    const dues = createDues(clock, async (id, when) => void fallen.push([id, when]));
    dues.start();
    dues.set('later', at(9));
    dues.set('second', at(3));
    dues.set('first', at(2));
    dues.set('off', at(1));
    dues.set('off', null);
    clock.set(standing(4));
    await eventually('two things', () => fallen.length >= 2);
    expect(fallen).toEqual([
      ['first', at(2)],
      ['second', at(3)],
    ]);
    dues.stop();
  });

  test('one that is taken off by an earlier one does not happen', async () => {
    const clock = heldClock(standing(0));
    const fallen: string[] = [];
    const dues = createDues(clock, async (id) => {
      fallen.push(id);
      dues.set('second', null);
      if (id === 'first') dues.set('last', at(1));
    });
    dues.set('first', at(1));
    dues.set('second', at(2));
    dues.start();
    clock.set(standing(4));
    await eventually('the last', () => fallen.includes('last'));
    expect(fallen).toEqual(['first', 'last']);
    dues.stop();
  });

  test('run with the scale: an hour takes a twentieth of a second at 72,000', async () => {
    const clock = heldClock({ wallFrom: new Date().toISOString(), businessFrom: start, scale: 72_000 });
    const fallen: string[] = [];
    const dues = createDues(clock, async (id) => void fallen.push(id));
    dues.start();
    dues.set('one', at(1));
    expect(fallen).toEqual([]);
    await eventually('the hour', () => fallen.length === 1);
    dues.stop();
  });

  test('one that could not be kept is tried again', async () => {
    const silenced = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    const clock = heldClock(standing(2));
    let tries = 0;
    const dues = createDues(clock, async () => {
      tries += 1;
      if (tries === 1) throw new Error('disk full');
    });
    dues.start();
    dues.set('one', at(1));
    await eventually('the second try', () => tries === 2);
    dues.stop();
    silenced.mockRestore();
  });

  test('nothing falls due before the time was told', async () => {
    const untold = heldClock(standing(2), false);
    const told = heldClock(standing(2));
    const fallen: string[] = [];
    const waiting = createDues(untold, async (id) => void fallen.push(id));
    const going = createDues(told, async (id) => void fallen.push(id));
    for (const dues of [waiting, going]) dues.start();
    waiting.set('waiting', at(1));
    going.set('going', at(1));
    await eventually('the one whose clock is known', () => fallen.length === 1);
    expect(fallen).toEqual(['going']);
    untold.set(standing(2));
    await eventually('the other', () => fallen.length === 2);
    for (const dues of [waiting, going]) dues.stop();
  });
});
