import type { Knex } from 'knex';

/** An index for each order in which a screen lists things; without them long lists are sorted as a whole for each page. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create index hire_newest on hire (created_at desc, id desc);
    create index hire_running on hire (created_at desc, id desc) where state not in ('closed', 'rejected', 'cancelled');
    create index hire_requester on hire (requested_by, created_at desc);
    create index engagement_newest on engagement (created_at desc, id desc);
    create index ask_open_due on ask (due_at, id) where state = 'open';
    create index work_item_due on work_item (due_at, id);
    create index payment_latest on payment (due_at desc, key desc);
    create index scorecard_newest on scorecard (closed_at desc, id desc);
    create index talent_by_tier on talent ((coalesce(tier, 'B-')), id);
    create index knowledge_newest on knowledge (kept_at desc) where state = 'kept';
  `);
}
