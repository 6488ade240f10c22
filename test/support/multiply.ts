import type { Knex } from 'knex';

/** Columns that hold ids of the story or of its parts; each copy gets ids of its own. */
const idColumns: Record<string, string[]> = {
  talent: ['id', 'source_ref'],
  talent_skill: ['talent_id'],
  hire: ['id', 'external_id', 'workflow_id'],
  requisition: ['id', 'hire_id'],
  application: ['id', 'requisition_id', 'talent_id'],
  engagement: ['id', 'hire_id', 'requisition_id', 'application_id', 'talent_id', 'workflow_id'],
  screening: ['id', 'engagement_id', 'talent_id', 'provider_ref'],
  ask_group: ['key', 'workflow_id', 'thread', 'subject'],
  ask: ['id', 'group_key', 'workflow_id', 'thread', 'subject', 'to_talent', 'via_effect'],
  effect: ['key', 'subject', 'thread', 'workflow_id', 'provider_ref'],
  milestone: ['id', 'engagement_id'],
  work_item: ['id', 'engagement_id', 'milestone_id', 'effect_key'],
  payment: ['key', 'engagement_id', 'milestone_id', 'provider_ref'],
  access_lease: ['id', 'engagement_id', 'talent_id'],
  checklist_item: ['engagement_id'],
  scorecard: ['id', 'engagement_id', 'talent_id'],
  tier_change: ['id', 'talent_id', 'source', 'scorecard_id'],
  certificate: ['id', 'engagement_id', 'talent_id', 'provider_ref'],
  document: ['id', 'engagement_id'],
  sow: ['engagement_id', 'document_id'],
  classification: ['id', 'engagement_id'],
  event: ['subject', 'object'],
};

let generations = 0;
const part = 100;

/** Copies every row of all stories `copies` times, set-based, adds notes and people, and lets the planner count them. */
export async function multiply(knex: Knex, copies: number): Promise<void> {
  const generation = `g${(generations += 1)}`;
  for (const [table, ids] of Object.entries(idColumns)) {
    const { rows } = await knex.raw<{ rows: { column_name: string }[] }>(
      `select column_name from information_schema.columns
       where table_schema = 'public' and table_name = ? and is_generated = 'NEVER' and is_identity = 'NO' order by ordinal_position`,
      [table],
    );
    const columns = rows.map((row) => row.column_name);
    const values = columns.map((column) => (ids.includes(column) ? `${column} || '_${generation}_' || n` : column));
    const event = table === 'event' ? `(subject like 'hire_%' or subject like 'eng_%') and` : '';
    // Copies of copies would grow with every part.
    const own = `where ${event} ${columns.find((column) => ids.includes(column)) ?? ''} not like '%\\_${generation}\\_%'`;
    // In parts: a statement that runs longer than our connections allow is cut off.
    for (let from = 1; from <= copies; from += part)
      await knex.raw(
        `insert into ${table} (${columns.join(', ')})
         select ${values.join(', ')} from (select * from ${table} ${own}) s, generate_series(${from}, ${Math.min(copies, from + part - 1)}) n`,
      );
  }
  await knex.raw(
    `insert into knowledge (id, kind, role, systems, title, body, state, created_at, kept_at)
     select 'know_${generation}_' || n, 'decision', 'graphic-designer', '{chat}', 'Note ' || n,
       case when n % 500 = 0 then 'The contrast check and the kerning decide.' else 'Files are in folder ' || n end,
       'kept', business_now(), business_now() from generate_series(1, ${copies * 20}) n`,
  );
  await knex.raw(
    `insert into talent (id, source_ref, state, time_zone, created_at, updated_at)
     select 'tal_extra_' || n, 'extra:' || n, 'candidate', 'UTC', business_now(), business_now() from generate_series(1, ${copies * 50}) n`,
  );
  await knex.raw(`insert into talent_skill select id, 'kerning', 4 from talent where id like '%777'`);
  // Vacuum empties the waiting list of the full-text index too.
  await knex.raw('vacuum analyze');
}
