import type { Reader } from '../../adapters/db/connection';
import type { PrivateClass, PrivateData } from '../../adapters/db/private';
import { rowsOf } from './invariant';

/**
 * What people told us of themselves and nobody else would write by chance: names, addresses, numbers of papers and
 * accounts. Words that a form offers to everyone (a kind of document, an insurer) and dates are none.
 */
export async function canariesOf(db: Reader, privateData: Pick<PrivateData, 'unseal'>): Promise<string[]> {
  const sealed = await rowsOf<{ talent_id: string; class: PrivateClass; item: string }>(
    db,
    'select talent_id, class, item from talent_private',
  );
  const found = new Set<string>();
  for (const { talent_id, class: kind, item } of sealed) {
    const told = await privateData.unseal<Record<string, unknown>>(db, talent_id, kind, item);
    for (const value of Object.values(told ?? {}))
      if (typeof value === 'string' && (item === 'contact' || telling(value))) found.add(value);
  }
  return [...found];
}

/** Long enough, with digits, and no date. */
function telling(value: string): boolean {
  return value.length >= 7 && /\d{3}/.test(value) && !/^\d{4}-\d{2}-\d{2}/.test(value);
}
