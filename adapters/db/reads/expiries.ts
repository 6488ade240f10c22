import type { ExpiryView } from '../../../domain/radar/contract';
import type { ExpiryKind, Severity } from '../../../domain/radar/kinds';
import { blocks, concerns, expiringInWords, severityOf, whatHappens } from '../../../domain/radar/rules';
import type { ReadContext } from './context';
import { expiryFacts } from './expiry-facts';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { radarPolicy } from './radar-policy';
import { engagementInSight } from './sight';
import { allOf, row, when } from './statement';

export interface ExpiryFilter extends Paging {
  kind?: ExpiryKind | undefined;
  severity?: Severity | undefined;
  engagement?: string | undefined;
}

/** What runs out of the open engagements that the reader sees, the nearest date on top. */
export async function listExpiries(context: ReadContext, filter: ExpiryFilter = {}): Promise<Listed<ExpiryView>> {
  const where = allOf(engagementInSight(context.reader), when(filter.engagement, 'e.id = :engagement', 'engagement'));
  const [facts, { policy }, clock] = await Promise.all([
    expiryFacts(context.knex, where),
    radarPolicy(context.knex),
    row<{ now: string }>(context.knex, { sql: 'select business_now() as now', bindings: {} }),
  ]);
  const now = clock?.now ?? '';
  const { links } = context.viewpoint(now);
  const names = await context.contacts(facts.map(({ talentId }) => talentId));
  const after = keyOfCursor(filter.cursor, 2);
  const all = facts
    .flatMap((engagement) =>
      engagement.things
        .filter((thing) => concerns(thing, engagement))
        .map((thing): ExpiryView => {
          const severity = severityOf(thing, policy, now);
          return {
            kind: thing.kind,
            thing: thing.thing,
            what: expiringInWords(thing),
            engagement: engagement.id,
            title: engagement.title,
            talent: { id: engagement.talentId, name: names.get(engagement.talentId)?.name ?? null },
            until: thing.until,
            timeZone: engagement.timeZone,
            severity,
            blocking: blocks(thing.kind, policy),
            happens: whatHappens(thing, engagement, policy, severity),
            ask: thing.ask,
            links: links(engagement.id, engagement.workflowId),
          };
        }),
    )
    .filter(({ kind }) => filter.kind === undefined || kind === filter.kind)
    .filter(({ severity }) => filter.severity === undefined || severity === filter.severity)
    .sort((a, b) => (a.until === b.until ? (keyOf(a) < keyOf(b) ? -1 : 1) : a.until < b.until ? -1 : 1));
  const rest = after
    ? all.filter((one) => one.until > String(after[0]) || (one.until === after[0] && keyOf(one) > String(after[1])))
    : all;
  const limit = limitOf(filter);
  return toPage(rest.slice(0, limit + 1), limit, (one) => [one.until, keyOf(one)]);
}

/** One certificate may stand in several engagements. */
function keyOf({ engagement, kind, thing }: ExpiryView): string {
  return `${engagement}/${kind}/${thing}`;
}
