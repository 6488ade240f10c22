import type { Knex } from 'knex';

/** What commands change: access granted anew after a suspension, milestones that are dropped, ends that come early or late. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    -- How often access was granted: the last part of the keys of its effects.
    alter table engagement add column access_generation integer not null default 1;
    alter table engagement add column end_reason text;
    alter table engagement add column end_cause text;
    alter table milestone drop constraint milestone_state_known;
    alter table milestone add constraint milestone_state_known
      check (state in ('planned', 'submitted', 'accepted', 'rework', 'paid', 'dropped'));
    alter table work_item drop constraint work_item_state_known;
    alter table work_item add constraint work_item_state_known check (state in ('planned', 'offered', 'accepted', 'in_progress',
      'submitted', 'rework', 'done', 'declined', 'expired', 'reassigned', 'dropped'));
  `);
}
