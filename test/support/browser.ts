import { type Browser, chromium } from 'playwright-core';

import { service } from './service';

/** A headless Chromium; works as root and without a display. Close it in `afterAll`. */
export async function launchBrowser(): Promise<Browser> {
  const { executablePath, args, env } = await service('chromium');
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return chromium.launch({ executablePath, args, env: { ...Object.fromEntries(inherited), ...env } });
}
