import type { Request } from 'express';

/**
 * Since when (wall milliseconds) what the caller gets must have been looked at: now when it says `Cache-Control: no-cache`, as
 * a browser does for a reload; else whatever is at hand will do.
 */
export function wantedSince(req: Request): number | undefined {
  return /no-cache|max-age=0/.test(req.get('cache-control') ?? '') ? Date.now() : undefined;
}
