import type { Knex } from 'knex';

/** How many people a half hour needs, beside how many may claim it: not covered is what the demand lacks. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table shift_block add column needed integer not null default 0;
    update shift_block set needed = capacity;
    alter table shift_block alter column needed drop default;
    alter table shift_block add constraint shift_block_needed_not_negative check (needed >= 0);
  `);
}
