import type { AskState, AskView } from '../../../domain/ask/contract';
import { seesAll, type Reader } from '../../../domain/engagement/reader';
import { NotFound } from '../../../domain/errors';
import type { Phase } from '../../../domain/lifecycle';
import type { Role } from '../../../domain/roles';
import { askObject, askView, type AskRow } from './ask-views';
import type { ReadContext } from './context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { campaignInSight, engagementInSight, hireInSight } from './sight';
import { allOf, rows, when, type Sql } from './statement';

export interface AskFilter extends Paging {
  /** Those that wait for the reader: by name, by role, or because they were escalated. */
  mine?: boolean | undefined;
  state?: AskState | undefined;
  talent?: string | undefined;
  user?: string | undefined;
  role?: Role | undefined;
  /** The hire or engagement that it is about. */
  subject?: string | undefined;
  /** Root of the story. */
  thread?: string | undefined;
  phase?: Phase | undefined;
  kind?: string | undefined;
  /** Opened before this business instant. */
  openedBefore?: string | undefined;
}

/** Asks that the reader sees: what is open by its date, the first due on top; what is answered, the last answered on top. */
export async function listAsks(context: ReadContext, filter: AskFilter = {}): Promise<Listed<AskView>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 2);
  const newestFirst = filter.state === 'answered';
  const sortKey = newestFirst ? 'a.answered_at' : 'a.due_at';
  const { sql, bindings } = allOf(
    askInSight(context.reader),
    filter.mine ? waitingFor(context.reader) : null,
    when(filter.state, 'a.state = :state', 'state'),
    when(filter.talent, 'a.to_talent = :talent', 'talent'),
    when(filter.user, 'a.to_user = :user', 'user'),
    when(filter.role, 'a.to_role = :role', 'role'),
    when(filter.subject, 'a.subject = :subject', 'subject'),
    when(filter.thread, 'a.thread = :thread', 'thread'),
    when(filter.phase, 'a.phase = :phase', 'phase'),
    when(filter.kind, 'a.kind = :kind', 'kind'),
    when(filter.openedBefore, 'a.opened_at < :openedBefore::timestamptz', 'openedBefore'),
    after && {
      sql: `(${sortKey}, a.id) ${newestFirst ? '<' : '>'} (:afterAt::timestamptz, :afterId)`,
      bindings: { afterAt: after[0], afterId: after[1] },
    },
  );
  const direction = newestFirst ? 'desc' : 'asc';
  const found = await rows<{ ask: AskRow; sortAt: string }>(context.knex, {
    sql: `select ${askObject} as ask, ${sortKey}::text as "sortAt" from ask a
      where ${sql} order by ${sortKey} ${direction}, a.id ${direction} limit :limit`,
    bindings: { ...bindings, limit: limit + 1 },
  });
  const page = toPage(found, limit, ({ ask, sortAt }) => [sortAt, ask.id]);
  return { next: page.next, items: page.items.map(({ ask }) => askView(ask, context.reader)) };
}

/** One ask. Throws NotFound when there is none that the reader sees. */
export async function readAsk(context: ReadContext, id: string): Promise<AskView> {
  const [ask] = await readAsks(context, [id]);
  return ask as AskView;
}

/** Several asks, in this order: one statement. Throws NotFound when the reader does not see one of them. */
export async function readAsks(context: ReadContext, ids: readonly string[]): Promise<AskView[]> {
  const { sql, bindings } = allOf({ sql: 'a.id = any(:ids)', bindings: { ids: [...ids] } }, askInSight(context.reader));
  const found = await rows<{ ask: AskRow }>(context.knex, {
    sql: `select ${askObject} as ask from ask a where ${sql}`,
    bindings,
  });
  const byId = new Map(found.map(({ ask }) => [ask.id, ask]));
  return ids.map((id) => {
    const ask = byId.get(id);
    if (!ask) throw new NotFound('There is no such question, or it is not for you; look into the list of questions.');
    return askView(ask, context.reader);
  });
}

/** Which asks (alias `a`) the reader sees: talent their own; staff those to them and those of the stories they see. */
export function askInSight(reader: Reader): Sql | null {
  if (seesAll(reader)) return null;
  if (reader.talent !== null) return { sql: 'a.to_talent = :sightTalent', bindings: { sightTalent: reader.talent } };
  const [hire, engagement, campaign] = [hireInSight(reader), engagementInSight(reader), campaignInSight(reader)];
  const asked = waitingFor(reader);
  return {
    sql: `(${asked.sql})
      or exists (select 1 from hire h where h.id = a.subject and (${hire?.sql}))
      or exists (select 1 from engagement e where e.id = a.subject and (${engagement?.sql}))
      or exists (select 1 from campaign c where c.id = a.subject and (${campaign?.sql}))`,
    bindings: { ...hire?.bindings, ...engagement?.bindings, ...campaign?.bindings, ...asked.bindings },
  };
}

/** Asks that are the reader's to answer; `isMine` says the same of one that was read. */
function waitingFor(reader: Reader): Sql {
  if (reader.talent !== null) return { sql: 'a.to_talent = :mineTalent', bindings: { mineTalent: reader.talent } };
  return {
    sql: `a.to_talent is null and not (a.not_by @> array[:mineUser]::text[]) and (a.to_user = :mineUser
      or a.to_role = any(:mineRoles) or (a.escalated_at is not null and a.escalate_role = any(:mineRoles)))`,
    bindings: { mineUser: reader.user ?? '', mineRoles: [...reader.roles] },
  };
}
