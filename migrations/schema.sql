create table access_lease (
  id text not null,
  engagement_id text not null,
  talent_id text not null,
  system text not null,
  role text not null,
  state text not null,
  expires_at timestamp with time zone not null,
  granted_at timestamp with time zone,
  revoked_at timestamp with time zone,
  verified_at timestamp with time zone,
  read_back jsonb,
  waived_by text,
  waiver_reason text
);
create table adverse_action (
  engagement_id text not null,
  screening_id text not null,
  state text not null,
  opened_at timestamp with time zone not null,
  assessed_at timestamp with time zone,
  assessed_by text,
  notice_at timestamp with time zone,
  wait jsonb,
  until_at timestamp with time zone,
  wait_left jsonb,
  round integer not null default 1,
  disputes integer not null default 0,
  disputed_at timestamp with time zone,
  dispute_due_at timestamp with time zone,
  dispute_looked_up_at timestamp with time zone,
  dispute_round integer not null default 1,
  decided_at timestamp with time zone,
  decided_by text,
  decision_ask text,
  final_at timestamp with time zone
);
create table api_key (
  id text not null,
  secret_hash bytea not null,
  name text not null,
  roles text[] not null,
  user_id text,
  created_wall timestamp with time zone not null default clock_timestamp(),
  expires_wall timestamp with time zone,
  last_used_wall timestamp with time zone,
  revoked_wall timestamp with time zone
);
create table application (
  id text not null,
  requisition_id text not null,
  talent_id text not null,
  source text not null,
  state text not null,
  ask_minor bigint,
  score double precision,
  breakdown jsonb,
  applied_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  note text
);
create table ask (
  id text not null,
  group_key text not null,
  name text not null,
  kind text not null,
  phase text not null,
  workflow_id text,
  thread text not null,
  subject text not null,
  to_talent text,
  to_user text,
  to_role text,
  question text not null,
  detail jsonb not null default '[]'::jsonb,
  options jsonb not null,
  form jsonb,
  personal boolean not null default false,
  via_effect text,
  via_party text,
  due_at timestamp with time zone not null,
  remind_at timestamp with time zone[] not null default '{}'::timestamp with time zone[],
  escalate_at timestamp with time zone,
  escalate_role text,
  escalated_at timestamp with time zone,
  on_timeout text,
  next_at timestamp with time zone,
  follow_ups jsonb not null default '{}'::jsonb,
  policy text not null,
  state text not null,
  opened_at timestamp with time zone not null,
  answer_option text,
  answer jsonb,
  answered_by text,
  answered_at timestamp with time zone,
  reason text,
  not_by text[] not null default '{}'::text[],
  reassign_reason text,
  held_at timestamp with time zone
);
create table ask_group (
  key text not null,
  workflow_id text,
  thread text not null,
  subject text not null,
  state text not null,
  opened_at timestamp with time zone not null,
  completed_at timestamp with time zone
);
create table asset (
  id text not null,
  engagement_id text not null,
  title text not null,
  kind text not null,
  state text not null,
  issued_at timestamp with time zone not null,
  returned_at timestamp with time zone
);
create table bulk_batch (
  id text not null,
  action text not null,
  filter jsonb not null,
  reason text not null,
  to_owner jsonb,
  state text not null,
  given_by text not null,
  roles text[] not null,
  given_at timestamp with time zone not null,
  finished_at timestamp with time zone,
  undone_by text
);
create table bulk_item (
  batch_id text not null,
  ask_id text not null,
  no integer not null,
  state text not null,
  former jsonb,
  why text,
  settled_at timestamp with time zone
);
create table campaign (
  id text not null,
  source text not null,
  external_id text not null,
  name text not null,
  role text not null,
  jurisdiction text not null,
  time_zone text not null,
  engagement_type text not null,
  state text not null,
  paused_from text,
  plan_version integer,
  policies jsonb not null,
  requested_by text not null,
  workflow_id text not null,
  starts_on date not null,
  peak_on date not null,
  ends_on date not null,
  target_heads integer not null,
  currency text not null,
  budget_minor bigint not null,
  reserved_minor bigint not null default 0,
  paid_minor bigint not null default 0,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  looked_on date
);
create table campaign_actual (
  campaign_id text not null,
  queue text not null,
  starts_at timestamp with time zone not null,
  minutes integer not null,
  offered integer not null,
  handled integer not null,
  abandoned integer not null,
  aht_seconds double precision,
  service_level double precision,
  staffed double precision
);
create table campaign_plan (
  campaign_id text not null,
  version integer not null,
  request jsonb not null,
  plan jsonb not null,
  kind text not null,
  state text not null,
  reason text,
  made_by text not null,
  made_at timestamp with time zone not null,
  decided_by text,
  decided_at timestamp with time zone
);
create table certificate (
  id text not null,
  talent_id text not null,
  engagement_id text,
  course text not null,
  course_version text not null,
  score integer not null,
  provider_ref text not null,
  passed_at timestamp with time zone not null,
  expires_at timestamp with time zone not null
);
create table checklist_item (
  engagement_id text not null,
  item text not null,
  title text not null,
  stage text not null,
  owner text not null,
  blocking boolean not null,
  state text not null,
  due_at timestamp with time zone not null,
  evidence_ref text,
  done_at timestamp with time zone,
  waived_by text,
  waiver_reason text
);
create table classification (
  id text not null,
  engagement_id text not null,
  rule_set text not null,
  version text not null,
  jurisdiction text not null,
  answers jsonb not null,
  outcome text not null,
  engaged_through text not null,
  rationale text not null,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  reassess_at timestamp with time zone not null,
  triggers jsonb not null,
  no integer not null default 1,
  cause text not null default 'first'::text,
  test text not null default 'none'::text,
  outcome_word text not null default ''::text,
  summary text not null default ''::text,
  factors jsonb not null default '[]'::jsonb,
  missing jsonb not null default '[]'::jsonb,
  statement text
);
create table classification_challenge (
  id text not null,
  classification_id text not null,
  engagement_id text not null,
  raised_by text not null,
  reasons text not null,
  raised_at timestamp with time zone not null,
  due_at timestamp with time zone not null,
  state text not null,
  answer text,
  answered_by text,
  answered_at timestamp with time zone
);
create table clock_beat (
  one boolean not null default true,
  wall_at timestamp with time zone not null
);
create table clock_segment (
  id bigint not null generated always as identity,
  wall_from timestamp with time zone not null,
  business_from timestamp with time zone not null,
  scale double precision not null,
  reason text not null
);
create table command (
  id text not null,
  subject text not null,
  workflow_id text not null,
  kind text not null,
  body jsonb not null,
  given_by text not null,
  given_at timestamp with time zone not null,
  state text not null,
  settled_at timestamp with time zone,
  outcome text,
  result jsonb
);
create table document (
  id text not null,
  engagement_id text not null,
  kind text not null,
  version integer not null,
  title text not null,
  media_type text not null,
  template text,
  digest text not null,
  bytes bytea not null,
  created_at timestamp with time zone not null,
  confidential boolean not null default false
);
create table effect (
  key text not null,
  system text not null,
  operation text not null,
  subject text not null,
  thread text not null,
  workflow_id text not null,
  state text not null,
  request_digest text not null,
  provider_ref text,
  result jsonb not null default '{}'::jsonb,
  attempts integer not null default 0,
  compensates text,
  parked_ask text,
  last_error text,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  left_reason text
);
create table engagement (
  id text not null,
  hire_id text,
  requisition_id text not null,
  application_id text,
  talent_id text not null,
  lead_id text not null,
  workflow_id text not null,
  title text not null,
  role text not null,
  jurisdiction text not null,
  time_zone text not null,
  worker_of_record text,
  engaging_entity text,
  classification text,
  phase text not null,
  state text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  tenure_started_at timestamp with time zone,
  currency text not null,
  not_to_exceed_minor bigint not null,
  reserved_minor bigint not null default 0,
  paid_minor bigint not null default 0,
  policies jsonb not null,
  rehire text,
  end_type text,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  closed_at timestamp with time zone,
  terms jsonb,
  offer_round integer not null default 1,
  access_generation integer not null default 1,
  end_reason text,
  end_cause text,
  campaign_id text
);
create table event (
  seq bigint not null generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  subject text not null,
  subject_seq integer not null,
  type text not null,
  object text,
  at timestamp with time zone not null,
  wall_at timestamp with time zone not null default clock_timestamp(),
  actor text not null,
  data jsonb not null default '{}'::jsonb
);
create table event_seal (
  no integer not null,
  from_xid xid8 not null,
  from_seq bigint not null,
  to_xid xid8 not null,
  to_seq bigint not null,
  events integer not null,
  previous_hash text not null,
  hash text not null,
  sealed_wall timestamp with time zone not null default clock_timestamp(),
  digests bytea not null
);
create table event_subject (
  subject text not null,
  last_seq integer not null
);
create table hire (
  id text not null,
  source text not null,
  external_id text not null,
  intake jsonb not null,
  policies jsonb not null,
  requested_by text not null,
  state text not null,
  workflow_id text not null,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null
);
create table hook (
  provider text not null,
  webhook_id text not null,
  type text not null,
  effect_key text,
  body jsonb not null,
  received_wall timestamp with time zone not null default clock_timestamp(),
  handled_wall timestamp with time zone,
  outcome text
);
create table idempotency (
  caller text not null,
  key text not null,
  route text not null,
  body_digest text not null,
  state text not null,
  status integer,
  headers jsonb,
  body jsonb,
  started_wall timestamp with time zone not null default clock_timestamp()
);
create table knowledge (
  id text not null,
  engagement_id text,
  hire_id text,
  kind text not null,
  role text not null,
  systems text[] not null default '{}'::text[],
  skills text[] not null default '{}'::text[],
  title text not null,
  body text not null,
  links text[] not null default '{}'::text[],
  state text not null,
  confirmed_by text,
  created_at timestamp with time zone not null,
  kept_at timestamp with time zone,
  confirmed_at timestamp with time zone,
  useful_yes integer not null default 0,
  useful_no integer not null default 0,
  search tsvector generated always as (((setweight(to_tsvector('english'::regconfig, plain_words(title)), 'A'::"char") || setweight(to_tsvector('english'::regconfig, ((((role || ' '::text) || immutable_join(systems)) || ' '::text) || immutable_join(skills))), 'B'::"char")) || setweight(to_tsvector('english'::regconfig, plain_words(body)), 'C'::"char"))) stored
);
create table knowledge_file (
  id text not null,
  knowledge_id text,
  engagement_id text,
  name text not null,
  media_type text not null,
  size integer not null,
  sha256 text not null,
  bytes bytea not null,
  added_by text not null,
  added_at timestamp with time zone not null
);
create table knowledge_vote (
  knowledge_id text not null,
  reader text not null,
  useful boolean not null,
  voted_at timestamp with time zone not null
);
create table link (
  token_hash bytea not null,
  purpose text not null,
  ask_id text,
  user_id text,
  talent_id text,
  created_wall timestamp with time zone not null default clock_timestamp(),
  expires_wall timestamp with time zone not null,
  used_wall timestamp with time zone,
  page text
);
create table milestone (
  id text not null,
  engagement_id text not null,
  no integer not null,
  title text not null,
  amount_minor bigint not null,
  due_at timestamp with time zone not null,
  pay_due_at timestamp with time zone,
  state text not null
);
create table outbox (
  id bigint not null generated always as identity,
  key text not null,
  kind text not null,
  workflow_id text,
  payload jsonb not null,
  created_wall timestamp with time zone not null default clock_timestamp(),
  due_wall timestamp with time zone not null default clock_timestamp(),
  attempts integer not null default 0,
  delivered_wall timestamp with time zone,
  outcome text,
  last_error text
);
create table pay_run (
  campaign_id text not null,
  period text not null,
  version integer not null,
  state text not null,
  people integer not null default 0,
  minutes bigint not null default 0,
  amount_minor bigint not null default 0,
  burden_minor bigint not null default 0,
  burden_percent double precision not null default 0,
  made_at timestamp with time zone not null,
  done_at timestamp with time zone
);
create table payment (
  key text not null,
  engagement_id text not null,
  milestone_id text,
  reason text not null,
  amount_minor bigint not null,
  currency text not null,
  state text not null,
  provider_ref text,
  due_at timestamp with time zone not null,
  paid_at timestamp with time zone,
  reverses text
);
create table policy (
  kind text not null,
  version integer not null,
  document jsonb not null,
  note text not null,
  created_by text not null,
  created_at timestamp with time zone not null
);
create table rating_case (
  id text not null,
  kind text not null,
  talent_id text not null,
  engagement_id text,
  scorecard_id text,
  metric text,
  tier_change_id text,
  against text,
  reason text not null,
  state text not null,
  not_by text[] not null default '{}'::text[],
  subject text not null,
  thread text not null,
  policy text not null,
  opened_by text not null,
  opened_at timestamp with time zone not null,
  decided_by text,
  decided_at timestamp with time zone,
  decision_reason text
);
create table rating_window (
  id text not null,
  engagement_id text not null,
  period text not null,
  work_no integer,
  state text not null,
  opened_at timestamp with time zone not null,
  closes_at timestamp with time zone not null,
  next_at timestamp with time zone,
  closed_at timestamp with time zone
);
create table release_entry (
  campaign_id text not null,
  no integer not null,
  engagement_id text not null,
  rank integer not null,
  why text not null,
  kept boolean not null default false,
  choice text not null default 'release'::text,
  chosen_by text
);
create table release_list (
  campaign_id text not null,
  no integer not null,
  state text not null,
  ends_on date not null,
  surplus double precision not null,
  expected_leavers double precision not null,
  made_at timestamp with time zone not null,
  signed_by text,
  signed_at timestamp with time zone
);
create table release_volunteer (
  engagement_id text not null,
  said_at timestamp with time zone not null
);
create table renewal (
  engagement_id text not null,
  kind text not null,
  thing text not null,
  until timestamp with time zone not null,
  ask_id text,
  expired_at timestamp with time zone,
  settled_at timestamp with time zone,
  renewed_until timestamp with time zone,
  lead_ask_id text,
  lead_settled_at timestamp with time zone
);
create table requisition (
  id text not null,
  hire_id text,
  title text not null,
  role text not null,
  skills jsonb not null,
  positions integer not null default 1,
  engagement_type text not null,
  jurisdiction text not null,
  time_zone text not null,
  starts_on date not null,
  ends_on date not null,
  currency text not null,
  budget_minor bigint not null,
  committed_minor bigint not null default 0,
  state text not null,
  approved_by text,
  created_at timestamp with time zone not null,
  changed_at timestamp with time zone not null,
  offer_minor bigint,
  other_roles text[] not null default '{}'::text[],
  round integer not null default 1,
  shortlists integer not null default 0,
  approval_round integer not null default 1,
  campaign_id text
);
create table run_timer (
  workflow_id text not null,
  name text not null,
  until_at timestamp with time zone not null
);
create table scorecard (
  id text not null,
  engagement_id text not null,
  talent_id text not null,
  period text not null,
  metrics jsonb not null,
  score double precision,
  rated boolean not null,
  tier_before text,
  tier_after text,
  rationale text not null,
  policy text not null,
  closed_at timestamp with time zone not null,
  version integer not null default 1,
  current boolean not null default true,
  disputable_until timestamp with time zone
);
create table screening (
  id text not null,
  engagement_id text not null,
  talent_id text not null,
  package text not null,
  provider_ref text,
  state text not null,
  consented_at timestamp with time zone,
  completed_at timestamp with time zone,
  valid_until timestamp with time zone,
  reused_from text,
  generation integer not null default 1,
  due_at timestamp with time zone,
  looked_up_at timestamp with time zone,
  round integer not null default 1,
  adjudication text,
  adjudicated_by text,
  adjudicated_at timestamp with time zone
);
create table season_member (
  engagement_id text not null,
  campaign_id text not null,
  talent_id text not null,
  wave_id text,
  state text not null,
  alumni boolean not null default false,
  source text not null,
  offered_at timestamp with time zone not null,
  accepted_at timestamp with time zone,
  cleared_at timestamp with time zone,
  booked_at timestamp with time zone,
  confirmed_week_at timestamp with time zone,
  confirmed_day_at timestamp with time zone,
  provisioned_at timestamp with time zone,
  checked_in_at timestamp with time zone,
  passed_at timestamp with time zone,
  passed_score integer,
  nesting_weeks integer not null default 0,
  supervised boolean not null default false,
  live_at timestamp with time zone,
  ends_on date,
  left_at timestamp with time zone,
  left_why text,
  hours_cap integer not null default 20
);
create table season_week (
  campaign_id text not null,
  period text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  closed_at timestamp with time zone not null,
  rated_at timestamp with time zone
);
create table session (
  token_hash bytea not null,
  user_id text,
  talent_id text,
  csrf text not null,
  created_wall timestamp with time zone not null default clock_timestamp(),
  expires_wall timestamp with time zone not null
);
create table shift (
  id text not null,
  campaign_id text not null,
  engagement_id text not null,
  queue text not null,
  period text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  state text not null,
  claimed_at timestamp with time zone not null,
  confirmed_at timestamp with time zone,
  released_at timestamp with time zone,
  worked_minutes integer,
  asked_at timestamp with time zone
);
create table shift_block (
  id bigint not null generated always as identity,
  campaign_id text not null,
  queue text not null,
  starts_at timestamp with time zone not null,
  ends_at timestamp with time zone not null,
  capacity integer not null,
  claimed integer not null default 0,
  published_at timestamp with time zone not null,
  plan_version integer not null,
  needed integer not null
);
create table sourcing_impasse (
  hire_id text not null,
  no integer not null,
  why text not null,
  asked_at timestamp with time zone not null,
  decision text,
  decided_by text,
  decided_at timestamp with time zone,
  changes jsonb not null default '{}'::jsonb,
  approval text,
  began_round integer,
  began_at timestamp with time zone
);
create table sow (
  engagement_id text not null,
  version integer not null,
  document_id text not null,
  terms jsonb not null,
  state text not null,
  signed_at timestamp with time zone,
  signed_digest text
);
create table talent (
  id text not null,
  source_ref text not null,
  state text not null,
  tier text,
  roles text[] not null default '{}'::text[],
  time_zone text not null,
  jurisdiction text,
  available_from date,
  rate_minor bigint,
  rate_currency text,
  rehire text,
  portfolio text,
  created_at timestamp with time zone not null,
  updated_at timestamp with time zone not null
);
create table talent_key (
  talent_id text not null,
  class text not null,
  wrapped_key bytea,
  destroyed_at timestamp with time zone
);
create table talent_private (
  talent_id text not null,
  class text not null,
  item text not null,
  sealed bytea not null,
  written_at timestamp with time zone not null
);
create table talent_skill (
  talent_id text not null,
  skill text not null,
  level integer not null
);
create table tier_change (
  id text not null,
  talent_id text not null,
  no integer not null,
  tier_from text,
  tier_to text,
  cause text not null,
  reason text not null,
  source text not null,
  scorecard_id text,
  decided_by text not null,
  decided_at timestamp with time zone not null,
  policy text not null,
  appealable_until timestamp with time zone
);
create table time_entry (
  id text not null,
  campaign_id text not null,
  engagement_id text not null,
  period text not null,
  kind text not null,
  version integer not null,
  minutes integer not null,
  state text not null,
  reverses text,
  approved_by text,
  approved_at timestamp with time zone,
  note text,
  payment_key text,
  changed_at timestamp with time zone not null
);
create table user_account (
  id text not null,
  email text not null,
  name text not null,
  title text not null default ''::text,
  roles text[] not null,
  time_zone text not null default 'UTC'::text,
  state text not null default 'active'::text,
  created_at timestamp with time zone not null
);
create table wave (
  id text not null,
  campaign_id text not null,
  no integer not null,
  state text not null,
  short boolean not null default false,
  live_week integer not null,
  room integer not null,
  sourcing_on date not null,
  classroom_on date not null,
  nesting_on date not null,
  live_on date not null,
  seats integer not null,
  bookings integer not null,
  offers integer not null,
  screens integer not null,
  booked integer not null default 0,
  checked_in integer not null default 0,
  listings integer not null default 0,
  listing text,
  listing_until timestamp with time zone,
  go text,
  changed_at timestamp with time zone not null
);
create table work_item (
  id text not null,
  engagement_id text not null,
  milestone_id text,
  no integer not null,
  title text not null,
  acceptance jsonb not null,
  due_at timestamp with time zone not null,
  state text not null,
  offered_at timestamp with time zone,
  submitted_at timestamp with time zone,
  accepted_at timestamp with time zone,
  rounds integer not null default 0,
  result_note text,
  review jsonb,
  effect_key text,
  version integer not null default 1
);
create table work_metric (
  campaign_id text not null,
  engagement_id text not null,
  period text not null,
  metric text not null,
  value double precision not null,
  n integer not null,
  source text not null,
  received_at timestamp with time zone not null
);

