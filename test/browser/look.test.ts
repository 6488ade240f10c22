import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

import type { Person } from '../../adapters/db/sessions';
import { deriveId } from '../../domain/ids';
import { staff } from '../support/staff';
import type { PagesApp } from './pages-app';
import { openPagesStage, type PagesStage } from './pages-stage';
import type { Story } from './story';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** A folder to save screenshots in, for looking at them; without it nothing is saved. */
const shots = process.env.MUSTER_TEST_SHOTS;

let stage: PagesStage;
let story: Story;
let app: PagesApp;
let browser: Browser;

beforeAll(async () => {
  stage = await openPagesStage();
  ({ story, app, browser } = stage);
}, 120_000);

afterAll(() => stage?.close());

const widths = { desktop: 1280, phone: 390, narrow: 320 } as const;

/** Opens a page as this person, at every width and in the dark; what is wrong with it goes into `findings`. */
async function look(
  name: string,
  path: string,
  person: Person | null,
  act: (page: Page) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  // axe is put into the page, which the CSP would refuse.
  const context = await browser.newContext({
    colorScheme: 'light',
    bypassCSP: true,
    viewport: { width: 1280, height: 900 },
  });
  if (person) await context.addCookies([await app.cookieOf(person)]);
  const page = await context.newPage();
  const found = (what: string, wrong: boolean) => wrong && findings.push(`${name}: ${what}`);
  listen(page, (complaint) => found(complaint, true));

  const reply = await page.goto(app.url + path, { waitUntil: 'load' });
  const bytes = (await reply?.body())?.length ?? 0;
  await act(page);
  found(`is ${bytes} bytes long`, bytes > 200_000);
  found('shows a value that is none', /\bundefined\b|\[object Object\]|\bNaN\b/.test(await page.content()));
  for (const [device, width] of Object.entries(widths)) {
    await page.setViewportSize({ width, height: device === 'desktop' ? 900 : 844 });
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    found(`is ${over} px too wide for ${width}`, over > 0);
    await shoot(page, `${name}-${device}-light`);
  }
  await page.evaluate(axe);
  for (const violation of await page.evaluate<string[]>(seriousViolations)) found(violation, true);
  await page.setViewportSize({ width: widths.desktop, height: 900 });
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot(page, `${name}-desktop-dark`);
  for (const violation of await page.evaluate<string[]>(darkViolations)) found(`dark: ${violation}`, true);
  await context.close();
}

