import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

import type { Database } from '../../adapters/db/connection';
import { append } from '../../adapters/db/events';
import { issueAskLink, issueSignInLink } from '../../adapters/db/links';
import type { Person } from '../../adapters/db/sessions';
import { deriveId } from '../../domain/ids';
import type { PagesApp } from './pages-app';
import { openPagesStage, type PagesStage } from './pages-stage';
import type { Story } from './story';

let stage: PagesStage;
let database: Database;
let story: Story;
let app: PagesApp;
let browser: Browser;

beforeAll(async () => {
  stage = await openPagesStage();
  ({ database, story, app, browser } = stage);
}, 120_000);

afterAll(() => stage?.close());

const withoutScript = { javaScriptEnabled: false };
const approver = { userId: deriveId('user', 'approver@client.example') };
const lead = () => ({ userId: story.lead });
const talent = () => ({ talentId: story.talent() });

/** A page of this person; nobody's without one. */
async function pageOf(person: Person | null, options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  if (person) await context.addCookies([await app.cookieOf(person)]);
  const page = await context.newPage();
  page.setDefaultTimeout(8000);
  return page;
}

const open = (page: Page, path: string) => page.goto(app.url + path);
const heading = (page: Page) => page.locator('h1').innerText();

describe('signing in', () => {
  test('a one-time link opens the console once, and signing out closes it', async () => {
    const { token } = await issueSignInLink(database.knex, lead());
    const page = await pageOf(null);
    await open(page, `/sign-in?token=${token}`);
    expect(new URL(page.url()).pathname).toBe('/console');
    await page.getByRole('button', { name: 'Sign out' }).click();
    expect(await heading(page)).toBe('Sign in to Muster');
    await open(page, `/sign-in?token=${token}`);
    expect(await page.getByRole('alert').innerText()).toMatch(/work once/);
    await page.context().close();
  });

  test('a page that needs a person asks to sign in, and the form mails a link to staff only', async () => {
    const page = await pageOf(null, withoutScript);
    const reply = await open(page, '/console/asks');
    expect(reply?.status()).toBe(401);
    for (const email of ['lead@client.example', 'stranger@elsewhere.example']) {
      await page.getByLabel('Your mail address at work').fill(email);
      await page.getByRole('button', { name: 'Send me a link' }).click();
      expect(await page.getByRole('status').innerText()).toMatch(/Look into your mail/);
    }
    const mails = await database
      .knex('outbox')
      .whereRaw(`payload->>'signIn' is not null`)
      .select<{ payload: unknown }[]>('payload');
    expect(mails.map((mail) => mail.payload)).toEqual([{ signIn: story.lead }]);
    await page.context().close();
  });
});

describe('a new hire, without script', () => {
  test('lines come and go, errors stand at their fields, the plan comes before the start', async () => {
    const page = await pageOf(lead(), withoutScript);
    await open(page, '/console/hires/new');
    await page.getByLabel('Title').fill('Autumn <b>poster</b>');
    await page.getByRole('button', { name: 'Add a deliverable' }).click();
    expect(await page.getByLabel('Title').inputValue()).toBe('Autumn <b>poster</b>');
    await page.getByLabel('2. What is delivered').fill('Second');
    await page.getByRole('button', { name: 'Remove deliverable 1' }).click();
    expect(await page.getByLabel('1. What is delivered').inputValue()).toBe('Second');

    await page.locator('.actions > [value=preview]').click();
    expect(await page.locator('[id="role-error"]').innerText()).toMatch(/graphic-designer/);
    expect(await page.locator('[id="deliverables.0.acceptance-error"]').innerText()).toMatch(/one point a line/);

    await page.getByLabel('Role', { exact: true }).fill('Graphic designer');
    await page.getByLabel('Skill 1').fill('brand design');
    await page.getByLabel('Budget').fill('2,000.00');
    await page.getByLabel('Pays').fill('2500');
    await page.getByLabel('Due').fill('2026-12-15');
    await page.getByLabel('Accepted when').fill('one print file\ncolours approved');
    for (const question of await page.locator('.card fieldset.field').all())
      await question.getByText('No', { exact: true }).click();
    await page.getByLabel('How do you know?').fill('own studio');
    await page.locator('.actions > [value=preview]').click();
    expect(await page.locator('.error-list').innerText()).toMatch(/more than the budget of \$2,000\.00/);

    await page.getByLabel('Pays').fill('1500');
    await page.locator('.actions > [value=preview]').click();
    expect(await heading(page)).toBe('Plan: Autumn <b>poster</b>');
    const plan = await page.locator('main').innerText();
    expect(plan).toMatch(/one deliverable costs \$1,500\.00, \$500\.00 stays free/);
    expect(plan).toMatch(/Not needed: up to \$2,500\.00 you decide alone/);
    expect(await hires('Autumn <b>poster</b>')).toBe(0);

    await page.getByRole('button', { name: 'Change something' }).click();
    expect(await page.getByLabel('Accepted when').inputValue()).toBe('one print file\ncolours approved');
    await page.locator('.actions > [value=preview]').click();
    const form: Record<string, string> = { do: 'start' };
    for (const input of await page.locator('form.actions input').all())
      form[(await input.getAttribute('name')) ?? ''] = await input.inputValue();
    await page.getByRole('button', { name: 'Start this hire' }).click();
    expect(await heading(page)).toBe('Autumn <b>poster</b>');
    expect(await hires('Autumn <b>poster</b>')).toBe(1);

    const again = await page.request.post(`${app.url}/console/hires/new`, { form, headers: { Accept: 'text/html' } });
    expect(await again.text()).toMatch(/was started before/);
    expect(await hires('Autumn <b>poster</b>')).toBe(1);
    await page.context().close();
  }, 60_000);

  async function hires(title: string): Promise<number> {
    return (await database.knex('requisition').where({ title }).select('id')).length;
  }
});

