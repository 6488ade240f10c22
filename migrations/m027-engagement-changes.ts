import type { Knex } from 'knex';

/** What commands change: access granted anew after a suspension, milestones that are dropped, ends that come early or late. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- How often access was granted: the last part of the keys of its effects.
    alter table engagement add column access_generation integer not null default 1;
    alter table engagement add column end_reason text;
    alter table engagement add column end_cause text;
    -- Offered anew in the work tool, changed or not: the last part of the key of its publication.
    alter table work_item add column version integer not null default 1;
    -- Corrections: a payment is never changed, only taken back by another one.
    alter table payment add column reverses text constraint payment_reverses_fkey references payment (key);
    alter table payment add constraint payment_reversed_once unique (reverses);
    alter table payment add constraint payment_negative_reverses check ((amount_minor < 0) = (reverses is not null));
    alter table milestone drop constraint milestone_state_known;
    alter table milestone add constraint milestone_state_known
      check (state in ('planned', 'submitted', 'accepted', 'rework', 'paid', 'dropped'));
    alter table work_item drop constraint work_item_state_known;
    alter table work_item add constraint work_item_state_known check (state in ('planned', 'offered', 'accepted', 'in_progress',
      'submitted', 'rework', 'done', 'declined', 'expired', 'reassigned', 'dropped'));
  `);
}
