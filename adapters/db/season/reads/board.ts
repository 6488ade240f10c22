import { boardFigures, type BoardFacts } from '../../../../domain/season/board';
import type { BoardView } from '../../../../domain/season/board-contract';
import { riskInWords } from '../../../../domain/season/risk-words';
import { tierCounts, type TierFacts } from '../../../../domain/season/tier-counts';
import { dateWords } from '../../../../domain/engagement/words';
import { isMine, type AskOwnership } from '../../../../domain/engagement/reader';
import { NotFound } from '../../../../domain/errors';
import type { CampaignRequest } from '../../../../domain/campaign/contract';
import type { SeasonPlan } from '../../../../domain/campaign/plan-contract';
import type { CampaignState } from '../../../../domain/lifecycle';
import type { Reader } from '../../connection';
import type { Contacts, ReadContext } from '../../reads/context';
import { campaignInSight } from '../../reads/sight';
import { allOf, object, rows, type Sql } from '../../reads/statement';
import { eventsOf, tellEvents, type EventRow } from '../../reads/timeline';
import { lateSteps, openQuestions, peopleAtRisk } from './board-asks';
import {
  actuals,
  cohorts,
  leavers,
  medians,
  peopleIn,
  sources,
  stuckAges,
  tiers,
  uncoveredDays,
  uncoveredStretches,
  waveFacts,
} from './board-parts';
import { boardSets } from './board-sets';
import { seasonWeek } from './season-week';

const auditLines = 8;

/**
 * Everything that the page of a season shows: one statement, and one for the names of people at risk where the reader may know
 * them. Throws NotFound when there is none that the reader sees.
 */
export async function readBoard(context: ReadContext, id: string): Promise<BoardView> {
  const [board] = await readBoards(context, { sql: 'c.id = :id', bindings: { id } }, 1);
  if (!board) throw new NotFound(`There is no season ${id}.`);
  return board;
}

/** The boards of seasons (alias `c`) that fit and that the reader sees, newest first: one statement, and one for names. */
export async function readBoards(context: ReadContext, filter: Sql, most: number): Promise<BoardView[]> {
  const found = await lookAtBoards(context.knex, allOf(filter, campaignInSight(context.reader)), most);
  const contacts = await context.contacts(found.flatMap(({ risks }) => risks.map(({ talent }) => talent)));
  return found.map((look) => boardOf(look, context, contacts));
}

/** What the boards of seasons that fit (alias `c`) are made of, the same for every reader: one statement. */
export function lookAtBoards(reader: Reader, { sql, bindings }: Sql, most: number): Promise<BoardLook[]> {
  return rows<BoardLook>(reader, {
    sql: `${boardSets(sql)} select ${columns} from season c order by c.created_at desc, c.id desc`,
    bindings: { ...bindings, before: null, limit: auditLines, most },
  });
}

