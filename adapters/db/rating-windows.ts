import { stretchAfter } from '../../domain/evaluate/keys';
import { deriveId } from '../../domain/ids';
import type { Tx } from './connection';

/** A stretch of work that is rated when it closes. */
export interface WindowRecord {
  id: string;
  engagementId: string;
  period: string;
  workNo: number | null;
  state: 'open' | 'asking' | 'closed';
  openedAt: string;
  closesAt: string;
}

/** Opens a window. False when it was opened before. `nextAt`: when the sweeper has something to do about it. */
export async function openWindow(
  tx: Tx,
  window: Omit<WindowRecord, 'id' | 'openedAt' | 'state'> & { state: 'open' | 'asking'; nextAt: string },
): Promise<boolean> {
  const written = await tx('rating_window')
    .insert({
      id: deriveId('ratingWindow', window.engagementId, window.period),
      engagement_id: window.engagementId,
      period: window.period,
      work_no: window.workNo,
      state: window.state,
      opened_at: tx.raw('business_now()'),
      closes_at: window.closesAt,
      next_at: window.nextAt,
    })
    .onConflict('id')
    .ignore()
    .returning<{ id: string }[]>('id');
  return written.length > 0;
}

/** Windows of an engagement that are not closed, locked, in the order in which they opened. */
export async function lockOpenWindows(tx: Tx, engagementId: string): Promise<WindowRecord[]> {
  const rows = await tx('rating_window')
    .where({ engagement_id: engagementId })
    .whereNot({ state: 'closed' })
    .orderBy(['opened_at', 'id'])
    .forUpdate()
    .select<WindowRow[]>();
  return rows.map(recordOf);
}

/** Number of the newest stretch of days of an engagement; 0 before the first. */
export async function lastStretch(tx: Tx, engagementId: string): Promise<number> {
  const periods = await tx('rating_window').where({ engagement_id: engagementId }).pluck<string[]>('period');
  return Math.max(0, ...periods.map((period) => (stretchAfter(period) ?? 1) - 1));
}

/** Windows at which something is due, the longest due first. Lock the engagement before you act on one. */
export async function dueWindows(tx: Tx, limit: number): Promise<{ id: string; engagementId: string }[]> {
  const { rows } = await tx.raw<{ rows: { id: string; engagementId: string }[] }>(
    `select id, engagement_id as "engagementId" from rating_window
     where next_at <= (select business_now()) order by next_at, id limit ?`,
    [limit],
  );
  return rows;
}

/** One window, locked, when something is still due at it. */
export async function lockDueWindow(tx: Tx, id: string): Promise<WindowRecord | null> {
  const { rows } = await tx.raw<{ rows: WindowRow[] }>(
    'select * from rating_window where id = ? and next_at <= (select business_now()) for update',
    [id],
  );
  return rows[0] ? recordOf(rows[0]) : null;
}

/** Reviews are asked for from now on; the window closes at `closesAt`. */
export async function startAsking(tx: Tx, id: string, closesAt: string): Promise<void> {
  await tx('rating_window').where({ id }).update({ state: 'asking', closes_at: closesAt, next_at: closesAt });
}

/** The window is over. Repeats change nothing. */
export async function markClosed(tx: Tx, engagementId: string, period: string): Promise<void> {
  await tx('rating_window')
    .where({ engagement_id: engagementId, period })
    .whereNot({ state: 'closed' })
    .update({ state: 'closed', next_at: null, closed_at: tx.raw('business_now()') });
}

interface WindowRow {
  id: string;
  engagement_id: string;
  period: string;
  work_no: number | null;
  state: WindowRecord['state'];
  opened_at: string;
  closes_at: string;
}

function recordOf(row: WindowRow): WindowRecord {
  return {
    id: row.id,
    engagementId: row.engagement_id,
    period: row.period,
    workNo: row.work_no,
    state: row.state,
    openedAt: row.opened_at,
    closesAt: row.closes_at,
  };
}
