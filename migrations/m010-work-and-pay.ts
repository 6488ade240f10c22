import type { Knex } from 'knex';

/** Assign: milestones, work items and payments. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table milestone (
      id text primary key,
      engagement_id text not null references engagement,
      no integer not null,
      title text not null,
      amount_minor bigint not null constraint milestone_amount_not_negative check (amount_minor >= 0),
      due_at timestamptz not null,
      pay_due_at timestamptz,
      state text not null constraint milestone_state_known check (state in ('planned', 'submitted', 'accepted', 'rework', 'paid')),
      constraint milestone_no_unique unique (engagement_id, no)
    );
    create table work_item (
      id text primary key,
      engagement_id text not null references engagement,
      milestone_id text references milestone,
      no integer not null,
      title text not null,
      acceptance jsonb not null,
      due_at timestamptz not null,
      state text not null constraint work_item_state_known
        check (state in ('planned', 'offered', 'accepted', 'in_progress', 'submitted', 'rework', 'done', 'declined', 'expired', 'reassigned')),
      offered_at timestamptz,
      submitted_at timestamptz,
      accepted_at timestamptz,
      rounds integer not null default 0,
      result_note text,
      review jsonb,
      effect_key text references effect,
      constraint work_item_no_unique unique (engagement_id, no)
    );
    create table payment (
      key text primary key,
      engagement_id text not null references engagement,
      milestone_id text references milestone,
      reason text not null,
      amount_minor bigint not null constraint payment_not_zero check (amount_minor <> 0),
      currency text not null,
      state text not null constraint payment_state_known check (state in ('due', 'paid')),
      provider_ref text constraint payment_provider_ref_unique unique,
      due_at timestamptz not null,
      paid_at timestamptz,
      constraint payment_paid_has_proof check (state <> 'paid' or (provider_ref is not null and paid_at is not null))
    );
    create index payment_engagement on payment (engagement_id);
  `);
}
