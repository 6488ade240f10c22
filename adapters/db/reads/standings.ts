import { listOf, object } from './statement';

/** Being tried, or waiting for an engineer. `failed` is settled: a person skipped it. */
const unsettled = `('pending', 'parked')`;

const asksOf = (row: 'e' | 'h') =>
  listOf(
    object({
      id: 'a.id',
      group: 'a.group_key',
      name: 'a.name',
      kind: 'a.kind',
      state: 'a.state',
      toTalent: 'a.to_talent',
      toUser: 'a.to_user',
      toRole: 'a.to_role',
      question: 'a.question',
      openedAt: 'a.opened_at',
      dueAt: 'a.due_at',
      escalateAt: 'a.escalate_at',
      escalateRole: 'a.escalate_role',
      escalatedAt: 'a.escalated_at',
      heldSince: 'a.held_at',
      notBy: 'a.not_by',
      onTimeout: 'a.on_timeout',
      options: 'a.options',
      policy: 'a.policy',
      aside: `g.workflow_id is distinct from ${row}.workflow_id`,
    }),
    `from ask a join ask_group g on g.key = a.group_key where a.subject = ${row}.id and g.state = 'open'`,
    'a.opened_at, a.id',
  );

const effectsOf = (subject: string) =>
  listOf(
    object({
      key: 'f.key',
      system: 'f.system',
      operation: 'f.operation',
      state: 'f.state',
      attempts: 'f.attempts',
      lastError: 'f.last_error',
      createdAt: 'f.created_at',
      changedAt: 'f.changed_at',
      parkedAsk: 'f.parked_ask',
    }),
    `from effect f where f.subject = ${subject} and f.state in ${unsettled}`,
    'f.created_at, f.key',
  );

const pinned = (row: string, kind: string, path: string) =>
  `(select (p.document->>'${path}')::float8 from policy p where p.kind = '${kind}' and p.version = (${row}.policies->>'${kind}')::int)`;

/** When phases and states began. A list of many engagements leaves it out: it reads their whole stories. */
const entered = listOf(
  object({ state: `substr(v.type, 12)`, phase: `v.data->>'phase'`, at: 'v.at' }),
  `from event v where v.subject = e.id and v.type like 'engagement.%'`,
  'v.subject_seq',
);

/** The place in a season, of whoever has one. Local days begin at nine, as people read them. */
const morning = (date: string) => `((${date} + time '09:00') at time zone c.time_zone)`;
const season = `(select ${object({
  id: 'c.id',
  name: 'c.name',
  state: 'm.state',
  since:
    'greatest(m.offered_at, m.accepted_at, m.cleared_at, m.booked_at, m.checked_in_at, m.passed_at, m.live_at, m.left_at)',
  confirmedAt: 'coalesce(m.confirmed_day_at, m.confirmed_week_at)',
  nestingWeeks: 'coalesce(m.nesting_weeks, 0)',
  liveAt: 'm.live_at',
  endsAt: `case when m.ends_on is not null then ((m.ends_on + 1)::timestamp at time zone c.time_zone) end`,
  wave: `case when w.id is not null then ${object({
    no: 'w.no',
    classroomAt: morning('w.classroom_on'),
    nestingAt: morning('w.nesting_on'),
    liveAt: morning('w.live_on'),
  })} end`,
})} from campaign c left join season_member m on m.engagement_id = e.id left join wave w on w.id = m.wave_id
  where c.id = e.campaign_id)`;

