import type { EngagementFacts } from '../../domain/engagement/facts';
import type { Tx } from './connection';
import { putAll } from './outbox';

/** What people are told by mail that is not a question. */
export type NewsKind = 'fell-out' | 'check-reused' | 'final-notice' | 'rated';

/** Payload of an outbox row of kind `mail` that asks nothing. No personal data. */
export interface NewsMail {
  news: NewsKind;
  /** `tal_…` or `user_…`. */
  to: string;
  engagement: string;
  /** The page that it leads to. */
  page: string;
  /** In words of ours, or null. */
  why: string | null;
}

/** Tells some people once, however often the step repeats. `about` tells repeats of one kind apart, e.g. the card. */
export async function tellNews(
  tx: Tx,
  engagement: Pick<EngagementFacts, 'id'>,
  news: { kind: NewsKind; about?: string; why?: string },
  people: readonly { to: string; page: string }[],
): Promise<void> {
  const { kind, about, why = null } = news;
  await putAll(
    tx,
    people.map(({ to, page }) => ({
      key: ['mail', engagement.id, 'news', kind, ...(about === undefined ? [] : [about]), to].join('/'),
      kind: 'mail' as const,
      payload: { news: kind, to, engagement: engagement.id, page, why } satisfies NewsMail,
    })),
  );
}
