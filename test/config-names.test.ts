import fs from 'node:fs';
import path from 'node:path';

import { readConfig, readStackConfig, variables } from '../adapters/config';

const root = path.join(__dirname, '..');
const read = (name: string) => fs.readFileSync(path.join(root, name), 'utf8');
const names = Object.keys(variables).sort();

test('.env.example names what adapters/config.ts reads, with the same words', () => {
  const lines = read('.env.example').split('\n');
  const named = lines.flatMap((line) => /^([A-Z_]+)=/.exec(line)?.[1] ?? []);
  expect(named.sort()).toEqual(names);
  for (const [name, { says, fallback }] of Object.entries(variables)) {
    const comment = lines[lines.findIndex((line) => line.startsWith(`${name}=`)) - 1] ?? '';
    expect(comment).toContain(says);
    if (fallback) expect(comment).toContain(`(default: ${fallback})`);
  }
});

test('docker-compose.yml hands every variable on, and knows no other', () => {
  const compose = read('docker-compose.yml');
  const handed = [...compose.matchAll(/^ {2}((?:MUSTER|TEMPORAL)_[A-Z_]+):/gm)].map((match) => match[1]!);
  expect(handed.sort()).toEqual(names);
  const mentioned = new Set([...compose.matchAll(/\$\{((?:MUSTER|TEMPORAL)_[A-Z_]+)/g)].map((match) => match[1]!));
  expect([...mentioned].filter((name) => !names.includes(name))).toEqual([]);
});

test('every missing or bad variable is named at once, with the remedy, and never its value', () => {
  const bad = { MUSTER_PORT: 'eighty', MUSTER_MASTER_KEY: 'c2hvcnQ=', TEMPORAL_ADDRESS: 'https://secret.example' };
  let message = '';
  try {
    readConfig(bad);
  } catch (error) {
    message = (error as Error).message;
  }
  for (const name of [...Object.keys(bad), 'MUSTER_DATABASE_URL', 'MUSTER_WORK_TOOL_TOKEN'])
    expect(message).toContain(name);
  expect(message).toContain('openssl rand -base64 32');
  expect(message).toContain('npm start');
  for (const value of Object.values(bad)) expect(message).not.toContain(value);
});

test('a vendor is found where its variable says, or else in the sandbox', () => {
  const config = readConfig({
    ...complete(),
    MUSTER_SANDBOX_URL: 'http://box:1/',
    MUSTER_PAYMENTS_URL: 'https://pay.example/',
  });
  expect(config.vendors.payments.url).toBe('https://pay.example');
  expect(config.vendors.workTool.url).toBe('http://box:1/work-tool');
  expect(config.apiUrl).toBe('http://127.0.0.1:3000');
  expect(config.masterKey).toHaveLength(32);
});

test('the stack needs nothing set, and runs 600 times as fast as the wall', () => {
  expect(readStackConfig({})).toMatchObject({ data: '.data', port: 3000, scale: 600, databaseUrl: undefined });
  expect(readStackConfig({ MUSTER_SCALE: '1', MUSTER_PORT: '' })).toMatchObject({ scale: 1, port: 3000 });
});

function complete(): NodeJS.ProcessEnv {
  const secret = `whsec_${Buffer.alloc(32, 1).toString('base64')}`;
  const required = Object.entries(variables).filter(
    ([, { fallback, optional }]) => fallback === undefined && !optional,
  );
  return {
    ...Object.fromEntries(required.map(([name]) => [name, name.endsWith('SECRET') ? secret : 'a-long-token'])),
    MUSTER_DATABASE_URL: 'postgres://u:p@db/muster',
    TEMPORAL_ADDRESS: 'temporal:7233',
    MUSTER_SMTP_URL: 'smtp://mail:25',
    MUSTER_MASTER_KEY: Buffer.alloc(32, 7).toString('base64'),
  };
}
