import type { AskView } from '../../../domain/ask/contract';
import { askObject, askView, type AskRow } from './ask-views';
import type { ReadContext } from './context';
import { row } from './statement';

/**
 * The ask whose answer opened this one, or null: what was handed in, for whoever is to judge it. `id` is of an ask that
 * the reader sees; what people wrote is left out for readers who may not know it.
 */
export async function readAskBefore(context: ReadContext, id: string): Promise<AskView | null> {
  const found = await row<{ ask: AskRow }>(context.knex, {
    // A follow-up opens in the transaction of the answer, at the same instant.
    sql: `select ${askObject} as ask from ask b join ask a on a.group_key = b.group_key and a.id <> b.id
      where b.id = :id and a.state = 'answered' and a.answered_at = b.opened_at and a.follow_ups <> '{}' limit 1`,
    bindings: { id },
  });
  return found ? askView(found.ask, context.reader) : null;
}
