import type { Request } from 'express';

import { problemTypes } from './problem-types';
import { Refusal } from './problems';

/** The ETag of a thing with versions. */
export function etag(version: number | string): string {
  return `"${version}"`;
}

/** The version that the caller has seen, from If-Match. Throws 428 without one and 400 when it is no version of ours. */
export function seenVersion(req: Request): number {
  const header = req.get('if-match');
  if (header === undefined) throw new Refusal('precondition-required', problemTypes['precondition-required'].remedy);
  const match = /^"(\d{1,9})"$/.exec(header.trim());
  if (!match)
    throw new Refusal('invalid', 'If-Match must be one ETag as it was read, in quotes, like "3".', {
      errors: [{ pointer: '/if-match', message: 'must be one ETag in quotes', in: 'header' }],
    });
  return Number(match[1]);
}

/** Throws 412 when the caller has seen another version than the present one. */
export function checkSeen(seen: number, present: number): void {
  if (seen === present) return;
  throw new Refusal('precondition-failed', `It is at version ${present} by now; read it again and change that.`, {
    facts: { present },
    headers: { ETag: etag(present) },
  });
}
