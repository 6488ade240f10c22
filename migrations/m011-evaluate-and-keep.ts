import type { Knex } from 'knex';

/** Evaluate and offboard: scorecards, and the knowledge that outlives the engagement. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table scorecard (
      id text primary key,
      engagement_id text not null references engagement,
      talent_id text not null references talent,
      period text not null,
      metrics jsonb not null,
      score double precision,
      rated boolean not null,
      tier_before text, tier_after text,
      rationale text not null,
      policy text not null,
      closed_at timestamptz not null,
      constraint scorecard_once unique (engagement_id, period)
    );
    create index scorecard_talent on scorecard (talent_id);
    -- array_to_string is only STABLE; over text[] it is in truth immutable, which a generated column needs.
    create function immutable_join(words text[]) returns text language sql immutable as $$
      select coalesce(array_to_string(words, ' '), '')
    $$;
    create table knowledge (
      id text primary key,
      engagement_id text references engagement,
      hire_id text references hire,
      kind text not null,
      role text not null,
      systems text[] not null default '{}',
      skills text[] not null default '{}',
      title text not null,
      body text not null,
      links text[] not null default '{}',
      state text not null constraint knowledge_state_known check (state in ('draft', 'kept')),
      confirmed_by text,
      created_at timestamptz not null,
      kept_at timestamptz,
      search tsvector generated always as (
        setweight(to_tsvector('english', title), 'A') ||
        setweight(to_tsvector('english', role || ' ' || immutable_join(systems) || ' ' || immutable_join(skills)), 'B') ||
        setweight(to_tsvector('english', body), 'C')
      ) stored
    );
    create index knowledge_search on knowledge using gin (search);
    create index knowledge_role on knowledge (role) where state = 'kept';
    create index knowledge_engagement on knowledge (engagement_id);
  `);
}