alter table access_lease add constraint access_lease_revoked_has_proof CHECK (state <> 'revoked'::text OR verified_at IS NOT NULL AND read_back IS NOT NULL);
alter table access_lease add constraint access_lease_state_known CHECK (state = ANY (ARRAY['planned'::text, 'open'::text, 'revoked'::text, 'dropped'::text]));
alter table access_lease add constraint access_lease_waiver_has_reason CHECK ((waived_by IS NULL) = (waiver_reason IS NULL));
alter table access_lease add constraint access_lease_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table access_lease add constraint access_lease_talent_id_fkey FOREIGN KEY (talent_id) REFERENCES talent(id);
alter table access_lease add constraint access_lease_pkey PRIMARY KEY (id);
alter table access_lease add constraint access_lease_once UNIQUE (engagement_id, system, role);
alter table adverse_action add constraint adverse_final_after_wait CHECK (final_at IS NULL OR until_at IS NOT NULL AND final_at >= until_at);
alter table adverse_action add constraint adverse_paused_has_rest CHECK ((state = 'disputed'::text) = (wait_left IS NOT NULL));
alter table adverse_action add constraint adverse_state_known CHECK (state = ANY (ARRAY['assessing'::text, 'waiting'::text, 'disputed'::text, 'deciding'::text, 'final'::text, 'cleared'::text]));
alter table adverse_action add constraint adverse_action_decision_ask_fkey FOREIGN KEY (decision_ask) REFERENCES ask(id);
alter table adverse_action add constraint adverse_action_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table adverse_action add constraint adverse_action_screening_id_fkey FOREIGN KEY (screening_id) REFERENCES screening(id);
alter table adverse_action add constraint adverse_action_pkey PRIMARY KEY (engagement_id);
alter table api_key add constraint api_key_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id);
alter table api_key add constraint api_key_pkey PRIMARY KEY (id);
alter table application add constraint application_source_known CHECK (source = ANY (ARRAY['pool'::text, 'marketplace'::text]));
alter table application add constraint application_state_known CHECK (state = ANY (ARRAY['sourced'::text, 'invited'::text, 'applied'::text, 'screened'::text, 'assessed'::text, 'shortlisted'::text, 'offered'::text, 'accepted'::text, 'declined'::text, 'withdrawn'::text, 'rejected'::text, 'expired'::text]));
alter table application add constraint application_requisition_id_fkey FOREIGN KEY (requisition_id) REFERENCES requisition(id);
alter table application add constraint application_talent_id_fkey FOREIGN KEY (talent_id) REFERENCES talent(id);
alter table application add constraint application_pkey PRIMARY KEY (id);
alter table application add constraint application_once UNIQUE (requisition_id, talent_id);
alter table ask add constraint ask_answer_complete CHECK ((state = 'answered'::text) = (answer_option IS NOT NULL));
alter table ask add constraint ask_one_owner CHECK (num_nonnulls(to_talent, to_user, to_role) = 1);
alter table ask add constraint ask_phase_known CHECK (phase = ANY (ARRAY['source'::text, 'onboard'::text, 'assign'::text, 'evaluate'::text, 'offboard'::text]));
alter table ask add constraint ask_state_known CHECK (state = ANY (ARRAY['open'::text, 'answered'::text, 'lapsed'::text, 'withdrawn'::text]));
alter table ask add constraint ask_group_key_fkey FOREIGN KEY (group_key) REFERENCES ask_group(key);
alter table ask add constraint ask_to_talent_fkey FOREIGN KEY (to_talent) REFERENCES talent(id);
alter table ask add constraint ask_to_user_fkey FOREIGN KEY (to_user) REFERENCES user_account(id);
alter table ask add constraint ask_pkey PRIMARY KEY (id);
alter table ask add constraint ask_name_unique UNIQUE (group_key, name);
alter table ask_group add constraint ask_group_state_known CHECK (state = ANY (ARRAY['open'::text, 'complete'::text, 'withdrawn'::text]));
alter table ask_group add constraint ask_group_pkey PRIMARY KEY (key);
alter table asset add constraint asset_state_known CHECK (state = ANY (ARRAY['issued'::text, 'returned'::text, 'lost'::text]));
alter table asset add constraint asset_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table asset add constraint asset_pkey PRIMARY KEY (id);
alter table bulk_batch add constraint bulk_batch_action_known CHECK (action = ANY (ARRAY['nudge'::text, 'waive'::text, 'reassign'::text]));
alter table bulk_batch add constraint bulk_batch_reassign_says_whom CHECK ((action = 'reassign'::text) = (to_owner IS NOT NULL));
alter table bulk_batch add constraint bulk_batch_state_known CHECK (state = ANY (ARRAY['running'::text, 'done'::text, 'undoing'::text, 'undone'::text]));
alter table bulk_batch add constraint bulk_batch_pkey PRIMARY KEY (id);
alter table bulk_item add constraint bulk_item_state_known CHECK (state = ANY (ARRAY['pending'::text, 'done'::text, 'refused'::text, 'stopped'::text, 'undoing'::text, 'undone'::text, 'kept'::text]));
alter table bulk_item add constraint bulk_item_ask_id_fkey FOREIGN KEY (ask_id) REFERENCES ask(id);
alter table bulk_item add constraint bulk_item_batch_id_fkey FOREIGN KEY (batch_id) REFERENCES bulk_batch(id);
alter table bulk_item add constraint bulk_item_pkey PRIMARY KEY (batch_id, ask_id);
alter table campaign add constraint campaign_budget_holds CHECK ((reserved_minor + paid_minor) <= budget_minor);
alter table campaign add constraint campaign_reserved_not_negative CHECK (reserved_minor >= 0);
alter table campaign add constraint campaign_state_known CHECK (state = ANY (ARRAY['draft'::text, 'planned'::text, 'approved'::text, 'recruiting'::text, 'ramping'::text, 'peak'::text, 'ramping_down'::text, 'closed'::text, 'paused'::text, 'cancelled'::text]));
alter table campaign add constraint campaign_target_not_negative CHECK (target_heads >= 0);
alter table campaign add constraint campaign_pkey PRIMARY KEY (id);
alter table campaign add constraint campaign_external_id_unique UNIQUE (source, external_id);
alter table campaign_actual add constraint campaign_actual_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);
alter table campaign_actual add constraint campaign_actual_pkey PRIMARY KEY (campaign_id, queue, starts_at);
alter table campaign_plan add constraint campaign_plan_kind_known CHECK (kind = ANY (ARRAY['draft'::text, 'edit'::text, 'replan'::text, 'target'::text, 'resume'::text]));
alter table campaign_plan add constraint campaign_plan_state_known CHECK (state = ANY (ARRAY['draft'::text, 'approved'::text, 'superseded'::text, 'refused'::text]));
alter table campaign_plan add constraint campaign_plan_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);
alter table campaign_plan add constraint campaign_plan_pkey PRIMARY KEY (campaign_id, version);
alter table certificate add constraint certificate_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table certificate add constraint certificate_talent_id_fkey FOREIGN KEY (talent_id) REFERENCES talent(id);
alter table certificate add constraint certificate_pkey PRIMARY KEY (id);
alter table certificate add constraint certificate_provider_ref_unique UNIQUE (provider_ref);
alter table checklist_item add constraint checklist_item_owner_known CHECK (owner = ANY (ARRAY['talent'::text, 'client'::text, 'system'::text]));
alter table checklist_item add constraint checklist_item_stage_known CHECK (stage = ANY (ARRAY['compliance'::text, 'orientation'::text]));
alter table checklist_item add constraint checklist_item_state_known CHECK (state = ANY (ARRAY['open'::text, 'done'::text, 'waived'::text]));
alter table checklist_item add constraint checklist_item_waiver_has_reason CHECK (state <> 'waived'::text OR waived_by IS NOT NULL AND waiver_reason IS NOT NULL);
alter table checklist_item add constraint checklist_item_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table checklist_item add constraint checklist_item_pkey PRIMARY KEY (engagement_id, item);
alter table classification add constraint classification_cause_known CHECK (cause = ANY (ARRAY['first'::text, 'review'::text, 'rate'::text, 'scope'::text, 'extension'::text, 'rule set'::text, 'date'::text, 'challenge'::text]));
alter table classification add constraint classification_outcome_known CHECK (outcome = ANY (ARRAY['contractor'::text, 'employee'::text, 'review'::text]));
alter table classification add constraint classification_test_known CHECK (test = ANY (ARRAY['abc'::text, 'borello'::text, 'common-law'::text, 'off-payroll'::text, 'none'::text]));
alter table classification add constraint classification_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table classification add constraint classification_pkey PRIMARY KEY (id);
alter table classification add constraint classification_no_once UNIQUE (engagement_id, no);
alter table classification_challenge add constraint classification_challenge_answered CHECK ((state <> ALL (ARRAY['upheld'::text, 'changed'::text])) OR answer IS NOT NULL AND answered_by IS NOT NULL AND answered_at IS NOT NULL);
alter table classification_challenge add constraint classification_challenge_state_known CHECK (state = ANY (ARRAY['open'::text, 'upheld'::text, 'changed'::text, 'unanswered'::text, 'withdrawn'::text]));
alter table classification_challenge add constraint classification_challenge_classification_id_fkey FOREIGN KEY (classification_id) REFERENCES classification(id);
alter table classification_challenge add constraint classification_challenge_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table classification_challenge add constraint classification_challenge_pkey PRIMARY KEY (id);
alter table clock_beat add constraint clock_beat_one_row CHECK (one);
alter table clock_beat add constraint clock_beat_pkey PRIMARY KEY (one);
alter table clock_segment add constraint clock_segment_scale_not_negative CHECK (scale >= 0::double precision);
alter table clock_segment add constraint clock_segment_pkey PRIMARY KEY (id);
alter table command add constraint command_settled_says_how CHECK ((state = ANY (ARRAY['applied'::text, 'refused'::text])) = (settled_at IS NOT NULL AND outcome IS NOT NULL));
alter table command add constraint command_state_known CHECK (state = ANY (ARRAY['given'::text, 'proposed'::text, 'applied'::text, 'refused'::text]));
alter table command add constraint command_pkey PRIMARY KEY (id);
alter table document add constraint document_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table document add constraint document_pkey PRIMARY KEY (id);
alter table document add constraint document_version_unique UNIQUE (engagement_id, kind, version);
alter table effect add constraint effect_done_has_ref CHECK (state <> 'done'::text OR provider_ref IS NOT NULL);
alter table effect add constraint effect_state_known CHECK (state = ANY (ARRAY['pending'::text, 'done'::text, 'undone'::text, 'failed'::text, 'parked'::text]));
alter table effect add constraint effect_compensates_fkey FOREIGN KEY (compensates) REFERENCES effect(key);
alter table effect add constraint effect_parked_ask_fkey FOREIGN KEY (parked_ask) REFERENCES ask(id);
alter table effect add constraint effect_pkey PRIMARY KEY (key);
alter table engagement add constraint engagement_classification_known CHECK (classification = ANY (ARRAY['contractor'::text, 'employee'::text, 'review'::text]));
alter table engagement add constraint engagement_end_type_known CHECK (end_type = ANY (ARRAY['resignation'::text, 'termination'::text, 'end_of_contract'::text]));
alter table engagement add constraint engagement_entity_known CHECK (engaging_entity = ANY (ARRAY['sow_vendor'::text, 'aor'::text, 'eor'::text, 'w2_seasonal'::text]));
alter table engagement add constraint engagement_paid_not_negative CHECK (paid_minor >= 0);
alter table engagement add constraint engagement_phase_known CHECK (phase = ANY (ARRAY['source'::text, 'onboard'::text, 'assign'::text, 'evaluate'::text, 'offboard'::text]));
alter table engagement add constraint engagement_rehire_known CHECK (rehire = ANY (ARRAY['yes'::text, 'no'::text, 'undecided'::text]));
alter table engagement add constraint engagement_reserved_not_negative CHECK (reserved_minor >= 0);
alter table engagement add constraint engagement_state_known CHECK (state = ANY (ARRAY['offered'::text, 'vetting'::text, 'created'::text, 'contracting'::text, 'compliance'::text, 'provisioning'::text, 'training'::text, 'ready'::text, 'active'::text, 'suspended'::text, 'ending'::text, 'closed'::text, 'aborted'::text]));
alter table engagement add constraint engagement_within_budget CHECK ((reserved_minor + paid_minor) <= not_to_exceed_minor);
alter table engagement add constraint engagement_application_id_fkey FOREIGN KEY (application_id) REFERENCES application(id);
alter table engagement add constraint engagement_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);
alter table engagement add constraint engagement_hire_id_fkey FOREIGN KEY (hire_id) REFERENCES hire(id);
alter table engagement add constraint engagement_lead_id_fkey FOREIGN KEY (lead_id) REFERENCES user_account(id);
alter table engagement add constraint engagement_requisition_id_fkey FOREIGN KEY (requisition_id) REFERENCES requisition(id);
alter table engagement add constraint engagement_talent_id_fkey FOREIGN KEY (talent_id) REFERENCES talent(id);
alter table engagement add constraint engagement_pkey PRIMARY KEY (id);
alter table engagement add constraint engagement_once UNIQUE (requisition_id, talent_id);
alter table event add constraint event_pkey PRIMARY KEY (seq);
alter table event add constraint event_subject_seq_unique UNIQUE (subject, subject_seq);
alter table event_seal add constraint event_seal_digests_complete CHECK (octet_length(digests) = (32 * events));
alter table event_seal add constraint event_seal_not_empty CHECK (events > 0);
alter table event_seal add constraint event_seal_pkey PRIMARY KEY (no);
alter table event_subject add constraint event_subject_pkey PRIMARY KEY (subject);
alter table hire add constraint hire_state_known CHECK (state = ANY (ARRAY['received'::text, 'approval'::text, 'sourcing'::text, 'shortlist'::text, 'offering'::text, 'filled'::text, 'closed'::text, 'rejected'::text, 'cancelled'::text]));
alter table hire add constraint hire_requested_by_fkey FOREIGN KEY (requested_by) REFERENCES user_account(id);
alter table hire add constraint hire_pkey PRIMARY KEY (id);
alter table hire add constraint hire_external_id_unique UNIQUE (source, external_id);
alter table hook add constraint hook_pkey PRIMARY KEY (provider, webhook_id);
alter table idempotency add constraint idempotency_state_known CHECK (state = ANY (ARRAY['running'::text, 'done'::text]));
alter table idempotency add constraint idempotency_pkey PRIMARY KEY (caller, key);
alter table knowledge add constraint knowledge_state_known CHECK (state = ANY (ARRAY['draft'::text, 'kept'::text]));
alter table knowledge add constraint knowledge_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table knowledge add constraint knowledge_hire_id_fkey FOREIGN KEY (hire_id) REFERENCES hire(id);
alter table knowledge add constraint knowledge_pkey PRIMARY KEY (id);
alter table knowledge_file add constraint knowledge_file_belongs CHECK (num_nonnulls(knowledge_id, engagement_id) > 0);
alter table knowledge_file add constraint knowledge_file_not_empty CHECK (size > 0);
alter table knowledge_file add constraint knowledge_file_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table knowledge_file add constraint knowledge_file_knowledge_id_fkey FOREIGN KEY (knowledge_id) REFERENCES knowledge(id);
alter table knowledge_file add constraint knowledge_file_pkey PRIMARY KEY (id);
alter table knowledge_vote add constraint knowledge_vote_knowledge_id_fkey FOREIGN KEY (knowledge_id) REFERENCES knowledge(id);
alter table knowledge_vote add constraint knowledge_vote_pkey PRIMARY KEY (knowledge_id, reader);
alter table link add constraint link_one_person CHECK (num_nonnulls(user_id, talent_id) = 1);
alter table link add constraint link_page_of_news CHECK ((purpose = 'news'::text) = (page IS NOT NULL));
alter table link add constraint link_purpose_known CHECK (purpose = ANY (ARRAY['sign-in'::text, 'ask'::text, 'news'::text]));
alter table link add constraint link_talent_id_fkey FOREIGN KEY (talent_id) REFERENCES talent(id);
alter table link add constraint link_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id);
alter table link add constraint link_pkey PRIMARY KEY (token_hash);
alter table milestone add constraint milestone_amount_not_negative CHECK (amount_minor >= 0);
alter table milestone add constraint milestone_state_known CHECK (state = ANY (ARRAY['planned'::text, 'submitted'::text, 'accepted'::text, 'rework'::text, 'paid'::text, 'dropped'::text]));
alter table milestone add constraint milestone_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table milestone add constraint milestone_pkey PRIMARY KEY (id);
alter table milestone add constraint milestone_no_unique UNIQUE (engagement_id, no);
alter table outbox add constraint outbox_kind_known CHECK (kind = ANY (ARRAY['start'::text, 'signal'::text, 'mail'::text, 'hook'::text]));
alter table outbox add constraint outbox_pkey PRIMARY KEY (id);
alter table outbox add constraint outbox_key_unique UNIQUE (key);
alter table pay_run add constraint pay_run_state_known CHECK (state = ANY (ARRAY['open'::text, 'paying'::text, 'done'::text, 'held'::text]));
alter table pay_run add constraint pay_run_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);
alter table pay_run add constraint pay_run_pkey PRIMARY KEY (campaign_id, period, version);
alter table payment add constraint payment_negative_reverses CHECK ((amount_minor < 0) = (reverses IS NOT NULL));
alter table payment add constraint payment_not_zero CHECK (amount_minor <> 0);
alter table payment add constraint payment_paid_has_proof CHECK (state <> 'paid'::text OR provider_ref IS NOT NULL AND paid_at IS NOT NULL);
alter table payment add constraint payment_state_known CHECK (state = ANY (ARRAY['due'::text, 'paid'::text]));
alter table payment add constraint payment_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table payment add constraint payment_milestone_id_fkey FOREIGN KEY (milestone_id) REFERENCES milestone(id);
alter table payment add constraint payment_reverses_fkey FOREIGN KEY (reverses) REFERENCES payment(key);
alter table payment add constraint payment_pkey PRIMARY KEY (key);
alter table payment add constraint payment_provider_ref_unique UNIQUE (provider_ref);
alter table payment add constraint payment_reversed_once UNIQUE (reverses);
alter table policy add constraint policy_version_positive CHECK (version > 0);
alter table policy add constraint policy_pkey PRIMARY KEY (kind, version);
alter table rating_case add constraint rating_case_against_known CHECK (against = ANY (ARRAY['tier'::text, 'suspension'::text, 'release'::text]));
alter table rating_case add constraint rating_case_decided CHECK ((state = 'open'::text) = (decided_at IS NULL));
alter table rating_case add constraint rating_case_kind_known CHECK (kind = ANY (ARRAY['dispute'::text, 'demotion'::text, 'appeal'::text]));
alter table rating_case add constraint rating_case_state_known CHECK (state = ANY (ARRAY['open'::text, 'upheld'::text, 'corrected'::text, 'confirmed'::text, 'kept'::text, 'restored'::text]));
alter table rating_case add constraint rating_case_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table rating_case add constraint rating_case_scorecard_id_fkey FOREIGN KEY (scorecard_id) REFERENCES scorecard(id);
alter table rating_case add constraint rating_case_talent_id_fkey FOREIGN KEY (talent_id) REFERENCES talent(id);
alter table rating_case add constraint rating_case_tier_change_id_fkey FOREIGN KEY (tier_change_id) REFERENCES tier_change(id);
alter table rating_case add constraint rating_case_pkey PRIMARY KEY (id);
alter table rating_window add constraint rating_window_ends CHECK ((state = 'closed'::text) = (next_at IS NULL));
alter table rating_window add constraint rating_window_state_known CHECK (state = ANY (ARRAY['open'::text, 'asking'::text, 'closed'::text]));
alter table rating_window add constraint rating_window_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table rating_window add constraint rating_window_pkey PRIMARY KEY (id);
alter table rating_window add constraint rating_window_once UNIQUE (engagement_id, period);
alter table release_entry add constraint release_entry_choice_known CHECK (choice = ANY (ARRAY['release'::text, 'keep'::text, 'redeploy'::text, 'convert'::text]));
alter table release_entry add constraint release_entry_engagement_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table release_entry add constraint release_entry_list_fkey FOREIGN KEY (campaign_id, no) REFERENCES release_list(campaign_id, no);
alter table release_entry add constraint release_entry_pkey PRIMARY KEY (campaign_id, no, engagement_id);
alter table release_list add constraint release_list_state_known CHECK (state = ANY (ARRAY['proposed'::text, 'signed'::text, 'refused'::text, 'applied'::text]));
alter table release_list add constraint release_list_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);
alter table release_list add constraint release_list_pkey PRIMARY KEY (campaign_id, no);
alter table release_volunteer add constraint release_volunteer_engagement_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table release_volunteer add constraint release_volunteer_pkey PRIMARY KEY (engagement_id);
alter table renewal add constraint renewal_ask_id_fkey FOREIGN KEY (ask_id) REFERENCES ask(id);
alter table renewal add constraint renewal_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table renewal add constraint renewal_lead_ask_id_fkey FOREIGN KEY (lead_ask_id) REFERENCES ask(id);
alter table renewal add constraint renewal_pkey PRIMARY KEY (engagement_id, kind, thing, until);
alter table requisition add constraint requisition_budget_positive CHECK (budget_minor > 0);
alter table requisition add constraint requisition_has_root CHECK ((hire_id IS NULL) <> (campaign_id IS NULL));
alter table requisition add constraint requisition_offer_within_budget CHECK (offer_minor >= 1 AND offer_minor <= budget_minor);
alter table requisition add constraint requisition_state_known CHECK (state = ANY (ARRAY['draft'::text, 'pending_approval'::text, 'open'::text, 'on_hold'::text, 'filled'::text, 'rejected'::text, 'cancelled'::text]));
alter table requisition add constraint requisition_within_budget CHECK (committed_minor >= 0 AND committed_minor <= budget_minor);
alter table requisition add constraint requisition_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);
alter table requisition add constraint requisition_hire_id_fkey FOREIGN KEY (hire_id) REFERENCES hire(id);
alter table requisition add constraint requisition_pkey PRIMARY KEY (id);
alter table run_timer add constraint run_timer_pkey PRIMARY KEY (workflow_id, name);
alter table scorecard add constraint scorecard_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table scorecard add constraint scorecard_talent_id_fkey FOREIGN KEY (talent_id) REFERENCES talent(id);
alter table scorecard add constraint scorecard_pkey PRIMARY KEY (id);
alter table scorecard add constraint scorecard_once UNIQUE (engagement_id, period, version);
alter table screening add constraint screening_adjudicated_by_a_person CHECK (state <> 'adjudicated'::text OR adjudication IS NOT NULL AND adjudicated_by IS NOT NULL AND adjudicated_at IS NOT NULL);
alter table screening add constraint screening_adjudication_known CHECK (adjudication = ANY (ARRAY['go_on'::text, 'stop'::text]));
alter table screening add constraint screening_generation_positive CHECK (generation > 0);
alter table screening add constraint screening_state_known CHECK (state = ANY (ARRAY['invited'::text, 'pending'::text, 'clear'::text, 'consider'::text, 'suspended'::text, 'dispute'::text, 'canceled'::text, 'adjudicated'::text]));
alter table screening add constraint screening_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table screening add constraint screening_reused_from_fkey FOREIGN KEY (reused_from) REFERENCES screening(id);
alter table screening add constraint screening_talent_id_fkey FOREIGN KEY (talent_id) REFERENCES talent(id);
alter table screening add constraint screening_pkey PRIMARY KEY (id);
alter table screening add constraint screening_provider_ref_unique UNIQUE (provider_ref);
alter table season_member add constraint season_member_score_known CHECK (passed_score >= 0 AND passed_score <= 100);
alter table season_member add constraint season_member_state_known CHECK (state = ANY (ARRAY['offered'::text, 'cleared'::text, 'booked'::text, 'waitlisted'::text, 'training'::text, 'nesting'::text, 'live'::text, 'leaving'::text, 'left'::text, 'fell_out'::text]));
alter table season_member add constraint season_member_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);
alter table season_member add constraint season_member_engagement_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table season_member add constraint season_member_talent_fkey FOREIGN KEY (talent_id) REFERENCES talent(id);
alter table season_member add constraint season_member_wave_fkey FOREIGN KEY (wave_id) REFERENCES wave(id);
alter table season_member add constraint season_member_pkey PRIMARY KEY (engagement_id);
alter table season_week add constraint season_week_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);
alter table season_week add constraint season_week_pkey PRIMARY KEY (campaign_id, period);
alter table session add constraint session_one_person CHECK (num_nonnulls(user_id, talent_id) = 1);
alter table session add constraint session_talent_id_fkey FOREIGN KEY (talent_id) REFERENCES talent(id);
alter table session add constraint session_user_id_fkey FOREIGN KEY (user_id) REFERENCES user_account(id);
alter table session add constraint session_pkey PRIMARY KEY (token_hash);
alter table shift add constraint shift_state_known CHECK (state = ANY (ARRAY['claimed'::text, 'confirmed'::text, 'standby'::text, 'released'::text, 'worked'::text, 'missed'::text]));
alter table shift add constraint shift_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);
alter table shift add constraint shift_engagement_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table shift add constraint shift_pkey PRIMARY KEY (id);
alter table shift add constraint shift_no_overlap EXCLUDE USING gist (engagement_id WITH =, tstzrange(starts_at, ends_at) WITH &&) WHERE (state <> ALL (ARRAY['released'::text, 'standby'::text]));
alter table shift_block add constraint shift_block_capacity_not_negative CHECK (capacity >= 0);
alter table shift_block add constraint shift_block_claims_hold CHECK (claimed >= 0 AND claimed <= capacity);
alter table shift_block add constraint shift_block_needed_not_negative CHECK (needed >= 0);
alter table shift_block add constraint shift_block_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);
alter table shift_block add constraint shift_block_pkey PRIMARY KEY (id);
alter table shift_block add constraint shift_block_unique UNIQUE (campaign_id, queue, starts_at);
alter table sourcing_impasse add constraint sourcing_impasse_approval_known CHECK (approval = ANY (ARRAY['asked'::text, 'approved'::text, 'refused'::text]));
alter table sourcing_impasse add constraint sourcing_impasse_decided_by_someone CHECK ((decision IS NULL) = (decided_by IS NULL));
alter table sourcing_impasse add constraint sourcing_impasse_decision_known CHECK (decision = ANY (ARRAY['again'::text, 'rest'::text, 'cancel'::text]));
alter table sourcing_impasse add constraint sourcing_impasse_why_known CHECK (why = ANY (ARRAY['nobody-applied'::text, 'nobody-qualified'::text, 'nobody-wanted'::text, 'all-busy'::text, 'all-fell-out'::text]));
alter table sourcing_impasse add constraint sourcing_impasse_hire_id_fkey FOREIGN KEY (hire_id) REFERENCES hire(id);
alter table sourcing_impasse add constraint sourcing_impasse_pkey PRIMARY KEY (hire_id, no);
alter table sow add constraint sow_state_known CHECK (state = ANY (ARRAY['drafted'::text, 'sent'::text, 'signed'::text, 'voided'::text]));
alter table sow add constraint sow_document_id_fkey FOREIGN KEY (document_id) REFERENCES document(id);
alter table sow add constraint sow_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table sow add constraint sow_pkey PRIMARY KEY (engagement_id, version);
alter table talent add constraint talent_rehire_known CHECK (rehire = ANY (ARRAY['yes'::text, 'no'::text, 'undecided'::text]));
alter table talent add constraint talent_state_known CHECK (state = ANY (ARRAY['candidate'::text, 'engaged'::text, 'alumni'::text, 'erased'::text]));
alter table talent add constraint talent_tier_known CHECK (tier = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]));
alter table talent add constraint talent_pkey PRIMARY KEY (id);
alter table talent add constraint talent_source_ref_unique UNIQUE (source_ref);
alter table talent_key add constraint talent_key_class_known CHECK (class = ANY (ARRAY['working'::text, 'retention'::text]));
alter table talent_key add constraint talent_key_talent_id_fkey FOREIGN KEY (talent_id) REFERENCES talent(id);
alter table talent_key add constraint talent_key_pkey PRIMARY KEY (talent_id, class);
alter table talent_private add constraint talent_private_talent_id_class_fkey FOREIGN KEY (talent_id, class) REFERENCES talent_key(talent_id, class);
alter table talent_private add constraint talent_private_pkey PRIMARY KEY (talent_id, class, item);
alter table talent_skill add constraint talent_skill_level_range CHECK (level >= 1 AND level <= 5);
alter table talent_skill add constraint talent_skill_talent_id_fkey FOREIGN KEY (talent_id) REFERENCES talent(id);
alter table talent_skill add constraint talent_skill_pkey PRIMARY KEY (talent_id, skill);
alter table tier_change add constraint tier_change_cause_known CHECK (cause = ANY (ARRAY['entry'::text, 'promotion'::text, 'demotion'::text, 'correction'::text, 'person'::text, 'appeal'::text]));
alter table tier_change add constraint tier_change_from_known CHECK (tier_from = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]));
alter table tier_change add constraint tier_change_to_known CHECK (tier_to = ANY (ARRAY['A'::text, 'B'::text, 'C'::text, 'D'::text]));
alter table tier_change add constraint tier_change_scorecard_id_fkey FOREIGN KEY (scorecard_id) REFERENCES scorecard(id);
alter table tier_change add constraint tier_change_talent_id_fkey FOREIGN KEY (talent_id) REFERENCES talent(id);
alter table tier_change add constraint tier_change_pkey PRIMARY KEY (id);
alter table tier_change add constraint tier_change_no_unique UNIQUE (talent_id, no);
alter table tier_change add constraint tier_change_source_once UNIQUE (source);
alter table time_entry add constraint time_entry_kind_known CHECK (kind = ANY (ARRAY['work'::text, 'training'::text, 'standby'::text]));
alter table time_entry add constraint time_entry_state_known CHECK (state = ANY (ARRAY['saved'::text, 'submitted'::text, 'approved'::text, 'declined'::text, 'invoiced'::text, 'paid'::text, 'locked'::text]));
alter table time_entry add constraint time_entry_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);
alter table time_entry add constraint time_entry_engagement_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table time_entry add constraint time_entry_payment_fkey FOREIGN KEY (payment_key) REFERENCES payment(key);
alter table time_entry add constraint time_entry_reverses_fkey FOREIGN KEY (reverses) REFERENCES time_entry(id);
alter table time_entry add constraint time_entry_pkey PRIMARY KEY (id);
alter table time_entry add constraint time_entry_once UNIQUE (engagement_id, period, kind, version);
alter table user_account add constraint user_account_state_known CHECK (state = ANY (ARRAY['active'::text, 'disabled'::text]));
alter table user_account add constraint user_account_pkey PRIMARY KEY (id);
alter table user_account add constraint user_account_email_unique UNIQUE (email);
alter table wave add constraint wave_bookings_hold CHECK (booked >= 0 AND booked <= bookings);
alter table wave add constraint wave_go_known CHECK (go = ANY (ARRAY['go'::text, 'short'::text, 'cancelled'::text]));
alter table wave add constraint wave_listing_known CHECK (listing = ANY (ARRAY['wanted'::text, 'out'::text, 'over'::text]));
alter table wave add constraint wave_seats_hold CHECK (checked_in >= 0 AND checked_in <= seats);
alter table wave add constraint wave_seats_positive CHECK (seats > 0);
alter table wave add constraint wave_state_known CHECK (state = ANY (ARRAY['planned'::text, 'filling'::text, 'training'::text, 'nesting'::text, 'live'::text, 'cancelled'::text]));
alter table wave add constraint wave_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);
alter table wave add constraint wave_pkey PRIMARY KEY (id);
alter table wave add constraint wave_no_unique UNIQUE (campaign_id, no);
alter table work_item add constraint work_item_state_known CHECK (state = ANY (ARRAY['planned'::text, 'offered'::text, 'accepted'::text, 'in_progress'::text, 'submitted'::text, 'rework'::text, 'done'::text, 'declined'::text, 'expired'::text, 'reassigned'::text, 'dropped'::text]));
alter table work_item add constraint work_item_effect_key_fkey FOREIGN KEY (effect_key) REFERENCES effect(key);
alter table work_item add constraint work_item_engagement_id_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table work_item add constraint work_item_milestone_id_fkey FOREIGN KEY (milestone_id) REFERENCES milestone(id);
alter table work_item add constraint work_item_pkey PRIMARY KEY (id);
alter table work_item add constraint work_item_no_unique UNIQUE (engagement_id, no);
alter table work_metric add constraint work_metric_known CHECK (metric = ANY (ARRAY['qa'::text, 'csat'::text, 'fcr'::text, 'aht'::text, 'commitments'::text]));
alter table work_metric add constraint work_metric_n_not_negative CHECK (n >= 0);
alter table work_metric add constraint work_metric_campaign_fkey FOREIGN KEY (campaign_id) REFERENCES campaign(id);
alter table work_metric add constraint work_metric_engagement_fkey FOREIGN KEY (engagement_id) REFERENCES engagement(id);
alter table work_metric add constraint work_metric_pkey PRIMARY KEY (engagement_id, period, metric);

