import { type Command, InvalidArgumentError, Option } from 'commander';

import { readStackConfig } from '../../adapters/config';
import { type Database } from '../../adapters/db/connection';
import { type Role, roles } from '../../domain/roles';
import { print, table } from '../print';
import { databaseUrlOf } from '../stack/run-file';

/** `muster keys create | list | revoke`: API keys, straight in the database, so that it works while the API is down. */
export function keysCommand(program: Command): void {
  const keys = program.command('keys').description('make, list and revoke API keys');
  keys
    .command('create <name>')
    .description('make a key; its secret is shown this once')
    .addOption(
      new Option('--role <roles>', `comma-separated, of: ${roles.join(', ')}`)
        .argParser(parseRoles)
        .makeOptionMandatory(),
    )
    .option('--expires <date>', 'ISO 8601 instant after which it is void (default: never)', parseInstant)
    .option('--json', 'print {id, key}')
    .action(create);
  keys.command('list').description('list all keys, newest first').option('--json', 'print an array').action(list);
  keys.command('revoke <id>').description('make a key void').option('--json', 'print the key').action(revoke);
}

async function create(name: string, options: { role: Role[]; expires?: string; json?: boolean }): Promise<void> {
  const { createKey } = await import('../../adapters/db/api-keys.js');
  const made = await onDatabase((db) =>
    db.transaction((tx) => createKey(tx, { name, roles: options.role, expiresAt: options.expires })),
  );
  print({ id: made.id, key: made.text }, options, ({ id, key }) => `${key}\n(${id}; shown this once)`);
}

async function list(options: { json?: boolean }): Promise<void> {
  const { listKeys } = await import('../../adapters/db/api-keys.js');
  const found = await onDatabase((db) => listKeys(db.knex));
  print(found, options, (all) =>
    table([
      ['id', 'name', 'roles', 'last used', 'state'],
      ...all.map((key) => [key.id, key.name, key.roles.join(','), key.lastUsedAt ?? 'never', stateOf(key)]),
    ]),
  );
}

async function revoke(id: string, options: { json?: boolean }): Promise<void> {
  const { revokeKey } = await import('../../adapters/db/api-keys.js');
  print(
    await onDatabase((db) => db.transaction((tx) => revokeKey(tx, id))),
    options,
    () => `${id} is void from now on.`,
  );
}

async function onDatabase<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const { openDatabase } = await import('../../adapters/db/connection.js');
  const db = openDatabase(databaseUrlOf(readStackConfig(process.env)), { poolMax: 1, name: 'muster keys' });
  try {
    return await work(db);
  } finally {
    await db.close();
  }
}

function stateOf({ revokedAt, expiresAt }: { revokedAt: string | null; expiresAt: string | null }): string {
  if (revokedAt) return 'revoked';
  return expiresAt && Date.parse(expiresAt) < Date.now() ? 'expired' : 'valid';
}

function parseRoles(text: string): Role[] {
  const names = text.split(',').map((name) => name.trim());
  const unknown = names.find((name) => !roles.includes(name as Role));
  if (unknown !== undefined) throw new InvalidArgumentError(`${unknown} is none of ${roles.join(', ')}.`);
  return names as Role[];
}

function parseInstant(text: string): string {
  const ms = Date.parse(text);
  if (Number.isNaN(ms)) throw new InvalidArgumentError('Write it like 2027-01-31T00:00:00Z.');
  return new Date(ms).toISOString();
}
