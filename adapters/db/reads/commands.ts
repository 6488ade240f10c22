import type { CommandView } from '../../../domain/command/contract';
import { NotFound } from '../../../domain/errors';
import type { ReadContext } from './context';
import { engagementInSight } from './sight';
import { allOf, rows } from './statement';

/** What was told to an engagement, the newest first. Throws NotFound when the reader sees no such engagement. */
export async function readCommands(context: ReadContext, engagementId: string): Promise<CommandView[]> {
  const sight = allOf({ sql: 'e.id = :engagementId', bindings: { engagementId } }, engagementInSight(context.reader));
  const seen = await rows<{ id: string }>(context.knex, {
    sql: `select e.id from engagement e where ${sight.sql}`,
    bindings: sight.bindings,
  });
  if (seen.length === 0) throw new NotFound(`There is no engagement ${engagementId}.`);
  return rows<CommandView>(context.knex, {
    sql: `select id, kind, subject, given_by as "by", given_at as "at", state, settled_at as "settledAt", outcome
      from command where subject = :engagementId order by given_at desc, id`,
    bindings: { engagementId },
  });
}

/** One command of an engagement. Throws NotFound. */
export async function readCommand(context: ReadContext, engagementId: string, id: string): Promise<CommandView> {
  const found = (await readCommands(context, engagementId)).find((command) => command.id === id);
  if (!found) throw new NotFound(`Engagement ${engagementId} was told no ${id}.`);
  return found;
}
