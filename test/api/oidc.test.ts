import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair, SignJWT, type JWTHeaderParameters } from 'jose';

import { createOidc } from '../../api/oidc';
import { startTestApi, type TestApi } from '../support/api';
import { staff } from '../support/staff';

const issuer = 'https://login.example/';
const audience = 'muster';

let api: TestApi;
let provider: http.Server;
let ours: CryptoKey;
let theirs: CryptoKey;
let served = 0;
let down = false;

beforeAll(async () => {
  const pair = await generateKeyPair('ES256');
  ours = pair.privateKey;
  theirs = (await generateKeyPair('ES256')).privateKey;
  const jwks = JSON.stringify({ keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'ES256' }] });
  provider = http.createServer((_req, res) => {
    served += 1;
    res.writeHead(down ? 500 : 200, { 'content-type': 'application/json' }).end(jwks);
  });
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  api = await startTestApi({ oidc: verifier() });
});
afterAll(async () => {
  await api.stop();
  provider.closeAllConnections();
  await new Promise((resolve) => provider.close(resolve));
});

function verifier() {
  const { port } = provider.address() as AddressInfo;
  return createOidc({ issuer, audience, jwksUrl: `http://127.0.0.1:${port}/keys` });
}

interface Made {
  claims?: Record<string, unknown>;
  header?: Partial<JWTHeaderParameters>;
  key?: CryptoKey | Uint8Array;
  expires?: string;
}

function token({ claims, header, key = ours, expires = '5m' }: Made = {}): Promise<string> {
  const payload = {
    sub: 'u1',
    iss: issuer,
    aud: audience,
    email: 'lead@client.example',
    email_verified: true,
    ...claims,
  };
  return new SignJWT(payload)
    .setProtectedHeader({ alg: 'ES256', kid: 'one', typ: 'JWT', ...header })
    .setIssuedAt()
    .setExpirationTime(expires)
    .sign(key);
}

async function me(text: string) {
  return api.anonymous.get('/v1/me', { authorization: `Bearer ${text}` });
}

test('a good token is the member of staff with its address; the keys are asked for once', async () => {
  for (let i = 0; i < 3; i++)
    expect((await me(await token({ claims: { email: 'Lead@client.example' } }))).body).toMatchObject({
      id: staff.lead,
      roles: ['lead'],
    });
  expect(served).toBe(1);
});

test('a write with a token needs no CSRF token', async () => {
  const text = await token({ claims: { email: 'admin@client.example' } });
  const made = await api.anonymous.post('/v1/keys', { name: 'x', roles: ['hr'] }, { authorization: `Bearer ${text}` });
  expect(made.status).toBe(201);
});

describe('a token is refused', () => {
  test.each<[string, () => Made]>([
    ['of another issuer', () => ({ claims: { iss: 'https://evil.example/' } })],
    ['for another audience', () => ({ claims: { aud: 'payroll' } })],
    ['that has expired', () => ({ expires: '-5m' })],
    ['of another key', () => ({ key: theirs })],
    ['that names another place for its key', () => ({ key: theirs, header: { jku: 'http://evil.example/keys' } })],
    ['of another kind', () => ({ header: { typ: 'logout+jwt' } })],
    ['signed with a shared secret', () => ({ header: { alg: 'HS256' }, key: new Uint8Array(32).fill(1) })],
    ['of an address that was not proved', () => ({ claims: { email_verified: false } })],
    ['that does not say whether it was', () => ({ claims: { email_verified: undefined } })],
    ['of someone whom we do not know', () => ({ claims: { email: 'nobody@client.example' } })],
  ])('%s', async (_what, made) => {
    const reply = await me(await token(made()));
    expect([reply.status, reply.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
  });

  test('without a signature', async () => {
    const [, payload] = (await token()).split('.');
    const header = Buffer.from('{"alg":"none"}').toString('base64url');
    expect((await me(`${header}.${payload}.x`)).status).toBe(401);
  });
});

test('while the provider is away, nobody is let in, and it is said', async () => {
  down = true;
  await expect(verifier()(await token())).rejects.toThrow();
  down = false;
  expect(await verifier()(await token())).toBe('lead@client.example');
});
