import type { Knex } from 'knex';

/** Each seal keeps the SHA-256 of every event that it covers, so that a changed one can be named. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table event_seal add column digests bytea not null,
      add constraint event_seal_digests_complete check (octet_length(digests) = 32 * events);
  `);
}
