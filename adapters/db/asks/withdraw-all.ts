import type { Tx } from '../connection';
import { withdraw } from './withdraw';

/**
 * Takes back every question that is still open about a subject, in whatever group, parked effects included; the run is not
 * woken. `except`: kinds of asks that stay, e.g. a review of what was handed in.
 */
export async function withdrawAll(
  tx: Tx,
  subject: string,
  reason: string,
  options: { by?: string; except?: readonly string[] } = {},
): Promise<void> {
  const { rows } = await tx.raw<{ rows: { key: string }[] }>(
    `select distinct group_key as key from ask where subject = ? and state = 'open'
       and not exists (select 1 from ask kept where kept.group_key = ask.group_key and kept.state = 'open' and kept.kind = any(?))
     order by 1`,
    [subject, [...(options.except ?? [])]],
  );
  for (const { key } of rows) await withdraw(tx, key, reason, options.by);
}

/** Groups that have open questions of these kinds about a subject. `name`: an SQL pattern of their names. (Default: any) */
export async function openGroups(tx: Tx, subject: string, kinds: readonly string[], name = '%'): Promise<string[]> {
  const { rows } = await tx.raw<{ rows: { key: string }[] }>(
    `select distinct group_key as key from ask where subject = ? and state = 'open' and kind = any(?) and name like ? order by 1`,
    [subject, [...kinds], name],
  );
  return rows.map((row) => row.key);
}
