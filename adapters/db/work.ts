import { deriveId } from '../../domain/ids';
import type { WorkFacts } from '../../domain/assign/asks';
import type { Reader, Tx } from './connection';
import { append, appendAll } from './events';

export interface WorkRecord extends WorkFacts {
  id: string;
  milestoneId: string;
  state: string;
  rounds: number;
  resultNote: string | null;
  submittedAt: string | null;
  review: { rating?: number; defects?: number; comment?: string } | null;
  /** How often it was offered in the work tool; last part of the key of its publication. */
  version: number;
}

/** Plans milestones and work items of an engagement, once. */
export async function planWork(tx: Tx, engagementId: string, work: readonly WorkFacts[]): Promise<void> {
  await tx('milestone')
    .insert(
      work.map((item) => ({
        id: milestoneId(engagementId, item.no),
        engagement_id: engagementId,
        no: item.no,
        title: item.title,
        amount_minor: item.amountMinor,
        due_at: item.dueAt,
        state: 'planned',
      })),
    )
    .onConflict('id')
    .ignore();
  await tx('work_item')
    .insert(
      work.map((item) => ({
        id: deriveId('workItem', engagementId, String(item.no)),
        engagement_id: engagementId,
        milestone_id: milestoneId(engagementId, item.no),
        no: item.no,
        title: item.title,
        acceptance: JSON.stringify(item.acceptance),
        due_at: item.dueAt,
        state: 'planned',
      })),
    )
    .onConflict('id')
    .ignore();
}

const milestoneId = (engagementId: string, no: number) => deriveId('milestone', engagementId, String(no));

/** Work items with their milestone’s amount, in order. */
export async function listWork(tx: Tx, engagementId: string): Promise<WorkRecord[]> {
  const rows = await tx('work_item as w')
    .join('milestone as m', 'm.id', 'w.milestone_id')
    .where('w.engagement_id', engagementId)
    .orderBy('w.no')
    .select<WorkRow[]>(
      'w.id',
      'w.no',
      'w.title',
      'w.acceptance',
      'w.due_at',
      'w.state',
      'w.rounds',
      'w.result_note',
      'w.submitted_at',
      'w.review',
      'w.version',
      'm.id as milestone_id',
      'm.amount_minor',
    );
  return rows.map((row) => ({
    id: row.id,
    no: row.no,
    title: row.title,
    acceptance: row.acceptance,
    dueAt: row.due_at,
    amountMinor: row.amount_minor,
    milestoneId: row.milestone_id,
    state: row.state,
    rounds: row.rounds,
    resultNote: row.result_note,
    submittedAt: row.submitted_at,
    review: row.review,
    version: row.version,
  }));
}

interface WorkRow {
  id: string;
  no: number;
  title: string;
  acceptance: string[];
  due_at: string;
  state: string;
  rounds: number;
  result_note: string | null;
  submitted_at: string | null;
  review: WorkRecord['review'];
  version: number;
  milestone_id: string;
  amount_minor: number;
}

/** Notes that an item was offered through the work tool. */
export async function markOffered(tx: Tx, engagementId: string, no: number, effectKey: string): Promise<void> {
  await tx('work_item')
    .where({ engagement_id: engagementId, no, state: 'planned' })
    .update({ state: 'offered', offered_at: tx.raw('business_now()'), effect_key: effectKey });
}

/** Writes the lead’s verdict on an item and its milestone, with the event. Repeats change nothing. */
export async function settleReview(
  tx: Tx,
  engagementId: string,
  item: WorkRecord,
  verdict: {
    accepted: boolean;
    round: number;
    note: string | null;
    submittedAt: string | null;
    review: WorkRecord['review'];
    by: string;
    at: string;
    payDueAt: string;
    reason: string | null;
  },
): Promise<void> {
  if (item.state === 'done' || item.rounds >= verdict.round) return;
  await tx('work_item')
    .where({ id: item.id })
    .update({
      state: verdict.accepted ? 'done' : 'rework',
      rounds: verdict.round,
      result_note: verdict.note,
      submitted_at: verdict.submittedAt,
      accepted_at: verdict.accepted ? verdict.at : null,
      review: JSON.stringify(verdict.review),
    });
  await tx('milestone')
    .where({ id: item.milestoneId })
    .update(verdict.accepted ? { state: 'accepted', pay_due_at: verdict.payDueAt } : { state: 'rework' });
  await append(tx, {
    subject: engagementId,
    type: verdict.accepted ? 'milestone.accepted' : 'milestone.rework',
    object: item.milestoneId,
    actor: verdict.by,
    data: {
      no: item.no,
      title: item.title,
      amountMinor: item.amountMinor,
      round: verdict.round,
      ...(verdict.reason ? { reason: verdict.reason } : {}),
    },
  });
}