describe('answering in the console', () => {
  test('a rejection needs a reason; an answer is shown to who comes second', async () => {
    await story.openApproval();
    const path = `/console/asks/${await story.askId('approval')}`;
    const page = await pageOf(approver, withoutScript);
    await open(page, path);
    await page.getByRole('button', { name: 'Reject' }).click();
    expect(await page.locator('#reason-error').innerText()).toMatch(/needs a reason/);

    const second = await pageOf(approver, withoutScript);
    await open(second, path);
    await page.getByRole('button', { name: 'Approve' }).click();
    expect(await page.locator('.notice').innerText()).toMatch(/Saved/);
    expect(await page.locator('main').innerText()).toMatch(/Already answered\. “Approve” by you/);

    await second.locator('#reason').fill('too late');
    await second.getByRole('button', { name: 'Reject' }).click();
    expect(await second.getByRole('alert').innerText()).toMatch(/that answer counts/);
    expect(await second.locator('main').innerText()).toMatch(/Already answered/);
    await page.context().close();
    await second.context().close();
  });

  test('a form that was open too long is refused with a way on', async () => {
    await story.toShortlist();
    const page = await pageOf(lead());
    await open(page, `/console/asks/${await story.askId('shortlist')}`);
    await page.evaluate(`document.querySelector('main form [name=_csrf]').value = 'old'`);
    await page.getByRole('button', { name: 'Make the offer' }).click();
    expect(await heading(page)).toBe('This page was open too long');
    await page.context().close();
  });

  test('people are chosen by name; a question can be given to someone else', async () => {
    const page = await pageOf(lead(), withoutScript);
    const path = `/console/asks/${await story.askId('shortlist')}`;
    await open(page, path);
    expect(await page.getByLabel(/1\. Ines Okafor: score/).isChecked()).toBe(true);
    await open(page, `${path}#reassign`);
    await page.getByText('Give this question to someone else').click();
    await page.locator('#to').selectOption({ label: 'Amara Nwosu (People operations)' });
    await page.locator('#reassign-reason').fill('I am on leave.');
    await page.getByRole('button', { name: 'Reassign' }).click();
    expect(await page.locator('main').innerText()).toMatch(/Waiting for Amara Nwosu/);
    await story.reassign('shortlist');
    await page.context().close();
  });
});

