import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { createMessaging } from '../../adapters/messaging/smtp';
import { createWorkTool } from '../../adapters/work-tool/http';
import { launchBrowser } from '../support/browser';
import { openWorld, type TestWorld } from './world';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
let world: TestWorld;
let browser: Browser;
beforeAll(async () => {
  [world, browser] = await Promise.all([openWorld(), launchBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const longName = 'Wolfeschlegelsteinhausenbergerdorff-Montgomery';
const person = { id: 'tal_1', name: longName, email: 'w@talent.example' };

let counter = 0;
function mail(subject: string, to: { name: string; email: string } = person): Promise<void> {
  counter += 1;
  const link = `${world.url}/livez`;
  return createMessaging({ smtpUrl: world.smtpUrl, from: 'Muster <muster@client.example>' }).send(
    `browser/${counter}`,
    {
      to: { name: to.name, email: to.email },
      subject,
      text: `Hello,\n\nplease sign your contract by Friday.\n\n${link}\n\nThank you.`,
      html: `<p>Hello,</p><p><a href="${link}">Sign now</a></p>`,
      thread: `hire_${String(counter % 3).padStart(26, '0')}`,
      ask: `ask_${String(counter).padStart(26, '0')}`,
    },
  );
}

async function open(path: string, width: number, colorScheme: 'light' | 'dark', script = true): Promise<Page> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    javaScriptEnabled: script,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.goto(path.startsWith('http') ? path : `${world.url}${path}`);
  return page;
}

/** Nothing serious by axe, and nothing cut off at the side. */
async function expectGood(page: Page): Promise<void> {
  await page.evaluate(`${axe}; undefined`);
  const found = await page.evaluate(
    `axe.run().then((result) => result.violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => one.id + ' ' + one.nodes[0].html))`,
  );
  expect(found).toEqual([]);
  const wide = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth');
  expect(wide).toBeLessThanOrEqual(0);
}

const shots = process.env['MUSTER_TEST_SHOTS'];
async function shoot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

describe.each([
  [320, 'light'],
  [1280, 'dark'],
] as const)('%d px, %s', (width, scheme) => {
  test('the empty, the full inbox, a mailbox and a mail are good to read and lead to each other', async () => {
    if (counter === 0) {
      const empty = await open('/mail', width, scheme);
      await empty.getByText('No mail yet').waitFor();
      await expectGood(empty);
      await empty.context().close();
    }
    await mail('Sign the contract for “Spring campaign assets, with a title that does not want to end”');
    await mail('Approve the hire', { name: 'Lena Lead', email: 'lena@client.example' });
    await mail('Take the course');
    const page = await open('/mail', width, scheme);
    await expectGood(page);
    await shoot(page, `inbox-${width}`);
    await page.getByRole('link', { name: longName }).click();
    await page.getByText('Anyone may play any part.').waitFor();
    await expectGood(page);
    await shoot(page, `mailbox-${width}`);
    await page.getByRole('link', { name: 'Take the course' }).first().click();
    await page.getByRole('heading', { name: 'Take the course' }).waitFor();
    await expectGood(page);
    await shoot(page, `mail-${width}`);
    await page.getByRole('link', { name: 'Sign now' }).click();
    await page.waitForURL('**/livez');
    await page.context().close();
  });
});

test('a new mail appears by itself, and the focus stays where it was', async () => {
  const page = await open('/mail', 800, 'light');
  await page.getByRole('link', { name: longName }).focus();
  await mail('Something new', { name: 'Nora New', email: 'nora@talent.example' });
  await page.getByRole('link', { name: 'Nora New' }).waitFor();
  expect(await page.evaluate('document.activeElement.textContent')).toBe(longName);
  await page.context().close();
});

test('a story is handed to the people and taken back, without script', async () => {
  await mail('Hello');
  const page = await open('/mail', 800, 'light', false);
  await page.getByRole('button', { name: 'Let the sandbox people play this' }).first().click();
  await page.getByText('The sandbox’s people play this').first().waitFor();
  await page.getByRole('button', { name: 'Stop' }).first().click();
  await page.getByText('The sandbox’s people play this').waitFor({ state: 'detached' });
  await page.context().close();
});

test.each(['light', 'dark'] as const)('an item is accepted and handed in on a small phone, %s', async (scheme) => {
  const port = createWorkTool({ url: `${world.url}/work-tool`, token: world.token });
  const { link, providerRef } = await port.publish(`browser/item/${scheme}`, {
    engagement: 'eng_1',
    person,
    title: 'Print set and source files',
    acceptance: ['print-ready PDF/X-4', 'layered sources handed over'],
    dueOn: '2026-12-30',
    amount: { amountMinor: 160_000, currency: 'USD' },
  });
  const page = await open(link, 320, scheme);
  await page.getByText('Wednesday 30 December 2026').waitFor();
  await page.getByText('$1,600.00').waitFor();
  await expectGood(page);
  await page.getByRole('button', { name: 'Accept this work' }).click();
  await page.getByText('You accepted this').waitFor();
  await expectGood(page);
  await shoot(page, `item-${scheme}`);
  await page.getByLabel('Link to the result').fill('https://files.example/print\nSources are beside it.');
  await page.getByRole('button', { name: 'Hand in' }).click();
  await page.getByText('You handed this in').waitFor();
  await expectGood(page);
  await port.complete(`browser/complete/${scheme}`, providerRef);
  await page.reload();
  await page.getByText('Sources are beside it.').waitFor();
  await expectGood(page);
  await shoot(page, `item-done-${scheme}`);
  await page.context().close();
});
