import { knowsPersons } from '../../../domain/engagement/reader';
import { NotFound } from '../../../domain/errors';
import { hitMarks, toExcerpt } from '../../../domain/knowledge/excerpt';
import type { KnowledgeHit, KnowledgeSearch, KnowledgeView } from '../../../domain/knowledge/contract';
import type { KnowledgePolicy } from '../../../domain/knowledge/policy-contract';
import { beginningsOf, termsOf, type Asked } from '../../../domain/knowledge/terms';
import { now } from '../clock';
import type { ReadContext } from './context';
import { knowledgeFileObject } from './knowledge-files';
import { knowledgePolicy } from './knowledge-policy';
import { rankedBy, type Nearness } from './knowledge-rank';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { allOf, listOf, object, row, rows, when, type Sql } from './statement';

export type KnowledgeFilter = KnowledgeSearch & Paging & { near?: Nearness | undefined };

/** Notes that match, best first with the words marked; without words the newest first. */
export async function searchKnowledge(
  context: ReadContext,
  filter: KnowledgeFilter = {},
): Promise<Listed<KnowledgeHit>> {
  const policy = await knowledgePolicy(context.knex);
  if (!filter.q) return newest(context, filter, policy);
  const asked = termsOf(filter.q, policy.synonyms);
  const found = await byWords(context, filter, asked, policy);
  if (found.items.length > 0 || asked.strict !== null || filter.cursor) return found;
  return byWords(context, filter, beginningsOf(asked), policy);
}

/** What filters ask for, whatever the words. */
function filterOf(filter: KnowledgeFilter): Sql {
  return allOf(
    { sql: 'k.state = :state', bindings: { state: filter.state ?? 'kept' } },
    when(filter.role, 'k.role = :role', 'role'),
    when(filter.engagement, 'k.engagement_id = :engagement', 'engagement'),
    when(filter.system, 'k.systems @> array[:system]::text[]', 'system'),
    when(filter.skill, 'k.skills @> array[:skill]::text[]', 'skill'),
  );
}

/** The cursor keeps the instant of the first page: ages, and with them ranks, must not change between pages. */
async function byWords(
  context: ReadContext,
  filter: KnowledgeFilter,
  asked: Asked,
  policy: KnowledgePolicy,
): Promise<Listed<KnowledgeHit>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 3);
  const asOf = after ? String(after[0]) : await now(context.knex);
  const near = filter.near ?? (await nearnessOf(context, filter.for));
  const { sql, bindings } = rankedBy(asked, filterOf(filter), near, policy.rank);
  const found = await rows<HitRow>(context.knex, {
    // Headlines are dear: they are made for the page’s rows only.
    sql: `with ${sql}, page as (
        select * from (select id, rank, max(rank) over () as best from ranked) r
        where rank >= :leastShare::float8 * best ${after ? 'and (rank, id) < (:afterRank::float8, :afterId)' : ''}
        order by rank desc, id desc limit :limit
      )
      select ${hitColumns(`to_tsquery('english', :anyOf)`)}, p.rank
      from page p join knowledge k using (id) order by p.rank desc, p.id desc`,
    bindings: {
      ...bindings,
      ...hitBindings(policy, asOf),
      leastShare: policy.rank.leastShare,
      afterRank: after?.[1],
      afterId: after?.[2],
      limit: limit + 1,
    },
  });
  const page = toPage(found, limit, ({ rank, id }) => [asOf, rank, id]);
  return { next: page.next, items: page.items.map(toHit) };
}

async function newest(
  context: ReadContext,
  filter: KnowledgeFilter,
  policy: KnowledgePolicy,
): Promise<Listed<KnowledgeHit>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 2);
  const { sql, bindings } = filterOf(filter);
  const found = await rows<HitRow>(context.knex, {
    sql: `select ${hitColumns("''::tsquery")}, p.rank from (
        select * from (
          select k.id, extract(epoch from coalesce(k.kept_at, k.created_at))::float8 as rank from knowledge k where ${sql}
        ) a ${after ? 'where (rank, id) < (:afterRank::float8, :afterId)' : ''} order by rank desc, id desc limit :limit
      ) p join knowledge k using (id) order by p.rank desc, p.id desc`,
    bindings: {
      ...bindings,
      ...hitBindings(policy, await now(context.knex)),
      afterRank: after?.[0],
      afterId: after?.[1],
      limit: limit + 1,
    },
  });
  const page = toPage(found, limit, ({ rank, id }) => [rank, id]);
  return { next: page.next, items: page.items.map(toHit) };
}

