import type { Knex } from 'knex';

/** Asks: durable questions to people, in groups that wake a run once. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table ask_group (
      key text primary key,
      workflow_id text not null,
      -- The hire (or other root) whose story this is: mails of one story share it.
      thread text not null,
      subject text not null,
      state text not null constraint ask_group_state_known check (state in ('open', 'complete', 'withdrawn')),
      opened_at timestamptz not null,
      completed_at timestamptz
    );
    create index ask_group_workflow on ask_group (workflow_id);
    create table ask (
      id text primary key,
      group_key text not null references ask_group,
      -- Name within the group's subject, e.g. compliance/nda; with the subject it is the business key.
      name text not null,
      kind text not null,
      phase text not null constraint ask_phase_known check (phase in ('source', 'onboard', 'assign', 'evaluate', 'offboard')),
      workflow_id text not null,
      thread text not null,
      subject text not null,
      to_talent text references talent,
      to_user text references user_account,
      to_role text,
      question text not null,
      detail jsonb not null default '[]',
      options jsonb not null,
      form jsonb,
      -- Answers with personal data are kept sealed in talent_private, not here.
      personal boolean not null default false,
      -- Answered by what an outside system reports on this effect and party (a signature, a course).
      via_effect text,
      via_party text,
      due_at timestamptz not null,
      remind_at timestamptz[] not null default '{}',
      escalate_at timestamptz,
      escalate_role text,
      escalated_at timestamptz,
      on_timeout text,
      -- The next instant at which the sweeper has something to do.
      next_at timestamptz,
      -- Opened in this one's place, in the same group, when a given option is answered: {option: AskSpec}.
      follow_ups jsonb not null default '{}',
      policy text not null,
      state text not null constraint ask_state_known check (state in ('open', 'answered', 'lapsed', 'withdrawn')),
      opened_at timestamptz not null,
      answer_option text,
      answer jsonb,
      answered_by text,
      answered_at timestamptz,
      reason text,
      constraint ask_one_owner check (num_nonnulls(to_talent, to_user, to_role) = 1),
      constraint ask_name_unique unique (group_key, name),
      constraint ask_answer_complete check ((state = 'answered') = (answer_option is not null))
    );
    create index ask_group_members on ask (group_key);
    create index ask_by_subject on ask (subject, opened_at);
    create index ask_by_thread on ask (thread);
    create index ask_open_by_talent on ask (to_talent, due_at) where state = 'open';
    create index ask_open_by_role on ask (to_role, due_at) where state = 'open';
    create index ask_open_by_user on ask (to_user, due_at) where state = 'open';
    create index ask_sweep on ask (next_at) where state = 'open';
    create index ask_via on ask (via_effect) where via_effect is not null;
  `);
}
