import type { Explanation } from '../../../domain/engagement/contract';
import { explain } from '../../../domain/engagement/explain';
import type { EngagementStanding, HireStanding } from '../../../domain/engagement/standing';
import { NotFound } from '../../../domain/errors';
import type { ReadContext } from './context';
import { engagementInSight, hireInSight } from './sight';
import { engagementStanding, hireStanding } from './standings';
import { allOf, row } from './statement';

/** Where a hire (hire_…) or an engagement (eng_…) stands, for this reader. Throws NotFound when the reader sees none. */
export async function readExplanation(context: ReadContext, subject: string): Promise<Explanation> {
  const hire = subject.startsWith('hire_');
  const { sql, bindings } = hire
    ? allOf({ sql: 'h.id = :subject', bindings: { subject } }, hireInSight(context.reader))
    : allOf({ sql: 'e.id = :subject', bindings: { subject } }, engagementInSight(context.reader));
  const from = hire ? 'hire h join requisition r on r.hire_id = h.id' : 'engagement e';
  const found = await row<{ now: string; standing: HireStanding | EngagementStanding }>(context.knex, {
    sql: `select business_now() as now, ${hire ? hireStanding() : engagementStanding()} as standing from ${from} where ${sql}`,
    bindings,
  });
  if (!found) throw new NotFound(`There is no ${hire ? 'hire' : 'engagement'} ${subject}.`);
  return explain(found.standing, context.viewpoint(found.now));
}
