// knex types its clients, but not the module of each dialect.
declare module 'knex/lib/dialects/postgres' {
  import type { Knex } from 'knex';

  const PostgresClient: typeof Knex.Client;
  export = PostgresClient;
}
