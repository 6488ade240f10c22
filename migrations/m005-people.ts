import type { Knex } from 'knex';

/** Staff, keys, sessions, links; talent and the one table that holds personal data. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table user_account (
      id text primary key,
      email text not null constraint user_account_email_unique unique,
      name text not null,
      title text not null default '',
      roles text[] not null,
      time_zone text not null default 'UTC',
      state text not null default 'active' constraint user_account_state_known check (state in ('active', 'disabled')),
      created_at timestamptz not null
    );
    create table talent (
      id text primary key,
      -- The person's id in the system they came from, e.g. marketplace:mp_17.
      source_ref text not null constraint talent_source_ref_unique unique,
      state text not null constraint talent_state_known check (state in ('candidate', 'engaged', 'alumni', 'erased')),
      tier text constraint talent_tier_known check (tier in ('A', 'B', 'C', 'D')),
      roles text[] not null default '{}',
      time_zone text not null,
      jurisdiction text,
      available_from date,
      rate_minor bigint, rate_currency text,
      rehire text constraint talent_rehire_known check (rehire in ('yes', 'no', 'undecided')),
      portfolio text,
      created_at timestamptz not null,
      updated_at timestamptz not null
    );
    create table talent_skill (
      talent_id text not null references talent,
      skill text not null,
      level integer not null constraint talent_skill_level_range check (level between 1 and 5),
      primary key (talent_id, skill)
    );
    create index talent_skill_by_skill on talent_skill (skill, level);
    -- Personal data, AES-256-GCM under a key per talent and class, wrapped by the master key. Erasure deletes the key.
    create table talent_key (
      talent_id text not null references talent,
      class text not null constraint talent_key_class_known check (class in ('working', 'retention')),
      wrapped_key bytea,
      destroyed_at timestamptz,
      primary key (talent_id, class)
    );
    create table talent_private (
      talent_id text not null,
      class text not null,
      -- 'contact' {name, email}, or an ask's id for what a person entered there.
      item text not null,
      sealed bytea not null,
      written_at timestamptz not null,
      primary key (talent_id, class, item),
      foreign key (talent_id, class) references talent_key
    );
    create table api_key (
      id text primary key,
      secret_hash bytea not null,
      name text not null,
      roles text[] not null,
      user_id text references user_account,
      created_wall timestamptz not null default clock_timestamp(),
      expires_wall timestamptz,
      last_used_wall timestamptz,
      revoked_wall timestamptz
    );
    create table session (
      token_hash bytea primary key,
      user_id text references user_account,
      talent_id text references talent,
      csrf text not null,
      created_wall timestamptz not null default clock_timestamp(),
      expires_wall timestamptz not null,
      constraint session_one_person check (num_nonnulls(user_id, talent_id) = 1)
    );
    create index session_talent on session (talent_id);
    -- Links in mails and one-time sign-ins: single purpose, hashed, expiring, swapped for a session.
    create table link (
      token_hash bytea primary key,
      purpose text not null constraint link_purpose_known check (purpose in ('sign-in', 'ask')),
      ask_id text,
      user_id text references user_account,
      talent_id text references talent,
      created_wall timestamptz not null default clock_timestamp(),
      expires_wall timestamptz not null,
      used_wall timestamptz,
      constraint link_one_person check (num_nonnulls(user_id, talent_id) = 1)
    );
    create index link_talent on link (talent_id);
    create table idempotency (
      caller text not null,
      key text not null,
      route text not null,
      body_digest text not null,
      state text not null constraint idempotency_state_known check (state in ('running', 'done')),
      status integer,
      headers jsonb,
      body jsonb,
      started_wall timestamptz not null default clock_timestamp(),
      primary key (caller, key)
    );
    create index idempotency_age on idempotency (started_wall);
  `);
}
