import type { Knex } from 'knex';

/** Who may answer: some may not though their role may; who was asked before and why; a second inbox for escalated asks. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table ask add column not_by text[] not null default '{}';
    alter table ask add column reassign_reason text;
    create index ask_open_escalated on ask (escalate_role, due_at) where state = 'open' and escalated_at is not null;
  `);
}
