import { randomBytes } from 'node:crypto';

import { withClient } from '../../cli/stack/postgres';
import { service } from './service';

/** A migrated, empty database of its own. */
export interface FreshDatabase {
  url: string;
  /** Drops it, also under open connections. */
  drop(): Promise<void>;
}

/** Copies the migrated template, as files: half the time of page after page. Call it once per test file, in `beforeAll`. */
export async function freshDatabase(): Promise<FreshDatabase> {
  const { adminUrl, template } = await service('postgres');
  const name = `t_${randomBytes(6).toString('hex')}`;
  await withClient(adminUrl, (client) =>
    client.query(`create database ${name} template ${template} strategy file_copy`),
  );
  return {
    url: adminUrl.replace(/\/postgres$/, `/${name}`),
    drop: async () =>
      void (await withClient(adminUrl, (client) => client.query(`drop database if exists ${name} with (force)`))),
  };
}
