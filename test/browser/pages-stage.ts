import type { Browser } from 'playwright-core';

import { openDatabase, type Database } from '../../adapters/db/connection';
import { launchBrowser } from '../support/browser';
import { freshDatabase } from '../support/database';
import { servePages, type PagesApp } from './pages-app';
import { openStory, type Story } from './story';

/** A database of its own with a story in it, its pages, and a browser to look at them. */
export interface PagesStage {
  database: Database;
  story: Story;
  app: PagesApp;
  browser: Browser;
  close(): Promise<void>;
}

/** Opens all of it; what is open already is closed when the rest fails. */
export async function openPagesStage(): Promise<PagesStage> {
  const closers: (() => Promise<unknown>)[] = [];
  const close = async () => {
    for (const end of closers.splice(0).reverse()) await end();
  };
  try {
    const fresh = await freshDatabase();
    closers.push(() => fresh.drop());
    const database = openDatabase(fresh.url, { poolMax: 4 });
    closers.push(() => database.close());
    const story = await openStory(database);
    const app = await servePages(database, story.store);
    closers.push(() => app.stop());
    const browser = await launchBrowser();
    closers.push(() => browser.close());
    return { database, story, app, browser, close };
  } catch (error) {
    await close();
    throw error;
  }
}
