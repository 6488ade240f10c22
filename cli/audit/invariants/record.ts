import type { Knex } from 'knex';

import { engagementTransitions, hireTransitions, mayMove, requisitionTransitions } from '../../../domain/lifecycle';
import { broken, rowsOf, type Invariant } from '../invariant';

/** I5. The events of each thing lead, by the table of transitions and without a jump, from its beginning to where its row stands. */
export const oneEventPerTransition: Invariant = {
  id: 'I5',
  holds: 'every state transition has exactly one event; the chain verifies; events of one subject are gapless',
  over: { what: 'events', sql: 'select count(*) as n from event' },
  async check({ db, verifyChain }) {
    const gaps = await broken<{ subject: string; found: number; last: number }>(
      db,
      `select coalesce(s.subject, e.subject) as subject, coalesce(e.found, 0) as found, coalesce(s.last_seq, 0) as last
       from event_subject s full join
         (select subject, count(*)::int as found, min(subject_seq) as first, max(subject_seq) as highest from event group by subject) e
         on e.subject = s.subject
       where coalesce(e.found, 0) <> coalesce(s.last_seq, 0) or coalesce(e.highest, 0) <> coalesce(s.last_seq, 0) or coalesce(e.first, 1) <> 1`,
      (row) => `events of ${row.subject} have a gap: ${row.last} were written, ${row.found} are found`,
    );
    const stories: string[] = [];
    for (const history of histories) stories.push(...(await jumps(db, history)));
    return [...gaps, ...stories, ...(await verifyChain())];
  },
};

interface History {
  what: string;
  /** Steps of everything of this kind: {id, from, to}, each thing's in order. */
  steps: string;
  /** Where each stands: {id, state}. */
  rows: string;
  table: Readonly<Record<string, readonly string[]>>;
  first: string;
}

const steps = (kind: string, id = 'subject') =>
  `select ${id} as id, data->>'from' as "from", data->>'to' as "to" from event
   where type = '${kind}.' || (data->>'to') order by ${id}, subject_seq`;

const histories: readonly History[] = [
  {
    what: 'engagement',
    steps: steps('engagement'),
    rows: 'select id, state from engagement',
    table: engagementTransitions,
    // It is born with this event, which comes from nowhere.
    first: 'offered',
  },
  {
    what: 'hire',
    steps: steps('hire'),
    rows: 'select id, state from hire',
    table: hireTransitions,
    first: 'received',
  },
  {
    what: 'requisition',
    steps: steps('requisition', 'object'),
    rows: 'select id, state from requisition',
    table: requisitionTransitions,
    first: 'draft',
  },
];

async function jumps(db: Knex, { what, steps: sql, rows, table, first }: History): Promise<string[]> {
  const stands = new Map<string, string>();
  const found: string[] = [];
  for (const { id, from, to } of await rowsOf<{ id: string; from: string | null; to: string }>(db, sql)) {
    const before = stands.get(id);
    if (from === null && before === undefined && to === first) {
      stands.set(id, to);
      continue;
    }
    if ((before ?? first) !== from)
      found.push(`${what} ${id} went on from ${from} to ${to}, its record had left it ${before ?? first}`);
    else if (!mayMove(table, from, to)) found.push(`${what} ${id} went from ${from} to ${to}, which is no way to go`);
    stands.set(id, to);
  }
  for (const { id, state } of await rowsOf<{ id: string; state: string }>(db, rows)) {
    const told = stands.get(id) ?? (what === 'engagement' ? 'nowhere' : first);
    if (told !== state) found.push(`${what} ${id} is ${state}, and its record leaves it ${told}`);
  }
  return found;
}
