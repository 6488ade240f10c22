import type { HireRequest } from '../../domain/hire/contract';
import { Conflict, NotFound } from '../../domain/errors';
import { deriveId } from '../../domain/ids';
import {
  hireTransitions,
  mayMove,
  requisitionTransitions,
  type HireState,
  type RequisitionState,
} from '../../domain/lifecycle';
import type { PolicyKind } from '../../domain/policy/contract';
import type { HireFacts } from '../../domain/source/asks';
import { requestedTerms, totalOf } from '../../domain/source/terms';
import { now } from './clock';
import type { Tx } from './connection';
import { append } from './events';

/** A hire with its requisition, as steps work on it. */
export interface HireRecord extends HireFacts {
  externalId: string;
  intake: HireRequest;
  state: HireState;
  /** Since when it is in this state, business instant. */
  changedAt: string;
  workflowId: string;
  requisitionId: string;
  requisitionState: RequisitionState;
  committedMinor: number;
  jurisdiction: string;
  skills: { skill: string; level: number }[];
  /** Roles that are looked for too since the lead said so. */
  otherRoles: string[];
  /** What is offered for the whole, minor units. */
  offerMinor: number;
  /** How often it was looked for people, shortlisted, and asked for approval. */
  round: number;
  shortlists: number;
  approvalRound: number;
}

export interface NewHire {
  id: string;
  source: string;
  intake: HireRequest;
  policies: Record<PolicyKind, number>;
  requestedBy: string;
  workflowId: string;
  budgetMinor: number;
}

/** Writes intake and requisition once. False when this external id is known already. */
export async function insertHire(tx: Tx, hire: NewHire, actor: string): Promise<boolean> {
  const at = await now(tx);
  const { intake } = hire;
  const written = await tx('hire')
    .insert({
      id: hire.id,
      source: hire.source,
      external_id: intake.externalId,
      intake: JSON.stringify(intake),
      policies: JSON.stringify(hire.policies),
      requested_by: hire.requestedBy,
      state: 'received',
      workflow_id: hire.workflowId,
      created_at: at,
      changed_at: at,
    })
    // Id and business key say the same, so either may be met first.
    .onConflict()
    .ignore()
    .returning<{ id: string }[]>('id');
  if (written.length === 0) return false;
  await tx('requisition').insert({
    id: deriveId('requisition', hire.id, '1'),
    hire_id: hire.id,
    title: intake.title,
    role: intake.role,
    skills: JSON.stringify(intake.skills),
    engagement_type: 'sow',
    jurisdiction: intake.jurisdiction,
    time_zone: intake.timeZone,
    starts_on: intake.starts,
    ends_on: intake.ends,
    currency: intake.budget.currency,
    budget_minor: hire.budgetMinor,
    state: 'draft',
    created_at: at,
    changed_at: at,
  });
  await append(tx, {
    subject: hire.id,
    type: 'hire.received',
    actor,
    data: {
      externalId: intake.externalId,
      policies: hire.policies,
      budgetMinor: hire.budgetMinor,
      currency: intake.budget.currency,
    },
  });
  return true;
}

/** Whether somebody asked for a hire. */
export async function requestedBy(tx: Tx, id: string, person: string): Promise<boolean> {
  return (await tx('hire').where({ id, requested_by: person }).first('id')) !== undefined;
}

/** Locks a hire and its requisition for this transaction. */
export async function lockHire(tx: Tx, id: string): Promise<HireRecord> {
  const { rows } = await tx.raw<{ rows: HireRow[] }>(
    `select h.id, h.external_id, h.intake, h.policies, h.requested_by, h.state, h.workflow_id, h.changed_at, r.id as requisition_id, r.state as requisition_state,
       r.title, r.role, r.skills, r.budget_minor, r.committed_minor, r.currency, r.starts_on, r.ends_on, r.time_zone, r.jurisdiction,
       r.offer_minor, r.other_roles, r.round, r.shortlists, r.approval_round
     from hire h join requisition r on r.hire_id = h.id where h.id = ? for update`,
    [id],
  );
  const row = rows[0];
  if (!row) throw new NotFound(`There is no hire ${id}.`);
  return {
    id: row.id,
    externalId: row.external_id,
    intake: row.intake,
    policies: row.policies,
    requestedBy: row.requested_by,
    state: row.state,
    changedAt: row.changed_at,
    workflowId: row.workflow_id,
    requisitionId: row.requisition_id,
    requisitionState: row.requisition_state,
    title: row.title,
    role: row.role,
    skills: row.skills,
    budgetMinor: row.budget_minor,
    committedMinor: row.committed_minor,
    currency: row.currency,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    timeZone: row.time_zone,
    jurisdiction: row.jurisdiction,
    otherRoles: row.other_roles,
    offerMinor: row.offer_minor ?? totalOf(requestedTerms(row.intake.deliverables)),
    round: row.round,
    shortlists: row.shortlists,
    approvalRound: row.approval_round,
  };
}

