import type { CampaignRequest } from '../../../../domain/campaign/contract';
import { hourPrice } from '../../../../domain/campaign/cost';
import type { SeasonPlan } from '../../../../domain/campaign/plan-contract';
import { localDate } from '../../../../domain/calendar';
import { knowsPersons } from '../../../../domain/engagement/reader';
import { toMinor, toText } from '../../../../domain/money';
import {
  coverage,
  reportAssumptions,
  reportTenure,
  reportVerdict,
  reportYields,
} from '../../../../domain/season/report';
import type { SeasonReport } from '../../../../domain/season/report-contract';
import type { PlannedYields } from '../../../../domain/season/situation';
import type { ReadContext } from '../../reads/context';
import { listOf, object, row } from '../../reads/statement';
import { readYields } from '../situation';
import { readBoard } from './board';

/** A season looked back on: three statements. Throws NotFound. */
export async function readReport(context: ReadContext, id: string): Promise<SeasonReport> {
  // A report names nobody.
  const board = await readBoard({ ...context, contacts: () => Promise.resolve(new Map()) }, id);
  const today = localDate(board.now, board.timeZone);
  const [facts, seen] = await Promise.all([
    row<ReportRow>(context.knex, { sql: statement, bindings: { id, version: board.planVersion } }),
    readYields(context.knex, id, today),
  ]);
  if (!facts) throw new Error('a board that was read has a plan');
  const { request, plan, prior, priorPeople, currency } = facts;
  const money = (amountMinor: number) => toText({ amountMinor, currency });
  const covered = coverage(board);
  const over = board.state === 'closed' || board.state === 'cancelled';
  const burden = 1 + request.pay.burdenPercent / 100;
  const planned = Math.ceil((toMinor(plan.cost.new).amountMinor + toMinor(plan.cost.training).amountMinor) * burden);
  return {
    ...pick(board),
    verdict: reportVerdict(covered, board.money, over),
    covered,
    cost: {
      planned: money(planned),
      paid: board.money.paid,
      perHour:
        facts.hours > 0 ? money(Math.round(Math.min(facts.paidMinor / facts.hours, hourPrice(request) * 10))) : null,
      weeks: facts.weeks.map(({ amountMinor, burdenMinor, ...week }) => ({
        ...week,
        amount: money(amountMinor),
        burden: money(burdenMinor),
      })),
    },
    yields: reportYields((prior ?? request).yields, seen.yields, priorPeople),
    tenure: reportTenure(request, prior ?? request, seen, priorPeople),
    assumptions: reportAssumptions(request, board.demand, priorPeople),
    interviews: {
      answered: facts.again.reduce((sum, { count }) => sum + count, 0),
      again: facts.again,
      better: knowsPersons(context.reader) ? facts.better : [],
    },
    knowledge: facts.knowledge,
    alumni: facts.alumni,
  };
}

function pick(board: Awaited<ReturnType<typeof readBoard>>) {
  const { id, name, state, now, timeZone, peakOn, endsOn, planVersion, sentence } = board;
  const { curve, funnel, classes, demand, leavers, tiers, money, links } = board;
  return {
    ...{ id, name, state, now, timeZone, peakOn, endsOn, planVersion, sentence },
    ...{ curve, funnel, classes, demand, leavers, tiers, money, links },
  };
}

interface ReportRow {
  currency: string;
  request: CampaignRequest;
  plan: SeasonPlan;
  prior: PlannedYields | null;
  priorPeople: number;
  hours: number;
  paidMinor: number;
  weeks: { period: string; people: number; hours: number; amountMinor: number; burdenMinor: number }[];
  again: { answer: string; count: number }[];
  better: SeasonReport['interviews']['better'];
  knowledge: SeasonReport['knowledge'];
  alumni: SeasonReport['alumni'];
}

const statement = `select c.currency, p.request #- '{demand,csv}' as request, p.plan,
    (select json_strip_nulls(json_build_object('yields', x.request->'yields', 'survivalByTenure', x.request->'survivalByTenure')) from campaign_plan x where x.campaign_id = c.id and x.kind in ('draft', 'edit')
       and x.made_by not like 'system:%' and x.state in ('approved', 'superseded') order by x.version desc limit 1) as prior,
    (select (y.document->'replan'->>'priorPeople')::int from policy y
       where y.kind = 'season' and y.version = (c.policies->>'season')::int) as "priorPeople",
    (select coalesce(sum(r.minutes), 0) / 60.0 from pay_run r where r.campaign_id = c.id)::float8 as hours,
    (select coalesce(sum(r.amount_minor + r.burden_minor), 0) from pay_run r where r.campaign_id = c.id) as "paidMinor",
    ${listOf(
      object({
        period: 'r.period',
        people: 'r.people',
        hours: 'round(r.minutes / 60.0, 1)',
        amountMinor: 'r.amount_minor',
        burdenMinor: 'r.burden_minor',
      }),
      `from (select period, max(people) as people, sum(minutes) as minutes, sum(amount_minor) as amount_minor,
           sum(burden_minor) as burden_minor from pay_run where campaign_id = c.id and state = 'done' group by period) r`,
      'r.period',
    )} as weeks,
    (select coalesce(json_agg(row_to_json(t) order by t.count desc), '[]') from (
       select a.answer->>'again' as answer, count(*)::int as count from ask a
       where a.thread = c.id and a.kind = 'interview' and a.state = 'answered' and a.answer->>'again' is not null group by 1) t) as again,
    (select coalesce(json_agg(row_to_json(t)), '[]') from (
       select btrim(a.answer->>'better') as said, count(*)::int as count from ask a
       where a.thread = c.id and a.kind = 'interview' and a.state = 'answered' and btrim(coalesce(a.answer->>'better', '')) <> ''
       group by 1 order by count(*) desc, max(a.answered_at) desc limit 30) t) as better,
    (select json_build_object('kept', count(*)::int, 'notes', coalesce((select json_agg(json_build_object('id', n.id, 'title', n.title, 'useful', n.useful_yes)) from (
         select k.id, k.title, k.useful_yes from knowledge k join engagement e on e.id = k.engagement_id
         where e.campaign_id = c.id and k.state = 'kept' order by k.useful_yes desc, k.kept_at desc limit 12) n), '[]'))
       from knowledge k join engagement e on e.id = k.engagement_id where e.campaign_id = c.id and k.state = 'kept') as knowledge,
    (select json_build_object('recalled', count(*) filter (where m.alumni and m.checked_in_at is not null)::int,
         'again', count(*) filter (where t.rehire = 'yes')::int)
       from season_member m join talent t on t.id = m.talent_id where m.campaign_id = c.id) as alumni
  from campaign c join campaign_plan p on p.campaign_id = c.id and p.version = :version where c.id = :id`;
