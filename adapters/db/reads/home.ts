import { describeEffect, systemOfEffect } from '../../../domain/effect/describe';
import type { AskLine, HomeView, TroubleLine } from '../../../domain/engagement/home';
import { seesAll, type Reader } from '../../../domain/engagement/reader';
import { homeSentence } from '../../../domain/engagement/home-sentence';
import { askObject, askView, type AskRow } from './ask-views';
import type { ReadContext } from './context';
import { hireColumns, hireJoins, hireSummary, running, type HireRow } from './hires';
import { engagementInSight, hireInSight } from './sight';
import { allOf, row, rows, type Sql } from './statement';

const shown = 50;
const hiresShown = 25;
/** Counting goes no further than this. */
const counted = 1000;
/** Late asks looked through for those that the reader may see. */
const lateSearched = 1000;

/** The console's first page: what needs the reader's action, what runs, what is in trouble. Two statements. */
export async function readHome(context: ReadContext): Promise<HomeView> {
  const { reader } = context;
  const mine = openAsksOf(reader);
  const hires = allOf(running, hireInSight(reader));
  const [found, hireRows] = await Promise.all([
    row<HomeRow>(context.knex, {
      sql: `with mine as materialized (${mine.sql}), parked as materialized (${parked(reader).sql}), late as materialized (${late(reader).sql})
        select business_now() as now,
          (select count(*)::int from mine) as "askCount",
          (select count(*)::int from (select 1 from hire h where ${hires.sql} limit ${counted}) h) as "runningCount",
          (select coalesce(json_agg(json_build_object('ask', ${askObject}, 'subjectTitle', ${titleOf('a')}) order by a.due_at, a.id), '[]')
             from (select * from mine order by due_at, id limit ${shown}) a) as asks,
          (select coalesce(json_agg(row_to_json(p) order by p.since), '[]') from parked p) as parked,
          (select coalesce(json_agg(row_to_json(l) order by l.since), '[]') from late l) as late`,
      bindings: { ...mine.bindings, ...hires.bindings, ...parked(reader).bindings, ...late(reader).bindings },
    }),
    rows<HireRow>(context.knex, {
      sql: `select ${hireColumns} from (select h.* from hire h where ${hires.sql} order by h.created_at desc, h.id desc limit ${hiresShown}) h
        ${hireJoins} order by h.created_at desc, h.id desc`,
      bindings: hires.bindings,
    }),
  ]);
  if (!found) throw new Error('a select without a table gives one row');
  const view = {
    now: found.now,
    asks: found.asks.map((line) => askLine(line, found.now, reader)),
    askCount: found.askCount,
    running: hireRows.map((hire) => hireSummary(hire, context)),
    runningCount: found.runningCount,
    trouble: [...found.parked.map(parkedLine), ...found.late.map(lateLine)],
  };
  return { ...view, sentence: homeSentence(view) };
}

interface HomeRow {
  now: string;
  askCount: number;
  runningCount: number;
  asks: { ask: AskRow; subjectTitle: string }[];
  parked: ParkedRow[];
  late: LateRow[];
}

interface ParkedRow {
  key: string;
  subject: string;
  subjectTitle: string;
  since: string;
  attempts: number;
  lastError: string | null;
  ask: string | null;
  /** The deliverable that it is for, if it is for one. */
  work: { no: number; title: string } | null;
}

interface LateRow {
  ask: string;
  question: string;
  subject: string;
  subjectTitle: string;
  since: string;
}

function askLine({ ask, subjectTitle }: { ask: AskRow; subjectTitle: string }, now: string, reader: Reader): AskLine {
  return { ask: askView(ask, reader), subjectTitle, late: Date.parse(ask.dueAt) < Date.parse(now) };
}

function parkedLine(effect: ParkedRow): TroubleLine {
  return {
    kind: 'parked-effect',
    title: `The ${describeEffect(effect.key, effect.work ? { [effect.work.no]: effect.work.title } : {})} of “${effect.subjectTitle}” is parked`,
    detail: effect.lastError ?? `${systemOfEffect(effect.key)} did not do it`,
    subject: effect.subject,
    since: effect.since,
    ask: effect.ask,
  };
}

function lateLine(late: LateRow): TroubleLine {
  return {
    kind: 'late-ask',
    title: `“${late.question}” is late`,
    detail: late.subjectTitle,
    subject: late.subject,
    since: late.since,
    ask: late.ask,
  };
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

/** Title of the hire or engagement that an ask or effect is about. */
const titleOf = (alias: string) =>
  `coalesce((select x.title from engagement x where x.id = ${alias}.subject),
    (select x.title from requisition x where x.hire_id = ${alias}.subject limit 1), '')`;

/** Effects that wait for an engineer's decision. */
function parked(reader: Reader): Sql {
  const sight = subjectInSight(reader, 'f');
  return {
    sql: `select f.key, f.subject, ${titleOf('f')} as "subjectTitle", f.changed_at as since, f.attempts, f.last_error as "lastError", f.parked_ask as ask,
        (select json_build_object('no', w.no, 'title', w.title) from work_item w
         where w.engagement_id = f.subject and w.no = substring(f.key from '-([0-9]+)/')::int) as work
      from effect f where f.state = 'parked' and ${sight.sql} order by f.changed_at limit ${shown}`,
    bindings: sight.bindings,
  };
}

/** Asks of anybody that are past their escalation or their date. */
function late(reader: Reader): Sql {
  const sight = subjectInSight(reader, 'a');
  return {
    sql: `select a.id as ask, a.question, a.subject, ${titleOf('a')} as "subjectTitle", least(a.due_at, a.escalated_at) as since
      from ask a where a.id in (
          (select id from ask where state = 'open' and due_at < (select business_now()) order by due_at limit ${lateSearched})
          union select id from ask where state = 'open' and escalated_at is not null
        ) and ${sight.sql}
      order by a.due_at, a.id limit ${shown}`,
    bindings: sight.bindings,
  };
}

function subjectInSight(reader: Reader, alias: string): Sql {
  if (seesAll(reader)) return { sql: 'true', bindings: {} };
  const [hire, engagement] = [hireInSight(reader), engagementInSight(reader)];
  return {
    sql: `(exists (select 1 from hire h where h.id = ${alias}.subject and (${hire?.sql ?? 'true'}))
      or exists (select 1 from engagement e where e.id = ${alias}.subject and (${engagement?.sql ?? 'true'})))`,
    bindings: { ...hire?.bindings, ...engagement?.bindings },
  };
}
