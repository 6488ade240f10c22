import { knowsPersons } from '../../../domain/engagement/reader';
import { NotFound } from '../../../domain/errors';
import { hitMarks, toExcerpt } from '../../../domain/knowledge/excerpt';
import type { KnowledgeHit, KnowledgeSearch, KnowledgeView } from '../../../domain/knowledge/contract';
import type { ReadContext } from './context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { allOf, object, row, rows, when } from './statement';

export type KnowledgeFilter = KnowledgeSearch & Paging;

/** Notes that match, best first with the words marked; without words the newest first. */
export async function searchKnowledge(
  context: ReadContext,
  filter: KnowledgeFilter = {},
): Promise<Listed<KnowledgeHit>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 2);
  const { sql, bindings } = allOf(
    { sql: 'k.state = :state', bindings: { state: filter.state ?? 'kept' } },
    when(filter.q || undefined, `k.search @@ websearch_to_tsquery('english', :q)`, 'q'),
    when(filter.role, 'k.role = :role', 'role'),
    when(filter.engagement, 'k.engagement_id = :engagement', 'engagement'),
    when(filter.system, 'k.systems @> array[:system]::text[]', 'system'),
  );
  const found = await rows<HitRow>(context.knex, {
    // Headlines are dear: they are made for the page's rows only.
    sql: `select f.id, f.kind, f.role, f.systems, f.state, f.engagement, f."keptAt", f.rank,
        ts_headline('english', translate(f.title, :marks, ''), f.query, :wholeOptions) as title,
        ts_headline('english', translate(left(f.body, 20000), :marks, ''), f.query, :options) as excerpt
      from (
        select * from (
          select k.id, k.kind, k.title, k.body, k.role, k.systems, k.state, k.engagement_id as engagement, k.kept_at as "keptAt", q.query,
            (case when :q::text is null then extract(epoch from coalesce(k.kept_at, k.created_at)) else ts_rank_cd(k.search, q.query, 1) end)::float8 as rank
          from knowledge k, (select websearch_to_tsquery('english', coalesce(:q::text, '')) as query) q
          where ${sql}
        ) f ${after ? 'where (f.rank, f.id) < (:afterRank::float8, :afterId)' : ''}
        order by f.rank desc, f.id desc limit :limit
      ) f order by f.rank desc, f.id desc`,
    bindings: {
      ...bindings,
      q: filter.q || null,
      // A mark that somebody wrote is none.
      marks: `${hitMarks.start}${hitMarks.stop}`,
      options: `${marks}, MaxFragments=2, MaxWords=30, MinWords=12, FragmentDelimiter=" … "`,
      wholeOptions: `${marks}, HighlightAll=true`,
      afterRank: after?.[0],
      afterId: after?.[1],
      limit: limit + 1,
    },
  });
  const page = toPage(found, limit, ({ rank, id }) => [rank, id]);
  return { next: page.next, items: page.items.map(toHit) };
}

const marks = `StartSel=${hitMarks.start}, StopSel=${hitMarks.stop}`;

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
  const found = await row<{ note: KnowledgeView }>(context.knex, {
    sql: `select ${noteObject} as note from knowledge k where k.id = :id ${context.reader.talent === null ? '' : `and k.state = 'kept'`}`,
    bindings: { id },
  });
  if (!found) throw new NotFound(`There is no note ${id}.`);
  const { note } = found;
  return { ...note, confirmedBy: knowsPersons(context.reader) ? note.confirmedBy : null };
}

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
  createdAt: 'k.created_at',
  keptAt: 'k.kept_at',
});
