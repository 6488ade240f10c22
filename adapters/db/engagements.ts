import { Conflict, NotFound } from '../../domain/errors';
import type { EndType, EngagementFacts } from '../../domain/engagement/facts';
import { engagementTransitions, mayMove, phaseOfState, type EngagementState, type Phase } from '../../domain/lifecycle';
import type { PolicyKind } from '../../domain/policy/contract';
import type { Terms } from '../../domain/source/terms';
import { now } from './clock';
import type { Reader, Tx } from './connection';
import { append } from './events';

export type NewEngagement = Omit<
  EngagementFacts,
  'phase' | 'state' | 'paidMinor' | 'offerRound' | 'accessGeneration' | 'endType'
>;

/** Writes an engagement in state `offered`, once. */
export async function insertEngagement(tx: Tx, e: NewEngagement, actor: string): Promise<void> {
  const at = await now(tx);
  const written = await tx('engagement')
    .insert({
      id: e.id,
      hire_id: e.campaignId ? null : e.hireId,
      campaign_id: e.campaignId ?? null,
      requisition_id: e.requisitionId,
      application_id: e.applicationId,
      talent_id: e.talentId,
      lead_id: e.leadId,
      workflow_id: e.workflowId,
      title: e.title,
      role: e.role,
      jurisdiction: e.jurisdiction,
      time_zone: e.timeZone,
      phase: 'source',
      state: 'offered',
      starts_at: e.startsAt,
      ends_at: e.endsAt,
      currency: e.currency,
      not_to_exceed_minor: e.notToExceedMinor,
      reserved_minor: e.reservedMinor,
      terms: e.terms === null ? null : JSON.stringify(e.terms),
      policies: JSON.stringify(e.policies),
      created_at: at,
      changed_at: at,
    })
    .onConflict('id')
    .ignore()
    .returning<{ id: string }[]>('id');
  if (written.length === 0) return;
  await append(tx, {
    subject: e.id,
    type: 'engagement.offered',
    actor,
    data: { to: 'offered', phase: 'source', talent: e.talentId, hire: e.hireId, policies: e.policies },
  });
  await append(tx, {
    subject: e.id,
    type: 'money.reserved',
    actor,
    data: { amountMinor: e.reservedMinor, currency: e.currency, notToExceedMinor: e.notToExceedMinor },
  });
}

/** The engagement of a hire that was begun and is not at work yet, or has just begun to be. */
export async function onTheWay(tx: Tx, hireId: string): Promise<string | null> {
  const row = await tx('engagement')
    .where({ hire_id: hireId })
    .whereNotIn('state', ['aborted', 'closed', 'ending'])
    .first<{ id: string } | undefined>('id');
  return row?.id ?? null;
}

/** Whether somebody leads an engagement, or is its talent. */
export async function belongsTo(tx: Tx, id: string, person: string): Promise<boolean> {
  const row = await tx('engagement').where({ id }).first<{ lead_id: string; talent_id: string } | undefined>();
  return row !== undefined && [row.lead_id, row.talent_id].includes(person);
}

/** Locks an engagement for this transaction: whoever changes it, or what hangs on its state, does so first. */
export async function lockEngagement(tx: Tx, id: string): Promise<EngagementFacts> {
  return factsOf(id, await tx('engagement').where({ id }).forUpdate().first<EngagementRow | undefined>());
}

/** An engagement as it is, for what goes outside afterwards: a lock would end before that begins. */
export async function readEngagement(reader: Reader, id: string): Promise<EngagementFacts> {
  return factsOf(id, await reader('engagement').where({ id }).first<EngagementRow | undefined>());
}

function factsOf(id: string, row: EngagementRow | undefined): EngagementFacts {
  if (!row) throw new NotFound(`There is no engagement ${id}.`);
  return {
    id: row.id,
    hireId: row.hire_id ?? row.campaign_id ?? row.id,
    campaignId: row.campaign_id,
    requisitionId: row.requisition_id,
    applicationId: row.application_id,
    talentId: row.talent_id,
    leadId: row.lead_id,
    workflowId: row.workflow_id,
    title: row.title,
    role: row.role,
    jurisdiction: row.jurisdiction,
    timeZone: row.time_zone,
    phase: row.phase,
    state: row.state,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    currency: row.currency,
    notToExceedMinor: row.not_to_exceed_minor,
    reservedMinor: row.reserved_minor,
    paidMinor: row.paid_minor,
    terms: row.terms,
    offerRound: row.offer_round,
    policies: row.policies,
    accessGeneration: row.access_generation,
    endType: row.end_type,
  };
}