interface HireRow {
  id: string;
  external_id: string;
  intake: HireRequest;
  policies: Record<PolicyKind, number>;
  requested_by: string;
  state: HireState;
  changed_at: string;
  workflow_id: string;
  requisition_id: string;
  requisition_state: RequisitionState;
  title: string;
  role: string;
  skills: { skill: string; level: number }[];
  budget_minor: number;
  committed_minor: number;
  currency: string;
  starts_on: string;
  ends_on: string;
  time_zone: string;
  jurisdiction: string;
  offer_minor: number | null;
  other_roles: string[];
  round: number;
  shortlists: number;
  approval_round: number;
}

/** Moves a locked hire by the table of transitions, with its event. */
export async function moveHire(
  tx: Tx,
  hire: HireRecord,
  to: HireState,
  actor: string,
  data: Record<string, unknown> = {},
): Promise<HireRecord> {
  if (!mayMove(hireTransitions, hire.state, to))
    throw new Conflict(`Hire ${hire.id} is ${hire.state} and cannot become ${to}.`);
  await tx('hire')
    .where({ id: hire.id })
    .update({ state: to, changed_at: tx.raw('business_now()') });
  await append(tx, { subject: hire.id, type: `hire.${to}`, actor, data: { from: hire.state, to, ...data } });
  return { ...hire, state: to };
}

/** Moves a locked hire’s requisition, with its event. */
export async function moveRequisition(
  tx: Tx,
  hire: HireRecord,
  to: RequisitionState,
  actor: string,
  data: Record<string, unknown> = {},
): Promise<HireRecord> {
  if (!mayMove(requisitionTransitions, hire.requisitionState, to))
    throw new Conflict(`Requisition ${hire.requisitionId} is ${hire.requisitionState} and cannot become ${to}.`);
  await tx('requisition')
    .where({ id: hire.requisitionId })
    .update({
      state: to,
      changed_at: tx.raw('business_now()'),
      ...(data['approvedBy'] ? { approved_by: data['approvedBy'] as string } : {}),
    });
  await append(tx, {
    subject: hire.id,
    type: `requisition.${to}`,
    object: hire.requisitionId,
    actor,
    data: { from: hire.requisitionState, to, ...data },
  });
  return { ...hire, requisitionState: to };
}

/** Promises or gives back money of a requisition’s budget; the row is locked, the constraint guards. */
export async function commitBudget(tx: Tx, requisitionId: string, deltaMinor: number): Promise<void> {
  await tx('requisition').where({ id: requisitionId }).increment('committed_minor', deltaMinor);
}

/** Columns of a requisition that change from round to round. */
export type RequisitionChanges = Partial<{
  skills: { skill: string; level: number }[];
  other_roles: string[];
  offer_minor: number;
  budget_minor: number;
  approved_by: string;
  round: number;
  shortlists: number;
  approval_round: number;
}>;

/** Changes what a locked hire’s requisition looks for, with the event when it is told one. */
export async function changeRequisition(
  tx: Tx,
  hire: HireRecord,
  changes: RequisitionChanges,
  event?: { type: string; by: string; data: Record<string, unknown> },
): Promise<void> {
  const { skills, ...rest } = changes;
  await tx('requisition')
    .where({ id: hire.requisitionId })
    .update({ ...rest, ...(skills ? { skills: JSON.stringify(skills) } : {}), changed_at: tx.raw('business_now()') });
  if (!event) return;
  await append(tx, {
    subject: hire.id,
    type: event.type,
    object: hire.requisitionId,
    actor: event.by,
    data: event.data,
  });
}