CREATE INDEX access_lease_talent ON public.access_lease USING btree (talent_id, system);
CREATE INDEX application_ranking ON public.application USING btree (requisition_id, score DESC);
CREATE INDEX application_talent ON public.application USING btree (talent_id);
CREATE INDEX ask_by_subject ON public.ask USING btree (subject, opened_at);
CREATE INDEX ask_by_thread ON public.ask USING btree (thread);
CREATE INDEX ask_group_members ON public.ask USING btree (group_key);
CREATE INDEX ask_group_workflow ON public.ask_group USING btree (workflow_id);
CREATE INDEX ask_open_by_role ON public.ask USING btree (to_role, due_at) WHERE (state = 'open'::text);
CREATE INDEX ask_open_by_talent ON public.ask USING btree (to_talent, due_at) WHERE (state = 'open'::text);
CREATE INDEX ask_open_by_thread ON public.ask USING btree (thread, due_at) WHERE (state = 'open'::text);
CREATE INDEX ask_open_by_user ON public.ask USING btree (to_user, due_at) WHERE (state = 'open'::text);
CREATE INDEX ask_open_due ON public.ask USING btree (due_at, id) WHERE (state = 'open'::text);
CREATE INDEX ask_open_escalated ON public.ask USING btree (escalate_role, due_at) WHERE ((state = 'open'::text) AND (escalated_at IS NOT NULL));
CREATE INDEX ask_sweep ON public.ask USING btree (next_at) WHERE ((state = 'open'::text) AND (held_at IS NULL));
CREATE INDEX ask_via ON public.ask USING btree (via_effect) WHERE (via_effect IS NOT NULL);
CREATE INDEX asset_engagement ON public.asset USING btree (engagement_id);
CREATE INDEX bulk_batch_given ON public.bulk_batch USING btree (given_at, id);
CREATE INDEX bulk_item_ask ON public.bulk_item USING btree (ask_id);
CREATE INDEX bulk_item_due ON public.bulk_item USING btree (batch_id, no) WHERE (state = ANY (ARRAY['pending'::text, 'undoing'::text]));
CREATE INDEX campaign_state_index ON public.campaign USING btree (state, created_at DESC);
CREATE INDEX certificate_talent ON public.certificate USING btree (talent_id, course, expires_at);
CREATE INDEX classification_challenge_engagement ON public.classification_challenge USING btree (engagement_id, raised_at);
CREATE UNIQUE INDEX classification_challenge_open ON public.classification_challenge USING btree (classification_id) WHERE (state = 'open'::text);
CREATE INDEX classification_engagement ON public.classification USING btree (engagement_id);
CREATE INDEX command_subject ON public.command USING btree (subject, given_at);
CREATE INDEX effect_by_subject ON public.effect USING btree (subject, created_at);
CREATE INDEX effect_compensates ON public.effect USING btree (compensates) WHERE (compensates IS NOT NULL);
CREATE INDEX effect_provider_ref ON public.effect USING btree (provider_ref, system) WHERE (provider_ref IS NOT NULL);
CREATE INDEX effect_unsettled ON public.effect USING btree (state, changed_at) WHERE (state = ANY (ARRAY['pending'::text, 'parked'::text, 'failed'::text]));
CREATE INDEX engagement_campaign_index ON public.engagement USING btree (campaign_id, state) WHERE (campaign_id IS NOT NULL);
CREATE INDEX engagement_hire ON public.engagement USING btree (hire_id);
CREATE INDEX engagement_lead ON public.engagement USING btree (lead_id);
CREATE INDEX engagement_newest ON public.engagement USING btree (created_at DESC, id DESC);
CREATE INDEX engagement_state ON public.engagement USING btree (state, changed_at);
CREATE INDEX engagement_talent ON public.engagement USING btree (talent_id);
CREATE INDEX event_feed ON public.event USING btree (xid, seq);
CREATE INDEX event_object ON public.event USING btree (object) WHERE (object IS NOT NULL);
CREATE INDEX event_type_at ON public.event USING btree (type, at);
CREATE INDEX hire_newest ON public.hire USING btree (created_at DESC, id DESC);
CREATE INDEX hire_requester ON public.hire USING btree (requested_by, created_at DESC);
CREATE INDEX hire_running ON public.hire USING btree (created_at DESC, id DESC) WHERE (state <> ALL (ARRAY['closed'::text, 'rejected'::text, 'cancelled'::text]));
CREATE INDEX hook_effect ON public.hook USING btree (effect_key);
CREATE INDEX idempotency_age ON public.idempotency USING btree (started_wall);
CREATE INDEX knowledge_engagement ON public.knowledge USING btree (engagement_id);
CREATE INDEX knowledge_file_engagement ON public.knowledge_file USING btree (engagement_id);
CREATE INDEX knowledge_file_note ON public.knowledge_file USING btree (knowledge_id);
CREATE INDEX knowledge_newest ON public.knowledge USING btree (kept_at DESC) WHERE (state = 'kept'::text);
CREATE INDEX knowledge_role ON public.knowledge USING btree (role) WHERE (state = 'kept'::text);
CREATE INDEX knowledge_search ON public.knowledge USING gin (search);
CREATE INDEX knowledge_skills ON public.knowledge USING gin (skills) WHERE (state = 'kept'::text);
CREATE INDEX knowledge_systems ON public.knowledge USING gin (systems) WHERE (state = 'kept'::text);
CREATE INDEX link_talent ON public.link USING btree (talent_id);
CREATE INDEX outbox_waiting ON public.outbox USING btree (due_wall, id) WHERE (delivered_wall IS NULL);
CREATE INDEX outbox_workflow ON public.outbox USING btree (workflow_id) WHERE (delivered_wall IS NULL);
CREATE INDEX payment_engagement ON public.payment USING btree (engagement_id);
CREATE INDEX payment_latest ON public.payment USING btree (due_at DESC, key DESC);
CREATE INDEX rating_case_card ON public.rating_case USING btree (scorecard_id);
CREATE INDEX rating_case_newest ON public.rating_case USING btree (opened_at DESC, id DESC);
CREATE INDEX rating_case_talent ON public.rating_case USING btree (talent_id, opened_at);
CREATE INDEX rating_window_due ON public.rating_window USING btree (next_at) WHERE (next_at IS NOT NULL);
CREATE INDEX renewal_asked ON public.renewal USING btree (ask_id) WHERE (settled_at IS NULL);
CREATE INDEX renewal_lead_asked ON public.renewal USING btree (lead_ask_id) WHERE (lead_settled_at IS NULL);
CREATE INDEX requisition_campaign_index ON public.requisition USING btree (campaign_id) WHERE (campaign_id IS NOT NULL);
CREATE INDEX requisition_hire ON public.requisition USING btree (hire_id);
CREATE INDEX run_timer_until ON public.run_timer USING btree (until_at);
CREATE UNIQUE INDEX scorecard_current ON public.scorecard USING btree (engagement_id, period) WHERE current;
CREATE INDEX scorecard_newest ON public.scorecard USING btree (closed_at DESC, id DESC);
CREATE INDEX scorecard_talent_order ON public.scorecard USING btree (talent_id, closed_at) WHERE current;
CREATE INDEX screening_engagement ON public.screening USING btree (engagement_id);
CREATE INDEX screening_talent ON public.screening USING btree (talent_id, valid_until);
CREATE INDEX season_member_campaign_index ON public.season_member USING btree (campaign_id, state);
CREATE INDEX season_member_talent_index ON public.season_member USING btree (talent_id);
CREATE INDEX season_member_wave_index ON public.season_member USING btree (wave_id, state);
CREATE INDEX session_talent ON public.session USING btree (talent_id);
CREATE INDEX shift_block_time_index ON public.shift_block USING btree (campaign_id, starts_at);
CREATE INDEX shift_campaign_index ON public.shift USING btree (campaign_id, starts_at) WHERE (state = ANY (ARRAY['claimed'::text, 'confirmed'::text]));
CREATE INDEX shift_engagement_index ON public.shift USING btree (engagement_id, period);
CREATE UNIQUE INDEX sourcing_impasse_round ON public.sourcing_impasse USING btree (hire_id, began_round);
CREATE INDEX talent_by_tier ON public.talent USING btree (COALESCE(tier, 'B-'::text), id);
CREATE INDEX talent_skill_by_skill ON public.talent_skill USING btree (skill, level);
CREATE INDEX tier_change_newest ON public.tier_change USING btree (decided_at DESC, no DESC, id DESC);
CREATE INDEX time_entry_campaign_index ON public.time_entry USING btree (campaign_id, period, state);
CREATE INDEX time_entry_payment_index ON public.time_entry USING btree (payment_key) WHERE (payment_key IS NOT NULL);
CREATE INDEX work_item_due ON public.work_item USING btree (due_at, id);
CREATE INDEX work_metric_campaign_index ON public.work_metric USING btree (campaign_id, period);

