import type { Reader } from '../../../adapters/db/connection';

import {
  campaignTransitions,
  engagementTransitions,
  hireTransitions,
  mayMove,
  memberTransitions,
  requisitionTransitions,
  waveTransitions,
} from '../../../domain/lifecycle';
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
  /** Steps of everything of this kind: {id, from, to, seq}. */
  steps: string;
  /** Its table, or a query in brackets: {id, state}. */
  rows: string;
  table: Readonly<Record<string, readonly string[]>>;
  first: string;
}

const steps = (kind: string, id = 'subject') =>
  `select ${id} as id, data->>'from' as "from", data->>'to' as "to", subject_seq as seq from event
   where type = '${kind}.' || (data->>'to')`;

const histories: readonly History[] = [
  {
    what: 'engagement',
    steps: steps('engagement'),
    rows: 'engagement',
    table: engagementTransitions,
    // It is born with this event, which comes from nowhere.
    first: 'offered',
  },
  {
    what: 'hire',
    steps: steps('hire'),
    rows: 'hire',
    table: hireTransitions,
    first: 'received',
  },
  {
    what: 'requisition',
    steps: steps('requisition', 'object'),
    rows: 'requisition',
    table: requisitionTransitions,
    first: 'draft',
  },
  {
    what: 'season',
    steps: steps('campaign'),
    rows: 'campaign',
    table: campaignTransitions,
    first: 'draft',
  },
  {
    what: 'class',
    steps: steps('wave', 'object'),
    rows: 'wave',
    table: waveTransitions,
    first: 'planned',
  },
  {
    what: 'place of',
    steps: steps('member'),
    rows: '(select engagement_id as id, state from season_member) as member',
    table: memberTransitions,
    first: 'offered',
  },
];

/** Steps and states come from one statement, thus one snapshot: runs go on while they are compared. */
const stepsThenState = ({ steps: sql, rows }: History) =>
  `select id, "from", "to", seq from (${sql}) as step
   union all select id, null, state, null from ${rows}
   order by id, seq nulls last`;

async function jumps(db: Reader, history: History): Promise<string[]> {
  const { what, table, first } = history;
  const stands = new Map<string, string>();
  const found: string[] = [];
  type Line = { id: string; from: string | null; to: string; seq: string | null };
  for (const { id, from, to, seq } of await rowsOf<Line>(db, stepsThenState(history))) {
    const before = stands.get(id);
    if (seq === null) {
      const told = before ?? (what === 'engagement' ? 'nowhere' : first);
      if (told !== to) found.push(`${what} ${id} is ${to}, and its record leaves it ${told}`);
      continue;
    }
    stands.set(id, to);
    if (from === null && before === undefined && to === first) continue;
    if ((before ?? first) !== from)
      found.push(`${what} ${id} went on from ${from} to ${to}, its record had left it ${before ?? first}`);
    else if (!mayMove(table, from, to)) found.push(`${what} ${id} went from ${from} to ${to}, which is no way to go`);
  }
  return found;
}
