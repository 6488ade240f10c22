import type { Knex } from 'knex';

/** Dates that runs sleep until: when the clock is changed meanwhile, the sweeper wakes who is overdue. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table run_timer (
      workflow_id text not null,
      -- Unique within its run.
      name text not null,
      until_at timestamptz not null,
      primary key (workflow_id, name)
    );
    create index run_timer_until on run_timer (until_at);
  `);
}
