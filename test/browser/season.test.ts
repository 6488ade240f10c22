import type { Browser, Page } from 'playwright-core';

import type { JourneyPorts } from '../../activities/journey';
import { readSeason, type SeasonPart } from '../../activities/season/part';
import { commands } from '../../activities/season/commands';
import { planGate } from '../../activities/season/plan-gate';
import { openDatabase, type Database } from '../../adapters/db/connection';
import type { Store } from '../../adapters/db/store';
import { groupKey } from '../../domain/ids';
import { releaseAsk } from '../../domain/season/release-asks';
import { seasonDefaults } from '../../domain/season/policy-default';
import { launchBrowser } from '../support/browser';
import { freshDatabase, type FreshDatabase } from '../support/database';
import { openFixtures } from '../support/fixtures';
import { seedScene, type SeasonScene } from '../support/season-scene';
import { staff } from '../support/staff';
import { calmWorld } from './calm-world';
import { servePages, type PagesApp } from './pages-app';

jest.setTimeout(120_000);

let fresh: FreshDatabase;
let database: Database;
let store: Store;
let app: PagesApp;
let browser: Browser;
let ops: Page;
let approver: Page;

beforeAll(async () => {
  fresh = await freshDatabase();
  database = openDatabase(fresh.url, { poolMax: 4 });
  store = await openFixtures(database);
  app = await servePages(database, store);
  browser = await launchBrowser();
  ops = await pageOf(staff.ops);
  approver = await pageOf(staff.approver);
});

afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await database?.close();
  await fresh?.drop();
});

async function pageOf(userId: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  await context.addCookies([await app.cookieOf({ userId })]);
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  return page;
}

/** What the season’s run would do in its turn. */
async function turn(part: SeasonPart, campaignId: string): Promise<void> {
  const ports: JourneyPorts = {
    store,
    world: calmWorld([]),
    documents: { sowPdf: () => Promise.reject(new Error('none')), letterPdf: () => Promise.reject(new Error('none')) },
  };
  await part({ ...ports, patienceSeconds: 60, beat: () => {} }, await readSeason(store, campaignId));
}

const nameOf = async (id: string): Promise<string> =>
  (await database.knex('campaign').where({ id }).first('name')).name;
const sentence = (page: Page) => page.locator('.sentence').first().innerText();

test('plan: the form asks what 400 % means, shows both, and hands the season in', async () => {
  await ops.goto(`${app.url}/console/campaigns/new`);
  expect(await ops.locator('#plan').innerText()).toMatch(/What the swing means: Choose what it means/);
  await ops.getByLabel('Name').fill('Q2 support peak');
  await ops.getByLabel('Budget', { exact: true }).fill('100');
  await ops.getByLabel('4 ×: from 100 to 400 calls').check();
  // The field is far down the page: the plan’s place stays beside it, says which it is, and leads there.
  const wrong = ops.locator('#plan a', { hasText: 'Budget: Is less than one agent costs' });
  expect(await wrong.getAttribute('href')).toBe('#budget.amount');
  await ops.getByLabel('Budget', { exact: true }).focus();
  const { y } = (await wrong.boundingBox())!;
  expect(y > 0 && y < 900).toBe(true);
  await ops.getByLabel('Budget', { exact: true }).fill('2,400,000');
  await ops.getByLabel('4 ×: from 100 to 400 calls').check();
  await ops.locator('#plan svg.chart').waitFor();
  const multiple = await ops.locator('#plan .figure').first().innerText();
  await ops.getByRole('button', { name: 'Keep to compare' }).click();
  await ops.getByLabel('+400 %: from 100 to 500 calls').check();
  await ops.locator('#plan th', { hasText: 'agents at the peak' }).waitFor();
  await ops.locator('#plan tr', { hasText: 'agents at the peak' }).locator('strong', { hasText: '59' }).waitFor();
  const increase = await ops.locator('#plan .figure').first().innerText();
  expect(Number(increase)).toBeGreaterThan(Number(multiple));
  await ops.getByRole('button', { name: 'Hand it in for approval' }).click();
  await ops.waitForURL(/campaigns\/camp_/);
  expect(await sentence(ops)).toMatch(/^A draft of \d+ seats: nothing has started\./);
});