describe('the portal', () => {
  const phone = { viewport: { width: 390, height: 844 } };

  test('a link in a mail opens the offer, which is accepted without script', async () => {
    await story.toOffer();
    const token = await issueAskLink(database.knex, await story.askId('offer'), talent());
    const page = await pageOf(null, { ...phone, ...withoutScript });
    await open(page, `/p/${token}`);
    expect(await heading(page)).toMatch(/We would like to work with you/);
    expect(await page.locator('main').innerText()).toMatch(/\$4,800\.00 in all/);
    await page.getByRole('button', { name: 'Accept the offer' }).click();
    expect(await heading(page)).toBe('Hello Ines');
    expect(await page.getByRole('status').first().innerText()).toMatch(/Saved/);
    await page.context().close();
  });

  test('short things are sent together, all or none, and what was typed stays', async () => {
    await story.toPapers();
    const page = await pageOf(talent(), { ...phone, ...withoutScript });
    await open(page, '/portal');
    await page.getByRole('link', { name: 'Go through the list' }).click();
    await page.getByRole('button', { name: 'Send what is ticked' }).click();
    expect(await page.getByRole('alert').innerText()).toMatch(/Nothing is ticked/);

    await page.getByLabel('Keep confidential what you learn here').check();
    await page.getByLabel('Where we pay you').check();
    await page.getByLabel('Account holder').fill('Okafor Studio');
    await page.getByRole('button', { name: 'Send what is ticked' }).click();
    expect(await page.getByRole('alert').first().innerText()).toMatch(/Nothing was sent yet/);
    expect(await page.getByLabel('Account holder').inputValue()).toBe('Okafor Studio');
    expect(await answered('compliance/nda')).toBe(false);

    await page.getByLabel('Account number or IBAN').fill('US64SVBKUS6S3300958879');
    await page.getByRole('button', { name: 'Send what is ticked' }).click();
    expect(await answered('compliance/nda')).toBe(true);
    expect(await answered('compliance/bank-details')).toBe(true);
    expect(await heading(page)).toBe('6 short things to go through');
    await page.context().close();
  });

  test('a signature is given on the page of the signature service, never here', async () => {
    const page = await pageOf(talent(), phone);
    await open(page, `/portal/asks/${await story.askId('sign/talent')}`);
    expect(await page.getByRole('link', { name: 'Read and sign' }).getAttribute('href')).toMatch(/^https:\/\/vendor/);
    expect(await page.getByRole('button', { name: 'Signed' }).count()).toBe(0);
    await page.context().close();
  });

  test('a link that works no more brings a new one by mail', async () => {
    const token = await issueAskLink(database.knex, await story.askId('sign/talent'), talent());
    await database.knex.raw(`update link set expires_wall = clock_timestamp() - interval '1 hour'`);
    const page = await pageOf(null, { ...phone, ...withoutScript });
    await open(page, `/p/${token}`);
    expect(await heading(page)).toBe('This link works no more');
    await page.getByRole('button', { name: 'Send me a new link' }).click();
    expect(await heading(page)).toBe('Look into your mail');
    const renewed = await database.knex('outbox').where('key', 'like', 'mail/%/renewed/%').select('key');
    expect(renewed).toHaveLength(1);
    await page.context().close();
  });

  test('staff see no portal and talent no console; what is not theirs is not there', async () => {
    const page = await pageOf(talent(), phone);
    expect((await open(page, '/console'))?.status()).toBe(403);
    expect((await open(page, `/portal/asks/${await story.askId('approval')}`))?.status()).toBe(404);
    const other = await pageOf(lead());
    expect((await open(other, '/portal'))?.status()).toBe(403);
    await page.context().close();
    await other.context().close();
  });

  async function answered(name: string): Promise<boolean> {
    const row = await database
      .knex('ask')
      .where({ id: await story.askId(name) })
      .first<{ state: string }>('state');
    return row.state === 'answered';
  }
});

describe('live', () => {
  test('a page follows its story without being loaded again, and never takes a form away', async () => {
    const page = await pageOf(lead());
    await open(page, `/console/engagements/${story.engagement()}`);
    await page.locator('#live', { hasText: 'live' }).waitFor();
    await page.evaluate('window.stillHere = true');
    await story.toOrientation();
    await page.locator('#timeline', { hasText: 'Access granted' }).waitFor({ timeout: 15_000 });
    expect(await page.evaluate('window.stillHere')).toBe(true);
    await page.context().close();
  }, 60_000);

  test('what happens between the making of a page and its listening is told to it', async () => {
    const page = await pageOf(lead());
    let happened = false;
    await page.route('**/v1/events/stream**', async (route) => {
      const event = { subject: 'clock', type: 'clock.scaled', actor: 'test', data: {} };
      if (!happened) await database.transaction((tx) => append(tx, event));
      happened = true;
      await route.continue();
    });
    const again = page.waitForRequest(
      (request) => request.url().endsWith('/console') && request.resourceType() === 'fetch',
    );
    await open(page, '/console');
    await again;
    await page.context().close();
  });

  test('a page that lost its feed says as of when it is, and comes back by itself', async () => {
    const page = await pageOf(lead());
    await open(page, '/console');
    const sign = page.locator('#live');
    await sign.filter({ hasText: /^live$/ }).waitFor();
    await page.route('**/v1/events/stream**', (route) => route.abort());
    app.cutStreams();
    await sign.filter({ hasText: /^as of \d\d:\d\d, reconnecting$/ }).waitFor();
    await page.unroute('**/v1/events/stream**');
    await sign.filter({ hasText: /^live$/ }).waitFor({ timeout: 15_000 });
    await page.context().close();
  }, 60_000);

  test('keys: the first Tab skips to the content, / goes to the search', async () => {
    const page = await pageOf(lead());
    await open(page, '/console/knowledge');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent')).toBe('Skip to the content');
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('q');
    await page.context().close();
  });

  test('a note is drafted, confirmed and found', async () => {
    const page = await pageOf(lead());
    await open(page, '/console/knowledge/new');
    await page.getByLabel('Title').fill('Where the <brand> fonts are');
    await page.getByLabel('The note').fill('In the asset library, folder Type.');
    await page.getByLabel('For which role').fill('Graphic designer');
    await page.getByRole('button', { name: 'Save as draft' }).click();
    expect(await heading(page)).toBe('Where the <brand> fonts are');
    await page.getByRole('button', { name: 'Confirm and keep' }).click();
    await open(page, '/console/knowledge?q=fonts');
    expect(await page.locator('mark').first().innerText()).toBe('fonts');
    await page.context().close();
  });
});