/** Notes that the person declined an item, or let its offer expire. */
export async function markUntaken(
  tx: Tx,
  engagementId: string,
  no: number,
  how: 'declined' | 'expired',
): Promise<void> {
  const [item] = await tx('work_item')
    .where({ engagement_id: engagementId, no })
    .whereNotIn('state', [how, 'done', 'dropped'])
    .update({ state: how })
    .returning<{ id: string; title: string }[]>(['id', 'title']);
  if (item)
    await append(tx, {
      subject: engagementId,
      type: `work.${how}`,
      object: item.id,
      actor: 'system:engagement',
      data: { no, title: item.title },
    });
}

/** Offers an item anew in the work tool: the next publication has a key of its own. */
export async function nextVersion(tx: Tx, engagementId: string, no: number, version: number): Promise<void> {
  await tx('work_item')
    .where({ engagement_id: engagementId, no })
    .where('version', '<', version)
    .update({ version, state: 'planned', offered_at: null });
}

/** Drops items that nobody will deliver: rows, the money reserved for them, one event each. */
export async function dropWork(
  tx: Tx,
  engagementId: string,
  nos: readonly number[],
  why: { by: string; reason: string; currency: string },
): Promise<void> {
  for (const item of await listWork(tx, engagementId)) {
    if (!nos.includes(item.no) || ['done', 'dropped'].includes(item.state)) continue;
    await tx('work_item').where({ id: item.id }).update({ state: 'dropped' });
    await tx('milestone').where({ id: item.milestoneId }).update({ state: 'dropped' });
    await tx('engagement')
      .where({ id: engagementId })
      .update({ reserved_minor: tx.raw('reserved_minor - ?', [item.amountMinor]) });
    await appendAll(tx, [
      {
        subject: engagementId,
        type: 'milestone.dropped',
        object: item.milestoneId,
        actor: why.by,
        data: { no: item.no, title: item.title, amountMinor: item.amountMinor, reason: why.reason },
      },
      {
        subject: engagementId,
        type: 'money.released',
        actor: why.by,
        data: { amountMinor: item.amountMinor, currency: why.currency },
      },
    ]);
  }
}

/** Numbers of the items whose result was handed in and is not decided: the newest question about it is its review. */
export async function underReview(reader: Reader, engagementId: string): Promise<number[]> {
  const { rows } = await reader.raw<{ rows: { no: number }[] }>(
    `select w.no from work_item w
     join lateral (select a.kind from ask a where a.subject = w.engagement_id and a.name like 'work-' || w.no || '/%'
       and a.state <> 'withdrawn' order by a.opened_at desc, a.name limit 1) newest on true
     where w.engagement_id = ? and w.state not in ('done', 'dropped') and newest.kind in ('review', 'dispute') order by w.no`,
    [engagementId],
  );
  return rows.map((row) => row.no);
}

/** Changes deliverables by an agreed change order: new ones planned, changed ones offered anew in their next round, others dropped. */
export async function changeWork(
  tx: Tx,
  engagementId: string,
  plan: { added: readonly WorkFacts[]; changed: readonly WorkFacts[]; dropped: readonly number[] },
  rounds: Readonly<Record<number, number>>,
): Promise<void> {
  if (plan.added.length > 0) await planWork(tx, engagementId, plan.added);
  for (const item of plan.changed) {
    await tx('milestone')
      .where({ id: milestoneId(engagementId, item.no) })
      .update({ title: item.title, amount_minor: item.amountMinor, due_at: item.dueAt });
    await tx('work_item')
      .where({ engagement_id: engagementId, no: item.no })
      .update({ title: item.title, acceptance: JSON.stringify(item.acceptance), due_at: item.dueAt });
    await nextVersion(tx, engagementId, item.no, (rounds[item.no] ?? 1) + 1);
  }
  if (plan.dropped.length === 0) return;
  const which = { engagement_id: engagementId };
  await tx('work_item')
    .where(which)
    .whereIn('no', [...plan.dropped])
    .update({ state: 'dropped' });
  await tx('milestone')
    .where(which)
    .whereIn('no', [...plan.dropped])
    .update({ state: 'dropped' });
}
