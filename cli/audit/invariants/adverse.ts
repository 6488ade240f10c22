import { broken, type Invariant } from '../invariant';

/** I12. */
export const noEarlyAdverseNotice: Invariant = {
  id: 'I12',
  holds: 'no final adverse notice before the pre-adverse notice and its waiting period',
  over: { what: 'final notices', sql: `select count(*) as n from event where type = 'adverse.final'` },
  check: ({ db }) =>
    broken<{ subject: string }>(
      db,
      `select f.subject from event f where f.type = 'adverse.final'
         and not exists (select 1 from event p where p.subject = f.subject and p.type = 'adverse.pre'
           and (p.data->>'until')::timestamptz <= f.at)`,
      (row) => `${row.subject} got a final adverse notice too early`,
    ),
};
