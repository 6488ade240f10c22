import fs from 'node:fs';
import path from 'node:path';

import { vendorNames, type VendorConfig, type VendorName } from '../../adapters/config';
import { readRunFile } from '../stack/run-file';
import { keepSecrets } from '../stack/secrets';
import type { Scene } from './evidence';

const paths: Record<VendorName, string> = {
  marketplace: 'marketplace',
  screening: 'screening',
  signature: 'signature',
  learning: 'learning',
  identity: 'scim',
  workTool: 'work-tool',
  payments: 'payments',
};

/** The scene of the stack that runs on a data folder. Throws with the remedy when none runs. */
export function sceneOf(data: string): Scene {
  const run = readRunFile(data);
  const secrets = keepSecrets(path.join(path.resolve(data), 'secrets.json'));
  const vendors = Object.fromEntries(
    vendorNames.map((name): [VendorName, VendorConfig] => [
      name,
      { url: `${run.sandbox}/${paths[name]}`, ...secrets.vendors[name] },
    ]),
  ) as Scene['vendors'];
  return {
    data: path.resolve(data),
    databaseUrl: run.databaseUrl,
    sandboxUrl: run.sandbox,
    temporal: { address: run.temporalAddress, namespace: run.namespace, cliPath: undefined, uiUrl: run.temporalUi },
    vendors,
    masterKey: Buffer.from(secrets.masterKey, 'base64'),
    metrics: [run.metrics, ...apiMetrics(data)],
  };
}

/** The API shows its metrics at a port of its own, which only the stack's list of ports names. */
function apiMetrics(data: string): string[] {
  const file = path.join(path.resolve(data), 'ports.json');
  if (!fs.existsSync(file)) return [];
  const { ports } = JSON.parse(fs.readFileSync(file, 'utf8')) as { ports: { apiMetrics: number } };
  return [`http://127.0.0.1:${ports.apiMetrics}/metrics`];
}
