import { Invalid } from '../../../domain/errors';

/** One page of a list and where the next one starts; `next` is null on the last page. */
export interface Listed<T> {
  items: T[];
  next: string | null;
}

export interface Paging {
  /** 1–200. (Default: 50) */
  limit?: number | undefined;
  /** `next` of the page before. */
  cursor?: string | undefined;
}

/** Rows to read for a page: one more than shown, which tells whether there is a next page. */
export function limitOf(paging: Paging): number {
  return Math.min(Math.max(paging.limit ?? 50, 1), 200);
}

/** Cuts the row too many and notes the sort key of the last one shown. */
export function toPage<T>(
  rows: readonly T[],
  limit: number,
  keyOf: (row: T) => readonly (string | number)[],
): Listed<T> {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, next: rows.length > limit && last ? encode(keyOf(last)) : null };
}

/** The sort key that a cursor stands for, or null without one. Throws Invalid for a cursor that we did not make. */
export function keyOfCursor(cursor: string | undefined, length: number): (string | number)[] | null {
  if (cursor === undefined) return null;
  const key = decode(cursor);
  if (!Array.isArray(key) || key.length !== length || key.some((part) => !['string', 'number'].includes(typeof part)))
    throw new Invalid('The cursor is not one of this list; leave it out to start from the beginning.', {
      errors: [{ pointer: '/cursor', message: 'take it from `next` of the page before' }],
    });
  return key as (string | number)[];
}

function encode(key: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(key)).toString('base64url');
}

function decode(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch (err) {
    if (err instanceof SyntaxError) return null;
    throw err;
  }
}
