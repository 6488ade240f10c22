import type { AskLine, HomeView } from '../../../domain/engagement/home';
import { homeSentence } from '../../../domain/engagement/home-sentence';
import type { Reader } from '../../../domain/engagement/reader';
import { askObject, askView, type AskRow } from './ask-views';
import { listSeasons } from '../season/reads/seasons';
import type { ReadContext } from './context';
import { hireColumns, hireJoins, hireSummary, running, type HireRow } from './hires';
import { hireInSight } from './sight';
import { allOf, row, rows, type Sql } from './statement';
import { titleOf, trouble, troubleLines, type TroubleRow } from './trouble';

const asksShown = 50;
const hiresShown = 25;
const seasonsShown = 5;
/** Counting goes no further than this. */
const counted = 1000;

/** The console's first page: what needs the reader's action, what runs, what is in trouble. Four statements at most. */
export async function readHome(context: ReadContext): Promise<HomeView> {
  const { reader } = context;
  const mine = openAsksOf(reader);
  const hires = allOf(running, hireInSight(reader));
  const wrong = trouble(reader);
  const [found, hireRows, { items: seasons }] = await Promise.all([
    row<HomeRow>(context.knex, {
      sql: `with mine as materialized (${mine.sql})
        select business_now() as now,
          (select count(*)::int from mine) as "askCount",
          (select count(*)::int from (select 1 from hire h where ${hires.sql} limit ${counted}) h) as "runningCount",
          (select coalesce(json_agg(json_build_object('ask', ${askObject}, 'subjectTitle', ${titleOf('a.subject')}) order by a.due_at, a.id), '[]')
             from (select * from mine order by due_at, id limit ${asksShown}) a) as asks,
          ${wrong.sql} as trouble`,
      bindings: { ...mine.bindings, ...hires.bindings, ...wrong.bindings },
    }),
    rows<HireRow>(context.knex, {
      sql: `select ${hireColumns} from (select h.* from hire h where ${hires.sql} order by h.created_at desc, h.id desc limit ${hiresShown}) h
        ${hireJoins} order by h.created_at desc, h.id desc`,
      bindings: hires.bindings,
    }),
    listSeasons(context, { running: true, limit: seasonsShown }),
  ]);
  if (!found) throw new Error('a select without a table gives one row');
  const view = {
    now: found.now,
    asks: found.asks.map((line) => askLine(line, found.now, reader)),
    askCount: found.askCount,
    running: hireRows.map((hire) => hireSummary(hire, context)),
    runningCount: found.runningCount,
    seasons,
    trouble: troubleLines(found.trouble),
  };
  return { ...view, sentence: homeSentence(view) };
}

interface HomeRow {
  now: string;
  askCount: number;
  runningCount: number;
  asks: { ask: AskRow; subjectTitle: string }[];
  trouble: TroubleRow;
}

function askLine({ ask, subjectTitle }: { ask: AskRow; subjectTitle: string }, now: string, reader: Reader): AskLine {
  return { ask: askView(ask, reader), subjectTitle, late: Date.parse(ask.dueAt) < Date.parse(now) };
}

/** Open asks (alias `a`) that wait for the reader: by name, by role, or because they were escalated. */
function openAsksOf(reader: Reader): Sql {
  const open = (condition: string) => `select id from ask where state = 'open' and ${condition}`;
  // One branch for each index; a single `or` reads every open ask.
  const branches = [
    open('to_user = :mineUser'),
    open('to_role = any(:mineRoles)'),
    open('escalated_at is not null and escalate_role = any(:mineRoles) and to_talent is null'),
  ];
  return {
    sql: `select a.* from ask a where a.id in (${branches.join(' union ')}) and not (a.not_by @> array[:mineUser]::text[])`,
    bindings: { mineUser: reader.user ?? '', mineRoles: [...reader.roles] },
  };
}
