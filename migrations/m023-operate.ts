import type { Knex } from 'knex';

/** Many at once, and what runs out: batches over a filtered set of asks with their items, and renewals asked for once. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table bulk_batch (
      id text primary key,
      action text not null constraint bulk_batch_action_known check (action in ('nudge', 'waive', 'reassign')),
      filter jsonb not null,
      reason text not null,
      -- Who gets the asks; of a reassign only.
      to_owner jsonb,
      state text not null constraint bulk_batch_state_known check (state in ('running', 'done', 'undoing', 'undone')),
      given_by text not null,
      -- As whom it acts: the roles that the giver had, of the undo those of who undid it.
      roles text[] not null,
      given_at timestamptz not null,
      finished_at timestamptz,
      undone_by text,
      constraint bulk_batch_reassign_says_whom check ((action = 'reassign') = (to_owner is not null))
    );
    create index bulk_batch_given on bulk_batch (given_at, id);

    create table bulk_item (
      batch_id text not null references bulk_batch,
      ask_id text not null references ask,
      no integer not null,
      state text not null constraint bulk_item_state_known
        check (state in ('pending', 'done', 'refused', 'stopped', 'undoing', 'undone', 'kept')),
      -- Whose it was before a reassign: who gets it back.
      former jsonb,
      why text,
      settled_at timestamptz,
      primary key (batch_id, ask_id)
    );
    create index bulk_item_due on bulk_item (batch_id, no) where state in ('pending', 'undoing');
    create index bulk_item_ask on bulk_item (ask_id);

    -- One row for a thing and the validity that runs out: what was asked, told and settled about it.
    create table renewal (
      engagement_id text not null references engagement,
      kind text not null,
      thing text not null,
      until timestamptz not null,
      ask_id text references ask,
      expired_at timestamptz,
      settled_at timestamptz,
      renewed_until timestamptz,
      -- The lead is asked whether new work stops; of what blocks, once it ran out.
      lead_ask_id text references ask,
      lead_settled_at timestamptz,
      primary key (engagement_id, kind, thing, until)
    );
    create index renewal_asked on renewal (ask_id) where settled_at is null;
    create index renewal_lead_asked on renewal (lead_ask_id) where lead_settled_at is null;
  `);
}
