import { NotFound } from '../../../domain/errors';
import type { EffectView } from '../../../domain/effect/contract';
import type { ReadContext } from './context';
import { engagementInSight, hireInSight } from './sight';
import { allOf, listOf, object, row } from './statement';

/** Effects of a subject as a json list, in the order in which they were begun. */
export const effectList = (subject: string) =>
  listOf(
    object({
      key: 'f.key',
      system: 'f.system',
      operation: 'f.operation',
      subject: 'f.subject',
      state: 'f.state',
      providerRef: 'f.provider_ref',
      attempts: 'f.attempts',
      compensates: 'f.compensates',
      undoneBy: `(select u.key from effect u where u.compensates = f.key and u.state = 'done' order by u.created_at, u.key limit 1)`,
      leftReason: 'f.left_reason',
      readBack: `case when f.result->'readBack' is not null then ${object({
        active: `coalesce((f.result->'readBack'->>'active')::boolean, false)`,
        roles: `coalesce(f.result->'readBack'->'roles', '[]'::jsonb)`,
      })} end`,
      parkedAsk: 'f.parked_ask',
      lastError: 'f.last_error',
      createdAt: 'f.created_at',
      changedAt: 'f.changed_at',
    }),
    `from effect f where f.subject = ${subject}`,
    'f.created_at, f.key',
  );

/** The ledger of one hire or engagement. Throws NotFound when there is none that the reader sees. */
export async function readEffects(context: ReadContext, subject: string): Promise<EffectView[]> {
  const hire = subject.startsWith('hire_');
  const { sql, bindings } = hire
    ? allOf({ sql: 'h.id = :subject', bindings: { subject } }, hireInSight(context.reader))
    : allOf({ sql: 'e.id = :subject', bindings: { subject } }, engagementInSight(context.reader));
  const found = await row<{ effects: EffectView[] }>(context.knex, {
    sql: `select ${effectList(':subject')} as effects from ${hire ? 'hire h' : 'engagement e'} where ${sql}`,
    bindings,
  });
  if (!found) throw new NotFound(`There is no ${hire ? 'hire' : 'engagement'} ${subject}.`);
  return found.effects;
}
