import type { Knex } from 'knex';

/**
 * A scaled clock never runs more than three wall seconds past the last beat: it stands still while the stack is down,
 * whoever reads it, and never goes back. At scale 1 it follows the wall, as production must.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create or replace function business_at(wall timestamptz) returns timestamptz language sql stable as $$
      select s.business_from + s.scale * greatest(interval '0',
        case when s.scale = 1 then wall
        else least(wall, (select greatest(s.wall_from, wall_at) + interval '3 seconds' from clock_beat)) end - s.wall_from)
      from clock_segment s order by s.id desc limit 1
    $$;
  `);
}
