import type { Knex } from 'knex';

/** Commands: what people told a run that is under way, and what became of it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table command (
      id text primary key,
      subject text not null,
      workflow_id text not null,
      kind text not null,
      body jsonb not null,
      given_by text not null,
      given_at timestamptz not null,
      state text not null constraint command_state_known check (state in ('given', 'proposed', 'applied', 'refused')),
      settled_at timestamptz,
      outcome text,
      -- What the step that settled it gave its run: a repeat gives the same.
      result jsonb,
      constraint command_settled_says_how check ((state in ('applied', 'refused')) = (settled_at is not null and outcome is not null))
    );
    create index command_subject on command (subject, given_at);
  `);
}