interface EngagementRow {
  id: string;
  hire_id: string | null;
  campaign_id: string | null;
  requisition_id: string;
  application_id: string | null;
  talent_id: string;
  lead_id: string;
  workflow_id: string;
  title: string;
  role: string;
  jurisdiction: string;
  time_zone: string;
  phase: Phase;
  state: EngagementState;
  starts_at: string;
  ends_at: string;
  currency: string;
  not_to_exceed_minor: number;
  reserved_minor: number;
  paid_minor: number;
  terms: Terms | null;
  offer_round: number;
  policies: Record<PolicyKind, number>;
  access_generation: number;
  end_type: EndType | null;
}

/** Columns that a transition may set beside the state. */
export type EngagementChanges = Partial<{
  worker_of_record: string;
  engaging_entity: string;
  classification: string;
  tenure_started_at: string;
  rehire: string;
  end_type: EndType;
  end_reason: string;
  end_cause: string;
  access_generation: number;
  closed_at: string;
}>;

/** Moves a locked engagement by the table of transitions, with its one event. */
export async function moveEngagement(
  tx: Tx,
  engagement: EngagementFacts,
  to: EngagementState,
  actor: string,
  data: Record<string, unknown> = {},
  changes: EngagementChanges = {},
): Promise<EngagementFacts> {
  if (!mayMove(engagementTransitions, engagement.state, to))
    throw new Conflict(`Engagement ${engagement.id} is ${engagement.state} and cannot become ${to}.`);
  const phase = to === 'aborted' ? engagement.phase : phaseOfState[to];
  await tx('engagement')
    .where({ id: engagement.id })
    .update({ state: to, phase, changed_at: tx.raw('business_now()'), ...changes });
  await append(tx, {
    subject: engagement.id,
    type: `engagement.${to}`,
    actor,
    data: { from: engagement.state, to, phase, ...data },
  });
  return { ...engagement, state: to, phase };
}

/** Moves the end of an engagement, and what depends on it: the expiry of its leases. One event. */
export async function moveEnd(
  tx: Tx,
  engagement: EngagementFacts,
  end: { endsAt: string; accessUntil: string },
  actor: string,
  data: Record<string, unknown>,
  changes: EngagementChanges = {},
): Promise<EngagementFacts> {
  await tx('engagement')
    .where({ id: engagement.id })
    .update({ ends_at: end.endsAt, ...changes });
  await tx('access_lease')
    .where({ engagement_id: engagement.id })
    .whereNot({ state: 'revoked' })
    .update({ expires_at: end.accessUntil });
  // A run that is called at its end, and a season that counts on it, go by the new one.
  await tx('run_timer').where({ workflow_id: engagement.workflowId, name: 'end' }).update({ until_at: end.endsAt });
  await tx.raw(
    `update season_member set ends_on = (?::timestamptz at time zone ? - interval '1 microsecond')::date where engagement_id = ?`,
    [end.endsAt, engagement.timeZone, engagement.id],
  );
  await append(tx, {
    subject: engagement.id,
    type: 'engagement.end_moved',
    actor,
    data: { from: engagement.endsAt, to: end.endsAt, ...data },
  });
  return { ...engagement, endsAt: end.endsAt, endType: changes.end_type ?? engagement.endType };
}

/** Moves the end up, for a reason that is not its date: who resigned, or whom the client ended it with. One event. */
export async function endEarly(
  tx: Tx,
  engagement: EngagementFacts,
  end: { at: string; type: EndType; cause?: string; reason: string; command?: string },
  actor: string,
): Promise<EngagementFacts> {
  const facts = { why: end.type, ...(end.cause && { cause: end.cause }), ...(end.command && { command: end.command }) };
  return moveEnd(tx, engagement, { endsAt: end.at, accessUntil: end.at }, actor, facts, {
    end_type: end.type,
    end_reason: end.reason,
    ...(end.cause && { end_cause: end.cause }),
  });
}

/** Keeps why it ended before work, and by what; what people wrote stays in these columns. */
export async function noteEnd(
  tx: Tx,
  engagement: EngagementFacts,
  end: { reason: string; cause?: string },
): Promise<void> {
  await tx('engagement')
    .where({ id: engagement.id })
    .update({ end_reason: end.reason, ...(end.cause && { end_cause: end.cause }) });
}

