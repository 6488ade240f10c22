import type { Knex } from 'knex';

/** Knowledge that is used: when it was last said to be right, whom it helped, and the files that belong to it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table knowledge
      add column confirmed_at timestamptz,
      -- Counts of knowledge_vote, written with it: ranking reads them for every note that matches.
      add column useful_yes integer not null default 0,
      add column useful_no integer not null default 0;
    update knowledge set confirmed_at = kept_at where state = 'kept';

    -- Where letters are told by the C locale, a typographic apostrophe counts as one: “provider’s” would be a word of its own.
    create function plain_words(words text) returns text language sql immutable as $$
      select translate(words, '’‘“”„‚–—…·•/', '            ')
    $$;
    alter table knowledge drop column search;
    alter table knowledge add column search tsvector generated always as (
      setweight(to_tsvector('english', plain_words(title)), 'A') ||
      setweight(to_tsvector('english', role || ' ' || immutable_join(systems) || ' ' || immutable_join(skills)), 'B') ||
      setweight(to_tsvector('english', plain_words(body)), 'C')
    ) stored;
    create index knowledge_search on knowledge using gin (search);
    create index knowledge_systems on knowledge using gin (systems) where state = 'kept';
    create index knowledge_skills on knowledge using gin (skills) where state = 'kept';

    create table knowledge_vote (
      knowledge_id text not null references knowledge,
      -- user_…, key_… or tal_…: each reader counts once.
      reader text not null,
      useful boolean not null,
      voted_at timestamptz not null,
      primary key (knowledge_id, reader)
    );

    -- A file waits with its engagement until the handover is kept; then it belongs to the note.
    create table knowledge_file (
      id text primary key,
      knowledge_id text references knowledge,
      engagement_id text references engagement,
      name text not null,
      media_type text not null,
      size integer not null constraint knowledge_file_not_empty check (size > 0),
      sha256 text not null,
      bytes bytea not null,
      added_by text not null,
      added_at timestamptz not null,
      constraint knowledge_file_belongs check (num_nonnulls(knowledge_id, engagement_id) > 0)
    );
    create index knowledge_file_note on knowledge_file (knowledge_id);
    create index knowledge_file_engagement on knowledge_file (engagement_id);
  `);
}
