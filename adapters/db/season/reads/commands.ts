import { NotFound } from '../../../../domain/errors';
import type { SeasonCommandView } from '../../../../domain/season/command-contract';
import type { ReadContext } from '../../reads/context';
import { rows } from '../../reads/statement';
import { seeCampaign } from './campaigns';

/** What was told to a season, the newest first. Throws NotFound when the reader sees no such season. */
export async function readSeasonCommands(context: ReadContext, campaignId: string): Promise<SeasonCommandView[]> {
  await seeCampaign(context, campaignId);
  return rows<SeasonCommandView>(context.knex, {
    sql: `select id, kind, subject, given_by as "by", given_at as "at", state, settled_at as "settledAt", outcome
      from command where subject = :campaignId order by given_at desc, id`,
    bindings: { campaignId },
  });
}

/** One command of a season. Throws NotFound. */
export async function readSeasonCommand(
  context: ReadContext,
  campaignId: string,
  id: string,
): Promise<SeasonCommandView> {
  const found = (await readSeasonCommands(context, campaignId)).find((command) => command.id === id);
  if (!found) throw new NotFound(`Season ${campaignId} was told no ${id}.`);
  return found;
}
