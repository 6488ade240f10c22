import type { ClassificationPolicy } from '../../domain/source/classification/contract';
import { inForceOn, ruleSetFor } from '../../domain/source/classification/rule-set';
import { policyKinds } from '../../domain/policy/kinds';
import type { Reader } from './connection';

/** A rule set with the policy version that it is. */
export interface RuleSetFound {
  /** `classification/US-CA@2`. */
  policy: string;
  rules: ClassificationPolicy;
}

const prefix = 'classification/';

/**
 * The rule set that a jurisdiction falls under on a local date, of the versions up to the pinned one. (Default: of all)
 * Before any is in force it gives the first one, which then decides nothing. Null without a rule set, and for a run that
 * is older than its kind of policy.
 */
export async function ruleSetOn(
  reader: Reader,
  jurisdiction: string,
  date: string,
  pinned?: Readonly<Partial<Record<string, number>>>,
): Promise<RuleSetFound | null> {
  const names = policyKinds.filter((kind) => kind.startsWith(prefix)).map((kind) => kind.slice(prefix.length));
  const name = ruleSetFor(jurisdiction, names);
  if (name === null) return null;
  const kind = `${prefix}${name}`;
  const { rows } = await reader.raw<{ rows: { version: number; document: ClassificationPolicy }[] }>(
    `select version, document from policy where kind = ? and version <= coalesce(?, 2147483647) order by version`,
    [kind, pinned ? (pinned[kind] ?? 0) : null],
  );
  const found = inForceOn(rows, date) ?? rows[0];
  return found ? { policy: `${kind}@${found.version}`, rules: found.document } : null;
}
