import type { Knex } from 'knex';

/** The business clock: segments, the beat that tells when the stack stopped, and the one function that reads it. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table clock_segment (
      id bigint generated always as identity primary key,
      wall_from timestamptz not null,
      business_from timestamptz not null,
      scale double precision not null constraint clock_segment_scale_not_negative check (scale >= 0),
      reason text not null
    );
    create table clock_beat (
      one boolean primary key default true constraint clock_beat_one_row check (one),
      wall_at timestamptz not null
    );
    create function business_at(wall timestamptz) returns timestamptz language sql stable as $$
      select business_from + greatest(wall - wall_from, interval '0') * scale
      from clock_segment order by id desc limit 1
    $$;
    create function business_now() returns timestamptz language sql volatile as $$
      select business_at(clock_timestamp())
    $$;
  `);
}