/** Where an engagement (alias `e`) stands, as one json object. `steps`: with the dates of its phases. (Default: false) */
export function engagementStanding(options: { steps?: boolean } = {}): string {
  return object({
    thing: `'engagement'`,
    id: 'e.id',
    hireId: 'e.hire_id',
    title: 'e.title',
    role: 'e.role',
    state: 'e.state',
    phase: 'e.phase',
    talentId: 'e.talent_id',
    leadId: 'e.lead_id',
    workflowId: 'e.workflow_id',
    timeZone: 'e.time_zone',
    startsAt: 'e.starts_at',
    endsAt: 'e.ends_at',
    currency: 'e.currency',
    notToExceedMinor: 'e.not_to_exceed_minor',
    reservedMinor: 'e.reserved_minor',
    paidMinor: 'e.paid_minor',
    policies: 'e.policies',
    handoverDaysBefore: pinned('e', 'offboard', 'handoverDaysBefore'),
    handoverDueDaysBefore: pinned('e', 'offboard', 'handoverDueDaysBefore'),
    payWithinDays: pinned('e', 'assign', 'payWithinDays'),
    createdAt: 'e.created_at',
    changedAt: 'e.changed_at',
    closedAt: 'e.closed_at',
    endType: 'e.end_type',
    entered: options.steps ? entered : `'[]'::json`,
    asks: asksOf('e'),
    effects: effectsOf('e.id'),
    work: listOf(
      object({
        no: 'w.no',
        title: 'w.title',
        state: 'w.state',
        dueAt: 'w.due_at',
        submittedAt: 'w.submitted_at',
        acceptedAt: 'w.accepted_at',
        amountMinor: 'm.amount_minor',
        milestoneState: 'm.state',
        payDueAt: 'm.pay_due_at',
      }),
      'from work_item w left join milestone m on m.id = w.milestone_id where w.engagement_id = e.id',
      'w.no',
    ),
    screening: `(select ${object({
      state: 's.state',
      consentedAt: 's.consented_at',
      validUntil: 's.valid_until',
      reused: 's.reused_from is not null',
      generation: 's.generation',
      dueAt: 's.due_at',
    })} from screening s where s.engagement_id = e.id order by s.consented_at desc nulls last, s.id limit 1)`,
    adverse: `(select ${object({
      state: 'v.state',
      noticeAt: 'v.notice_at',
      until: 'v.until_at',
      left: 'v.wait_left',
      disputes: 'v.disputes',
      disputedAt: 'v.disputed_at',
      disputeDueAt: 'v.dispute_due_at',
    })} from adverse_action v where v.engagement_id = e.id)`,
    leases: `(select ${object({
      total: 'count(*)',
      open: `count(*) filter (where l.state = 'open')`,
      revoked: `count(*) filter (where l.state = 'revoked')`,
    })} from access_lease l where l.engagement_id = e.id)`,
    season,
    kept: `(select count(*) from knowledge k where k.engagement_id = e.id and k.state = 'kept')`,
  });
}

/** Where a hire (alias `h`, its requisition `r`) stands, with its newest engagement's standing. */
export function hireStanding(): string {
  return object({
    thing: `'hire'`,
    id: 'h.id',
    title: 'r.title',
    state: 'h.state',
    requestedBy: 'h.requested_by',
    workflowId: 'h.workflow_id',
    timeZone: 'r.time_zone',
    currency: 'r.currency',
    budgetMinor: 'r.budget_minor',
    policies: 'h.policies',
    listingDays: `coalesce((select (i.changes->>'listingDays')::float8 from sourcing_impasse i
      where i.hire_id = h.id and i.began_round = r.round), ${pinned('h', 'source', 'listingDays')})`,
    enoughApplicants: pinned('h', 'source', 'enoughApplicants'),
    applications: '(select count(*) from application ap where ap.requisition_id = r.id)',
    shortlisted: `(select count(*) from application ap where ap.requisition_id = r.id and ap.state = 'shortlisted')`,
    listingOpenedAt: `(select f.created_at from effect f
      where f.subject = h.id and f.state = 'done' and f.key like 'marketplace/%/listing/%'
        and not exists (select 1 from hook k where k.effect_key = f.key and k.type = 'listing.closed')
      order by f.created_at desc limit 1)`,
    round: 'r.round',
    endReason: `(select v.data->>'reason' from event v where v.subject = h.id and v.type in ('hire.rejected', 'hire.cancelled')
      order by v.seq desc limit 1)`,
    createdAt: 'h.created_at',
    changedAt: 'h.changed_at',
    asks: asksOf('h'),
    effects: effectsOf('h.id'),
    engagement: `(select ${engagementStanding()} from engagement e
      where e.hire_id = h.id order by (e.state = 'aborted'), e.created_at desc limit 1)`,
  });
}
