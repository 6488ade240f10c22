import { broken, type Invariant } from '../invariant';

/**
 * Told by the events alone, and by the policy that the engagement is pinned to: what the run thought of its own clock is
 * checked, not believed. Two hours of grace are for a change of clocks and the moment between two transactions.
 */
const tooEarly = `
  select f.subject,
    case
      when p.subject is null then 'without a pre-adverse notice'
      when d.n <> r.n then 'while a dispute was open'
      when (w.data->>'until')::timestamptz > f.at then 'before ' || (w.data->>'until')
      else 'after less than the waiting period of its policy'
    end as how
  from event f
  join engagement e on e.id = f.subject
  left join policy y on y.kind = 'vetting' and y.version = (e.policies->>'vetting')::int
  left join lateral (select * from event p where p.subject = f.subject and p.type = 'adverse.pre'
    and p.subject_seq < f.subject_seq order by p.subject_seq limit 1) p on true
  left join lateral (select * from event w where w.subject = f.subject and w.type in ('adverse.pre', 'adverse.resumed')
    and w.subject_seq < f.subject_seq order by w.subject_seq desc limit 1) w on true
  cross join lateral (select count(*) as n, coalesce(sum(extract(epoch from coalesce((v.data->>'at')::timestamptz, v.at))), 0) as at
    from event v where v.subject = f.subject and v.type = 'adverse.disputed' and v.subject_seq < f.subject_seq) d
  cross join lateral (select count(*) as n, coalesce(sum(extract(epoch from v.at)), 0) as at
    from event v where v.subject = f.subject and v.type = 'adverse.resumed' and v.subject_seq < f.subject_seq) r
  where f.type = 'adverse.final' and (
    p.subject is null or d.n <> r.n or (w.data->>'until')::timestamptz > f.at
    or extract(epoch from f.at - p.at) - (r.at - d.at) < 86400 * coalesce(
      (y.document #>> array['adverse', 'businessDays', e.jurisdiction])::float8,
      (y.document #>> array['adverse', 'businessDays', split_part(e.jurisdiction, '-', 1)])::float8,
      (y.document #>> '{adverse,waitDays}')::float8, 0) - 7200)`;

/** I12: nobody is told a final decision before the notice and the whole wait, disputes left out of the count. */
export const noEarlyAdverseNotice: Invariant = {
  id: 'I12',
  holds: 'no final adverse notice before the pre-adverse notice plus the waiting period without an open dispute',
  over: { what: 'final notices', sql: `select count(*) as n from event where type = 'adverse.final'` },
  check: ({ db }) =>
    broken<{ subject: string; how: string }>(
      db,
      tooEarly,
      (row) => `${row.subject} got a final adverse notice ${row.how}`,
    ),
};
