import type { CampaignRequest } from '../../../../domain/campaign/contract';
import type { SeasonPlan } from '../../../../domain/campaign/plan-contract';
import { NotFound } from '../../../../domain/errors';
import { knowsPersons } from '../../../../domain/engagement/reader';
import type { CampaignState } from '../../../../domain/lifecycle';
import type { PlanVersionSummary } from '../../../../domain/season/contract';
import type { ReadContext } from '../../reads/context';
import { campaignInSight } from '../../reads/sight';
import { allOf, listOf, object, row } from '../../reads/statement';

type Version = Omit<PlanVersionSummary, 'sentence'> & { madeByName: string | null; decidedByName: string | null };

/** A season with the version asked for, another one to compare it with, and the list of all. */
export interface PlanPage {
  id: string;
  name: string;
  state: CampaignState;
  pausedFrom: CampaignState | null;
  timeZone: string;
  newest: number;
  view: Version & { request: CampaignRequest; plan: SeasonPlan };
  other: { version: number; plan: SeasonPlan } | null;
  versions: Version[];
}

/** The page of a season’s plan: one statement. `version`: the newest when left out. Throws NotFound. */
export async function readPlanPage(
  context: ReadContext,
  id: string,
  wanted: { version?: number | undefined; other?: number | undefined } = {},
): Promise<PlanPage> {
  const { sql, bindings } = allOf({ sql: 'c.id = :id', bindings: { id } }, campaignInSight(context.reader));
  const found = await row<Omit<PlanPage, 'view'> & { view: PlanPage['view'] | null }>(context.knex, {
    sql: `select c.id, c.name, c.state, c.paused_from as "pausedFrom", c.time_zone as "timeZone",
        (select max(p.version) from campaign_plan p where p.campaign_id = c.id) as newest,
        (select ${object({ ...columns, request: 'p.request', plan: 'p.plan' })} from campaign_plan p
          where p.campaign_id = c.id and (:version::int is null or p.version = :version) order by p.version desc limit 1) as view,
        (select ${object({ version: 'p.version', plan: 'p.plan' })} from campaign_plan p
          where p.campaign_id = c.id and p.version = :other) as other,
        ${listOf(object(columns), 'from campaign_plan p where p.campaign_id = c.id', 'p.version desc')} as versions
      from campaign c where ${sql}`,
    bindings: { ...bindings, version: wanted.version, other: wanted.other },
  });
  if (!found) throw new NotFound(`There is no season ${id}.`);
  const { view } = found;
  if (!view) throw new NotFound(`Season ${id} has no plan version ${wanted.version}.`);
  const knows = knowsPersons(context.reader);
  const named = <V extends Version>(version: V): V =>
    knows ? version : { ...version, madeByName: null, decidedByName: null };
  return { ...found, view: named(view), versions: found.versions.map(named) };
}

const columns = {
  version: 'p.version',
  kind: 'p.kind',
  state: 'p.state',
  inForce: 'coalesce(p.version = c.plan_version, false)',
  reason: 'p.reason',
  seats: `(p.plan->>'seats')::int`,
  cost: `p.plan->'cost'->'total'`,
  madeBy: 'p.made_by',
  madeByName: '(select u.name from user_account u where u.id = p.made_by)',
  madeAt: 'p.made_at',
  decidedBy: 'p.decided_by',
  decidedByName: '(select u.name from user_account u where u.id = p.decided_by)',
  decidedAt: 'p.decided_at',
};
