import type { Knex } from 'knex';

/** Checks that are reused, ordered anew or adjudicated; adverse action with its clock; papers that few may open. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table screening
      -- A valid check of an earlier engagement of the same person, used again.
      add column reused_from text references screening,
      -- How often it was ordered.
      add column generation integer not null default 1 constraint screening_generation_positive check (generation > 0),
      add column due_at timestamptz,
      add column looked_up_at timestamptz,
      -- The round of the question to a person about a check that does not end.
      add column round integer not null default 1,
      add column adjudication text constraint screening_adjudication_known check (adjudication in ('go_on', 'stop')),
      add column adjudicated_by text,
      add column adjudicated_at timestamptz,
      add constraint screening_adjudicated_by_a_person
        check (state <> 'adjudicated' or (adjudication is not null and adjudicated_by is not null and adjudicated_at is not null));

    create table adverse_action (
      engagement_id text primary key references engagement,
      screening_id text not null references screening,
      state text not null constraint adverse_state_known
        check (state in ('assessing', 'waiting', 'disputed', 'deciding', 'final', 'cleared')),
      opened_at timestamptz not null,
      assessed_at timestamptz,
      assessed_by text,
      notice_at timestamptz,
      -- {days} or {businessDays}: what the policy said for the jurisdiction when the notice went out.
      wait jsonb,
      -- When the wait is over; null while a dispute stops its clock.
      until_at timestamptz,
      -- {ms} or {businessDays}: what is left of the wait while a dispute stops its clock.
      wait_left jsonb,
      round integer not null default 1,
      disputes integer not null default 0,
      disputed_at timestamptz,
      dispute_due_at timestamptz,
      dispute_looked_up_at timestamptz,
      dispute_round integer not null default 1,
      decided_at timestamptz,
      decided_by text,
      decision_ask text references ask,
      final_at timestamptz,
      constraint adverse_final_after_wait check (final_at is null or (until_at is not null and final_at >= until_at)),
      constraint adverse_paused_has_rest check ((state = 'disputed') = (wait_left is not null))
    );

    -- Only the person it is about, HR and administrators open it.
    alter table document add column confidential boolean not null default false;
  `);
}
