import type { Knex } from 'knex';

/** A season's page reads the open questions of a thread that has tens of thousands of answered ones. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index ask_open_by_thread on ask (thread, due_at) where state = 'open';
  `);
}
