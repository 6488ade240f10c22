import type { Knex } from 'knex';

/** Every decision on a classification is kept with what it was made of; the person may challenge each of them. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table classification
      add column no integer not null default 1,
      add column cause text not null default 'first' constraint classification_cause_known
        check (cause in ('first', 'review', 'rate', 'scope', 'extension', 'rule set', 'date', 'challenge')),
      add column test text not null default 'none' constraint classification_test_known
        check (test in ('abc', 'borello', 'common-law', 'off-payroll', 'none')),
      add column outcome_word text not null default '',
      add column summary text not null default '',
      add column factors jsonb not null default '[]',
      add column missing jsonb not null default '[]',
      -- The status determination statement, where the law asks for one.
      add column statement text,
      add constraint classification_no_once unique (engagement_id, no);

    create table classification_challenge (
      id text primary key,
      classification_id text not null references classification,
      engagement_id text not null references engagement,
      raised_by text not null,
      -- What the person wrote.
      reasons text not null,
      raised_at timestamptz not null,
      due_at timestamptz not null,
      state text not null constraint classification_challenge_state_known
        check (state in ('open', 'upheld', 'changed', 'unanswered', 'withdrawn')),
      answer text,
      answered_by text,
      answered_at timestamptz,
      constraint classification_challenge_answered check (state not in ('upheld', 'changed') or
        (answer is not null and answered_by is not null and answered_at is not null))
    );
    create index classification_challenge_engagement on classification_challenge (engagement_id, raised_at);
    create unique index classification_challenge_open on classification_challenge (classification_id) where state = 'open';
  `);
}
