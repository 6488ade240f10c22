import type { Knex } from 'knex';

/** An ask on hold: nobody is reminded, nothing lapses, nothing is answered until it goes on. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table ask add column held_at timestamptz;
    drop index ask_sweep;
    create index ask_sweep on ask (next_at) where state = 'open' and held_at is null;
  `);
}
