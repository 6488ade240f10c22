import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';

import { openDatabase, type Database } from '../../adapters/db/connection';
import type { Store } from '../../adapters/db/store';
import { launchBrowser } from '../support/browser';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { openFixtures } from '../support/fixtures';
import { seedScene, type SeasonScene } from '../support/season-scene';
import { staff } from '../support/staff';
import { servePages, type PagesApp } from './pages-app';

jest.setTimeout(120_000);

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** A folder to save screenshots in, for looking at them; without it nothing is saved. */
const shots = process.env.MUSTER_TEST_SHOTS;

let fresh: FreshDatabase;
let database: Database;
let store: Store;
let season: SeasonScene;
let app: PagesApp;
let browser: Browser;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url, { poolMax: 4 });
  store = await openFixtures(database);
  season = await seedScene(store, { at: '2027-01-27T15:40:00Z', named: 600 });
  app = await servePages(database, store);
  browser = await launchBrowser();
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await database?.close();
  await fresh?.drop();
});

let findings: string[] = [];
beforeEach(() => {
  findings = [];
});

const widths = { desktop: 1280, phone: 390, narrow: 320 } as const;

interface Looks {
  colorScheme?: 'light' | 'dark';
  /** (Default: operations) */
  as?: { userId: string } | { talentId: string };
}

/** Opens a page at every width; what is wrong with it goes into `findings`. */
async function look(
  name: string,
  path: string,
  act: (page: Page) => Promise<void> = () => Promise.resolve(),
  { colorScheme = 'light', as = { userId: staff.ops } }: Looks = {},
): Promise<void> {
  // axe is put into the page, which the CSP would refuse.
  const context = await browser.newContext({ colorScheme, bypassCSP: true, viewport: { width: 1280, height: 900 } });
  await context.addCookies([await app.cookieOf(as)]);
  const page = await context.newPage();
  const found = (what: string, wrong: boolean) => wrong && findings.push(`${name}: ${what}`);
  page.on('pageerror', (error) => found(error.message, true));
  page.on('console', (message) =>
    found(message.text(), message.type() === 'error' && !/status of 400/.test(message.text())),
  );
  const reply = await page.goto(app.url + path, { waitUntil: 'load' });
  const bytes = (await reply?.body())?.length ?? 0;
  found(`is ${bytes} bytes long`, bytes > 200_000);
  await act(page);
  found('shows a value that is none', /\bundefined\b|\[object Object\]|\bNaN\b/.test(await page.content()));
  for (const [device, width] of Object.entries(widths)) {
    await page.setViewportSize({ width, height: device === 'desktop' ? 900 : 844 });
    const over = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    found(`is ${over} px too wide for ${width}`, over > 0);
    if (!shots || device === 'narrow') continue;
    // What sticks to the window stands where a reader finds it first.
    await page.evaluate('scrollTo(0, 0)');
    await page.screenshot({ path: `${shots}/${name}${device === 'phone' ? '-phone' : ''}.png`, fullPage: true });
    // What the README shows first: sentence, numbers, chart, decisions, funnel.
    const clip = { x: 0, y: 0, width: 1280, height: 1400 };
    if (name === 'season' && device === 'desktop')
      await page.screenshot({ path: `${shots}/season-top.png`, fullPage: true, clip });
  }
  await page.evaluate(axe);
  for (const violation of await page.evaluate<string[]>(seriousViolations)) found(violation, true);
  await context.close();
}

const seriousViolations = `axe.run().then(({ violations }) => violations
  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
  .map(({ id, nodes }) => id + ' at ' + nodes.map(({ html }) => html.slice(0, 120)).slice(0, 3).join(' and ')))`;

test('the pages of a season look right', async () => {
  await look('seasons', '/console/campaigns');
  await look('season-dark', `/console/campaigns/${season.id}`, undefined, { colorScheme: 'dark' });
  await look('season', `/console/campaigns/${season.id}`);
  await look('season-class', `/console/campaigns/${season.id}/waves/4`);
  const { no } = await database
    .knex('season_member as m')
    .join('wave as w', 'w.id', 'm.wave_id')
    .where({ 'm.campaign_id': season.id, 'm.state': 'training' })
    .first<{ no: number }>('w.no');
  await look('season-class-list', `/console/campaigns/${season.id}/waves/${no}/classroom`);
  await look('season-plan', `/console/campaigns/${season.id}/plan`);
  expect(findings).toEqual([]);
});

