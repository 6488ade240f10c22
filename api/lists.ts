import { z } from 'zod';

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
