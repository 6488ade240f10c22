import type { ScorecardView } from '../../../domain/evaluate/contract';
import type { ReadContext } from './context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { engagementInSight } from './sight';
import { allOf, object, rows, when } from './statement';

/** A scorecard (alias `c`, its engagement `e`) as one json object. */
export const scorecardObject = object({
  id: 'c.id',
  engagement: 'c.engagement_id',
  engagementTitle: 'e.title',
  talent: 'c.talent_id',
  period: 'c.period',
  version: 'c.version',
  current: 'c.current',
  score: 'c.score',
  rated: 'c.rated',
  tierBefore: 'c.tier_before',
  tierAfter: 'c.tier_after',
  rationale: 'c.rationale',
  metrics: 'c.metrics',
  policy: 'c.policy',
  closedAt: 'c.closed_at',
  disputableUntil: 'c.disputable_until',
});

/** Cards that count (alias `c`), the newest first; of those that closed together the whole project’s. */
export const currentFirst = {
  which: 'c.current',
  order: `c.closed_at desc, (c.period = 'project') desc, c.period desc`,
} as const;

export interface ScorecardFilter extends Paging {
  engagement?: string | undefined;
  talent?: string | undefined;
  /** Only cards of this period, e.g. `project`. */
  period?: string | undefined;
  /** Versions that were corrected as well. (Default: false) */
  allVersions?: boolean | undefined;
}

/** Scorecards that the reader sees, newest first. */
export async function listScorecards(
  context: ReadContext,
  filter: ScorecardFilter = {},
): Promise<Listed<ScorecardView>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 2);
  const { sql, bindings } = allOf(
    engagementInSight(context.reader),
    filter.allVersions ? null : { sql: 'c.current', bindings: {} },
    when(filter.engagement, 'c.engagement_id = :engagement', 'engagement'),
    when(filter.talent, 'c.talent_id = :talent', 'talent'),
    when(filter.period, 'c.period = :period', 'period'),
    after && {
      sql: '(c.closed_at, c.id) < (:afterAt::timestamptz, :afterId)',
      bindings: { afterAt: after[0], afterId: after[1] },
    },
  );
  const found = await rows<{ card: ScorecardView; sortAt: string }>(context.knex, {
    sql: `select ${scorecardObject} as card, c.closed_at::text as "sortAt"
      from scorecard c join engagement e on e.id = c.engagement_id
      where ${sql} order by c.closed_at desc, c.id desc limit :limit`,
    bindings: { ...bindings, limit: limit + 1 },
  });
  const page = toPage(found, limit, ({ card, sortAt }) => [sortAt, card.id]);
  return { next: page.next, items: page.items.map(({ card }) => card) };
}
