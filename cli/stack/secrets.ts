import { randomBytes } from 'node:crypto';
import fs from 'node:fs';

import { type VendorName, vendorNames } from '../../adapters/config';
import { writeSecretly } from './data-folder';

/** What an installation makes up once and keeps. */
export interface Secrets {
  databasePassword: string;
  /** Temporal namespace of this installation. */
  namespace: string;
  adminKey: string;
  masterKey: string;
  vendors: Record<VendorName, { token: string; webhookSecret: string }>;
}

/** Reads the secrets of a data folder, or makes them at its first start. */
export function keepSecrets(file: string): Secrets {
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, 'utf8')) as Secrets;
  const secrets = newSecrets();
  writeSecretly(file, secrets);
  return secrets;
}

/** Secrets that nobody has seen before. */
export function newSecrets(): Secrets {
  return {
    databasePassword: randomBytes(24).toString('hex'),
    namespace: `muster-${randomBytes(4).toString('hex')}`,
    adminKey: `mst_${randomBytes(8).toString('hex')}_${randomBytes(32).toString('hex')}`,
    masterKey: randomBytes(32).toString('base64'),
    vendors: Object.fromEntries(vendorNames.map((name) => [name, vendorSecrets()])) as Secrets['vendors'],
  };
}

function vendorSecrets(): { token: string; webhookSecret: string } {
  return { token: randomBytes(24).toString('hex'), webhookSecret: `whsec_${randomBytes(32).toString('base64')}` };
}
