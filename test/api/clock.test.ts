import { cookieOf, sessionCookie } from '../../api/auth';
import { startTestApi, type TestApi } from '../support/api';

interface Clock {
  now: string;
  segment: { wallFrom: string; businessFrom: string; scale: number };
}

describe('the clock of a demo', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await startTestApi();
  });
  afterAll(() => api.stop());

  test('is read by everyone', async () => {
    const { status, body } = await api.anonymous.get<Clock>('/v1/clock');
    expect([status, body.segment.scale]).toEqual([200, 1]);
  });

  test('is moved forward, never back, and runs at another speed', async () => {
    const engineer = await api.as('engineer');
    const later = await engineer.post<Clock>('/v1/clock', { jumpTo: '2099-01-01T00:00:00Z' });
    expect(later.body.now.slice(0, 10)).toBe('2099-01-01');
    expect((await engineer.post('/v1/clock', { jumpTo: '2098-01-01T00:00:00Z' })).status).toBe(422);
    expect((await engineer.post<Clock>('/v1/clock', { scale: 0 })).body.segment.scale).toBe(0);
    expect((await engineer.post('/v1/clock', { scale: -1 })).status).toBe(400);
    expect((await engineer.post('/v1/clock', { scale: 1, jumpTo: '2099-02-01T00:00:00Z' })).status).toBe(400);
  });
});

test('the clock of production is nobody’s to move', async () => {
  const api = await startTestApi({ config: { clockAdjustable: false } });
  expect((await (await api.as('admin')).post('/v1/clock', { scale: 2 })).status).toBe(403);
  await api.stop();
});

test('under TLS the cookie is bound to the host, and a plain one does not count', () => {
  expect(sessionCookie('t', 'https://muster.example')).toBe(
    '__Host-muster=t; Path=/; HttpOnly; SameSite=Lax; Max-Age=43200; Secure',
  );
  const token = 'x'.repeat(43);
  const request = (secure: boolean, cookie: string) =>
    ({ get: () => cookie, app: { get: () => secure } }) as unknown as Parameters<typeof cookieOf>[0];
  expect(cookieOf(request(true, `muster=${token}`))).toBeNull();
  expect(cookieOf(request(true, `a=b; __Host-muster=${token}`))).toBe(token);
  expect(cookieOf(request(false, `muster=${token}`))).toBe(token);
});
