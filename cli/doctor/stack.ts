import { Connection } from '@temporalio/client';

import { segment } from '../../adapters/db/clock';
import { type Database, openDatabase } from '../../adapters/db/connection';
import { pendingMigrations } from '../../adapters/db/migrate';
import { type RunFile } from '../stack/run-file';
import { temporalVersion } from '../stack/temporal';
import { searchAttributes } from '../stack/temporal-flags';
import { find, type Finding } from './finding';

const toleratedSkewMs = 2000;

/** How a running stack is: its servers, schema, search attributes, clocks, and what the API says of itself. */
export async function examineStack(run: RunFile): Promise<Finding[]> {
  const db = openDatabase(run.databaseUrl, { poolMax: 2, name: 'muster doctor' });
  try {
    return await Promise.all([
      find('database', 'see .data/log/postgres.log', () => databaseVersion(db)),
      find('migrations', 'run: npm run muster -- migrate', () => migrations(db)),
      find('wall clock', 'set the clock of this machine or of the database server (NTP)', () => wallClock(db)),
      find('business clock', 'it runs while the worker does; see .data/log/worker.log', () => businessClock(db)),
      find('Temporal server', 'see .data/log/temporal.log', () => temporalVersion(run.temporalAddress)),
      find('search attributes', missingFix(run), () => attributes(run)),
      find('sandbox', 'see .data/log/sandbox.log', () => http(`${run.sandbox}/livez`)),
      find('worker', 'see .data/log/worker.log', () => http(run.metrics.replace('/metrics', '/livez'))),
      find('API', 'see .data/log/api.log', () => http(`${run.api}/readyz`)),
    ]);
  } finally {
    await db.close();
  }
}

async function databaseVersion({ knex }: Database): Promise<string> {
  const { rows } = await knex.raw<{ rows: { server_version: string }[] }>('show server_version');
  return rows[0]?.server_version ?? 'unknown';
}

async function migrations({ knex }: Database): Promise<string> {
  const pending = await pendingMigrations(knex);
  if (pending.length) throw new Error(`not run yet: ${pending.join(', ')}`);
  return 'up to date';
}

async function wallClock({ knex }: Database): Promise<string> {
  const before = Date.now();
  const { rows } = await knex.raw<{ rows: { ms: string }[] }>(
    'select extract(epoch from clock_timestamp()) * 1000 as ms',
  );
  const skew = Math.round(Number(rows[0]?.ms) - (before + Date.now()) / 2);
  if (Math.abs(skew) > toleratedSkewMs) throw new Error(`the database is ${skew} ms off`);
  return `within ${Math.abs(skew)} ms of the database`;
}

async function businessClock({ knex }: Database): Promise<string> {
  const { scale } = await segment(knex);
  if (scale === 0) throw new Error('stands still');
  return `${scale} times the wall`;
}

async function attributes({ temporalAddress, namespace }: RunFile): Promise<string> {
  const connection = await Connection.connect({ address: temporalAddress, connectTimeout: 3000 });
  try {
    const { customAttributes } = await connection.operatorService.listSearchAttributes({ namespace });
    const missing = Object.keys(searchAttributes).filter((name) => !(name in (customAttributes ?? {})));
    if (missing.length) throw new Error(`missing in namespace ${namespace}: ${missing.join(', ')}`);
    return `all ${Object.keys(searchAttributes).length} in namespace ${namespace}`;
  } finally {
    await connection.close();
  }
}

function missingFix({ temporalAddress, namespace }: RunFile): string {
  const flags = Object.entries(searchAttributes).map(([name, type]) => `--name ${name} --type ${type}`);
  return `temporal operator search-attribute create --address ${temporalAddress} --namespace ${namespace} ${flags.join(' ')}`;
}

async function http(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(5000) });
  if (response.ok) return `answers at ${url}`;
  throw new Error(`${url} answers ${response.status}: ${(await response.text()).slice(0, 150)}`);
}
