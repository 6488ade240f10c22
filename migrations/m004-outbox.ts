import type { Knex } from 'knex';

/** What must leave the database after a commit (outbox), and what came in from vendors (hook). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table outbox (
      id bigint generated always as identity primary key,
      -- Business key: the same thing is put in once, however often the writer repeats.
      key text not null constraint outbox_key_unique unique,
      kind text not null constraint outbox_kind_known check (kind in ('start', 'signal', 'mail', 'hook')),
      workflow_id text,
      payload jsonb not null,
      created_wall timestamptz not null default clock_timestamp(),
      due_wall timestamptz not null default clock_timestamp(),
      attempts integer not null default 0,
      delivered_wall timestamptz,
      outcome text,
      last_error text
    );
    create index outbox_waiting on outbox (due_wall, id) where delivered_wall is null;
    create index outbox_workflow on outbox (workflow_id) where delivered_wall is null;

    create table hook (
      provider text not null,
      webhook_id text not null,
      type text not null,
      -- The effect that the report is about, by its key.
      effect_key text,
      body jsonb not null,
      received_wall timestamptz not null default clock_timestamp(),
      handled_wall timestamptz,
      outcome text,
      primary key (provider, webhook_id)
    );
    create index hook_effect on hook (effect_key);
  `);
}
