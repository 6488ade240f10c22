import type { Knex } from 'knex';

/** Source: hires, requisitions and applications. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table hire (
      id text primary key,
      -- Who sent it: an API key's or user's id. With the external id it is the business key.
      source text not null,
      external_id text not null,
      intake jsonb not null,
      -- {kind: version} of every policy that the run started with.
      policies jsonb not null,
      requested_by text not null references user_account,
      state text not null constraint hire_state_known
        check (state in ('received', 'approval', 'sourcing', 'shortlist', 'offering', 'filled', 'closed', 'rejected', 'cancelled')),
      workflow_id text not null,
      created_at timestamptz not null,
      changed_at timestamptz not null,
      constraint hire_external_id_unique unique (source, external_id)
    );
    create table requisition (
      id text primary key,
      hire_id text not null references hire,
      title text not null,
      role text not null,
      skills jsonb not null,
      positions integer not null default 1,
      engagement_type text not null,
      jurisdiction text not null,
      time_zone text not null,
      starts_on date not null,
      ends_on date not null,
      currency text not null,
      budget_minor bigint not null constraint requisition_budget_positive check (budget_minor > 0),
      -- Promised to engagements; raised and lowered under the row's lock.
      committed_minor bigint not null default 0,
      state text not null constraint requisition_state_known
        check (state in ('draft', 'pending_approval', 'open', 'on_hold', 'filled', 'rejected', 'cancelled')),
      approved_by text,
      created_at timestamptz not null,
      changed_at timestamptz not null,
      constraint requisition_within_budget check (committed_minor between 0 and budget_minor)
    );
    create index requisition_hire on requisition (hire_id);
    create table application (
      id text primary key,
      requisition_id text not null references requisition,
      talent_id text not null references talent,
      source text not null constraint application_source_known check (source in ('pool', 'marketplace')),
      state text not null constraint application_state_known check (state in
        ('sourced', 'invited', 'applied', 'screened', 'assessed', 'shortlisted', 'offered', 'accepted', 'declined', 'withdrawn', 'rejected', 'expired')),
      ask_minor bigint,
      score double precision,
      breakdown jsonb,
      applied_at timestamptz not null,
      changed_at timestamptz not null,
      constraint application_once unique (requisition_id, talent_id)
    );
    create index application_ranking on application (requisition_id, score desc);
    create index application_talent on application (talent_id);
  `);
}
