import { Invalid } from '../domain/errors';
import { identify } from './auth';
import type { Caller } from './caller';
import { Refusal } from './problems';
import type { Context } from './route';

/** Whether the credential of a stream is still good, and for the same roles. Throws when that cannot be looked up. */
export async function stillAllowed(before: Caller, ctx: Context): Promise<boolean> {
  try {
    const now = await identify(ctx, ctx.req);
    const [a, b] = [before.roles, now.roles].map((held) => [...held].sort().join());
    return before.kind === now.kind && a === b;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Where a stream goes on: behind the header Last-Event-ID, or `?after=`. Null: from now on. Throws Invalid for a cursor of nobody. */
export function resumeAt(ctx: Pick<Context, 'req'>, after: string | undefined): string | null {
  const at = ctx.req.get('last-event-id') ?? after ?? null;
  if (at !== null && !/^\d{1,19}\.\d{1,18}$/.test(at))
    throw new Invalid('Last-Event-ID is no cursor of ours; leave it out to begin with now.', {
      errors: [{ pointer: '/last-event-id', message: 'is no cursor of ours', in: 'header' }],
    });
  return at;
}
