import fs from 'node:fs';
import path from 'node:path';

import { type Command, Option } from 'commander';

import { readStackConfig } from '../../adapters/config';
import { print } from '../print';
import { root } from '../stack/paths';
import { databaseUrlOf } from '../stack/run-file';
import { type Secrets } from '../stack/secrets';

const schemaFile = path.join(root, 'migrations', 'schema.sql');

/** `muster migrate`: brings a database up to date; `--check` and `--write` are about `migrations/schema.sql`. */
export function migrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('bring MUSTER_DATABASE_URL, or the running stack, up to date: schema, clock, policies')
    .addOption(new Option('--check', 'compare migrations/schema.sql with what the migrations make').conflicts('write'))
    .option('--write', 'write migrations/schema.sql anew')
    .option('--staff', 'also write the staff that the sandbox plays')
    .option('--json', 'print an object')
    .action((options: MigrateOptions) => (options.check || options.write ? compare(options) : migrate(options)));
}

interface MigrateOptions {
  check?: boolean;
  write?: boolean;
  staff?: boolean;
  json?: boolean;
}

async function migrate(options: MigrateOptions): Promise<void> {
  const { prepareDatabase } = await import('../seed/prepare.js');
  const config = readStackConfig(process.env);
  const ran = await prepareDatabase(databaseUrlOf(config), {
    masterKey: config.databaseUrl ? named(config.masterKey) : storedMasterKey(config.data),
    scale: config.scale,
    withStaff: options.staff === true,
  });
  print({ ran }, options, () => (ran.length ? `Ran ${ran.join(', ')}.` : 'The schema is up to date.'));
}

function named(masterKey: Buffer | undefined): Buffer {
  if (masterKey) return masterKey;
  throw new Error(
    'MUSTER_DATABASE_URL is set and MUSTER_MASTER_KEY is not: name the key that goes with this database.',
  );
}

function storedMasterKey(data: string): Buffer {
  const { masterKey } = JSON.parse(fs.readFileSync(path.join(path.resolve(data), 'secrets.json'), 'utf8')) as Secrets;
  return Buffer.from(masterKey, 'base64');
}

async function compare(options: MigrateOptions): Promise<void> {
  const migrated = await migratedSchema();
  if (options.write) fs.writeFileSync(schemaFile, migrated);
  const { schemaDrift } = await import('../schema-sql.js');
  const drift = schemaDrift(fs.existsSync(schemaFile) ? fs.readFileSync(schemaFile, 'utf8') : '', migrated);
  print({ drift }, options, () =>
    drift.length ? drift.join('\n') : 'migrations/schema.sql is what the migrations make.',
  );
  if (drift.length)
    throw new Error(
      'migrations/schema.sql is not what the migrations make. Write it: npm run muster -- migrate --write',
    );
}

async function migratedSchema(): Promise<string> {
  const { throwawayPostgres } = await import('../stack/throwaway.js');
  const { describeSchema } = await import('../schema-sql.js');
  const database = await import('../../adapters/db/migrate.js');
  const postgres = await throwawayPostgres();
  try {
    await database.migrate(postgres.url());
    return await describeSchema(postgres.url());
  } finally {
    await postgres.stop();
  }
}
