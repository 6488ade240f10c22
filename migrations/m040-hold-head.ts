import type { Knex } from 'knex';

/**
 * Whoever joins the floor counts last, under the season's lock: MU001 when the target is another than the one that was read,
 * MU002 when more would be at work than it wants. A function, so that lock, count and commit are one message.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function hold_head(p_campaign text, p_target int) returns void language plpgsql as $$
    declare
      target int;
      heads int;
    begin
      select target_heads into target from campaign where id = p_campaign for no key update;
      if target is distinct from p_target then
        raise exception 'the target has just been changed' using errcode = 'MU001';
      end if;
      -- A statement of its own: it sees who joined while this one waited for the lock.
      select count(*) into heads from engagement where campaign_id = p_campaign and state in ('active', 'suspended');
      if heads > target then
        raise exception 'no head is free' using errcode = 'MU002';
      end if;
    end $$;
  `);
}