CREATE OR REPLACE FUNCTION public.append_event(p_subject text, p_type text, p_object text, p_actor text, p_data jsonb)
 RETURNS bigint
 LANGUAGE plpgsql
AS $function$
    declare n integer; s bigint;
    begin
      insert into event_subject (subject, last_seq) values (p_subject, 1)
      on conflict (subject) do update set last_seq = event_subject.last_seq + 1
      returning last_seq into n;
      insert into event (subject, subject_seq, type, object, at, actor, data)
      values (p_subject, n, p_type, p_object, business_now(), p_actor, coalesce(p_data, '{}'))
      returning seq into s;
      return s;
    end $function$
;
CREATE OR REPLACE FUNCTION public.business_at(wall timestamp with time zone)
 RETURNS timestamp with time zone
 LANGUAGE sql
 STABLE
AS $function$
      select s.business_from + s.scale * greatest(interval '0',
        case when s.scale = 1 then wall
        else least(wall, (select greatest(s.wall_from, wall_at) + interval '3 seconds' from clock_beat)) end - s.wall_from)
      from clock_segment s order by s.id desc limit 1
    $function$
;
CREATE OR REPLACE FUNCTION public.business_now()
 RETURNS timestamp with time zone
 LANGUAGE sql
AS $function$
      select business_at(clock_timestamp())
    $function$
