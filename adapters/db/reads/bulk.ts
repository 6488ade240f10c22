import { type BulkException, type BulkFilter, mostInBatch, type BulkView } from '../../../domain/bulk/contract';
import { batchSentence, undoable, undoWords } from '../../../domain/bulk/words';
import { Invalid, NotFound } from '../../../domain/errors';
import { seesAll, type Reader } from '../../../domain/engagement/reader';
import { askInSight } from './asks';
import type { ReadContext } from './context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { allOf, listOf, object, row, rows, when, type Sql } from './statement';

/** An open ask that a batch is about. */
export interface BulkTarget {
  id: string;
  subject: string;
  question: string;
}

/** Open asks that the filter finds, as far as the reader sees them, the first due on top. Throws Invalid when they are too many. */
export async function bulkTargets(context: ReadContext, filter: BulkFilter): Promise<BulkTarget[]> {
  const { sql, bindings } = allOf(
    { sql: `a.state = 'open'`, bindings: {} },
    askInSight(context.reader),
    when(filter.kind, 'a.kind = :kind', 'kind'),
    when(filter.phase, 'a.phase = :phase', 'phase'),
    when(filter.role, 'a.to_role = :role', 'role'),
    when(filter.user, 'a.to_user = :user', 'user'),
    when(filter.subjects, '(a.subject = any(:subjects) or a.thread = any(:subjects))', 'subjects'),
    // An answer is expected when an ask escalates; it may stay open longer.
    filter.overdue ? { sql: 'coalesce(a.escalate_at, a.due_at) < (select business_now())', bindings: {} } : null,
  );
  const found = await rows<BulkTarget>(context.knex, {
    sql: `select a.id, a.subject, a.question from ask a where ${sql} order by a.due_at, a.id limit :limit`,
    bindings: { ...bindings, limit: mostInBatch + 1 },
  });
  if (found.length > mostInBatch)
    throw new Invalid(`More than ${mostInBatch} questions fit; narrow the filter and take them in several batches.`, {
      errors: [{ pointer: '/filter', message: `finds more than ${mostInBatch}` }],
    });
  return found;
}

/** One batch. Throws NotFound for one that the reader does not see: their own, or any for those who see all. */
export async function readBatch(context: ReadContext, id: string): Promise<BulkView> {
  const { sql, bindings } = allOf({ sql: 'b.id = :id', bindings: { id } }, batchInSight(context.reader));
  const found = await row<{ batch: BatchRow }>(context.knex, {
    sql: `select ${batchObject} as batch from bulk_batch b where ${sql}`,
    bindings,
  });
  if (!found) throw new NotFound(`There is no batch ${id}; see the list of batches.`);
  return viewOf(found.batch);
}

/** Batches, the newest on top. */
export async function listBatches(context: ReadContext, paging: Paging = {}): Promise<Listed<BulkView>> {
  const limit = limitOf(paging);
  const after = keyOfCursor(paging.cursor, 2);
  const { sql, bindings } = allOf(
    batchInSight(context.reader),
    after && {
      sql: '(b.given_at, b.id) < (:afterAt::timestamptz, :afterId)',
      bindings: { afterAt: after[0], afterId: after[1] },
    },
  );
  const found = await rows<{ batch: BatchRow; sortAt: string }>(context.knex, {
    sql: `select ${batchObject} as batch, b.given_at::text as "sortAt" from bulk_batch b where ${sql}
      order by b.given_at desc, b.id desc limit :limit`,
    bindings: { ...bindings, limit: limit + 1 },
  });
  const page = toPage(found, limit, ({ batch, sortAt }) => [sortAt, batch.id]);
  return { next: page.next, items: page.items.map(({ batch }) => viewOf(batch)) };
}

type BatchRow = Omit<BulkView, 'sentence' | 'mayUndo' | 'undo' | 'links' | 'exceptions'> & {
  exceptions: BulkException[];
};

const countOf = (...states: string[]) =>
  `(select count(*)::int from bulk_item i where i.batch_id = b.id and i.state in (${states.map((s) => `'${s}'`).join(', ')}))`;

const batchObject = object({
  id: 'b.id',
  action: 'b.action',
  filter: 'b.filter',
  reason: 'b.reason',
  to: 'b.to_owner',
  state: 'b.state',
  by: 'b.given_by',
  at: 'b.given_at',
  finishedAt: 'b.finished_at',
  count: '(select count(*)::int from bulk_item i where i.batch_id = b.id)',
  done: countOf('done', 'kept'),
  refused: countOf('refused', 'stopped'),
  left: countOf('pending', 'undoing'),
  undone: countOf('undone'),
  exceptions: listOf(
    object({ ask: 'x.ask_id', subject: 'x.subject', question: 'x.question', why: 'x.why' }),
    `from (select i.ask_id, a.subject, a.question, i.why, i.no from bulk_item i join ask a on a.id = i.ask_id
       where i.batch_id = b.id and i.why is not null order by i.no limit 200) x`,
    'x.no',
  ),
});

function batchInSight(reader: Reader): Sql | null {
  return seesAll(reader) ? null : { sql: 'b.given_by = :sightId', bindings: { sightId: reader.id } };
}

function viewOf(batch: BatchRow): BulkView {
  return {
    ...batch,
    sentence: batchSentence(batch),
    mayUndo: undoable(batch.action) && (batch.state === 'running' || batch.state === 'done') && batch.count > 0,
    undo: undoWords[batch.action],
    links: { self: `/v1/bulk/${batch.id}`, console: `/console/bulk/${batch.id}` },
  };
}

/** Kinds of the open asks that the reader sees, by name. */
export async function openKinds(context: ReadContext): Promise<string[]> {
  const { sql, bindings } = allOf({ sql: `a.state = 'open'`, bindings: {} }, askInSight(context.reader));
  const found = await rows<{ kind: string }>(context.knex, {
    sql: `select distinct a.kind from ask a where ${sql} order by 1`,
    bindings,
  });
  return found.map(({ kind }) => kind);
}