/** Nothing is near to an engagement that is not there. */
async function nearnessOf(context: ReadContext, engagement: string | undefined): Promise<Nearness> {
  return engagement ? readTagsOf(context, engagement) : { role: null, systems: [] };
}

/** Role, systems and skills of an engagement: what its notes are tagged with, and what is near to it. */
export async function readTagsOf(
  context: ReadContext,
  engagement: string,
): Promise<{ role: string; systems: string[]; skills: string[] }> {
  const found = await row<{ role: string; systems: string[]; skills: string[] }>(context.knex, {
    sql: `select e.role, array(select distinct l.system from access_lease l where l.engagement_id = e.id order by 1) as systems,
        array(select s->>'skill' from requisition r, jsonb_array_elements(r.skills) s where r.id = e.requisition_id) as skills
      from engagement e where e.id = :engagement`,
    bindings: { engagement },
  });
  return found ?? { role: '', systems: [], skills: [] };
}

const marks = `StartSel=${hitMarks.start}, StopSel=${hitMarks.stop}`;

/** Columns of a hit; `query` says which words are marked. */
function hitColumns(query: string): string {
  return `k.id, k.kind, k.role, k.systems, k.skills, k.state, k.engagement_id as engagement, k.kept_at as "keptAt",
    k.confirmed_at as "confirmedAt", ${staleSql} as stale, ${usefulObject} as useful,
    ts_headline('english', translate(k.title, :marks, ''), ${query}, :wholeOptions) as title,
    ts_headline('english', translate(left(k.body, 20000), :marks, ''), ${query}, :options) as excerpt`;
}

function hitBindings(policy: KnowledgePolicy, asOf: string): Record<string, unknown> {
  return {
    asOf,
    staleDays: policy.staleAfterDays,
    // A mark that somebody wrote is none.
    marks: `${hitMarks.start}${hitMarks.stop}`,
    options: `${marks}, MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "`,
    wholeOptions: `${marks}, HighlightAll=true`,
  };
}

interface HitRow extends Omit<KnowledgeHit, 'title' | 'excerpt'> {
  title: string;
  excerpt: string;
}

const toHit = (row: HitRow): KnowledgeHit => ({
  ...row,
  title: toExcerpt(row.title),
  excerpt: toExcerpt(row.excerpt),
});

/** One note. Talent read what is kept; drafts are for staff. Throws NotFound otherwise. */
export async function readKnowledge(context: ReadContext, id: string): Promise<KnowledgeView> {
  const policy = await knowledgePolicy(context.knex);
  const found = await row<{ note: KnowledgeView }>(context.knex, {
    sql: `select ${noteObject} as note from knowledge k where k.id = :id ${context.reader.talent === null ? '' : `and k.state = 'kept'`}`,
    bindings: { id, reader: context.reader.id, staleDays: policy.staleAfterDays, asOf: await now(context.knex) },
  });
  if (!found) throw new NotFound(`There is no note ${id}.`);
  const { note } = found;
  return { ...note, confirmedBy: knowsPersons(context.reader) ? note.confirmedBy : null };
}

const staleSql = `coalesce(k.confirmed_at < :asOf::timestamptz - :staleDays::float8 * interval '1 day', false)`;
const usefulObject = object({ yes: 'k.useful_yes', of: 'k.useful_yes + k.useful_no' });

const noteObject = object({
  id: 'k.id',
  kind: 'k.kind',
  title: 'k.title',
  body: 'k.body',
  role: 'k.role',
  systems: 'k.systems',
  skills: 'k.skills',
  links: 'k.links',
  state: 'k.state',
  engagement: 'k.engagement_id',
  hire: 'k.hire_id',
  confirmedBy: 'k.confirmed_by',
  confirmedAt: 'k.confirmed_at',
  stale: staleSql,
  useful: usefulObject,
  myVote: '(select v.useful from knowledge_vote v where v.knowledge_id = k.id and v.reader = :reader)',
  files: listOf(knowledgeFileObject, 'from knowledge_file f where f.knowledge_id = k.id', 'f.added_at, f.id'),
  createdAt: 'k.created_at',
  keptAt: 'k.kept_at',
});
