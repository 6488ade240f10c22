import { knowsPersons } from '../../../domain/engagement/reader';
import type { ReadContext } from './context';
import { row, rows } from './statement';

/** What stands around every page: the business clock, who is signed in, and how many questions wait for them. */
export interface FrameView {
  /** Business time. */
  now: string;
  /** Business seconds per wall second. */
  scale: number;
  name: string | null;
  timeZone: string;
  openAsks: number;
}

/** A member of staff, for lists to choose from. */
export interface StaffView {
  id: string;
  name: string;
  title: string;
  roles: string[];
}

/** The frame of one page for this reader; the name is null for keys and talent. */
export async function readFrame({ knex, reader }: ReadContext): Promise<FrameView> {
  const found = await row<FrameView>(knex, {
    sql: `select business_now() as now, (select scale from clock_segment order by id desc limit 1) as scale,
        u.name, coalesce(u.time_zone, t.time_zone, 'UTC') as "timeZone",
        (select count(*) from ask a
          where a.state = 'open' and not (a.not_by @> array[coalesce(:user, '')]::text[])
            and (a.to_user = :user or a.to_talent = :talent or a.to_role = any(:roles)
              or (a.escalated_at is not null and a.to_talent is null and a.escalate_role = any(:roles))))::int as "openAsks"
      from (select 1) one left join user_account u on u.id = :user left join talent t on t.id = :talent`,
    bindings: { user: reader.user, talent: reader.talent, roles: [...reader.roles] },
  });
  return found as FrameView;
}

/** Active staff by name, at most 500; empty for readers who may not know persons. */
export async function listStaff({ knex, reader }: ReadContext): Promise<StaffView[]> {
  if (!knowsPersons(reader)) return [];
  return rows<StaffView>(knex, {
    sql: `select id, name, title, roles from user_account where state = 'active' order by name, id limit 500`,
    bindings: {},
  });
}