;
CREATE OR REPLACE FUNCTION public.hold_head(p_campaign text, p_target integer)
 RETURNS void
 LANGUAGE plpgsql
AS $function$
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
    end $function$
;
CREATE OR REPLACE FUNCTION public.hourly_pay(p_talent text, p_terms jsonb, p_policies jsonb, p_week timestamp with time zone)
 RETURNS bigint
 LANGUAGE sql
 STABLE
AS $function$
      select round((p_terms->'hourly'->>'rateMinor')::numeric * (1 + greatest(0, coalesce((
        select (p.document->'effects'->coalesce(tier_at(p_talent, p_week), 'B')->>'rateCard')::numeric
        from policy p where p.kind = 'evaluate' and p.version = (p_policies->>'evaluate')::int), 0))))::bigint
    $function$
;
CREATE OR REPLACE FUNCTION public.immutable_join(words text[])
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
      select coalesce(array_to_string(words, ' '), '')
    $function$
;
CREATE OR REPLACE FUNCTION public.plain_words(words text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE
AS $function$
      select translate(words, '’‘“”„‚–—…·•/', '            ')
    $function$
;
CREATE OR REPLACE FUNCTION public.refuse_change()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
    begin
      raise exception '% is append-only', tg_table_name;
    end $function$
;
CREATE OR REPLACE FUNCTION public.tier_at(p_talent text, p_at timestamp with time zone)
 RETURNS text
 LANGUAGE sql
 STABLE
AS $function$
      select tier from (
        (select tier_to as tier, 1 as way from tier_change where talent_id = p_talent and decided_at <= p_at order by no desc limit 1)
        union all
        (select tier_from, 2 from tier_change where talent_id = p_talent and decided_at > p_at order by no limit 1)
        union all
        (select tier, 3 from talent where id = p_talent)) known
      order by way limit 1
    $function$
;

CREATE TRIGGER event_append_only BEFORE DELETE OR UPDATE ON event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER event_seal_append_only BEFORE DELETE OR UPDATE ON event_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER policy_append_only BEFORE DELETE OR UPDATE ON policy FOR EACH ROW EXECUTE FUNCTION refuse_change();
