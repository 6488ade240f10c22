import type { Browser } from 'playwright-core';

import { startTestApi, type TestApi } from '../support/api';
import { launchBrowser } from '../support/browser';

let api: TestApi;
let browser: Browser;
beforeAll(async () => {
  [api, browser] = [await startTestApi(), await launchBrowser()];
});
afterAll(async () => {
  await browser.close();
  await api.stop();
});

test('the API page shows every tag under the content security policy', async () => {
  const page = await browser.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${api.url}/docs`);
  await page.locator('#operations-tag-asks').waitFor();
  await page.locator('#operations-tag-asks').click();
  await page.getByText('Answer a question', { exact: true }).click();
  await page.getByText('Request body', { exact: true }).waitFor();
  expect(complaints).toEqual([]);
});
