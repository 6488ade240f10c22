import type { Knex } from 'knex';

/** One thing that does not hold, in a sentence with ids. */
export interface Violation {
  invariant: string;
  detail: string;
}

/** What the invariants are checked against: our own rows, the providers' journals and read-backs, and Temporal. */
export interface Evidence {
  db: Knex;
  /** What a system really did, oldest first; null when the systems are real vendors without a journal. */
  journal(system: string): Promise<JournalEntry[] | null>;
  /** What an outside system holds for a person now. */
  readBack(system: string, personId: string): Promise<{ active: boolean; roles: string[] }>;
  /** State of a run: `open`, `completed`, or another end; null when there is none. */
  runState(workflowId: string): Promise<string | null>;
  /** Everything that left the database and must not hold personal data: logs, run histories. */
  outsideTexts(): AsyncIterable<{ where: string; text: string }>;
  /** Personal data that must not show up there. */
  canaries(): Promise<string[]>;
  /** Checks the hash chain; one sentence per break. */
  verifyChain(): Promise<string[]>;
}

export interface JournalEntry {
  type: string;
  data: Record<string, unknown>;
}

/** One of I1–I12 (docs: reliability). The check returns what breaks it, in sentences. */
export interface Invariant {
  id: string;
  holds: string;
  check(evidence: Evidence): Promise<string[]>;
}

/** Rows of a query, each told in a sentence. */
export async function broken<Row>(db: Knex, sql: string, tell: (row: Row) => string): Promise<string[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql);
  return rows.map(tell);
}
