/** A statement as it goes to PostgreSQL: with $1, $2 …, and under a name once it has proved to come again. */
export interface Prepared {
  text: string;
  name: string | undefined;
}

// Lists of changing length make a new text each time: only what comes again is worth the server's memory.
const usesBeforeName = 3;
const textsKept = 2_000;
const namesGiven = 1_000;
const longestKept = 20_000;
// PostgreSQL plans a prepared statement once for all values and for tables as small as they are then; a season fills them in
// minutes. What is short goes by its keys, whose plan is the same for any size; what is long is planned each time it is sent.
const longestNamed = 700;

/**
 * Put before a short statement that reads through many rows in an order, or joins sets: it is planned each time it is sent, for
 * what the tables hold by then. Offers of a season took 0.7 s a chunk with the plan of its first, 0.05 s planned anew.
 */
export const plannedEachTime = '/* planned each time */';

interface Known {
  prepared: Prepared;
  uses: number;
}

const known = new Map<string, Known>();
let names = 0;

/**
 * How to send `sql`, a text with `?` for each value. `position` turns these into `$1`, `$2` …
 * One name means one text in the whole process; each connection prepares it when it first meets it.
 */
export function preparedAs(sql: string, position: (sql: string) => string): Prepared {
  const found = known.get(sql) ?? keep(sql, { prepared: { text: position(sql), name: undefined }, uses: 0 });
  found.uses += 1;
  if (found.uses > usesBeforeName && names < namesGiven && mayBeNamed(sql))
    found.prepared.name ??= `muster_${(names += 1)}`;
  return found.prepared;
}

function mayBeNamed(sql: string): boolean {
  return sql.length <= longestNamed && !sql.startsWith(plannedEachTime);
}

function keep(sql: string, fresh: Known): Known {
  if (known.size < textsKept && sql.length <= longestKept) known.set(sql, fresh);
  return fresh;
}
