import { knowsPersons, seesAll, type Reader } from '../../../domain/engagement/reader';
import { NotFound } from '../../../domain/errors';
import { toText } from '../../../domain/money';
import type { TalentSearch, TalentSummary, TalentView } from '../../../domain/pool/contract';
import type { Contacts, ReadContext } from './context';
import { screeningObject } from './engagement-page';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { currentFirst, scorecardObject } from './scorecards';
import { allOf, listOf, object, row, rows, when, type Sql } from './statement';

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
const talentObject = object({
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
  score: `(select c.score from scorecard c where c.talent_id = t.id and c.rated and c.current order by c.closed_at desc, c.id limit 1)`,
  rehire: 't.rehire',
});

/** What `talentObject` selects. */
type TalentRow = Omit<TalentSummary, 'name'>;

/** One person in a list; the name only when the contacts hold it. */
function talentSummary(row: TalentRow, contacts: Contacts): TalentSummary {
  return { ...row, name: contacts.get(row.id)?.name ?? null };
}

/** Who may look into the pool: staff with a need to; a talent sees only themselves. */
function poolInSight(reader: Reader): Sql | null {
  if (reader.talent !== null) return { sql: 't.id = :sightTalent', bindings: { sightTalent: reader.talent } };
  return seesAll(reader) || knowsPersons(reader) ? null : { sql: 'false', bindings: {} };
}

/** The page of one person: one statement, and one for the name. Throws NotFound when the reader may not see it. */
export async function readTalent(context: ReadContext, id: string): Promise<TalentView> {
  const { reader } = context;
  const { sql, bindings } = allOf({ sql: 't.id = :id', bindings: { id } }, poolInSight(reader));
  const found = await row<PageRow>(context.knex, {
    sql: `select ${talentObject} as talent, ${facts} as facts, ${certificates} as certificates, ${checks} as checks,
        ${history} as history, ${scorecards} as scorecards
      from talent t where ${sql}`,
    bindings,
  });
  if (!found) throw new NotFound(`There is no talent ${id}.`);
  const contacts = await context.contacts([id]);
  const knows = knowsPersons(reader) || reader.talent === id;
  const { rateMinor, rateCurrency, portfolio, ...rest } = found.facts;
  return {
    ...talentSummary(found.talent, contacts),
    ...rest,
    ...(reader.talent === null ? {} : { rehire: null }),
    email: contacts.get(id)?.email ?? null,
    rate:
      rateMinor === null || rateCurrency === null ? null : toText({ amountMinor: rateMinor, currency: rateCurrency }),
    // A portfolio's address names its owner.
    portfolio: knows ? portfolio : null,
    certificates: found.certificates,
    checks: found.checks,
    history: found.history.map(({ leadId, leadName, ...engagement }) => ({
      ...engagement,
      lead: { id: leadId, name: knowsPersons(reader) ? leadName : null },
    })),
    scorecards: found.scorecards,
  };
}

interface PageRow {
  talent: TalentRow;
  facts: {
    sourceRef: string;
    rateMinor: number | null;
    rateCurrency: string | null;
    portfolio: string | null;
    createdAt: string;
    updatedAt: string;
  };
  certificates: TalentView['certificates'];
  checks: TalentView['checks'];
  history: (Omit<TalentView['history'][number], 'lead'> & { leadId: string; leadName: string })[];
  scorecards: TalentView['scorecards'];
}

const facts = object({
  sourceRef: 't.source_ref',
  rateMinor: 't.rate_minor',
  rateCurrency: 't.rate_currency',
  portfolio: 't.portfolio',
  createdAt: 't.created_at',
  updatedAt: 't.updated_at',
});

const certificates = listOf(
  object({
    id: 'c.id',
    course: 'c.course',
    courseVersion: 'c.course_version',
    score: 'c.score',
    passedAt: 'c.passed_at',
    expiresAt: 'c.expires_at',
  }),
  'from certificate c where c.talent_id = t.id',
  'c.expires_at desc, c.id',
);

const checks = listOf(
  screeningObject,
  'from screening s where s.talent_id = t.id',
  's.valid_until desc nulls last, s.id',
);

const history = listOf(
  object({
    id: 'e.id',
    title: 'e.title',
    role: 'e.role',
    state: 'e.state',
    startsAt: 'e.starts_at',
    endsAt: 'e.ends_at',
    leadId: 'e.lead_id',
    leadName: 'u.name',
  }),
  'from engagement e join user_account u on u.id = e.lead_id where e.talent_id = t.id',
  'e.created_at desc, e.id',
);

const scorecards = listOf(
  scorecardObject,
  `from scorecard c join engagement e on e.id = c.engagement_id where c.talent_id = t.id and ${currentFirst.which}`,
  currentFirst.order,
);
