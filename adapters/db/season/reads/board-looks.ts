import { NotFound } from '../../../../domain/errors';
import type { BoardView } from '../../../../domain/season/board-contract';
import { seesAll } from '../../../../domain/engagement/reader';
import type { Reader } from '../../connection';
import type { ReadContext } from '../../reads/context';
import { sharedLook, type SharedLook } from '../../reads/shared-look';
import { campaignInSight } from '../../reads/sight';
import { allOf, row } from '../../reads/statement';
import { boardOf, lookAtBoards, type BoardLook } from './board';

/** Boards for all who watch a season: they share its look, and each sees of it what is theirs to see. */
export interface BoardLooks {
  /**
   * The board as of a look that began after `after` (wall milliseconds). (Default: up to two seconds old; one that is older than a
   * second is renewed behind it.) Throws NotFound when there is none that the reader sees.
   */
  read(context: ReadContext, id: string, after?: number): Promise<BoardView>;
  /** This reader has changed something and will want to see it: looks that began before now are not given to them any more. */
  forget(readerId: string): void;
}

/** Seasons whose look is kept at hand. */
const most = 50;

/** How old a look may be that is given out, and from what age on it is renewed meanwhile: wall milliseconds. */
const ages = { keptMs: 2_000, renewedMs: 1_000 };

/** Makes them. One for a process: what others have changed may be two seconds late in a board that is not asked to be newer. */
export function createBoardLooks(database: Reader, { keptMs, renewedMs } = ages): BoardLooks {
  const looks = new Map<string, SharedLook<BoardLook | undefined>>();
  /** Since when nothing older is given to whom: the last writes, the oldest first. */
  const forgotten = new Map<string, number>();

  function lookOf(id: string): SharedLook<BoardLook | undefined> {
    const look = looks.get(id) ?? sharedLook(() => lookAt(database, id));
    // The one that was wanted last is the last to go.
    looks.delete(id);
    looks.set(id, look);
    const [oldest] = looks.keys();
    if (looks.size > most && oldest !== undefined) looks.delete(oldest);
    return look;
  }

  return {
    read: async (context, id, after = Date.now() - keptMs) => {
      await mustSee(context, id);
      const look = lookOf(id);
      const found = await look.since(Math.max(after, forgotten.get(context.reader.id) ?? 0));
      if (look.newest() < Date.now() - renewedMs) look.since(Date.now() - renewedMs).catch(() => undefined);
      if (!found) throw new NotFound(`There is no season ${id}.`);
      return boardOf(found, context, await context.contacts(found.risks.map(({ talent }) => talent)));
    },
    forget: (readerId) => {
      forgotten.delete(readerId);
      forgotten.set(readerId, Date.now());
      for (const [other, at] of forgotten) {
        if (at > Date.now() - keptMs) break;
        forgotten.delete(other);
      }
    },
  };
}

async function lookAt(database: Reader, id: string): Promise<BoardLook | undefined> {
  const [found] = await lookAtBoards(database, { sql: 'c.id = :id', bindings: { id } }, 1);
  return found;
}

/** A look is everybody's: who may see the season is asked for each reader. */
async function mustSee({ knex, reader }: ReadContext, id: string): Promise<void> {
  if (seesAll(reader)) return;
  const { sql, bindings } = allOf({ sql: 'c.id = :id', bindings: { id } }, campaignInSight(reader));
  if (!(await row(knex, { sql: `select 1 from campaign c where ${sql}`, bindings })))
    throw new NotFound(`There is no season ${id}.`);
}