/** When work began, and what ended it. */
export async function endFacts(tx: Tx, id: string): Promise<{ startedAt: string | null; cause: string | null }> {
  const row = await tx('engagement')
    .where({ id })
    .first<{ startedAt: string | null; cause: string | null } | undefined>(
      'tenure_started_at as startedAt',
      'end_cause as cause',
    );
  return row ?? { startedAt: null, cause: null };
}

/** Notes that access is granted anew: effects of its own generation. */
export async function nextAccess(tx: Tx, engagement: EngagementFacts, generation: number): Promise<EngagementFacts> {
  await tx('engagement').where({ id: engagement.id }).update({ access_generation: generation });
  return { ...engagement, accessGeneration: generation };
}

/** Names the phase that an engagement is in when its state does not say it (evaluation runs while active). */
export async function setPhase(
  tx: Tx,
  engagement: EngagementFacts,
  phase: Phase,
  actor: string,
): Promise<EngagementFacts> {
  if (engagement.phase === phase) return engagement;
  await tx('engagement')
    .where({ id: engagement.id })
    .update({ phase, changed_at: tx.raw('business_now()') });
  await append(tx, {
    subject: engagement.id,
    type: 'engagement.phase',
    actor,
    data: { from: engagement.phase, phase },
  });
  return { ...engagement, phase };
}

/**
 * Moves money from reserved to paid, gives a reservation back, or moves the cap; constraints keep all in bounds. What a season
 * has reserved and paid moves with its people, last of all in the transaction: everybody’s money waits for that row.
 */
export async function moveMoney(
  tx: Tx,
  id: string,
  change: { reservedMinor?: number; paidMinor?: number; notToExceedMinor?: number },
): Promise<void> {
  const [engagement] = await tx('engagement')
    .where({ id })
    .update({
      reserved_minor: tx.raw('reserved_minor + ?', [change.reservedMinor ?? 0]),
      paid_minor: tx.raw('paid_minor + ?', [change.paidMinor ?? 0]),
      not_to_exceed_minor: tx.raw('not_to_exceed_minor + ?', [change.notToExceedMinor ?? 0]),
    })
    .returning<{ campaign_id: string | null; reserved_minor: number }[]>(['campaign_id', 'reserved_minor']);
  if (!engagement?.campaign_id) return;
  // A season holds and pays with the employer's burden on top, rounded by amount: `withBurden` of the rules.
  const after = engagement.reserved_minor;
  const before = after - (change.reservedMinor ?? 0);
  const paid = change.paidMinor ?? 0;
  const { campaign_id: campaign } = engagement;
  tx.last(
    `update campaign c set reserved_minor = c.reserved_minor + (?::bigint + round(?::bigint * b.share)::bigint)
         - (?::bigint + round(?::bigint * b.share)::bigint),
       paid_minor = c.paid_minor + (?::bigint + round(?::bigint * b.share)::bigint)
     from (select coalesce((p.request->'pay'->>'burdenPercent')::numeric, 0) / 100 as share from campaign_plan p
       where p.campaign_id = ? order by p.state = 'approved' desc, p.version desc limit 1) b
     where c.id = ?`,
    [after, after, before, before, paid, paid, campaign, campaign],
  );
}

/** When a person worked for the client, engagement by engagement; one that runs counts until its agreed end. */
export async function engagedStretches(
  reader: Reader,
  talentId: string,
): Promise<{ id: string; from: string; until: string }[]> {
  const { rows } = await reader.raw<{ rows: { id: string; from: string; until: string }[] }>(
    `select id, tenure_started_at as "from", least(ends_at, coalesce(closed_at, ends_at)) as "until"
     from engagement where talent_id = ? and tenure_started_at is not null order by tenure_started_at`,
    [talentId],
  );
  return rows;
}

/** Until when what an engagement stands on is valid: the check and the certificates of its person. */
export async function validUntil(
  reader: Reader,
  engagement: Pick<EngagementFacts, 'id' | 'talentId'>,
): Promise<{ what: string; until: string }[]> {
  const { rows } = await reader.raw<{ rows: { what: string; until: string | null }[] }>(
    `select 'background check' as what, max(valid_until) as "until" from screening where talent_id = ?
     union all
     select 'certificate of the course ' || replace(course, '-', ' '), max(expires_at) from certificate where talent_id = ? group by course`,
    [engagement.talentId, engagement.talentId],
  );
  return rows.flatMap(({ what, until }) => (until === null ? [] : [{ what, until }]));
}
