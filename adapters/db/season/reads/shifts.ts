import type { ShiftBlockView, ShiftView } from '../../../../domain/season/shift-contract';
import type { ShiftState } from '../../../../domain/season/shift-states';
import type { ReadContext } from '../../reads/context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from '../../reads/paging';
import { engagementInSight } from '../../reads/sight';
import { allOf, object, rows, when } from '../../reads/statement';

export interface ShiftFilter extends Paging {
  campaign?: string | undefined;
  engagement?: string | undefined;
  period?: string | undefined;
  state?: ShiftState | undefined;
  /** Ends after this instant. */
  from?: string | undefined;
  /** Begins before this instant. */
  until?: string | undefined;
}

const shiftObject = object({
  id: 's.id',
  engagement: 's.engagement_id',
  talent: 'e.talent_id',
  campaign: 's.campaign_id',
  queue: 's.queue',
  period: 's.period',
  from: 's.starts_at',
  until: 's.ends_at',
  state: 's.state',
  confirmBy: `case when s.state = 'claimed' then s.starts_at - coalesce((p.document->'shifts'->>'confirmHours')::float8, 32) * interval '1 hour' end`,
  workedMinutes: 's.worked_minutes',
});

/** Shifts that the reader sees, by their begin. */
export async function listShifts(context: ReadContext, filter: ShiftFilter = {}): Promise<Listed<ShiftView>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 2);
  const { sql, bindings } = allOf(
    engagementInSight(context.reader),
    when(filter.campaign, 's.campaign_id = :campaign', 'campaign'),
    when(filter.engagement, 's.engagement_id = :engagement', 'engagement'),
    when(filter.period, 's.period = :period', 'period'),
    when(filter.state, 's.state = :state', 'state'),
    when(filter.from, 's.ends_at > :fromAt::timestamptz', 'fromAt'),
    when(filter.until, 's.starts_at < :untilAt::timestamptz', 'untilAt'),
    after && {
      sql: '(s.starts_at, s.id) > (:afterAt::timestamptz, :afterId)',
      bindings: { afterAt: after[0], afterId: after[1] },
    },
  );
  const found = await rows<{ shift: ShiftView; sortAt: string }>(context.knex, {
    sql: `select ${shiftObject} as shift, s.starts_at::text as "sortAt"
      from shift s join engagement e on e.id = s.engagement_id join campaign c on c.id = s.campaign_id
        left join policy p on p.kind = 'season' and p.version = (c.policies->>'season')::int
      where ${sql} order by s.starts_at, s.id limit :limit`,
    bindings: { ...bindings, limit: limit + 1 },
  });
  const page = toPage(found, limit, ({ shift, sortAt }) => [sortAt, shift.id]);
  return { next: page.next, items: page.items.map(({ shift }) => shift) };
}

/** Half hours of a season between two instants, by begin; `open`: only those with free places. */
export async function listBlocks(
  context: ReadContext,
  filter: { campaign: string; queue?: string | undefined; from: string; until: string; open?: boolean | undefined },
): Promise<ShiftBlockView[]> {
  return rows<ShiftBlockView>(context.knex, {
    sql: `select b.campaign_id as campaign, b.queue, b.starts_at as "from", b.ends_at as "until", b.needed, b.capacity, b.claimed,
        b.published_at + coalesce((p.document->'shifts'->>'firstTierHours')::float8, 0) * interval '1 hour' as "opensAt"
      from shift_block b join campaign c on c.id = b.campaign_id
        left join policy p on p.kind = 'season' and p.version = (c.policies->>'season')::int
      where b.campaign_id = :campaign and b.starts_at >= :fromAt::timestamptz and b.starts_at < :untilAt::timestamptz
        and (:queue::text is null or b.queue = :queue) and (not :open or b.claimed < b.capacity)
      order by b.starts_at, b.queue`,
    bindings: {
      campaign: filter.campaign,
      queue: filter.queue,
      fromAt: filter.from,
      untilAt: filter.until,
      open: filter.open ?? false,
    },
  });
}

/** Whether this talent has a place in the season. */
export async function isMember(context: ReadContext, campaignId: string, talentId: string): Promise<boolean> {
  const found = await rows(context.knex, {
    sql: `select 1 from season_member where campaign_id = :campaign and talent_id = :talent limit 1`,
    bindings: { campaign: campaignId, talent: talentId },
  });
  return found.length > 0;
}
