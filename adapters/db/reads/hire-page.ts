import { changesInWords, impasseWords } from '../../../domain/engagement/impasse-words';
import { knowsPersons } from '../../../domain/engagement/reader';
import { NotFound } from '../../../domain/errors';
import { toText } from '../../../domain/money';
import { inOrder } from '../../../domain/requisition/score-parts';
import type { ApplicationView, HireView, ImpasseView, RequisitionView } from '../../../domain/requisition/contract';
import type { SearchChanges } from '../../../domain/source/impasse';
import { requestedTerms, totalOf } from '../../../domain/source/terms';
import { askObject, askView, type AskRow } from './ask-views';
import type { Contacts, ReadContext } from './context';
import { engagementSummary, type EngagementRow } from './engagements';
import { hireColumns, hireJoins, hireSummary, type HireRow } from './hires';
import { hireInSight } from './sight';
import { engagementStanding } from './standings';
import { allOf, listOf, object, row } from './statement';
import { eventsOf, hireStory, tellEvents, type EventRow, type StoryTelling } from './timeline';

const timelineLines = 300;

/** The page of one hire: one statement, and one for names. Throws NotFound when there is none that the reader sees. */
export async function readHire(context: ReadContext, id: string): Promise<HireView> {
  const { sql, bindings } = allOf({ sql: 'h.id = :id', bindings: { id } }, hireInSight(context.reader));
  const found = await row<PageRow>(context.knex, {
    sql: `select ${hireColumns}, ${requisition} as requisition, ${applications} as applications, ${impasses} as impasses,
        ${asks} as asks,
        ${engagements} as engagements, ${hireStory.telling} as telling, ${eventsOf(hireStory.subjects)} as events
      from hire h ${hireJoins} where ${sql}`,
    bindings: { ...bindings, before: null, limit: timelineLines },
  });
  if (!found) throw new NotFound(`There is no hire ${id}.`);
  const people = [
    ...found.applications.map(({ talent }) => talent),
    ...found.engagements.map((e) => e.standing.talentId),
  ];
  const contacts = await context.contacts(people);
  const { currency } = found.standing;
  return {
    ...hireSummary(found, context),
    policies: { ...found.standing.policies },
    requisition: requisitionView(found.requisition, context),
    applications: found.applications.map((application) => applicationView(application, currency, contacts)),
    impasses: found.impasses.map(({ changes, why, ...impasse }) => ({
      ...impasse,
      why: impasseWords(why) ?? why,
      changes: changesInWords(changes, currency),
    })),
    asks: found.asks.map((ask) => askView(ask, context.reader)),
    engagements: found.engagements.map((engagement) =>
      engagementSummary({ ...engagement, now: found.now }, context, contacts),
    ),
    timeline: tellEvents(context, found.now, found.telling, found.events),
  };
}

interface RequisitionRow extends Omit<RequisitionView, 'budget' | 'committed' | 'free' | 'offered' | 'approvedBy'> {
  currency: string;
  offerMinor: number | null;
  deliverables: Parameters<typeof requestedTerms>[0];
  budgetMinor: number;
  committedMinor: number;
  approvedBy: string | null;
  approverName: string | null;
}

interface ApplicationRow extends Omit<ApplicationView, 'talent' | 'ask' | 'shortlisted'> {
  talent: string;
  askMinor: number | null;
}

interface ImpasseRow extends Omit<ImpasseView, 'changes'> {
  changes: SearchChanges;
}

interface PageRow extends HireRow {
  impasses: ImpasseRow[];
  requisition: RequisitionRow;
  applications: ApplicationRow[];
  asks: AskRow[];
  engagements: Omit<EngagementRow, 'now' | 'sortAt'>[];
  telling: StoryTelling;
  events: EventRow[];
}

function requisitionView(
  {
    currency,
    budgetMinor,
    committedMinor,
    offerMinor,
    deliverables,
    approvedBy,
    approverName,
    ...rest
  }: RequisitionRow,
  context: ReadContext,
): RequisitionView {
  const money = (amountMinor: number) => toText({ amountMinor, currency });
  return {
    ...rest,
    budget: money(budgetMinor),
    committed: money(committedMinor),
    free: money(budgetMinor - committedMinor),
    offered: money(offerMinor ?? totalOf(requestedTerms(deliverables))),
    approvedBy:
      approvedBy === null ? null : { id: approvedBy, name: knowsPersons(context.reader) ? approverName : null },
  };
}

/** States that only people on the shortlist reach. */
const shortlistedStates = ['shortlisted', 'offered', 'accepted', 'declined', 'expired'];

function applicationView(
  { talent, askMinor, ...rest }: ApplicationRow,
  currency: string,
  contacts: Contacts,
): ApplicationView {
  return {
    ...rest,
    breakdown: rest.breakdown && Object.fromEntries(inOrder(rest.breakdown)),
    talent: { id: talent, name: contacts.get(talent)?.name ?? null },
    ask: askMinor === null ? null : toText({ amountMinor: askMinor, currency }),
    shortlisted: shortlistedStates.includes(rest.state),
  };
}

const requisition = object({
  id: 'r.id',
  state: 'r.state',
  title: 'r.title',
  role: 'r.role',
  skills: 'r.skills',
  positions: 'r.positions',
  engagementType: 'r.engagement_type',
  jurisdiction: 'r.jurisdiction',
  timeZone: 'r.time_zone',
  starts: 'r.starts_on',
  ends: 'r.ends_on',
  currency: 'r.currency',
  budgetMinor: 'r.budget_minor',
  committedMinor: 'r.committed_minor',
  offerMinor: 'r.offer_minor',
  deliverables: `h.intake->'deliverables'`,
  otherRoles: 'r.other_roles',
  round: 'r.round',
  approvedBy: 'r.approved_by',
  approverName: '(select x.name from user_account x where x.id = r.approved_by)',
});

const applications = listOf(
  object({
    id: 'ap.id',
    rank: 'ap.rank',
    talent: 'ap.talent_id',
    tier: '(select t.tier from talent t where t.id = ap.talent_id)',
    source: 'ap.source',
    state: 'ap.state',
    askMinor: 'ap.ask_minor',
    score: 'ap.score',
    breakdown: `ap.breakdown->'parts'`,
    reasonAgainst: `ap.breakdown->>'reasonAgainst'`,
    note: 'ap.note',
    appliedAt: 'ap.applied_at',
  }),
  `from (select x.*, case when x.score is not null then row_number() over (order by x.score desc nulls last, x.ask_minor nulls last, x.id) end as rank
     from application x where x.requisition_id = r.id order by x.score desc nulls last, x.ask_minor nulls last, x.id limit 200) ap`,
  'ap.score desc nulls last, ap.ask_minor nulls last, ap.id',
);

const impasses = listOf(
  object({
    no: 'i.no',
    why: 'i.why',
    askedAt: 'i.asked_at',
    decision: 'i.decision',
    decidedAt: 'i.decided_at',
    changes: 'i.changes',
    approval: 'i.approval',
    round: 'i.began_round',
  }),
  'from sourcing_impasse i where i.hire_id = h.id',
  'i.no',
);

const asks = listOf(askObject, 'from ask a where a.subject = h.id', 'a.opened_at, a.id');

const engagements = listOf(
  object({ standing: engagementStanding(), leadName: 'l.name' }),
  'from engagement e join user_account l on l.id = e.lead_id where e.hire_id = h.id',
  'e.created_at desc, e.id',
);