async function shoot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png`, fullPage: true });
}

const violationsOf = (
  options: object,
) => `axe.run(document, ${JSON.stringify(options)}).then(({ violations }) => violations
  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
  .map(({ id, nodes }) => id + ' at ' + nodes.map(({ html }) => html.slice(0, 120)).slice(0, 3).join(' and ')))`;
const seriousViolations = violationsOf({});
/** The dark differs by its colours alone. */
const darkViolations = violationsOf({ runOnly: ['color-contrast', 'link-in-text-block'] });

/** What the browser complains about: scripts that fail, things that the CSP refuses. */
function listen(page: Page, tell: (complaint: string) => void): void {
  page.on('pageerror', (error) => tell(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of (400|401|403|404)/.test(message.text())) tell(message.text());
  });
}

let findings: string[] = [];
beforeEach(() => {
  findings = [];
});

const poster = {
  Title: 'Autumn poster for the university library and its seventeen branches',
  Role: 'graphic designer',
  'Skill 1': 'brand-design',
  Budget: '6000',
  '1. What is delivered': 'One poster, printed and for screens',
  Pays: '5500',
  Due: '2026-12-20',
  'Accepted when': 'one print file\ncolours approved',
  'How do you know?': 'own studio, three other clients',
};

const lead = () => ({ userId: story.lead });
const talent = () => ({ talentId: story.talent() });

test('pages without a session look right', async () => {
  await look('sign-in', '/sign-in', null);
  await look('link-expired', '/p/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa', null);
  expect(findings).toEqual([]);
}, 120_000);

test('an empty console looks right', async () => {
  for (const [name, path] of [
    ['home-early', '/console'],
    ['engagements-empty', '/console/engagements'],
    ['knowledge-empty', '/console/knowledge'],
    ['asks-empty', '/console/asks'],
    ['hire-new', '/console/hires/new'],
    ['not-found', '/console/hires/hire_nothere'],
  ] as const)
    await look(name, path, lead());
  await look('hire-factors', '/console/hires/new', lead(), (page) => page.locator('#factors > summary').click());
  expect(findings).toEqual([]);
}, 240_000);

test('the plan of a new hire and its errors look right', async () => {
  const preview = (page: Page) => page.locator('.actions > [value=preview]').click();
  await look('hire-errors', '/console/hires/new', lead(), preview);
  await look('hire-plan', '/console/hires/new', lead(), async (page) => {
    for (const [label, value] of Object.entries(poster)) await page.getByLabel(label, { exact: true }).fill(value);
    for (const question of await page.locator('.card fieldset.field').all())
      await question.getByText('No', { exact: true }).click();
    await preview(page);
  });
  expect(findings).toEqual([]);
}, 120_000);

test('choosing from a shortlist looks right', async () => {
  await story.toShortlist();
  await look('hires', '/console/hires', lead());
  await look('hire-shortlist', `/console/hires/${story.hireId}`, lead());
  await look('ask-shortlist', `/console/asks/${await story.askId('shortlist')}`, lead());
  await look('talents', '/console/talent', lead());
  expect(findings).toEqual([]);
}, 240_000);

test('the portal looks right from offer to orientation', async () => {
  await story.toOffer();
  await look('portal-offer', '/portal', talent());
  await look('portal-offer-page', `/portal/asks/${await story.askId('offer')}`, talent());
  await story.toPapers();
  await look('portal-papers', '/portal', talent());
  await look('portal-list', '/portal/list', talent());
  await look('portal-form', `/portal/asks/${await story.askId('compliance/tax-form')}`, talent());
  await look('ask-sign', `/console/asks/${await story.askId('sign/client')}`, lead());
  await story.toOrientation();
  await look('portal-orientation', '/portal', talent());
  expect(findings).toEqual([]);
}, 400_000);

test('an engagement at work looks right', async () => {
  await story.toWork();
  await story.toHandover();
  await look('home', '/console', lead());
  await look('engagement', `/console/engagements/${story.engagement()}`, lead());
  await look('engagement-factors', `/console/engagements/${story.engagement()}`, lead(), async (page) => {
    for (const part of await page.locator('#classification summary').all()) await part.click();
  });
  await look('engagements', '/console/engagements', lead());
  await look('ask-review', `/console/asks/${await story.askId('work-2/review')}`, lead());
  await look('ask-answered', `/console/asks/${await story.askId('approval')}`, lead());
  await look('asks', '/console/asks', lead());
  await look('portal', '/portal', talent());
  await look('portal-handover', `/portal/asks/${await story.askId('handover')}`, talent());
  await look('portal-submit', `/portal/asks/${await story.askId('work-3/submit')}`, talent());
  await look('portal-rating', '/portal/rating', talent());
  await look('portal-status', `/portal/status/${story.engagement()}`, talent());
  await look('portal-documents', '/portal/documents', talent());
  expect(findings).toEqual([]);
}, 400_000);

test('a closed engagement looks right', async () => {
  await story.toClosed();
  await look('engagement-closed', `/console/engagements/${story.engagement()}`, lead());
  await look('hire-closed', `/console/hires/${story.hireId}?steps=all`, lead());
  await look('talent', `/console/talent/${story.talent()}`, lead());
  await look('talent-erase', `/console/talent/${story.talent()}/erase`, { userId: staff.hr });
  await look('knowledge', '/console/knowledge?q=palette', lead());
  await look('knowledge-new', '/console/knowledge/new', lead());
  const note = deriveId('knowledge', story.engagement(), 'handover');
  await look('knowledge-note', `/console/knowledge/${note}`, lead(), (page) =>
    page.getByText('Change the tags').click(),
  );
  await look('portal-knowledge', `/portal/knowledge/${note}`, talent());
  await look('portal-closed', '/portal', talent());
  await look('portal-rating-closed', '/portal/rating', talent());
  await look('events', '/console/events', { userId: deriveId('user', 'auditor@client.example') });
  expect(findings).toEqual([]);
}, 400_000);
