import { NotFound } from '../../domain/errors';
import { runIds } from '../../domain/ids';
import type { Tx } from './connection';
import { append } from './events';
import { put } from './outbox';

export type CaseKind = 'dispute' | 'demotion' | 'appeal';
export type CaseState = 'open' | 'upheld' | 'corrected' | 'confirmed' | 'kept' | 'restored';

/** A question about a rating, as steps need it. */
export interface CaseRecord {
  id: string;
  kind: CaseKind;
  talentId: string;
  engagementId: string | null;
  scorecardId: string | null;
  metric: string | null;
  tierChangeId: string | null;
  against: 'tier' | 'suspension' | 'release' | null;
  reason: string;
  state: CaseState;
  notBy: string[];
  subject: string;
  thread: string;
  policy: string;
}

/** A case to be opened; `by`: the talent, or the rule. */
export type NewCase = Omit<CaseRecord, 'state' | 'subject'> & { by: string };

/** Writes a case, its event and the start of its run, once. */
export async function openCase(tx: Tx, { by, notBy, ...one }: NewCase): Promise<void> {
  const written = await tx('rating_case')
    .insert({
      id: one.id,
      kind: one.kind,
      talent_id: one.talentId,
      engagement_id: one.engagementId,
      scorecard_id: one.scorecardId,
      metric: one.metric,
      tier_change_id: one.tierChangeId,
      against: one.against,
      reason: one.reason,
      state: 'open',
      not_by: [...new Set(notBy)],
      // The person’s story, not the engagement’s: it goes on when the engagement ends and its questions are withdrawn.
      subject: one.talentId,
      thread: one.thread,
      policy: one.policy,
      opened_by: by,
      opened_at: tx.raw('business_now()'),
    })
    .onConflict('id')
    .ignore()
    .returning<{ id: string }[]>('id');
  if (written.length === 0) return;
  await append(tx, {
    subject: one.engagementId ?? one.talentId,
    type: `rating.${one.kind}_opened`,
    object: one.id,
    actor: by,
    data: { metric: one.metric, against: one.against, card: one.scorecardId, policy: one.policy },
  });
  const workflowId = runIds.ratingCase(one.id);
  await put(tx, {
    key: `start/${workflowId}`,
    kind: 'start',
    workflowId,
    payload: {
      workflowType: 'ratingCase',
      taskQueue: 'muster',
      args: [{ v: 1, caseId: one.id, talentId: one.talentId, thread: one.thread }],
      staticSummary: `${one.kind} of a rating`,
      searchAttributes: { MusterTalent: one.talentId, MusterPhase: 'evaluate', MusterState: 'open' },
    },
  });
}

/** One case as it stands. Throws NotFound. */
export async function readCase(tx: Tx, id: string): Promise<CaseRecord> {
  const row = await tx('rating_case').where({ id }).first<CaseRow | undefined>();
  if (!row) throw new NotFound(`There is no case ${id}.`);
  return {
    id: row.id,
    kind: row.kind,
    talentId: row.talent_id,
    engagementId: row.engagement_id,
    scorecardId: row.scorecard_id,
    metric: row.metric,
    tierChangeId: row.tier_change_id,
    against: row.against,
    reason: row.reason,
    state: row.state,
    notBy: row.not_by,
    subject: row.subject,
    thread: row.thread,
    policy: row.policy,
  };
}

/** What the question about a case says of its engagement. */
export async function engagementFacts(tx: Tx, id: string): Promise<{ title: string; jurisdiction: string } | null> {
  const row = await tx('engagement')
    .where({ id })
    .first<{ title: string; jurisdiction: string } | undefined>('title', 'jurisdiction');
  return row ?? null;
}

/** Writes how a case was decided, once, with its event. */
export async function settleCase(
  tx: Tx,
  one: CaseRecord,
  to: Exclude<CaseState, 'open'>,
  decision: { by: string; reason: string | null },
): Promise<void> {
  const settled = await tx('rating_case')
    .where({ id: one.id, state: 'open' })
    .update({
      state: to,
      decided_by: decision.by,
      decided_at: tx.raw('business_now()'),
      decision_reason: decision.reason,
    });
  if (settled === 0) return;
  await append(tx, {
    subject: one.engagementId ?? one.talentId,
    type: `rating.${one.kind}_${to}`,
    object: one.id,
    actor: decision.by,
    data: { metric: one.metric, against: one.against, card: one.scorecardId, policy: one.policy },
  });
}

/** Whether a person is asked about tier D now, or decided on it since an instant. */
export async function wasAskedForD(tx: Tx, talentId: string, since: string): Promise<boolean> {
  const row = await tx('rating_case')
    .where({ talent_id: talentId, kind: 'demotion' })
    .where((either) => void either.where({ state: 'open' }).orWhere('decided_at', '>=', since))
    .first<{ id: string } | undefined>('id');
  return row !== undefined;
}

interface CaseRow {
  id: string;
  kind: CaseKind;
  talent_id: string;
  engagement_id: string | null;
  scorecard_id: string | null;
  metric: string | null;
  tier_change_id: string | null;
  against: CaseRecord['against'];
  reason: string;
  state: CaseState;
  not_by: string[];
  subject: string;
  thread: string;
  policy: string;
}