test('without a script a button works the plan out, and errors stand at their fields', async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  await context.addCookies([await app.cookieOf({ userId: staff.ops })]);
  const page = await context.newPage();
  await page.goto(`${app.url}/console/campaigns/new`);
  await page.getByLabel('Occupancy at most').fill('120');
  await page.locator('.sheet-actions').getByRole('button', { name: 'Work the plan out' }).click();
  expect(await page.locator('#errors').innerText()).toMatch(
    /Occupancy at most: Write a percentage above 0 and up to 100/,
  );
  expect(await page.getByLabel('Occupancy at most').getAttribute('aria-invalid')).toBe('true');
  await page.getByLabel('Occupancy at most').fill('85');
  await page.getByLabel('Name').fill('Another');
  await page.getByLabel('+400 %').check();
  await page.getByLabel('Budget', { exact: true }).fill('2400000');
  await page.locator('.sheet-actions').getByRole('button', { name: 'Work the plan out' }).click();
  expect(await page.locator('#plan').innerText()).toMatch(/seats in \d classes/);
  await context.close();
});

test('demand from a file: its holes are told by line, and nothing is guessed', async () => {
  await ops.goto(`${app.url}/console/campaigns/new`);
  await ops.getByLabel('Name').fill('From a file');
  await ops.getByLabel('Budget', { exact: true }).fill('2400000');
  await ops.getByLabel('A file: calls, agents or people').check();
  await ops.getByLabel('Choose a file').setInputFiles({
    name: 'demand.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from('starts,heads\n2027-03-15,70\n2027-03-22,many\n'),
  });
  const error = ops.locator('[data-error="demand.csv"]');
  await error.filter({ hasText: 'line 3' }).waitFor();
});

test('approve: somebody else approves the plan, and the season says so', async () => {
  const id = await newest();
  await turn(planGate, id);
  await approver.goto(`${app.url}/console/campaigns/${id}`);
  expect(await sentence(approver)).toMatch(/^The plan waits for approval: nothing has started\./);
  // What approving leads to, not what not approving would.
  const outlook = approver.locator('.tile', { hasText: 'If approved, by' });
  expect(await outlook.innerText()).toMatch(/\d{3}–\d{3}\s*\/ \d{3}/);
  expect(await outlook.innerText()).not.toMatch(/\b0 % chance/);
  await approver.locator('#decisions a').first().click();
  expect(await approver.locator('.crumbs').innerText()).toMatch(/The season/);
  expect(await approver.locator('main').innerText()).toMatch(/the plan counts as refused: the season is a draft again/);
  await approver.getByRole('button', { name: /Approve/ }).click();
  await turn(planGate, id);
  await ops.goto(`${app.url}/console/campaigns/${id}`);
  expect(await ops.locator('.sub').innerText()).toMatch(/approved|recruiting/);
  expect(await ops.locator('#classes tbody tr').count()).toBeGreaterThan(2);
});

