import { createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs/promises';
import path from 'node:path';

import { bundleWorkflowCode } from '@temporalio/worker';
import { version as sdkVersion } from '@temporalio/worker/package.json';
import type { Logger } from 'pino';

import { temporalLog } from './log';

const root = path.join(__dirname, '..');
// What workflow code is made of, by the house's import table.
const rooms = ['workflows', 'domain'];

/**
 * The bundle of all workflows, built once per content and kept in `<folder>/cache`; building takes about 3 s.
 * Other bundles there are removed: they belong to older sources.
 */
export async function workflowBundle(folder: string, log: Logger): Promise<{ codePath: string }> {
  const cache = path.resolve(folder, 'cache');
  const codePath = path.join(cache, `workflows-${await contentHash()}.js`);
  if (await exists(codePath)) return { codePath };
  const from = Date.now();
  const { code } = await bundleWorkflowCode({
    workflowsPath: path.join(root, 'workflows'),
    logger: temporalLog(log.child({}, { level: 'warn' })),
  });
  await fs.mkdir(cache, { recursive: true });
  // Written aside first: a worker that starts at the same moment never reads half of it.
  const draft = `${codePath}.${randomBytes(4).toString('hex')}`;
  await fs.writeFile(draft, code);
  await fs.rename(draft, codePath);
  await removeOlder(cache, path.basename(codePath));
  log.info({ ms: Date.now() - from, bytes: code.length }, 'workflows are bundled');
  return { codePath };
}

/** SHA-256 over names and contents of the sources and the SDK's version, hex, shortened. */
async function contentHash(): Promise<string> {
  const hash = createHash('sha256').update(sdkVersion);
  for (const room of rooms) {
    const names = await fs.readdir(path.join(root, room), { recursive: true });
    for (const name of names.filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort()) {
      hash.update(`\0${room}/${name}\0`).update(await fs.readFile(path.join(root, room, name)));
    }
  }
  return hash.digest('hex').slice(0, 32);
}

async function removeOlder(cache: string, current: string): Promise<void> {
  for (const name of await fs.readdir(cache)) {
    const older = /^workflows-[0-9a-f]{32}\.js$/.test(name) && name !== current;
    if (older) await fs.rm(path.join(cache, name), { force: true });
  }
}

function exists(file: string): Promise<boolean> {
  return fs.access(file).then(
    () => true,
    () => false,
  );
}
