import type { EngagementView } from '../../../domain/engagement/contract';
import { phaseRail } from '../../../domain/engagement/rail';
import { NotFound } from '../../../domain/errors';
import { toText } from '../../../domain/money';
import { askObject, askView, type AskRow } from './ask-views';
import { classificationOf } from './classification';
import type { ReadContext } from './context';
import { adverse, adverseView, type AdverseRow } from './adverse';
import { documentObject, documentsToOpen } from './documents';
import { effectList } from './effects';
import { engagementSummary, type EngagementRow } from './engagements';
import { paymentObject, paymentView, type PaymentRow } from './payments';
import { currentFirst, scorecardObject } from './scorecards';
import { engagementInSight } from './sight';
import { engagementStanding } from './standings';
import { allOf, listOf, object, row } from './statement';
import { engagementStory, eventsOf, tellEvents, type EventRow, type StoryTelling } from './timeline';

const timelineLines = 300;

/** The page of one engagement: one statement, and one for names. Throws NotFound when there is none that the reader sees. */
export async function readEngagement(context: ReadContext, id: string): Promise<EngagementView> {
  const { sql, bindings } = allOf({ sql: 'e.id = :id', bindings: { id } }, engagementInSight(context.reader));
  const found = await row<PageRow>(context.knex, {
    sql: `select business_now() as now, u.name as "leadName", ${engagementStanding({ steps: true })} as standing,
        ${facts} as facts, ${milestones} as milestones, ${checklist} as checklist, ${leases} as leases,
        ${documentsFor(context.reader)} as documents, ${screenings} as screenings, ${adverse} as adverse,
        ${classificationOf('e.id')} as classification,
        ${payments} as payments, ${asks} as asks, ${effectList('e.id')} as effects, ${scorecards} as scorecards,
        ${engagementStory.telling} as telling, ${eventsOf(engagementStory.subjects)} as events
      from engagement e join user_account u on u.id = e.lead_id where ${sql}`,
    bindings: { ...bindings, before: null, limit: timelineLines },
  });
  if (!found) throw new NotFound(`There is no engagement ${id}.`);
  const contacts = await context.contacts([found.standing.talentId]);
  const view = pageView(found, context, engagementSummary(found, context, contacts));
  return context.reader.talent === null ? view : forTalent(view, context.reader.talent);
}

interface PageRow extends Omit<EngagementRow, 'sortAt'> {
  facts: Pick<
    EngagementView,
    'requisition' | 'jurisdiction' | 'workerOfRecord' | 'engagingEntity' | 'closedAt' | 'rehire' | 'endType'
  >;
  milestones: (Omit<EngagementView['milestones'][number], 'amount'> & { amountMinor: number })[];
  checklist: EngagementView['checklist'];
  leases: EngagementView['leases'];
  documents: EngagementView['documents'];
  screenings: EngagementView['screenings'];
  adverse: AdverseRow | null;
  classification: EngagementView['classification'];
  payments: PaymentRow[];
  asks: AskRow[];
  effects: EngagementView['effects'];
  scorecards: EngagementView['scorecards'];
  telling: StoryTelling;
  events: EventRow[];
}

function pageView(found: PageRow, context: ReadContext, summary: ReturnType<typeof engagementSummary>): EngagementView {
  const { standing } = found;
  const { currency, notToExceedMinor, paidMinor, reservedMinor } = standing;
  const money = (amountMinor: number) => toText({ amountMinor, currency });
  return {
    ...summary,
    ...found.facts,
    policies: { ...standing.policies },
    rail: phaseRail(standing, found.now),
    money: {
      notToExceed: money(notToExceedMinor),
      paid: money(paidMinor),
      reserved: money(reservedMinor),
      free: money(notToExceedMinor - paidMinor - reservedMinor),
    },
    milestones: found.milestones.map(({ amountMinor, ...milestone }) => ({ ...milestone, amount: money(amountMinor) })),
    checklist: found.checklist,
    leases: found.leases,
    documents: found.documents,
    screenings: found.screenings,
    adverse: found.adverse && adverseView(found.adverse, context.reader),
    classification: found.classification,
    payments: found.payments.map(paymentView),
    asks: found.asks.map((ask) => askView(ask, context.reader)),
    effects: found.effects,
    scorecards: found.scorecards,
    timeline: tellEvents(context, found.now, found.telling, found.events),
  };
}

