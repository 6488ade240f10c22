import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { createLearning } from '../../adapters/learning/http';
import { createSignature } from '../../adapters/signature/http';
import { courseOf } from '../../sandbox/learning-courses';
import { launchBrowser } from '../support/browser';
import { openWorld, type TestWorld } from './world';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
let world: TestWorld;
let browser: Browser;
beforeAll(async () => {
  world = await openWorld();
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await world?.close();
});

const person = { id: 'tal_1', name: 'Wolfeschlegelsteinhausenbergerdorff-Montgomery', email: 'w@talent.example' };

async function open(url: string, colorScheme: 'light' | 'dark'): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 320, height: 640 }, colorScheme });
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  await page.goto(url);
  return page;
}

/** Serious and critical findings of axe, and whether anything is cut at 320 px. */
async function expectGood(page: Page): Promise<void> {
  // By the debugger, not as a script tag: the pages' policy, which allows none, stays in force.
  await page.evaluate(`${axe}; undefined`);
  const found = await page.evaluate(
    `axe.run().then((result) => result.violations.filter((one) => ['serious', 'critical'].includes(one.impact)).map((one) => one.id))`,
  );
  expect(found).toEqual([]);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
}

test.each(['light', 'dark'] as const)('a contract is signed by hand on a small phone, %s', async (scheme) => {
  const port = createSignature({ url: `${world.url}/signature`, token: world.token });
  const { links } = await port.send(`browser/${scheme}/1`, {
    title: 'Statement of work: Spring campaign assets',
    pdf: Buffer.from('%PDF-1.7\n%%EOF\n'),
    signers: [{ party: 'talent', person }],
    expiresAt: world.inHours(120),
  });
  const page = await open(links[0]!.url, scheme);
  await expectGood(page);
  await page.getByRole('button', { name: 'Sign the document' }).click();
  await page.getByText('Signed by everyone').waitFor({ state: 'attached' });
  await expectGood(page);
  await page.context().close();
});

test.each(['light', 'dark'] as const)('a course is failed, repeated and passed by keyboard, %s', async (scheme) => {
  const port = createLearning({ url: `${world.url}/learning`, token: world.token });
  const { link } = await port.enrol(`browser/course/${scheme}/1`, {
    person,
    course: 'working-safely',
    dueAt: world.inHours(48),
  });
  const page = await open(link, scheme);
  await expectGood(page);
  for (const [index] of courseOf('working-safely').questions.entries())
    await page
      .locator(`input[name=q${index + 1}]`)
      .first()
      .press('Space');
  await page.getByRole('button', { name: 'Hand in' }).press('Enter');
  await page.getByRole('heading', { name: 'What to look at again' }).waitFor({ state: 'attached' });
  await expectGood(page);

  for (const [index, question] of courseOf('working-safely').questions.entries())
    await page.locator(`input[name=q${index + 1}][value=${question.right}]`).press('Space');
  await page.getByRole('button', { name: 'Hand in' }).press('Enter');
  await page.getByText('Passed').waitFor({ state: 'attached' });
  await expectGood(page);
  await page.context().close();
});
