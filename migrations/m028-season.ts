import type { Knex } from 'knex';

/** A season: its plans, its classes, the people it carries, and what happened against the plan. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- One person takes no two shifts at a time: text and ranges in one exclusion constraint.
    create extension if not exists btree_gist;
    create table campaign (
      id text constraint campaign_pkey primary key,
      source text not null,
      external_id text not null,
      name text not null,
      role text not null,
      jurisdiction text not null,
      time_zone text not null,
      engagement_type text not null,
      -- Where it stands; 'paused' and 'cancelled' may follow any state.
      state text not null constraint campaign_state_known check (state in ('draft', 'planned', 'approved', 'recruiting', 'ramping',
        'peak', 'ramping_down', 'closed', 'paused', 'cancelled')),
      paused_from text,
      -- The version in force; null until one is approved.
      plan_version integer,
      policies jsonb not null,
      requested_by text not null,
      workflow_id text not null,
      -- First demand week, first peak day, last day of the season (local dates).
      starts_on date not null,
      peak_on date not null,
      ends_on date not null,
      -- Most heads that may be active at once: the plan's, or what a person set since.
      target_heads integer not null constraint campaign_target_not_negative check (target_heads >= 0),
      currency text not null,
      budget_minor bigint not null,
      reserved_minor bigint not null default 0 constraint campaign_reserved_not_negative check (reserved_minor >= 0),
      paid_minor bigint not null default 0,
      constraint campaign_budget_holds check (reserved_minor + paid_minor <= budget_minor),
      created_at timestamptz not null,
      changed_at timestamptz not null,
      closed_at timestamptz,
      constraint campaign_external_id_unique unique (source, external_id)
    );
    create index campaign_state_index on campaign (state, created_at desc);

    -- Versions of the plan: never changed once approved.
    create table campaign_plan (
      campaign_id text not null constraint campaign_plan_campaign_fkey references campaign (id),
      version integer not null,
      request jsonb not null,
      plan jsonb not null,
      kind text not null constraint campaign_plan_kind_known check (kind in ('draft', 'edit', 'replan', 'target', 'resume')),
      state text not null constraint campaign_plan_state_known check (state in ('draft', 'approved', 'superseded', 'refused')),
      reason text,
      made_by text not null,
      made_at timestamptz not null,
      decided_by text,
      decided_at timestamptz,
      constraint campaign_plan_pkey primary key (campaign_id, version)
    );

    -- A season fills one requisition with many; a hire fills one with one.
    alter table requisition alter column hire_id drop not null;
    alter table requisition add column campaign_id text constraint requisition_campaign_fkey references campaign (id);
    alter table requisition add constraint requisition_has_root check ((hire_id is null) <> (campaign_id is null));
    create index requisition_campaign_index on requisition (campaign_id) where campaign_id is not null;
    alter table engagement add column campaign_id text constraint engagement_campaign_fkey references campaign (id);
    create index engagement_campaign_index on engagement (campaign_id, state) where campaign_id is not null;

    -- A training class ("wave" in every room of the code).
    create table wave (
      id text constraint wave_pkey primary key,
      campaign_id text not null constraint wave_campaign_fkey references campaign (id),
      no integer not null,
      state text not null constraint wave_state_known check (state in ('planned', 'filling', 'training', 'nesting', 'live', 'cancelled')),
      -- Fewer people than seats when it began, or not to be filled in time.
      short boolean not null default false,
      live_week integer not null,
      room integer not null,
      sourcing_on date not null,
      classroom_on date not null,
      nesting_on date not null,
      live_on date not null,
      seats integer not null constraint wave_seats_positive check (seats > 0),
      -- Planned figures of its funnel.
      bookings integer not null,
      offers integer not null,
      screens integer not null,
      -- Counters under row lock: booked never above bookings, checked in never above seats.
      booked integer not null default 0,
      checked_in integer not null default 0,
      constraint wave_bookings_hold check (booked between 0 and bookings),
      constraint wave_seats_hold check (checked_in between 0 and seats),
      -- How often people were sought for it outside, and where the newest listing stands.
      listings integer not null default 0,
      listing text constraint wave_listing_known check (listing in ('wanted', 'out', 'over')),
      listing_until timestamptz,
      go text constraint wave_go_known check (go in ('go', 'short', 'cancelled')),
      changed_at timestamptz not null,
      constraint wave_no_unique unique (campaign_id, no)
    );

    -- One person's place in a season, from the conditional offer on. One writer: cohort SQL and the engagement's run, both under row lock.
    create table season_member (
      engagement_id text constraint season_member_pkey primary key constraint season_member_engagement_fkey references engagement (id),
      campaign_id text not null constraint season_member_campaign_fkey references campaign (id),
      talent_id text not null constraint season_member_talent_fkey references talent (id),
      -- The class that the offer was made for, and later the one that the person sits in.
      wave_id text constraint season_member_wave_fkey references wave (id),
      state text not null constraint season_member_state_known check (state in ('offered', 'cleared', 'booked', 'waitlisted',
        'training', 'nesting', 'live', 'leaving', 'left', 'fell_out')),
      alumni boolean not null default false,
      source text not null,
      offered_at timestamptz not null,
      accepted_at timestamptz,
      -- Contract signed, papers complete, check clear: may be booked.
      cleared_at timestamptz,
      booked_at timestamptz,
      -- Readiness: confirmed 7 days and 48 hours ahead; silence releases the booking.
      confirmed_week_at timestamptz,
      confirmed_day_at timestamptz,
      provisioned_at timestamptz,
      checked_in_at timestamptz,
      passed_at timestamptz,
      passed_score integer constraint season_member_score_known check (passed_score between 0 and 100),
      nesting_weeks integer not null default 0,
      supervised boolean not null default false,
      live_at timestamptz,
      -- The day on which the release list, the season's end or the person's word ends it.
      ends_on date,
      left_at timestamptz,
      left_why text,
      -- Weekly hours that the person may take.
      hours_cap integer not null default 20
    );
    create index season_member_campaign_index on season_member (campaign_id, state);
    create index season_member_wave_index on season_member (wave_id, state);
    create index season_member_talent_index on season_member (talent_id);

    -- Half hours with the people that they need.
    create table shift_block (
      id bigint generated always as identity constraint shift_block_pkey primary key,
      campaign_id text not null constraint shift_block_campaign_fkey references campaign (id),
      queue text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      capacity integer not null constraint shift_block_capacity_not_negative check (capacity >= 0),
      claimed integer not null default 0,
      -- When it could first be claimed: tier A goes first for some hours.
      published_at timestamptz not null,
      -- The version of the plan that its capacity comes from.
      plan_version integer not null,
      constraint shift_block_claims_hold check (claimed between 0 and capacity),
      constraint shift_block_unique unique (campaign_id, queue, starts_at)
    );
    create index shift_block_time_index on shift_block (campaign_id, starts_at);

    -- A run of half hours that one person took.
    create table shift (
      id text constraint shift_pkey primary key,
      campaign_id text not null constraint shift_campaign_fkey references campaign (id),
      engagement_id text not null constraint shift_engagement_fkey references engagement (id),
      queue text not null,
      period text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      state text not null constraint shift_state_known check (state in ('claimed', 'confirmed', 'standby', 'released', 'worked', 'missed')),
      claimed_at timestamptz not null,
      confirmed_at timestamptz,
      -- Given back by the person, or taken back because nobody confirmed it in time.
      released_at timestamptz,
      worked_minutes integer,
      constraint shift_no_overlap exclude using gist (engagement_id with =, tstzrange(starts_at, ends_at) with &&)
        where (state not in ('released', 'standby'))
    );
    create index shift_engagement_index on shift (engagement_id, period);
    create index shift_campaign_index on shift (campaign_id, starts_at) where state in ('claimed', 'confirmed');

    -- What was worked: a week of one person and kind. Corrections are new versions that reverse the old one.
    create table time_entry (
      id text constraint time_entry_pkey primary key,
      campaign_id text not null constraint time_entry_campaign_fkey references campaign (id),
      engagement_id text not null constraint time_entry_engagement_fkey references engagement (id),
      period text not null,
      kind text not null constraint time_entry_kind_known check (kind in ('work', 'training', 'standby')),
      version integer not null,
      minutes integer not null,
      state text not null constraint time_entry_state_known check (state in ('saved', 'submitted', 'approved', 'declined', 'invoiced', 'paid', 'locked')),
      reverses text constraint time_entry_reverses_fkey references time_entry (id),
      approved_by text,
      approved_at timestamptz,
      note text,
      -- The payment that it was paid by; null again once that one is reversed.
      payment_key text constraint time_entry_payment_fkey references payment (key),
      changed_at timestamptz not null,
      constraint time_entry_once unique (engagement_id, period, kind, version)
    );
    create index time_entry_campaign_index on time_entry (campaign_id, period, state);

    create index time_entry_payment_index on time_entry (payment_key) where payment_key is not null;

    -- A week that is over: its time is written up, later it is rated.
    create table season_week (
      campaign_id text not null constraint season_week_campaign_fkey references campaign (id),
      period text not null,
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      closed_at timestamptz not null,
      rated_at timestamptz,
      constraint season_week_pkey primary key (campaign_id, period)
    );

    -- One pay run per campaign and week; its payments carry its period in their keys.
    create table pay_run (
      campaign_id text not null constraint pay_run_campaign_fkey references campaign (id),
      period text not null,
      version integer not null,
      state text not null constraint pay_run_state_known check (state in ('open', 'paying', 'done', 'held')),
      people integer not null default 0,
      minutes bigint not null default 0,
      amount_minor bigint not null default 0,
      burden_minor bigint not null default 0,
      -- What the employer pays on top, percent: as it was when the run began.
      burden_percent double precision not null default 0,
      made_at timestamptz not null,
      done_at timestamptz,
      constraint pay_run_pkey primary key (campaign_id, period, version)
    );

    -- Metrics of the work tool, by person and week; the newest version counts.
    create table work_metric (
      campaign_id text not null constraint work_metric_campaign_fkey references campaign (id),
      engagement_id text not null constraint work_metric_engagement_fkey references engagement (id),
      period text not null,
      metric text not null constraint work_metric_known check (metric in ('qa', 'csat', 'fcr', 'aht', 'commitments')),
      value double precision not null,
      n integer not null constraint work_metric_n_not_negative check (n >= 0),
      source text not null,
      received_at timestamptz not null,
      constraint work_metric_pkey primary key (engagement_id, period, metric)
    );
    create index work_metric_campaign_index on work_metric (campaign_id, period);

    -- What really came and was handled.
    create table campaign_actual (
      campaign_id text not null constraint campaign_actual_campaign_fkey references campaign (id),
      queue text not null,
      starts_at timestamptz not null,
      minutes integer not null,
      offered integer not null,
      handled integer not null,
      abandoned integer not null,
      aht_seconds double precision,
      service_level double precision,
      staffed double precision,
      constraint campaign_actual_pkey primary key (campaign_id, queue, starts_at)
    );

    -- Who is released, in which order and why; a person signs it.
    create table release_list (
      campaign_id text not null constraint release_list_campaign_fkey references campaign (id),
      no integer not null,
      state text not null constraint release_list_state_known check (state in ('proposed', 'signed', 'refused', 'applied')),
      ends_on date not null,
      surplus double precision not null,
      expected_leavers double precision not null,
      made_at timestamptz not null,
      signed_by text,
      signed_at timestamptz,
      constraint release_list_pkey primary key (campaign_id, no)
    );
    create table release_entry (
      campaign_id text not null,
      no integer not null,
      engagement_id text not null constraint release_entry_engagement_fkey references engagement (id),
      rank integer not null,
      why text not null,
      kept boolean not null default false,
      -- What a person said becomes of them; only 'release' ends the engagement.
      choice text not null default 'release' constraint release_entry_choice_known check (choice in ('release', 'keep', 'redeploy', 'convert')),
      chosen_by text,
      constraint release_entry_pkey primary key (campaign_id, no, engagement_id),
      constraint release_entry_list_fkey foreign key (campaign_id, no) references release_list (campaign_id, no)
    );
    -- Who asked to go first.
    create table release_volunteer (
      engagement_id text constraint release_volunteer_pkey primary key constraint release_volunteer_engagement_fkey references engagement (id),
      said_at timestamptz not null
    );
  `);
}
