import { createHandoverActivities } from '../../activities/handover';
import type { Person } from '../../adapters/db/sessions';
import { deriveId, groupKey } from '../../domain/ids';
import type { Browser, Page } from 'playwright-core';
import type { PagesApp } from './pages-app';
import { openPagesStage, type PagesStage } from './pages-stage';
import type { Story } from './story';

jest.setTimeout(120_000);

/** A folder to save screenshots in, for looking at them; without it nothing is saved. */
const shots = process.env.MUSTER_TEST_SHOTS;

let stage: PagesStage;
let story: Story;
let app: PagesApp;
let browser: Browser;

beforeAll(async () => {
  stage = await openPagesStage();
  ({ story, app, browser } = stage);
  await story.toShortlist();
  await story.toOffer();
  await story.toPapers();
  await story.toOrientation();
  await story.toWork();
  await story.toHandover();
});

afterAll(() => stage?.close());

const lead = () => ({ userId: story.lead });
const talent = () => ({ talentId: story.talent() });
const noteId = () => deriveId('knowledge', story.engagement(), 'handover');

async function pageOf(person: Person, width: number): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 844 } });
  await context.addCookies([await app.cookieOf(person)]);
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  return page;
}

async function shoot(page: Page, name: string): Promise<void> {
  expect(await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth')).toBe(0);
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

const settle = (stretch: string) =>
  createHandoverActivities({ store: story.store }).records.settleHandover({
    engagementId: story.engagement(),
    group: groupKey(story.engagement(), stretch),
  });

test('on a phone a talent finds the handover filled in, adds a file, and what is written stays', async () => {
  const page = await pageOf(talent(), 390);
  await page.goto(`${app.url}/portal/asks/${await story.askId('handover')}`);
  const labels = await page.locator('form label, form legend').allInnerTexts();
  expect(labels[0]).toMatch(/What you delivered/);
  expect(labels[1]).toMatch(/Where everything lies/);
  expect(await page.getByLabel('What you delivered').inputValue()).toMatch(/Moodboard and key visual/);
  expect(await page.getByLabel('What was decided').inputValue()).toMatch(/Both directions are usable/);
  await page.getByLabel('Known limits').fill('- Only for screens');
  await page.getByLabel('Add files').setInputFiles([
    { name: 'sources.zip', mimeType: 'application/zip', buffer: Buffer.from('layers') },
    { name: 'run.exe', mimeType: 'application/x-msdownload', buffer: Buffer.from('MZ') },
  ]);
  const status = page.locator('[data-upload] [role=status]');
  await status.filter({ hasText: '1 file is added' }).waitFor();
  expect(await status.innerText()).toMatch(/run\.exe: The name of the file must end in one of/);
  await page.locator('[data-files] a', { hasText: 'sources.zip' }).waitFor();
  expect(await page.getByLabel('Known limits').inputValue()).toBe('- Only for screens');
  await shoot(page, 'handover-phone');
  await page.getByRole('button', { name: 'Hand over' }).click();
  await page.context().close();
});

test('the lead sends it back with what is missing; the talent sees that, and all that was written', async () => {
  const asLead = await pageOf(lead(), 1280);
  await asLead.goto(`${app.url}/console/asks/${await story.askId('handover/confirm')}`);
  expect(await asLead.locator('[data-files]').innerText()).toMatch(/sources\.zip/);
  await asLead.getByLabel('Why (needed').fill('The brand fonts are not named.');
  await shoot(asLead, 'handover-confirm');
  await asLead.getByRole('button', { name: 'Something is missing' }).click();
  await settle('handover');

  const page = await pageOf(talent(), 390);
  await page.goto(`${app.url}/portal`);
  expect(await page.locator('article.card').first().innerText()).toMatch(/Complete your handover/);
  await page.goto(`${app.url}/portal/asks/${await story.askId('handover')}`);
  expect(await page.locator('main').innerText()).toMatch(/The brand fonts are not named\./);
  expect(await page.getByLabel('Known limits').inputValue()).toBe('- Only for screens');
  await shoot(page, 'handover-again');
  await page.getByRole('button', { name: 'Hand over' }).click();

  await asLead.goto(`${app.url}/console/asks/${await story.askId('handover/confirm')}`);
  await asLead.getByLabel('Why (needed').fill('Still no fonts.');
  await asLead.getByRole('button', { name: 'Something is missing' }).click();
  await settle('handover-2');
  await asLead.goto(`${app.url}/console/engagements/${story.engagement()}`);
  await shoot(asLead, 'engagement-handover-decision');
  await asLead.goto(`${app.url}/console/asks/${await story.askId('handover/decision')}`);
  await shoot(asLead, 'handover-decision');
  await asLead.getByRole('button', { name: 'Keep it as it is' }).click();
  expect(await settle('handover-decision')).toEqual({ kept: true });
  await page.context().close();
  await asLead.context().close();
});

test('a note is tagged, judged and confirmed by those who use it', async () => {
  const asLead = await pageOf(lead(), 1280);
  await asLead.goto(`${app.url}/console/knowledge/${noteId()}`);
  expect(await asLead.locator('main').innerText()).toMatch(/Missing, as the lead says\s+Still no fonts\./);
  await asLead.getByText('Change the tags').click();
  await asLead.getByLabel('Skills').fill('brand design\nlettering');
  await asLead.getByRole('button', { name: 'Save the tags' }).click();
  await asLead.locator('.chip', { hasText: 'lettering' }).click();
  expect(await asLead.locator('section[aria-label="Notes"]').innerText()).toMatch(/Handover: Spring campaign assets/);
  await asLead.goto(`${app.url}/console/knowledge/${noteId()}`);
  await asLead.getByRole('button', { name: 'Yes', exact: true }).click();

  const page = await pageOf(talent(), 390);
  await page.goto(`${app.url}/portal/knowledge/${noteId()}`);
  await page.getByRole('button', { name: 'No', exact: true }).click();
  expect(await page.locator('.useful').innerText()).toMatch(/useful to 1 of 2/);
  await page.getByRole('button', { name: '✓ No' }).waitFor();
  await page.getByRole('button', { name: 'It works, as it says' }).click();
  expect(await page.getByRole('status').first().innerText()).toMatch(/still works/);
  expect(await page.locator('main').innerText()).toMatch(/sources\.zip/);
  await shoot(page, 'portal-note');
  await asLead.goto(`${app.url}/console/knowledge/${noteId()}`);
  expect(await asLead.locator('main').innerText()).toMatch(/the talent/);
  await shoot(asLead, 'console-note');
  await asLead.goto(`${app.url}/console/knowledge?q=where are the fonts`);
  await shoot(asLead, 'console-knowledge');
  await page.context().close();
  await asLead.context().close();
});
