import type { Database } from '../adapters/db/connection';
import { forgetReplies } from '../adapters/db/idempotency';
import { forgetLinks } from '../adapters/db/links';
import { forgetSessions } from '../adapters/db/sessions';

/** Wall days for which a repeat under an Idempotency-Key gets the first answer. */
const repliesKeptDays = 7;

/** Forgets what has expired: replies kept for repeats, sessions, links. A bounded number at each call. */
export async function tidy({ knex }: Pick<Database, 'knex'>): Promise<void> {
  await forgetReplies(knex, repliesKeptDays);
  await forgetSessions(knex);
  await forgetLinks(knex);
}
