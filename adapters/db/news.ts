import type { EngagementFacts } from '../../domain/engagement/facts';
import type { Tx } from './connection';
import { putAll } from './outbox';

/** What people are told by mail that is not a question: what happened, or that a list of the season waits for their word. */
export type NewsKind = 'fell-out' | 'check-reused' | 'final-notice' | 'rated' | 'confirm-place' | 'confirm-shifts';

/** Payload of an outbox row of kind `mail` that is no ask’s. No personal data. */
export interface NewsMail {
  news: NewsKind;
  /** `tal_…` or `user_…`. */
  to: string;
  engagement: string;
  /** The page that it leads to. */
  page: string;
  /** In words of ours, or null. */
  why: string | null;
  /** Business instant by which something has to be done there. (Default: nothing has) */
  until?: string;
}

/** One mail to one person. `about` tells repeats of one kind apart, e.g. the card or the class. */
export interface News extends Omit<NewsMail, 'news' | 'why'> {
  kind: NewsKind;
  about?: string;
  why?: string;
}

/** Tells many people, each once however often the step repeats. One statement. Gives how many were not told before. */
export async function tellMany(tx: Tx, news: readonly News[]): Promise<number> {
  return putAll(
    tx,
    news.map(({ kind, about, why = null, ...mail }) => ({
      key: ['mail', mail.engagement, 'news', kind, ...(about === undefined ? [] : [about]), mail.to].join('/'),
      kind: 'mail' as const,
      payload: { news: kind, ...mail, why } satisfies NewsMail,
    })),
  );
}

/** Tells some people about one engagement. */
export async function tellNews(
  tx: Tx,
  { id: engagement }: Pick<EngagementFacts, 'id'>,
  news: Pick<News, 'kind' | 'about' | 'why'>,
  people: readonly Pick<News, 'to' | 'page'>[],
): Promise<void> {
  await tellMany(
    tx,
    people.map((person) => ({ ...news, ...person, engagement })),
  );
}
