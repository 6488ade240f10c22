import type { Knex } from 'knex';

/** Effects: every action in an outside system, one row per business key and generation. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table effect (
      key text primary key,
      system text not null,
      operation text not null,
      subject text not null,
      thread text not null,
      workflow_id text not null,
      state text not null constraint effect_state_known check (state in ('pending', 'done', 'undone', 'failed', 'parked')),
      request_digest text not null,
      provider_ref text,
      -- What the vendor said, without personal data: links, dates, read-backs.
      result jsonb not null default '{}',
      attempts integer not null default 0,
      compensates text references effect,
      parked_ask text references ask,
      last_error text,
      created_at timestamptz not null,
      changed_at timestamptz not null,
      constraint effect_done_has_ref check (state <> 'done' or provider_ref is not null)
    );
    create index effect_by_subject on effect (subject, created_at);
    create index effect_unsettled on effect (state, changed_at) where state in ('pending', 'parked', 'failed');
    -- Not unique: an account in an identity system is the reference of every grant on it.
    create index effect_provider_ref on effect (provider_ref, system) where provider_ref is not null;
  `);
}
