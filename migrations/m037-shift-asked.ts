import type { Knex } from 'knex';

/** When the person of a shift was told by mail to confirm it: one mail for several shifts, and none twice. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table shift add column asked_at timestamptz;
  `);
}
