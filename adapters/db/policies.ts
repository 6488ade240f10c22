import { Conflict, NotFound } from '../../domain/errors';
import type { EvaluatePolicy } from '../../domain/evaluate/policy-contract';
import type { Reader, Tx } from './connection';
import { append } from './events';

export interface NewPolicy {
  kind: string;
  /** Validated by its contract; it can’t be changed afterwards. */
  document: Record<string, unknown>;
  /** Why this version exists. */
  note: string;
  /** user_…, key_… or system:<name>. */
  by: string;
  /** The version that the author has seen (If-Match). (Default: not checked) */
  after?: number;
}

/** A version without its document, as lists show it. */
export interface PolicyVersion {
  kind: string;
  version: number;
  note: string;
  createdBy: string;
  createdAt: string;
}

/** Publishes the next version and returns its number. Throws Conflict when `after` is not the latest one. */
export async function publish(tx: Tx, policy: NewPolicy): Promise<number> {
  await tx.raw(`select pg_advisory_xact_lock(hashtextextended('policy/' || ?, 0))`, [policy.kind]);
  const { rows } = await tx.raw<{ rows: { latest: number }[] }>(
    'select coalesce(max(version), 0) as latest from policy where kind = ?',
    [policy.kind],
  );
  const latest = rows[0]?.latest ?? 0;
  if (policy.after !== undefined && policy.after !== latest)
    throw new Conflict(`Policy ${policy.kind} is at version ${latest} by now; read it and edit that one`, { latest });
  const version = latest + 1;
  await tx.raw(
    `insert into policy (kind, version, document, note, created_by, created_at) values (?, ?, ?, ?, ?, business_now())`,
    [policy.kind, version, JSON.stringify(policy.document), policy.note, policy.by],
  );
  await append(tx, {
    subject: `policy/${policy.kind}`,
    type: 'policy.published',
    actor: policy.by,
    data: { version },
  });
  return version;
}

/** One version of a policy. Throws NotFound. */
export async function read<T>(reader: Reader, kind: string, version: number): Promise<T> {
  const { rows } = await reader.raw<{ rows: { document: T }[] }>(
    'select document from policy where kind = ? and version = ?',
    [kind, version],
  );
  if (!rows[0]) throw new NotFound(`There is no policy ${kind}@${version}; see the list of versions`);
  return rows[0].document;
}

/**
 * `read` that asks the database once for each version: what was published is never changed. One for each database; the documents
 * are frozen, since all share them.
 */
export function createPolicyReader(): typeof read {
  const known = new Map<string, unknown>();
  return async <T>(reader: Reader, kind: string, version: number): Promise<T> => {
    const name = `${kind}@${version}`;
    const document = known.get(name) ?? frozen(await read<T>(reader, kind, version));
    known.set(name, document);
    return document as T;
  };
}

function frozen<T>(value: T): T {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(frozen);
  return value;
}

/** The newest version of each kind, for a run to pin. Throws NotFound when a kind has none. */
export async function latest<K extends string>(reader: Reader, kinds: readonly K[]): Promise<Record<K, number>> {
  const { rows } = await reader.raw<{ rows: { kind: K; version: number }[] }>(
    'select kind, max(version) as version from policy where kind = any(?) group by kind',
    [[...kinds]],
  );
  const found = Object.fromEntries(rows.map((row) => [row.kind, row.version])) as Record<K, number>;
  const missing = kinds.filter((kind) => found[kind] === undefined);
  if (missing.length > 0)
    throw new NotFound(`No policy is published for ${missing.join(', ')}; publish one with: muster migrate`);
  return found;
}

/** Versions of one kind, or of all, newest first. */
export async function list(reader: Reader, kind?: string): Promise<PolicyVersion[]> {
  const { rows } = await reader.raw<{ rows: PolicyVersion[] }>(
    `select kind, version, note, created_by as "createdBy", created_at as "createdAt"
     from policy where ?::text is null or kind = ? order by kind, version desc`,
    [kind ?? null, kind ?? null],
  );
  return rows;
}

/** The newest policy of evaluation and its name, e.g. `evaluate@2`: for what is about people, not about one run. */
export async function latestEvaluatePolicy(reader: Reader): Promise<{ policy: EvaluatePolicy; name: string }> {
  const { evaluate: version } = await latest(reader, ['evaluate']);
  return { policy: await read<EvaluatePolicy>(reader, 'evaluate', version), name: `evaluate@${version}` };
}
