import type { Knex } from 'knex';

/** The day on which a season last looked at what was seen of it: to plan anew costs half a second, and once a day is enough. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table campaign add column looked_on date;
  `);
}
