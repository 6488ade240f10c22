import type { TalentSearch, TalentSummary } from '../../../domain/pool/contract';
import { knowsPersons, seesAll, type Reader } from '../../../domain/engagement/reader';
import type { Contacts, ReadContext } from './context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { allOf, listOf, object, rows, when, type Sql } from './statement';

export type TalentFilter = TalentSearch & Paging;

/** People in the pool that match, the best tier first, then by id. */
export async function searchTalents(context: ReadContext, filter: TalentFilter = {}): Promise<Listed<TalentSummary>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 2);
  const { sql, bindings } = allOf(
    poolInSight(context.reader),
    when(filter.state, 't.state = :state', 'state') ?? { sql: `t.state <> 'erased'`, bindings: {} },
    when(filter.tier, 't.tier = :tier', 'tier'),
    when(filter.role, 't.roles @> array[:role]::text[]', 'role'),
    when(filter.jurisdiction, 't.jurisdiction = :jurisdiction', 'jurisdiction'),
    when(filter.availableOn, '(t.available_from is null or t.available_from <= :availableOn::date)', 'availableOn'),
    filter.skill === undefined
      ? null
      : {
          sql: 't.id in (select k.talent_id from talent_skill k where k.skill = :skill and k.level >= :level)',
          bindings: { skill: filter.skill, level: filter.level ?? 1 },
        },
    when(
      filter.checkedOn,
      `exists (select 1 from screening s where s.talent_id = t.id and s.state = 'clear' and s.valid_until >= :checkedOn::date)`,
      'checkedOn',
    ),
    after && {
      sql: `(${tierOrder}, t.id) > (:afterTier, :afterId)`,
      bindings: { afterTier: after[0], afterId: after[1] },
    },
  );
  const found = await rows<{ talent: TalentRow; tierOrder: string }>(context.knex, {
    sql: `select ${talentObject} as talent, ${tierOrder} as "tierOrder" from talent t
      where ${sql} order by ${tierOrder}, t.id limit :limit`,
    bindings: { ...bindings, limit: limit + 1 },
  });
  const page = toPage(found, limit, ({ talent, tierOrder }) => [tierOrder, talent.id]);
  const contacts = await context.contacts(page.items.map(({ talent }) => talent.id));
  return { next: page.next, items: page.items.map(({ talent }) => talentSummary(talent, contacts)) };
}

// The unrated are offered work like tier B, and stand behind those who earned it.
const tierOrder = `coalesce(t.tier, 'B-')`;

/** A person (alias `t`) as one json object. */
export const talentObject = object({
  id: 't.id',
  state: 't.state',
  tier: 't.tier',
  roles: 't.roles',
  skills: listOf(
    object({ skill: 'k.skill', level: 'k.level' }),
    'from talent_skill k where k.talent_id = t.id',
    'k.level desc, k.skill',
  ),
  timeZone: 't.time_zone',
  jurisdiction: 't.jurisdiction',
  availableFrom: 't.available_from',
  checkValidUntil: `(select max(s.valid_until) from screening s where s.talent_id = t.id and s.state = 'clear')`,
  engagements: '(select count(*) from engagement e where e.talent_id = t.id)',
  score: `(select c.score from scorecard c where c.talent_id = t.id and c.rated order by c.closed_at desc, c.id limit 1)`,
  rehire: 't.rehire',
});

/** What `talentObject` selects. */
export type TalentRow = Omit<TalentSummary, 'name'>;

/** One person in a list; the name only when the contacts hold it. */
export function talentSummary(row: TalentRow, contacts: Contacts): TalentSummary {
  return { ...row, name: contacts.get(row.id)?.name ?? null };
}

/** Who may look into the pool: staff with a need to; a talent sees only themselves. */
export function poolInSight(reader: Reader): Sql | null {
  if (reader.talent !== null) return { sql: 't.id = :sightTalent', bindings: { sightTalent: reader.talent } };
  return seesAll(reader) || knowsPersons(reader) ? null : { sql: 'false', bindings: {} };
}
