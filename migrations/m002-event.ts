import type { Knex } from 'knex';

/** Events: one per state change, gapless per subject, sealed into a hash chain. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table event_subject (
      subject text primary key,
      last_seq integer not null
    );
    create table event (
      seq bigint generated always as identity primary key,
      xid xid8 not null default pg_current_xact_id(),
      -- The story that the event belongs to: hire_…, eng_…, tal_…, policy/…
      subject text not null,
      subject_seq integer not null,
      type text not null,
      -- The thing that changed, when it is not the subject itself: ask_…, an effect's key, a payment's key.
      object text,
      at timestamptz not null,
      wall_at timestamptz not null default clock_timestamp(),
      -- user_…, tal_…, key_…, or system:<name>
      actor text not null,
      data jsonb not null default '{}',
      constraint event_subject_seq_unique unique (subject, subject_seq)
    );
    create index event_feed on event (xid, seq);
    create index event_type_at on event (type, at);
    create index event_object on event (object) where object is not null;

    create function append_event(p_subject text, p_type text, p_object text, p_actor text, p_data jsonb)
    returns bigint language plpgsql as $$
    declare n integer; s bigint;
    begin
      insert into event_subject (subject, last_seq) values (p_subject, 1)
      on conflict (subject) do update set last_seq = event_subject.last_seq + 1
      returning last_seq into n;
      insert into event (subject, subject_seq, type, object, at, actor, data)
      values (p_subject, n, p_type, p_object, business_now(), p_actor, coalesce(p_data, '{}'))
      returning seq into s;
      return s;
    end $$;

    create function refuse_change() returns trigger language plpgsql as $$
    begin
      raise exception '% is append-only', tg_table_name;
    end $$;
    create trigger event_append_only before update or delete on event
      for each row execute function refuse_change();

    create table event_seal (
      no integer primary key,
      from_xid xid8 not null, from_seq bigint not null,
      to_xid xid8 not null, to_seq bigint not null,
      events integer not null constraint event_seal_not_empty check (events > 0),
      previous_hash text not null,
      hash text not null,
      sealed_wall timestamptz not null default clock_timestamp()
    );
    create trigger event_seal_append_only before update or delete on event_seal
      for each row execute function refuse_change();
  `);
}
