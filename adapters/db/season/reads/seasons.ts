import type { SeasonSummary } from '../../../../domain/season/summary';
import type { CampaignState } from '../../../../domain/lifecycle';
import type { ReadContext } from '../../reads/context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from '../../reads/paging';
import { allOf, when } from '../../reads/statement';
import { readBoards } from './board';

export interface SeasonFilter extends Paging {
  states?: readonly CampaignState[] | undefined;
  /** Everything that is not closed or cancelled. */
  running?: boolean | undefined;
}

/** Seasons that the reader sees, newest first, each with its sentence. */
export async function listSeasons(context: ReadContext, filter: SeasonFilter = {}): Promise<Listed<SeasonSummary>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 2);
  const fits = allOf(
    when(filter.states && [...filter.states], 'c.state = any(:states)', 'states'),
    filter.running ? runningSeasons : null,
    after && {
      // A cursor holds milliseconds.
      sql: `(date_trunc('milliseconds', c.created_at), c.id) < (:afterAt::timestamptz, :afterId)`,
      bindings: { afterAt: after[0], afterId: after[1] },
    },
  );
  // A list names nobody.
  const nameless = { ...context, contacts: () => Promise.resolve(new Map()) };
  const boards = await readBoards(nameless, fits, limit + 1);
  const page = toPage(boards, limit, ({ createdAt, id }) => [createdAt, id]);
  return {
    next: page.next,
    items: page.items.map((board): SeasonSummary => ({
      id: board.id,
      name: board.name,
      state: board.state,
      sentence: board.sentence,
      peakOn: board.peakOn,
      endsOn: board.endsOn,
      seats: board.classes.reduce((sum, { seats }) => sum + seats, 0),
      active: board.active,
      forecast: board.forecast,
      money: board.money,
      decisions: board.decisions.length,
      yours: board.decisions.filter(({ yours }) => yours).length,
      stuck: board.stuck.late,
      createdAt: board.createdAt,
      links: board.links,
    })),
  };
}

/** Seasons (alias `c`) that are not over. */
export const runningSeasons = { sql: `c.state not in ('closed', 'cancelled')`, bindings: {} };