const columns = [
  `c.id, c.name, c.state, c.paused_from as "pausedFrom", c.now, c.today, c.time_zone as "timeZone", c.peak_on as "peakOn"`,
  `c.ends_on as "endsOn", c.target_heads as "targetHeads", c.currency, c.budget_minor as "budgetMinor"`,
  `c.paid_minor as "paidMinor", c.reserved_minor as "reservedMinor", c.requested_by as "requestedBy"`,
  `c.workflow_id as "workflowId", c.created_at as "createdAt", c.plan_version as "planInForce"`,
  `(select ${seasonWeek(`max(to_date(r.period, 'IYYY-"W"IW'))`)} from pay_run r
     where r.campaign_id = c.id and r.state = 'done') as "paidThrough"`,
  `(select json_build_object('offers', y.document->'offers', 'pay', y.document->'pay') from policy y
     where y.kind = 'season' and y.version = (c.policies->>'season')::int) as policy`,
  `(select ${object({
    version: 'p.version',
    newest: '(select max(x.version) from campaign_plan x where x.campaign_id = c.id)',
    // A demand file may hold thousands of lines that no page shows.
    request: `p.request #- '{demand,csv}'`,
    plan: 'p.plan',
  })} from campaign_plan p where p.campaign_id = c.id and p.version = coalesce(c.plan_version,
     (select max(x.version) from campaign_plan x where x.campaign_id = c.id))) as version`,
  `${waveFacts} as waves`,
  `${cohorts} as cohorts`,
  `${sources} as sources`,
  `${medians} as medians`,
  `${actuals} as actuals`,
  `${uncoveredDays} as uncovered`,
  `${uncoveredStretches} as stretches`,
  `${leavers} as leavers`,
  `${stuckAges} as ages`,
  `${tiers} as tiers`,
  `${peopleIn('leaving')} as leaving`,
  `${peopleIn('fell_out')} as "fellOut"`,
  `${openQuestions} as questions`,
  `${lateSteps} as late`,
  `${peopleAtRisk} as risks`,
  `${eventsOf('select c.id')} as events`,
].join(',\n');

type ListedFacts = Pick<
  BoardFacts,
  | 'today'
  | 'now'
  | 'peakOn'
  | 'endsOn'
  | 'targetHeads'
  | 'currency'
  | 'budgetMinor'
  | 'paidMinor'
  | 'reservedMinor'
  | 'paidThrough'
  | 'policy'
  | 'leaving'
  | 'waves'
  | 'cohorts'
  | 'sources'
  | 'actuals'
>;

/** A look at a season, before it is told to somebody. */
export interface BoardLook extends ListedFacts {
  id: string;
  name: string;
  state: CampaignState;
  pausedFrom: CampaignState | null;
  timeZone: string;
  requestedBy: string;
  workflowId: string;
  createdAt: string;
  planInForce: number | null;
  version: { version: number; newest: number; request: CampaignRequest; plan: SeasonPlan } | null;
  medians: Record<string, number | null>;
  uncovered: BoardView['uncovered']['days'];
  stretches: BoardView['uncovered']['stretches'];
  leavers: Pick<BoardView['leavers'], 'byTenure' | 'before'>;
  ages: BoardView['stuck']['ages'];
  tiers: TierFacts;
  fellOut: number;
  questions: (Omit<AskOwnership, 'toTalent'> & {
    ask: string;
    group: string;
    kind: string;
    question: string;
    count: number;
    dueAt: string;
  })[];
  late: { step: string; count: number; oldest: string }[];
  risks: { engagement: string; talent: string; workflowId: string; cause: string; what: string; dueAt: string }[];
  events: EventRow[];
}

/** The look as the reader may see it. Throws NotFound when the season has no plan. */
export function boardOf(found: BoardLook, context: ReadContext, contacts: Contacts): BoardView {
  const { version } = found;
  if (!version) throw new NotFound(`Season ${found.id} has no plan.`);
  const view = context.viewpoint(found.now);
  const dates = dateWords(found.now, found.timeZone);
  const stuck = stuckOf(found);
  const uncovered = uncoveredOf(found.uncovered, found.stretches);
  const facts: BoardFacts = {
    ...found,
    request: version.request,
    plan: version.plan,
    offerToClearDays: sumOrNull(found.medians['accepted'], found.medians['cleared']),
    questions: found.questions.map((question) => ({
      ...question,
      yours: isMine({ ...question, toTalent: null }, context.reader),
    })),
    stuck,
    uncovered,
  };
  const links = view.links(found.id, found.workflowId);
  return {
    id: found.id,
    name: found.name,
    state: found.state,
    pausedFrom: found.pausedFrom,
    now: found.now,
    createdAt: found.createdAt,
    timeZone: found.timeZone,
    peakOn: found.peakOn,
    endsOn: found.endsOn,
    planVersion: version.version,
    planApproved: found.planInForce !== null,
    newestVersion: version.newest,
    // A local date is the same day in every zone; noon of it lies in no other.
    ...boardFigures(facts, (date) => dates.day(`${date}T12:00:00.000Z`)),
    uncovered,
    leavers: {
      left: found.leavers.byTenure.reduce((sum, { count }) => sum + count, 0),
      fellOut: found.fellOut,
      ...found.leavers,
    },
    stuck,
    tiers: tierCounts(found.tiers, version.request),
    atRisk: found.risks.map(({ engagement, talent, workflowId, cause, what, dueAt }) => ({
      engagement,
      talent: { id: talent, name: contacts.get(talent)?.name ?? null },
      reason: riskInWords(cause, what),
      dueAt,
      late: Date.parse(dueAt) < Date.parse(found.now),
      links: view.links(engagement, workflowId),
    })),
    audit: tellEvents(
      context,
      found.now,
      { leadId: found.requestedBy, timeZone: found.timeZone, currency: found.currency, titles: [] },
      found.events,
    ),
    links: {
      ...links,
      board: `${links.self}/board`,
      stream: `${links.self}/board/stream`,
      report: `${links.self}/report`,
    },
  };
}

function stuckOf({ late: steps, ages, now }: BoardLook): BoardView['stuck'] {
  const [main] = [...steps].sort((a, b) => b.count - a.count);
  const oldest = steps.map((one) => one.oldest).sort()[0];
  return {
    late: steps.reduce((sum, { count }) => sum + count, 0),
    oldestDays: oldest === undefined ? null : Number(((Date.parse(now) - Date.parse(oldest)) / 86_400_000).toFixed(1)),
    main: main?.step ?? null,
    mainCount: main?.count ?? 0,
    ages,
  };
}

function uncoveredOf(
  days: BoardView['uncovered']['days'],
  stretches: BoardView['uncovered']['stretches'],
): BoardView['uncovered'] {
  const sum = (read: (day: (typeof days)[number]) => number) => days.reduce((all, day) => all + read(day), 0);
  return {
    intervals: sum((day) => day.intervals),
    uncovered: sum((day) => day.uncovered),
    missingHours: Number(sum((day) => day.missingHours).toFixed(1)),
    days,
    stretches,
  };
}

function sumOrNull(a: number | null | undefined, b: number | null | undefined): number | null {
  return a === null || a === undefined || b === null || b === undefined ? null : a + b;
}
