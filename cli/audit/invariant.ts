import type { Reader } from '../../adapters/db/connection';

/** One thing that does not hold, in a sentence with ids. */
export interface Violation {
  invariant: string;
  detail: string;
}

/** What the invariants are checked against: our own rows, the providers' journals and read-backs, and Temporal. */
export interface Evidence {
  db: Reader;
  /** Drops what was kept of earlier answers, so that the next ones are of now. */
  refresh(): void;
  /** Wall seconds after which a thing that is still under way counts as stuck. */
  graceSeconds: number;
  /** What a system really did, oldest first; null when the systems are real vendors without a journal. */
  journal(system: string): Promise<JournalEntry[] | null>;
  /** What an outside system holds for a person now. */
  readBack(system: string, personId: string): Promise<{ active: boolean; roles: string[] }>;
  /** Where a run stands; null when there is none. */
  run(workflowId: string): Promise<RunEvidence | null>;
  /** Everything that left the database and must not hold personal data: logs, metrics, run histories. */
  outsideTexts(): AsyncIterable<{ where: string; text: string }>;
  /** Personal data that must not show up there. */
  canaries(): Promise<string[]>;
  /** Checks the hash chain; one sentence per break. */
  verifyChain(): Promise<string[]>;
}

/** A run as Temporal knows it. */
export interface RunEvidence {
  /** `open`, `completed`, or another end. */
  status: string;
  /** What it says that it waits for; null when it cannot say so now. */
  waits: { for: string; what: string }[] | null;
  /** Activities that are under way or wait for their next try. */
  activities: number;
  /** How often each group of asks was reported complete to it. */
  wakes: Readonly<Record<string, number>>;
}

export interface JournalEntry {
  type: string;
  /** Wall instant. */
  wall: string;
  data: Record<string, unknown>;
  /** Webhooks that it owed. */
  hooks?: { id: string; type: string }[];
}

/** One of I1–I12 (docs: reliability). The check returns what breaks it, in sentences. */
export interface Invariant {
  id: string;
  holds: string;
  /** What it looks at, and how many of them there are: an invariant that saw nothing proves nothing. */
  over: { what: string; sql: string };
  check(evidence: Evidence): Promise<string[]>;
}

/** Rows of a query, each told in a sentence. */
export async function broken<Row>(db: Reader, sql: string, tell: (row: Row) => string): Promise<string[]> {
  return (await rowsOf<Row>(db, sql)).map(tell);
}

/** Rows of a query. */
export async function rowsOf<Row>(db: Reader, sql: string, bound: readonly unknown[] = []): Promise<Row[]> {
  const { rows } = await db.raw<{ rows: Row[] }>(sql, bound as never[]);
  return rows;
}
