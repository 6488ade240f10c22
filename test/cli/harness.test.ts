import { Client } from 'pg';

import { launchBrowser } from '../support/browser';
import { freshDatabase } from '../support/database';
import { searchAttributes } from '../../cli/stack/temporal-flags';
import { devServer, timeSkippingEnv } from '../support/temporal';

test('a fresh database is migrated and one of its own', async () => {
  const [one, two] = await Promise.all([freshDatabase(), freshDatabase()]);
  expect(one.url).not.toBe(two.url);
  const client = new Client({ connectionString: one.url });
  await client.connect();
  const { rows } = await client.query<{ server_version: string }>('show server_version');
  expect(rows[0]?.server_version).toMatch(/^18/);
  await client.end();
  await Promise.all([one.drop(), two.drop()]);
});

test('the time-skipping server skips a day in no time', async () => {
  const env = await timeSkippingEnv();
  const before = await env.currentTimeMs();
  await env.sleep('1 day');
  expect((await env.currentTimeMs()) - before).toBeGreaterThanOrEqual(86_400_000);
  await env.teardown();
});

test('the dev server knows our search attributes', async () => {
  const env = await devServer();
  const { customAttributes } = await env.connection.operatorService.listSearchAttributes({
    namespace: env.namespace ?? 'default',
  });
  expect(Object.keys(customAttributes)).toEqual(expect.arrayContaining(Object.keys(searchAttributes)));
  await env.teardown();
});

test('the browser opens a page', async () => {
  const browser = await launchBrowser();
  const page = await browser.newPage();
  await page.setContent('<h1>Muster</h1>');
  expect(await page.textContent('h1')).toBe('Muster');
  await browser.close();
});