/** What concerns the talent: not what the lead was asked or said about them, nor the machinery. */
function forTalent(view: EngagementView, talent: string): EngagementView {
  const asks = view.asks.filter((ask) => 'talent' in ask.to && ask.to.talent === talent);
  return { ...view, asks, effects: [], timeline: [], rehire: null };
}

const facts = object({
  requisition: 'e.requisition_id',
  jurisdiction: 'e.jurisdiction',
  workerOfRecord: 'e.worker_of_record',
  engagingEntity: 'e.engaging_entity',
  closedAt: 'e.closed_at',
  rehire: 'e.rehire',
  endType: 'e.end_type',
});

const milestones = listOf(
  object({
    id: 'm.id',
    no: 'm.no',
    title: 'm.title',
    amountMinor: 'm.amount_minor',
    dueAt: 'm.due_at',
    payDueAt: 'm.pay_due_at',
    paidAt: '(select max(p.paid_at) from payment p where p.engagement_id = e.id and p.milestone_id = m.id)',
    // The row changes when the review is settled; until then the open review tells that something was submitted.
    state: `case when m.state in ('planned', 'rework') and exists (select 1 from ask a where a.subject = e.id
      and a.state = 'open' and a.name = 'work-' || m.no || '/review') then 'submitted' else m.state end`,
  }),
  'from milestone m where m.engagement_id = e.id',
  'm.no',
);

const checklist = listOf(
  object({
    item: 'i.item',
    title: 'i.title',
    stage: 'i.stage',
    owner: 'i.owner',
    blocking: 'i.blocking',
    state: 'i.state',
    dueAt: 'i.due_at',
    doneAt: 'i.done_at',
    evidence: 'i.evidence_ref',
    waivedBy: 'i.waived_by',
    waiverReason: 'i.waiver_reason',
    waivable: `coalesce((select (c->>'waivable')::boolean from policy p, jsonb_array_elements(p.document->'checklist') c
      where p.kind = 'onboard' and p.version = (e.policies->>'onboard')::int and c->>'item' = i.item), true)`,
  }),
  'from checklist_item i where i.engagement_id = e.id',
  'i.stage, i.due_at, i.item',
);

const leases = listOf(
  object({
    id: 'l.id',
    system: 'l.system',
    role: 'l.role',
    state: 'l.state',
    expiresAt: 'l.expires_at',
    grantedAt: 'l.granted_at',
    revokedAt: 'l.revoked_at',
    verifiedAt: 'l.verified_at',
    readBack: `case when l.read_back is null then null else ${object({
      active: `coalesce((l.read_back->>'active')::boolean, false)`,
      roles: `coalesce(l.read_back->'roles', '[]'::jsonb)`,
    })} end`,
    waiverReason: 'l.waiver_reason',
  }),
  'from access_lease l where l.engagement_id = e.id',
  'l.system, l.role',
);

function documentsFor(reader: ReadContext['reader']): string {
  return listOf(
    documentObject,
    `from document d left join sow s on s.engagement_id = d.engagement_id and s.document_id = d.id
     where d.engagement_id = e.id and ${documentsToOpen(reader)}`,
    'd.created_at, d.id',
  );
}

/** A background check (alias `s`) as one json object. */
export const screeningObject = object({
  id: 's.id',
  engagement: 's.engagement_id',
  package: 's.package',
  state: 's.state',
  consentedAt: 's.consented_at',
  completedAt: 's.completed_at',
  validUntil: 's.valid_until',
  reusedFrom: 's.reused_from',
  generation: 's.generation',
  dueAt: 's.due_at',
  adjudication: 's.adjudication',
  adjudicatedBy: 's.adjudicated_by',
  adjudicatedAt: 's.adjudicated_at',
});

const screenings = listOf(screeningObject, 'from screening s where s.engagement_id = e.id', 's.id');

const payments = listOf(paymentObject, 'from payment p where p.engagement_id = e.id', 'p.due_at, p.key');
const asks = listOf(askObject, 'from ask a where a.subject = e.id', 'a.opened_at, a.id');
const scorecards = listOf(
  scorecardObject,
  `from scorecard c where c.engagement_id = e.id and ${currentFirst.which}`,
  currentFirst.order,
);
