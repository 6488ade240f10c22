import type { Knex } from 'knex';

/** Sourcing in rounds: what was agreed with a person, why somebody is no longer considered, what the lead decided when nobody was left. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- Deliverables with the amounts agreed with this person; null: as the request says.
    alter table engagement add column terms jsonb;
    alter table engagement add column offer_round integer not null default 1;

    -- Why a person is no longer considered, in fixed words.
    alter table application add column note text;

    -- What is offered for the whole; null: the sum of the deliverables.
    alter table requisition add column offer_minor bigint
      constraint requisition_offer_within_budget check (offer_minor between 1 and budget_minor);
    alter table requisition add column other_roles text[] not null default '{}';
    -- How often it was looked for people, shortlisted, and asked for approval.
    alter table requisition add column round integer not null default 1;
    alter table requisition add column shortlists integer not null default 0;
    alter table requisition add column approval_round integer not null default 1;
    update requisition r set shortlists = 1 where exists (select 1 from ask_group g where g.key = r.hire_id || '/shortlist');

    -- One row per question to the lead when nobody is left to offer the work to.
    create table sourcing_impasse (
      hire_id text not null references hire,
      no integer not null,
      why text not null constraint sourcing_impasse_why_known
        check (why in ('nobody-applied', 'nobody-qualified', 'nobody-wanted', 'all-busy', 'all-fell-out')),
      asked_at timestamptz not null,
      decision text constraint sourcing_impasse_decision_known check (decision in ('again', 'rest', 'cancel')),
      decided_by text,
      decided_at timestamptz,
      -- {lowerBy, otherRole, listingDays, payMinor}: what changes in the search.
      changes jsonb not null default '{}',
      -- Of a pay above the approved budget.
      approval text constraint sourcing_impasse_approval_known check (approval in ('asked', 'approved', 'refused')),
      -- The round of looking that it began.
      began_round integer,
      began_at timestamptz,
      primary key (hire_id, no),
      constraint sourcing_impasse_decided_by_someone check ((decision is null) = (decided_by is null))
    );
    create unique index sourcing_impasse_round on sourcing_impasse (hire_id, began_round);
  `);
}
