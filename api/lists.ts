import { z } from 'zod';

import { Invalid } from '../domain/errors';

/** The query of a list: page size, cursor, and filters named like fields. */
export function listQuery<S extends z.ZodRawShape>(filters: S) {
  return z.strictObject({
    limit: z.coerce.number().int().min(1).max(200).default(50).describe('Most items on this page.'),
    cursor: z.string().max(500).optional().describe('“next” of the page before.'),
    ...filters,
  });
}

/** The reply of a list. */
export function page<S extends z.ZodType>(item: S) {
  return z.strictObject({
    items: z.array(item),
    next: z.string().nullable().describe('Cursor of the next page; null on the last one.'),
  });
}

/** `true` or `false` in a query. */
export const flag = z.enum(['true', 'false']).transform((text) => text === 'true');

/** Several words of an allowlist in a query, separated by commas. */
export function words<const W extends readonly [string, ...string[]]>(allowed: W) {
  return z
    .string()
    .max(1000)
    .transform((text) => text.split(','))
    .pipe(z.array(z.enum(allowed)).max(50));
}

/**
 * A page from rows that were read one more than the limit: the extra row tells that there is more.
 * `position` is what the reading goes on behind, e.g. [dueAt, id].
 */
export function toPage<T, V>(
  rows: readonly T[],
  limit: number,
  view: (row: T) => V,
  position: (row: T) => readonly (string | number)[],
): { items: V[]; next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const next = rows.length > limit && last !== undefined ? encodeCursor(position(last)) : null;
  return { items: shown.map(view), next };
}

/** An opaque cursor around a position in a list. */
export function encodeCursor(position: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

/** The position in a cursor, checked by a schema (a tuple). Throws `Invalid` for a cursor that is none of ours. */
export function decodeCursor<P>(cursor: string | undefined, schema: z.ZodType<P>): P | null {
  if (cursor === undefined) return null;
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    const errors = [{ pointer: '/cursor', message: 'is none of ours; leave it out for the first page', in: 'query' }];
    throw new Invalid('The cursor is none of ours; leave it out for the first page.', { errors });
  }
}
