import type { Knex } from 'knex';

import { seesAll, type Reader } from '../../../domain/engagement/reader';
import { campaignInSight, engagementInSight, hireInSight } from './sight';
import { allOf, rows, type Sql } from './statement';

/** Stories of nobody in particular: every member of staff may follow them. */
const common = /^(clock$|policy\/)/;

/** Of these subjects of events, those that the reader may follow. Others than hires, seasons, engagements and what is common: none. */
export async function subjectsInSight(
  knex: Knex,
  reader: Reader,
  subjects: readonly string[],
): Promise<ReadonlySet<string>> {
  if (seesAll(reader)) return new Set(subjects);
  const statement = (table: string, alias: string, sight: Sql | null): Sql => {
    const { sql, bindings } = allOf(
      { sql: `${alias}.id = any(:subjects)`, bindings: { subjects: [...subjects] } },
      sight,
    );
    return { sql: `select ${alias}.id from ${table} ${alias} where ${sql}`, bindings };
  };
  const [hires, campaigns, engagements] = await Promise.all([
    rows<{ id: string }>(knex, statement('hire', 'h', hireInSight(reader))),
    rows<{ id: string }>(knex, statement('campaign', 'c', campaignInSight(reader))),
    rows<{ id: string }>(knex, statement('engagement', 'e', engagementInSight(reader))),
  ]);
  const shared = reader.talent === null ? subjects.filter((subject) => common.test(subject)) : [];
  return new Set([...hires, ...campaigns, ...engagements].map(({ id }) => id).concat(shared));
}
