import { knowsPersons } from '../../../domain/engagement/reader';
import { NotFound } from '../../../domain/errors';
import { toText } from '../../../domain/money';
import type { TalentView } from '../../../domain/pool/contract';
import type { ReadContext } from './context';
import { screeningObject } from './engagement-page';
import { scorecardObject } from './scorecards';
import { poolInSight, talentObject, talentSummary, type TalentRow } from './talents';
import { allOf, listOf, object, row } from './statement';

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
  'from scorecard c join engagement e on e.id = c.engagement_id where c.talent_id = t.id',
  'c.closed_at desc, c.id',
);
