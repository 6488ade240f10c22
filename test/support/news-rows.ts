import type { Database } from '../../adapters/db/connection';
import type { NewsMail } from '../../adapters/db/news';

/** What was put into the outbox to tell people about an engagement, without a question: what, to whom, which page, and why if it says so. */
export async function newsAbout({ knex }: Database, engagementId: string): Promise<string[][]> {
  const payloads = await knex('outbox')
    .whereRaw(`kind = 'mail' and payload->>'news' is not null and payload->>'engagement' = ?`, [engagementId])
    .orderBy('key')
    .pluck<NewsMail[]>('payload');
  return payloads.map(({ news, to, page, why }) => [news, to, page, ...(why === null ? [] : [why])]);
}
