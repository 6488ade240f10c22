import { readFileSync } from 'node:fs';
import type { Browser, Locator, Page } from 'playwright-core';

const axe = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
/** A folder for pictures of the pages; without it none are taken. */
const pictures = process.env.MUSTER_SCREENSHOTS;

/** Someone at a browser. Everything they do is reading, clicking and typing. */
export interface Player {
  page: Page;
  /** The words of the page's main part. */
  reads(): Promise<string>;
  heading(): Promise<string>;
  /** Opens an address that the person was given: `npm start` prints two. */
  visits(address: string): Promise<void>;
  /** Follows a link by its words, on the page or in a part of it. */
  follows(link: Words, part?: Locator): Promise<void>;
  /** Follows a link that opens a tab of its own; gives that tab. */
  opens(link: Words, part?: Locator): Promise<Player>;
  /** Closes this tab. */
  closes(): Promise<void>;
  presses(button: Words, part?: Locator): Promise<void>;
  types(label: Words, text: string, part?: Locator): Promise<void>;
  picks(label: Words, part?: Locator): Promise<void>;
  /** Waits until the page says something: pages keep themselves fresh. */
  sees(text: Words): Promise<void>;
  /** Has axe look at the page as it is, and takes a picture of it in light, or in both themes. `most`: pixels of its height. (Default: all) */
  looks(name: string, themes?: 'light' | 'both', most?: number): Promise<void>;
}

type Words = string | RegExp;

interface Seat {
  name: string;
  viewport: { width: number; height: number };
  /** Filled with what the browser and axe complain about. */
  complaints: string[];
}

/** Opens a browser of its own: no cookies yet, light theme. */
export async function openPlayer(browser: Browser, { name, viewport, complaints }: Seat): Promise<Player> {
  const context = await browser.newContext({ viewport, colorScheme: 'light', locale: 'en-US' });
  return playerAt(await context.newPage(), name, complaints);
}

function playerAt(page: Page, name: string, complaints: string[]): Player {
  const complain = (what: string) => complaints.push(`${name} at ${new URL(page.url()).pathname}: ${what}`);
  listen(page, complain);
  page.setDefaultTimeout(20_000);
  const main = page.locator('main');

  return {
    page,
    reads: () => main.innerText(),
    heading: () => page.locator('h1').first().innerText(),
    async visits(address) {
      await page.goto(address);
    },
    follows: (link, part = page.locator('body')) => part.getByRole('link', { name: link }).first().click(),
    async opens(link, part = main) {
      const [tab] = await Promise.all([
        page.waitForEvent('popup'),
        part.getByRole('link', { name: link }).first().click(),
      ]);
      await tab.waitForLoadState();
      return playerAt(tab, name, complaints);
    },
    closes: () => page.close(),
    presses: (button, part = main) => part.getByRole('button', { name: button }).first().click(),
    types: (label, text, part = main) => part.getByLabel(label).first().fill(text),
    picks: (label, part = main) => part.getByLabel(label).first().check(),
    sees: (text) => page.getByText(text).first().waitFor({ timeout: 60_000 }),
    async looks(what, themes = 'light', most) {
      await page.evaluate(axe);
      for (const finding of await page.evaluate<string[]>(seriousFindings)) complain(finding);
      if (!pictures) return;
      // News are pointed at for a moment; a picture is of the page at rest.
      while ((await page.locator('.fresh').count()) > 0) await page.waitForTimeout(100);
      const { width = 0 } = page.viewportSize() ?? {};
      const clip =
        most === undefined ? {} : { clip: { x: 0, y: 0, width, height: Math.min(most, await heightOf(page)) } };
      await page.screenshot({ path: `${pictures}/${what}.png`, fullPage: true, ...clip });
      if (themes === 'light') return;
      await page.emulateMedia({ colorScheme: 'dark' });
      await page.screenshot({ path: `${pictures}/${what}-dark.png`, fullPage: true });
      await page.emulateMedia({ colorScheme: 'light' });
    },
  };
}

function heightOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollHeight');
}

/** Scripts that fail, what the CSP refuses, pages and parts that are not there. */
function listen(page: Page, complain: (what: string) => void): void {
  page.on('pageerror', (error) => complain(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complain(message.text());
  });
  page.on('response', (response) => {
    if (response.status() >= 400) complain(`${response.status()} from ${new URL(response.url()).pathname}`);
  });
}

const seriousFindings = `axe.run().then(({ violations }) => violations
  .filter(({ impact }) => impact === 'serious' || impact === 'critical')
  .map(({ id, nodes }) => id + ' at ' + nodes.map(({ html }) => html.slice(0, 120)).slice(0, 3).join(' and ')))`;
