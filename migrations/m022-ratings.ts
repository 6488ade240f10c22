import type { Knex } from 'knex';

/** Ratings over time: versions of a card, windows that close by date, who changed a tier and why, and what is disputed. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- A group of asks that no run waits for: peer reviews are read when their window closes.
    alter table ask_group alter column workflow_id drop not null;
    alter table ask alter column workflow_id drop not null;

    alter table scorecard
      add column version integer not null default 1,
      -- The version that counts; those before it are kept.
      add column current boolean not null default true,
      add column disputable_until timestamptz;
    alter table scorecard drop constraint scorecard_once;
    alter table scorecard add constraint scorecard_once unique (engagement_id, period, version);
    create unique index scorecard_current on scorecard (engagement_id, period) where current;
    create index scorecard_talent_order on scorecard (talent_id, closed_at) where current;
    drop index scorecard_talent;

    create table rating_window (
      id text primary key,
      engagement_id text not null references engagement,
      period text not null,
      -- Deliverable that the window is about; null: a stretch of days.
      work_no integer,
      state text not null constraint rating_window_state_known check (state in ('open', 'asking', 'closed')),
      opened_at timestamptz not null,
      closes_at timestamptz not null,
      -- The next instant at which the sweeper has something to do: ask for reviews, or close.
      next_at timestamptz,
      closed_at timestamptz,
      constraint rating_window_once unique (engagement_id, period),
      constraint rating_window_ends check ((state = 'closed') = (next_at is null))
    );
    create index rating_window_due on rating_window (next_at) where next_at is not null;

    create table tier_change (
      id text primary key,
      talent_id text not null references talent,
      no integer not null,
      tier_from text constraint tier_change_from_known check (tier_from in ('A', 'B', 'C', 'D')),
      tier_to text constraint tier_change_to_known check (tier_to in ('A', 'B', 'C', 'D')),
      cause text not null constraint tier_change_cause_known
        check (cause in ('entry', 'promotion', 'demotion', 'correction', 'person', 'appeal')),
      reason text not null,
      -- What led to it, once: a card, a decided question, a person.
      source text not null constraint tier_change_source_once unique,
      scorecard_id text references scorecard,
      decided_by text not null,
      decided_at timestamptz not null,
      policy text not null,
      appealable_until timestamptz,
      constraint tier_change_no_unique unique (talent_id, no)
    );

    create table rating_case (
      id text primary key,
      kind text not null constraint rating_case_kind_known check (kind in ('dispute', 'demotion', 'appeal')),
      talent_id text not null references talent,
      engagement_id text references engagement,
      scorecard_id text references scorecard,
      metric text,
      tier_change_id text references tier_change,
      -- What an appeal is against.
      against text constraint rating_case_against_known check (against in ('tier', 'suspension', 'release')),
      -- What the talent says, or what the rule found.
      reason text not null,
      state text not null constraint rating_case_state_known
        check (state in ('open', 'upheld', 'corrected', 'confirmed', 'kept', 'restored')),
      not_by text[] not null default '{}',
      subject text not null,
      thread text not null,
      policy text not null,
      opened_by text not null,
      opened_at timestamptz not null,
      decided_by text,
      decided_at timestamptz,
      decision_reason text,
      constraint rating_case_decided check ((state = 'open') = (decided_at is null))
    );
    create index rating_case_talent on rating_case (talent_id, opened_at);
    create index rating_case_newest on rating_case (opened_at desc, id desc);
    create index tier_change_newest on tier_change (decided_at desc, no desc, id desc);
    create index rating_case_card on rating_case (scorecard_id);
  `);
}
