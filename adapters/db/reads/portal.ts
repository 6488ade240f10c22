import { askWords, workOf } from '../../../domain/engagement/ask-words';
import { aboutMinutes } from '../../../domain/engagement/effort';
import { explain } from '../../../domain/engagement/explain';
import type { MoneyLine, PortalEngagement, PortalView, TaskLine } from '../../../domain/engagement/home';
import type { EngagementStanding } from '../../../domain/engagement/standing';
import { dateWords } from '../../../domain/engagement/words';
import { Denied, NotFound } from '../../../domain/errors';
import { showMoney } from '../../../domain/money';
import { askObject, askView, type AskRow } from './ask-views';
import type { ReadContext } from './context';
import { engagementStanding } from './standings';
import { listOf, object, row } from './statement';

/** The portal's first page of the talent who reads: one statement, and one for the name. Throws Denied for staff. */
export async function readPortal(context: ReadContext): Promise<PortalView> {
  const { talent } = context.reader;
  if (talent === null) throw new Denied('The portal is for talent; staff have the console.');
  const found = await row<PortalRow>(context.knex, {
    sql: `select business_now() as now, t.id, t.tier, ${asks} as asks, ${engagements} as engagements,
        (select count(*)::int from scorecard c where c.talent_id = t.id and c.current) as scorecards
      from talent t where t.id = :talent`,
    bindings: { talent },
  });
  if (!found) throw new NotFound('There is no record of you any more.');
  const contacts = await context.contacts([talent]);
  return {
    now: found.now,
    talent: { id: found.id, name: contacts.get(talent)?.name ?? null, tier: found.tier },
    tasks: found.asks.map((ask) => taskLine(ask, found, context)).sort(inOrder(found)),
    engagements: found.engagements.map((engagement) => portalEngagement(engagement, found.now, context)),
    scorecards: found.scorecards,
  };
}

interface PortalRow {
  now: string;
  id: string;
  tier: string | null;
  asks: AskRow[];
  engagements: EngagementRow[];
  scorecards: number;
}

interface EngagementRow {
  standing: EngagementStanding;
  minutes: Record<string, number> | null;
  documents: PortalEngagement['documents'];
  paid: { no: number; paidAt: string | null }[];
  contact: PortalEngagement['contact'];
}

function taskLine(row: AskRow, found: PortalRow, context: ReadContext): TaskLine {
  const of = found.engagements.find(({ standing }) => standing.id === row.subject);
  const standing = of?.standing;
  const told = standing?.asks.find((ask) => ask.id === row.id);
  const dueAt =
    standing && told ? askWords(told, standing, dateWords(found.now, standing.timeZone)).expectedBy : row.dueAt;
  const work = standing && row.kind === 'work' ? workOf(row, standing) : undefined;
  return {
    ask: askView(row, context.reader),
    dueAt,
    late: Date.parse(dueAt) < Date.parse(found.now),
    aboutMinutes: aboutMinutes(row, of?.minutes ?? {}),
    pays:
      standing && typeof work?.amountMinor === 'number'
        ? showMoney({ amountMinor: work.amountMinor, currency: standing.currency })
        : null,
  };
}

/** By date; what is due together in the order of the checklist. */
function inOrder({ asks: rows, engagements: of }: PortalRow): (a: TaskLine, b: TaskLine) => number {
  const items = of.flatMap(({ minutes }) => Object.keys(minutes ?? {}));
  const places = new Map(rows.map(({ id, name }) => [id, items.indexOf(name.slice(name.indexOf('/') + 1))]));
  const place = ({ ask }: TaskLine) => places.get(ask.id) ?? -1;
  return (a, b) => Date.parse(a.dueAt) - Date.parse(b.dueAt) || place(a) - place(b) || (a.ask.id < b.ask.id ? -1 : 1);
}

function portalEngagement(row: EngagementRow, now: string, context: ReadContext): PortalEngagement {
  const { standing } = row;
  return {
    id: standing.id,
    title: standing.title,
    state: standing.state,
    startsAt: standing.startsAt,
    endsAt: standing.endsAt,
    timeZone: standing.timeZone,
    explanation: explain(standing, context.viewpoint(now)),
    money: standing.work.map((work) => moneyLine(work, row)),
    documents: row.documents,
    contact: row.contact,
  };
}

function moneyLine(work: EngagementStanding['work'][number], { standing, paid }: EngagementRow): MoneyLine {
  const reviewed = standing.asks.some((ask) => ask.state === 'open' && ask.name === `work-${work.no}/review`);
  const states = {
    planned: 'planned',
    submitted: 'being reviewed',
    rework: 'rework',
    accepted: 'accepted',
    paid: 'paid',
    dropped: 'dropped',
  };
  const state = reviewed ? 'being reviewed' : states[(work.milestoneState ?? 'planned') as keyof typeof states];
  return {
    title: work.title,
    amount: showMoney({ amountMinor: work.amountMinor ?? 0, currency: standing.currency }),
    state: state as MoneyLine['state'],
    dueAt: work.dueAt,
    paidAt: paid.find(({ no }) => no === work.no)?.paidAt ?? null,
  };
}

const asks = listOf(
  askObject,
  `from ask a where a.to_talent = t.id and a.state = 'open' and a.held_at is null`,
  'a.due_at, a.id',
);

const engagements = listOf(
  object({
    standing: engagementStanding(),
    minutes: `(select json_object_agg(c->>'item', (c->>'minutes')::int)
      from policy p, jsonb_array_elements(p.document->'checklist') c
      where p.kind = 'onboard' and p.version = (e.policies->>'onboard')::int)`,
    documents: listOf(
      object({
        id: 'd.id',
        title: 'd.title',
        createdAt: 'd.created_at',
        signedAt: 's.signed_at',
        toSign: `d.kind = 'sow'`,
      }),
      'from document d left join sow s on s.engagement_id = d.engagement_id and s.document_id = d.id where d.engagement_id = e.id',
      'd.created_at, d.id',
    ),
    paid: listOf(
      object({ no: 'm.no', paidAt: 'p.paid_at' }),
      'from payment p join milestone m on m.id = p.milestone_id where p.engagement_id = e.id',
      'm.no',
    ),
    contact: `(select json_build_object('name', l.name, 'email', l.email) from user_account l where l.id = e.lead_id)`,
  }),
  'from (select x.* from engagement x where x.talent_id = t.id order by x.created_at desc, x.id limit 20) e',
  'e.created_at desc, e.id',
);
