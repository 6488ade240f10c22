import { toText } from '../../../../domain/money';
import { worthOf } from '../../../../domain/season/pay';
import type { TimeEntryView } from '../../../../domain/season/time-contract';
import type { TimeState } from '../../../../domain/season/time-states';
import type { ReadContext } from '../../reads/context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from '../../reads/paging';
import { engagementInSight } from '../../reads/sight';
import { allOf, object, rows, when } from '../../reads/statement';

export interface TimeFilter extends Paging {
  campaign?: string | undefined;
  engagement?: string | undefined;
  period?: string | undefined;
  state?: TimeState | undefined;
}

/** A statement's most lines: the three kinds of 5,000 people and their corrections. */
export const timeLines = 20_000;

const entryObject = object({
  id: 't.id',
  campaign: 't.campaign_id',
  engagement: 't.engagement_id',
  talent: 'e.talent_id',
  period: 't.period',
  kind: 't.kind',
  version: 't.version',
  minutes: 't.minutes',
  state: 't.state',
  note: 't.note',
  payment: 't.payment_key',
  paidAt: 'p.paid_at',
  rateMinor: `hourly_pay(e.talent_id, e.terms, e.policies, to_date(t.period, 'IYYY-"W"IW')::timestamp at time zone e.time_zone)`,
  currency: 'e.currency',
});

type EntryRow = Omit<TimeEntryView, 'amount'> & { rateMinor: number | null; currency: string };

/** Time that the reader sees, the newest week first. */
export async function listTime(context: ReadContext, filter: TimeFilter = {}): Promise<Listed<TimeEntryView>> {
  const limit = limitOf(filter);
  const found = await read(context, filter, limit + 1);
  const page = toPage(found, limit, ({ period, id }) => [period, id]);
  return { next: page.next, items: page.items.map(viewOf) };
}

/** Time for a statement, in one go. */
export async function statementTime(context: ReadContext, filter: TimeFilter): Promise<TimeEntryView[]> {
  return (await read(context, filter, timeLines)).map(viewOf);
}

function viewOf({ rateMinor, currency, ...entry }: EntryRow): TimeEntryView {
  const amountMinor = worthOf(entry.minutes, { rateMinor: rateMinor ?? 0 });
  return { ...entry, amount: toText({ amountMinor, currency }) };
}

async function read(context: ReadContext, filter: TimeFilter, limit: number): Promise<EntryRow[]> {
  const after = keyOfCursor(filter.cursor, 2);
  const { sql, bindings } = allOf(
    engagementInSight(context.reader),
    when(filter.campaign, 't.campaign_id = :campaign', 'campaign'),
    when(filter.engagement, 't.engagement_id = :engagement', 'engagement'),
    when(filter.period, 't.period = :period', 'period'),
    when(filter.state, 't.state = :state', 'state'),
    after && {
      sql: '(t.period, t.id) < (:afterPeriod, :afterId)',
      bindings: { afterPeriod: after[0], afterId: after[1] },
    },
  );
  const found = await rows<{ entry: EntryRow }>(context.knex, {
    sql: `select ${entryObject} as entry
      from time_entry t join engagement e on e.id = t.engagement_id left join payment p on p.key = t.payment_key
      where ${sql} order by t.period desc, t.id desc limit :limit`,
    bindings: { ...bindings, limit },
  });
  return found.map(({ entry }) => entry);
}
