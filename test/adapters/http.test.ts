import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { z } from 'zod';
import { vendorClient, type VendorCall } from '../../adapters/http';
import { RuleBroken, Unavailable } from '../../domain/errors';

let server: Server;
let answer: RequestListener;
let url: string;

beforeAll(async () => {
  server = createServer((req, res) => answer(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/vendor`;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const look: VendorCall<{ ref: string }> = {
  method: 'GET',
  path: '/things',
  what: 'find a thing',
  query: { key: 'a/b/1' },
  reply: z.object({ ref: z.string() }),
};

function call(timeoutMs = 2000): Promise<{ ref: string }> {
  return vendorClient('acme', { url, token: 'secret-token', timeoutMs }).call(look);
}

async function failure(timeoutMs?: number): Promise<Error> {
  return call(timeoutMs).then(
    () => {
      throw new Error('the call should have failed');
    },
    (error: Error) => error,
  );
}

function says(status: number, body: string, headers: Record<string, string> = {}): void {
  answer = (_req, res) => void res.writeHead(status, headers).end(body);
}

test('a call carries token, key, query and body, and returns the validated reply', async () => {
  let seen: unknown;
  answer = (req, res) => {
    let body = '';
    req.on('data', (chunk: Buffer) => (body += chunk.toString()));
    req.on('end', () => {
      const { authorization, 'idempotency-key': key, 'content-type': type } = req.headers;
      seen = { method: req.method, url: req.url, authorization, key, type, body };
      res.end('{"ref":"thing_1","more":"is ignored"}');
    });
  };
  const client = vendorClient('acme', { url, token: 'secret-token' });
  expect(await client.call({ ...look, method: 'POST', key: 'k/1', body: { a: 1 } })).toEqual({ ref: 'thing_1' });
  expect(seen).toEqual({
    method: 'POST',
    url: '/vendor/things?key=a%2Fb%2F1',
    authorization: 'Bearer secret-token',
    key: 'k/1',
    type: 'application/json',
    body: '{"a":1}',
  });
});

test('a 404 is null to who looks something up, and a broken rule to who commands', async () => {
  says(404, '{}');
  expect(await vendorClient('acme', { url, token: 't' }).find(look)).toBeNull();
  expect(await failure()).toBeInstanceOf(RuleBroken);
});

test.each([500, 502, 503, 408, 425])('%i is worth another try', async (status) => {
  says(status, 'oops');
  expect(await failure()).toBeInstanceOf(Unavailable);
});

test.each([400, 402, 409, 422])('%i is a refusal; only its code is passed on, never its words', async (status) => {
  says(status, '{"code":"key-reused","detail":"Ines Moreau was here"}');
  const error = await failure();
  expect(error).toBeInstanceOf(RuleBroken);
  expect(error.message).toContain('key-reused');
  expect(JSON.stringify([error.message, (error as RuleBroken).facts])).not.toContain('Ines');
});

test.each([401, 403])('%i points at our token, and works once it is right', async (status) => {
  says(status, '{}');
  const error = await failure();
  expect(error).toBeInstanceOf(Unavailable);
  expect(error.message).toContain('token');
  expect(error.message).not.toContain('secret-token');
});

test('a throttling vendor names its time, in seconds or as a date', async () => {
  says(429, '', { 'retry-after': '7' });
  expect(((await failure()) as Unavailable).retryAfterSeconds).toBe(7);
  says(429, '', { 'retry-after': new Date(Date.now() + 30_000).toUTCString() });
  const seconds = ((await failure()) as Unavailable).retryAfterSeconds!;
  expect(seconds).toBeGreaterThan(25);
  expect(seconds).toBeLessThanOrEqual(31);
  says(429, '');
  expect(((await failure()) as Unavailable).retryAfterSeconds).toBeUndefined();
});

test('a redirect is not followed', async () => {
  let asked = 0;
  answer = (_req, res) => {
    asked += 1;
    res.writeHead(307, { location: `${url}/elsewhere` }).end();
  };
  expect(await failure()).toBeInstanceOf(RuleBroken);
  expect(asked).toBe(1);
});

test.each([
  ['cut', '{"ref":"thi'],
  ['of another shape', '{"id":"thing_1"}'],
  ['empty', ''],
])('a reply that is %s is worth another try', async (_how, body) => {
  says(200, body);
  expect(await failure()).toBeInstanceOf(Unavailable);
});

test('a reply above 1 MB is not read', async () => {
  let stopped: Promise<void> | undefined;
  answer = (_req, res) => {
    stopped = new Promise((resolve) => res.on('close', resolve));
    const chunk = Buffer.alloc(65_536, ' ');
    const more = (): void => void (!res.destroyed && res.write(chunk, () => setImmediate(more)));
    more();
  };
  expect(await failure()).toBeInstanceOf(Unavailable);
  await stopped;
});

test('silence ends after the time-out, before the reply or in its middle', async () => {
  answer = () => undefined;
  expect((await failure(50)).message).toContain('no reply in time');
  answer = (_req, res) => void res.writeHead(200).write('{"ref":');
  expect((await failure(50)).message).toContain('no reply in time');
});

test('a cut connection and a closed port are worth another try', async () => {
  answer = (_req, res) => void res.destroy();
  expect(await failure()).toBeInstanceOf(Unavailable);
  const nobody = vendorClient('acme', { url: 'http://127.0.0.1:1', token: 't' });
  await expect(nobody.call(look)).rejects.toBeInstanceOf(Unavailable);
});