test('the form of a season shows its plan while one types', async () => {
  await look('season-new', '/console/campaigns/new', async (page) => {
    await page.getByLabel('Name').fill('Q2 support peak');
    await page.getByLabel('+400 %: from 100 to 500 calls').check();
    await page.getByLabel('Budget', { exact: true }).fill('2400000');
    await page.locator('#plan svg.chart').waitFor();
  });
  await look('season-errors', '/console/campaigns/new', async (page) => {
    await page.getByLabel('Handling time').fill('0');
    await page.locator('.sheet-actions [value=plan]').click();
    await page.locator('#errors').waitFor();
  });
  await look('season-try', `/console/campaigns/${season.id}/plan?try=yes`, async (page) => {
    await page.getByLabel('They swing by').fill('500');
    await page.locator('#plan tr', { hasText: 'agents at the peak' }).locator('strong').waitFor();
  });
  expect(findings).toEqual([]);
});

test('what a season can be told shows first whom it concerns', async () => {
  const command = (kind: string) => `/console/campaigns/${season.id}/tell/${kind}`;
  const see = (page: Page) => page.getByRole('button', { name: 'See what it would do' }).click();
  await look('season-pause', command('pause'), async (page) => {
    await page.getByLabel('Why').fill('The contact centre moves house.');
    await see(page);
    await page.getByText('Nothing has changed yet.').waitFor();
  });
  await look('season-target', command('target'), see);
  await look(
    'season-agent',
    `/console/engagements/${season.members.find(({ state }) => state === 'booked')?.engagementId}`,
  );
  await look('season-replace', command('replace'), async (page) => {
    await page.getByLabel('Why').fill('The class begins in a week.');
    await see(page);
    await page.getByText('Nothing has changed yet.').waitFor();
  });
  await look('home-season', '/console');
  const booked = season.members.find(({ state }) => state === 'booked');
  await look('portal-class', '/portal/class', undefined, { as: { talentId: booked?.talentId ?? '' } });
  expect(findings).toEqual([]);
});

test('at the peak: the season, its report, and a list to sign', async () => {
  const peak = await seedScene(store, { at: '2027-03-31T15:40:00Z', state: 'peak', no: 2, named: 600 });
  const live = peak.members.filter(({ state }) => state === 'live').slice(0, 14);
  await store.transaction((tx) =>
    store.releases.proposeRelease(
      tx,
      peak.id,
      {
        endsOn: '2027-04-11',
        surplus: 18.4,
        expectedLeavers: 5.1,
        entries: live.map(({ engagementId }, index) => ({
          engagementId,
          rank: index + 1,
          why: 'tier C, 84 % of shifts kept',
        })),
      },
      'system:season',
    ),
  );
  await look('season-peak', `/console/campaigns/${peak.id}`);
  await look('season-report', `/console/campaigns/${peak.id}/report`);
  await look('season-release', `/console/campaigns/${peak.id}/releases/1`, async (page) => {
    await page.locator('select').first().selectOption('keep');
    await page.getByRole('button', { name: 'See what it would do' }).click();
    await page.getByText('13 people get notice').waitFor();
  });
  await look('season-class-live', `/console/campaigns/${peak.id}/waves/2`);
  await database.knex('time_entry').insert(
    live.map(({ engagementId }, at) => ({
      ...{ id: `time_look_${at}`, campaign_id: peak.id, engagement_id: engagementId, period: '2027-W12' },
      ...{ kind: 'work', version: 1, minutes: 240 + 15 * at, state: 'submitted', changed_at: '2027-03-29T15:00:00Z' },
    })),
  );
  await look('season-hours', `/console/campaigns/${peak.id}/weeks/2027-W12`);
  expect(findings).toEqual([]);
});