describe('a season under way', () => {
  let season: SeasonScene;
  beforeAll(async () => {
    season = await seedScene(store, { at: '2027-03-10T15:40:00Z', state: 'peak' });
    // Somebody's reason that a spreadsheet would run.
    const gone = season.members.find(({ state }) => state === 'left');
    await database
      .knex('season_member')
      .where({ engagement_id: gone?.engagementId ?? '' })
      .update({ left_why: '=HYPERLINK("https://evil.example")' });
  });

  test('watch: the page moves when something of the season happens, and says so when it is cut off', async () => {
    await ops.goto(`${app.url}/console/campaigns/${season.id}`);
    await ops.locator('#live', { hasText: 'live' }).waitFor();
    const first = ops.locator('#classes tbody tr').first();
    expect(await first.innerText()).toMatch(/1 · live/);
    const [person] = season.members.filter(({ state }) => state === 'live');
    const tile = ops.locator('.tile').first();
    const before = Number(/(\d+) new at work/.exec(await tile.innerText())?.[1]);
    await store.transaction(async (tx) => {
      await tx('season_member')
        .where({ engagement_id: person?.engagementId ?? '' })
        .update({
          state: 'left',
          left_at: '2027-03-10T15:00:00Z',
          left_why: 'study',
        });
      await store.events.append(tx, {
        subject: person?.engagementId ?? '',
        type: 'engagement.closed',
        actor: 'system:test',
        data: {},
      });
    });
    await tile.filter({ hasText: `${before - 1} new at work` }).waitFor();
    app.cutStreams();
    await ops.locator('#live', { hasText: 'reconnecting' }).waitFor();
    await ops.locator('#live', { hasText: /^live$/ }).waitFor();
  });

  /** Somebody on the way who has owed a paper for five days. */
  async function oweAPaper(id: string, talent: string): Promise<void> {
    await store.transaction(async (tx) => {
      await tx('season_member')
        .where({ engagement_id: id })
        .update({ state: 'offered', left_at: null, left_why: null });
      await tx('engagement').where({ id }).update({ state: 'compliance' });
      const ask = { name: 'paper', kind: 'checklist', phase: 'onboard' as const, to: { talent } };
      await store.asks.open(tx, {
        ...{ key: groupKey(id, 'papers'), workflowId: `engagement/${id}`, thread: season.id, subject: id },
        policy: 'onboard@1',
        asks: [
          {
            ...{ ...ask, question: 'Send the paper', options: [{ value: 'done', label: 'Done' }] },
            dueAt: '2027-03-05T15:00:00.000Z',
          },
        ],
      });
    });
  }

  test('everything that can be done about a season stands on its page', async () => {
    await ops.goto(`${app.url}/console/campaigns/${season.id}`);
    await ops.getByText('More ▾').click();
    const offered = await ops.locator('.head .actions a').allInnerTexts();
    for (const label of [
      ...['Re-plan…', 'Pause…', 'What if…', 'Change the target…', 'Add a class…', 'Replace whoever is late…'],
      ...['Ramp down…', 'Cancel the season…', 'Remind whoever is late…', 'Waive items…', 'Season report'],
    ])
      expect(offered).toContain(label);
    const gaps = ops.locator('#uncovered table').last();
    expect(await gaps.locator('tbody tr').first().innerText()).toMatch(/voice\s+up to \d+/);
    expect(await ops.locator('#funnel tr', { hasText: 'offered' }).innerText()).toMatch(/day|h$/);
    expect(await ops.locator('#tiers').innerText()).toMatch(/A\s+\d+\s+\d+\s+\+8 %/);
  });

  test('replace: on a phone, too, it counts whom it concerns before anybody loses a place', async () => {
    const late = season.members.find(({ state }) => state === 'fell_out');
    await oweAPaper(late?.engagementId ?? '', late?.talentId ?? '');
    await ops.setViewportSize({ width: 390, height: 844 });
    await ops.goto(`${app.url}/console/campaigns/${season.id}`);
    await ops.getByText('More ▾').click();
    const { x, width } = (await ops.locator('.more-menu > ul').boundingBox())!;
    expect(x >= 0 && x + width <= 390).toBe(true);
    await ops.locator('#risk').getByRole('link', { name: 'Replace whoever is late' }).click();
    expect(await ops.getByLabel('Late by, days').inputValue()).toBe('3');
    await ops.getByLabel('Why').fill('The class fills up.');
    await ops.getByRole('button', { name: 'See what it would do' }).click();
    const counts = ops.locator('section.card', { hasText: 'Whom it concerns' });
    expect(await counts.innerText()).toMatch(/3 days late or more\s+1/);
    expect(await sentence(ops)).toMatch(/^Nothing has changed yet\. 1 person loses the place/);
    expect(await ops.evaluate('document.documentElement.scrollWidth <= window.innerWidth')).toBe(true);
    await ops.getByRole('link', { name: 'Leave it as it is' }).click();
    expect(await database.knex('command').where({ subject: season.id, kind: 'replace' })).toEqual([]);
    await ops.setViewportSize({ width: 1280, height: 900 });
  });

  test('ramp down: first whom it concerns, then it is told', async () => {
    await ops.goto(`${app.url}/console/campaigns/${season.id}`);
    await ops.getByText('More ▾').click();
    await ops.getByRole('link', { name: 'Ramp down…' }).click();
    await ops.getByRole('button', { name: 'See what it would do' }).click();
    expect(await ops.locator('.error-list').innerText()).toMatch(/Say why\./);
    await ops.getByLabel('Why').fill('Demand falls sooner than planned.');
    await ops.getByRole('button', { name: 'See what it would do' }).click();
    expect(await sentence(ops)).toMatch(/^Nothing has changed yet\./);
    await ops.getByRole('button', { name: 'Begin the ramp-down' }).click();
    await ops.locator('.notice', { hasText: 'Taken.' }).waitFor();
    await ops.waitForURL((url) => !url.search);
    await ops.reload();
    expect(await ops.locator('.notice').count()).toBe(0);
    await turn(commands, season.id);
    await ops.goto(`${app.url}/console/campaigns/${season.id}`);
    expect(await ops.locator('.sub').innerText()).toMatch(/ramping down/);
    expect(await sentence(ops)).toMatch(/at work, \d+ with a last day; the season ends/);
  });

  test('release: people are kept by hand, the rest is signed for', async () => {
    const live = season.members.filter(({ state }) => state === 'live').slice(1, 6);
    await store.transaction(async (tx) => {
      const entries = live.map(({ engagementId }, index) => ({ engagementId, rank: index + 1, why: 'tier C' }));
      await store.releases.proposeRelease(
        tx,
        season.id,
        { endsOn: '2027-04-04', surplus: 6, expectedLeavers: 1, entries },
        'system:season',
      );
      const { name, policies } = await store.campaigns.readCampaign(tx, season.id);
      const list = { no: 1, endsOn: '2027-04-04', people: 5, volunteers: 0, surplus: 6, expectedLeavers: 1 };
      await store.asks.open(
        tx,
        releaseAsk({ id: season.id, name, policies }, list, '2027-03-20T15:00:00.000Z', seasonDefaults),
      );
    });
    await ops.goto(`${app.url}/console/campaigns/${season.id}/releases/1`);
    await ops.locator('select').first().selectOption('keep');
    await ops.getByRole('button', { name: 'See what it would do' }).click();
    expect(await ops.locator('main').innerText()).toMatch(/4 people get notice for Sun 4 Apr; 1 stays/);
    await ops.getByRole('button', { name: 'Sign: release 4 people' }).click();
    expect(await ops.locator('p.notice').innerText()).toMatch(/Signed/);
    const [answered] = await database.knex('ask').where({ kind: 'release-list' }).select<{ answer_option: string }[]>();
    expect(answered?.answer_option).toBe('sign');
    expect(await database.knex('release_entry').where({ kept: true }).select('engagement_id')).toHaveLength(1);
  });

  test('report: plan against actual to print, and as CSV in which no formula runs', async () => {
    await ops.goto(`${app.url}/console/campaigns/${season.id}/report`);
    expect(await sentence(ops)).toMatch(/\d+ of \d+ weeks had enough people/);
    expect(await ops.locator('main').innerText()).toMatch(/what the next plan will assume/);
    const reply = await ops.request.get(`${app.url}/v1/campaigns/${season.id}/report.csv`);
    expect(reply.headers()['content-type']).toMatch(/text\/csv/);
    const text = await reply.text();
    expect(text).toMatch(/part,what,planned,actual,next/);
    const leavers = await (
      await ops.request.get(`${app.url}/v1/campaigns/${season.id}/board.csv?table=leavers`)
    ).text();
    expect(leavers).toMatch(/'=HYPERLINK/);
    expect(leavers).not.toMatch(/(^|,|")=HYPERLINK/);
  });

  test('report: the next season is filled in from what this one has shown, and planned at once', async () => {
    await database.knex('campaign').where({ id: season.id }).update({ state: 'closed' });
    await ops.goto(`${app.url}/console/campaigns/${season.id}/report`);
    await ops.getByRole('link', { name: 'Plan the next one' }).click();
    expect(await ops.locator('.notice').innerText()).toMatch(/^Filled in from .+: its demand in a later quarter/);
    expect(await ops.getByLabel('Name', { exact: true }).inputValue()).toBe(await nameOf(season.id));
    const peak = await ops.getByLabel('Peak begins').inputValue();
    const { peak_on: before } = await database.knex('campaign').where({ id: season.id }).first('peak_on');
    expect([peak > before, (Date.parse(peak) - Date.parse(before)) % (91 * 86_400_000)]).toEqual([true, 0]);
    expect(await ops.locator('#plan').innerText()).toMatch(/seats in \d+ class/);
    const missing = await ops.goto(`${app.url}/console/campaigns/new?after=camp_nothere`);
    expect(missing?.status()).toBe(404);
  });
});

async function newest(): Promise<string> {
  const [row] = await database.knex('campaign').orderBy('created_at', 'desc').limit(1).select<{ id: string }[]>('id');
  return row?.id ?? '';
}
