import type { Knex } from 'knex';

/** Policies: immutable, versioned documents. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table policy (
      kind text not null,
      version integer not null constraint policy_version_positive check (version > 0),
      document jsonb not null,
      note text not null,
      created_by text not null,
      created_at timestamptz not null,
      primary key (kind, version)
    );
    create trigger policy_append_only before update or delete on policy
      for each row execute function refuse_change();
  `);
}
