import type { Asked } from '../../../domain/knowledge/terms';
import type { KnowledgePolicy } from '../../../domain/knowledge/policy-contract';
import type { Sql } from './statement';

/** Whom the notes are for: notes of the same role, or of one of the systems, come first. */
export interface Nearness {
  role: string | null;
  systems: readonly string[];
}

/**
 * How much a note (alias `k`) is worth whatever was asked; `:asOf` is the business instant at which its age counts:
 *
 *     worth = usefulness · freshness · match
 *     usefulness = 1 + usefulShare · (2u − 1),  u = (yes + priorVotes) / (yes + no + 2·priorVotes)
 *     freshness  = 1 − freshShare · (1 − ½^(age / halfLifeDays)),  age since it was last said to be right
 *     match      = 1 + roleBoost · [role is the reader’s] + systemBoost · [a system is the reader’s]
 *
 * u is the mean of a Beta(priorVotes, priorVotes) prior with the votes counted in: one vote moves a note a little.
 */
export function worthOf(near: Nearness, rank: KnowledgePolicy['rank']): Sql {
  return {
    sql: `((1 + :usefulShare::float8 * (2 * (k.useful_yes + :priorVotes::float8) / (k.useful_yes + k.useful_no + 2 * :priorVotes::float8) - 1))
      * (1 - :freshShare::float8 * (1 - power(0.5, greatest(0, extract(epoch from :asOf::timestamptz - coalesce(k.confirmed_at, k.created_at)))
          / (86400 * :halfLifeDays::float8))))
      * (1 + :roleBoost::float8 * coalesce((k.role = :nearRole)::int, 0) + :systemBoost::float8 * (k.systems && :nearSystems::text[])::int))::float8`,
    bindings: {
      usefulShare: rank.usefulShare,
      priorVotes: rank.priorVotes,
      freshShare: rank.freshShare,
      halfLifeDays: rank.halfLifeDays,
      roleBoost: rank.roleBoost,
      systemBoost: rank.systemBoost,
      nearRole: near.role,
      nearSystems: [...near.systems],
    },
  };
}

/**
 * Common table expressions up to `ranked(id, rank)`: every note that passes `filter` and holds one of the words, with
 *
 *     rank = text · worth
 *     text = Σ idf(t) · w(t, note) / Σ idf(t)   over the terms t of the question
 *     w    = the greater of ts_rank(word as asked) and synonymShare · ts_rank(word or a synonym)
 *     idf  = ln(1 + matches of any term / matches of t)
 *
 * ts_rank of one term grows with its occurrences and saturates; title (A), tags (B) and body (C) weigh 1, 0.4 and 0.2.
 * A rare word thus counts more than a common one (Spärck Jones 1972), and a note that holds more of the words more than
 * one that holds a single word often.
 */
export function rankedBy(asked: Asked, filter: Sql, near: Nearness, rank: KnowledgePolicy['rank']): Sql {
  const worth = worthOf(near, rank);
  const both = [...asked.terms, ...asked.pairs];
  const matching = asked.strict === null ? `to_tsquery('english', :anyOf)` : `websearch_to_tsquery('english', :strict)`;
  return {
    sql: `term as materialized (
        select n, to_tsquery('english', own) as own, to_tsquery('english', wide) as wide, case when least > 1 then :pairShare::float8 else 1 end as share
        from unnest(:own::text[], :wide::text[], :least::int[]) with ordinality t(own, wide, least, n)
        where numnode(to_tsquery('english', own)) >= least
      ), found as materialized (
        select k.id, k.search, ${worth.sql} as worth from knowledge k where ${filter.sql} and k.search @@ ${matching}
      ), weighed as materialized (
        select f.id, t.n, greatest(ts_rank(f.search, t.own, 1), :synonymShare::float8 * ts_rank(f.search, t.wide, 1)) as weight
        from found f join term t on f.search @@ t.wide
      ), rare as (
        select n, share * ln(1 + (select count(*) from found)::float8 / count(*)) as idf from weighed join term using (n) group by n, share
      ), texts as (
        select w.id, sum(r.idf * w.weight) * sum(r.idf) / power((select sum(idf) from rare), 2) as text from weighed w join rare r using (n) group by w.id
      ), ranked as (
        select f.id, (coalesce(t.text, 0) * f.worth)::float8 as rank from found f left join texts t using (id)
      )`,
    bindings: {
      ...filter.bindings,
      ...worth.bindings,
      own: both.map(({ own }) => own),
      wide: both.map(({ wide }) => wide),
      // A pair with a stop word in it shrinks to one word, which is a term already.
      least: [...asked.terms.map(() => 1), ...asked.pairs.map(() => 3)],
      anyOf: asked.terms.map(({ wide }) => wide).join(' | '),
      strict: asked.strict,
      synonymShare: rank.synonymShare,
      pairShare: rank.pairShare,
    },
  };
}
