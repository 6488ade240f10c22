import type { Knex } from 'knex';

/** The engagement and what onboarding makes: vetting, contract, checklist, leases, certificates. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table engagement (
      id text primary key,
      hire_id text references hire,
      requisition_id text not null references requisition,
      application_id text references application,
      talent_id text not null references talent,
      lead_id text not null references user_account,
      workflow_id text not null,
      title text not null,
      role text not null,
      jurisdiction text not null,
      time_zone text not null,
      worker_of_record text,
      engaging_entity text constraint engagement_entity_known check (engaging_entity in ('sow_vendor', 'aor', 'eor', 'w2_seasonal')),
      classification text constraint engagement_classification_known check (classification in ('contractor', 'employee', 'review')),
      phase text not null constraint engagement_phase_known check (phase in ('source', 'onboard', 'assign', 'evaluate', 'offboard')),
      state text not null constraint engagement_state_known check (state in ('offered', 'vetting', 'created', 'contracting', 'compliance',
        'provisioning', 'training', 'ready', 'active', 'suspended', 'ending', 'closed', 'aborted')),
      starts_at timestamptz not null,
      ends_at timestamptz not null,
      tenure_started_at timestamptz,
      currency text not null,
      not_to_exceed_minor bigint not null,
      reserved_minor bigint not null default 0 constraint engagement_reserved_not_negative check (reserved_minor >= 0),
      paid_minor bigint not null default 0 constraint engagement_paid_not_negative check (paid_minor >= 0),
      policies jsonb not null,
      rehire text constraint engagement_rehire_known check (rehire in ('yes', 'no', 'undecided')),
      end_type text constraint engagement_end_type_known check (end_type in ('resignation', 'termination', 'end_of_contract')),
      created_at timestamptz not null,
      changed_at timestamptz not null,
      closed_at timestamptz,
      constraint engagement_within_budget check (reserved_minor + paid_minor <= not_to_exceed_minor),
      constraint engagement_once unique (requisition_id, talent_id)
    );
    create index engagement_talent on engagement (talent_id);
    create index engagement_hire on engagement (hire_id);
    create index engagement_state on engagement (state, changed_at);
    create index engagement_lead on engagement (lead_id);

    create table screening (
      id text primary key,
      engagement_id text not null references engagement,
      talent_id text not null references talent,
      package text not null,
      provider_ref text constraint screening_provider_ref_unique unique,
      state text not null constraint screening_state_known
        check (state in ('invited', 'pending', 'clear', 'consider', 'suspended', 'dispute', 'canceled', 'adjudicated')),
      consented_at timestamptz,
      completed_at timestamptz,
      valid_until timestamptz
    );
    create index screening_engagement on screening (engagement_id);
    create index screening_talent on screening (talent_id, valid_until);

    create table classification (
      id text primary key,
      engagement_id text not null references engagement,
      rule_set text not null, version text not null, jurisdiction text not null,
      answers jsonb not null,
      outcome text not null constraint classification_outcome_known check (outcome in ('contractor', 'employee', 'review')),
      engaged_through text not null,
      rationale text not null,
      decided_by text not null,
      decided_at timestamptz not null,
      reassess_at timestamptz not null,
      triggers jsonb not null
    );
    create index classification_engagement on classification (engagement_id);

    create table document (
      id text primary key,
      engagement_id text not null references engagement,
      kind text not null,
      version integer not null,
      title text not null,
      media_type text not null,
      template text,
      digest text not null,
      bytes bytea not null,
      created_at timestamptz not null,
      constraint document_version_unique unique (engagement_id, kind, version)
    );

    create table sow (
      engagement_id text not null references engagement,
      version integer not null,
      document_id text not null references document,
      terms jsonb not null,
      state text not null constraint sow_state_known check (state in ('drafted', 'sent', 'signed', 'voided')),
      signed_at timestamptz,
      signed_digest text,
      primary key (engagement_id, version)
    );

    create table checklist_item (
      engagement_id text not null references engagement,
      item text not null,
      title text not null,
      stage text not null constraint checklist_item_stage_known check (stage in ('compliance', 'orientation')),
      owner text not null constraint checklist_item_owner_known check (owner in ('talent', 'client', 'system')),
      blocking boolean not null,
      state text not null constraint checklist_item_state_known check (state in ('open', 'done', 'waived')),
      due_at timestamptz not null,
      evidence_ref text,
      done_at timestamptz,
      waived_by text,
      waiver_reason text,
      primary key (engagement_id, item),
      constraint checklist_item_waiver_has_reason check (state <> 'waived' or (waived_by is not null and waiver_reason is not null))
    );

    create table access_lease (
      id text primary key,
      engagement_id text not null references engagement,
      talent_id text not null references talent,
      system text not null,
      role text not null,
      state text not null constraint access_lease_state_known check (state in ('planned', 'open', 'revoked')),
      expires_at timestamptz not null,
      granted_at timestamptz,
      revoked_at timestamptz,
      -- The last read-back of what the system really holds, and when.
      verified_at timestamptz,
      read_back jsonb,
      constraint access_lease_once unique (engagement_id, system, role),
      constraint access_lease_revoked_has_proof check (state <> 'revoked' or (verified_at is not null and read_back is not null))
    );
    create index access_lease_open on access_lease (talent_id, system) where state = 'open';

    create table certificate (
      id text primary key,
      talent_id text not null references talent,
      engagement_id text references engagement,
      course text not null, course_version text not null,
      score integer not null,
      provider_ref text not null,
      passed_at timestamptz not null,
      expires_at timestamptz not null,
      constraint certificate_provider_ref_unique unique (provider_ref)
    );
    create index certificate_talent on certificate (talent_id, course, expires_at);

    create table asset (
      id text primary key,
      engagement_id text not null references engagement,
      title text not null,
      kind text not null,
      state text not null constraint asset_state_known check (state in ('issued', 'returned', 'lost')),
      issued_at timestamptz not null,
      returned_at timestamptz
    );
    create index asset_engagement on asset (engagement_id);
  `);
}
