import { monthlyDifference, monthlyPay, whatIf, type Exposed, type PaidStretch } from '../../../domain/evaluate/cost';
import type { TierChangeView, TierPreview, TierWhatIf } from '../../../domain/evaluate/contract';
import type { EvaluatePolicy } from '../../../domain/evaluate/policy-contract';
import type { Tier } from '../../../domain/evaluate/score';
import { tierInWords } from '../../../domain/evaluate/words';
import { NotFound } from '../../../domain/errors';
import { showMoney, toText } from '../../../domain/money';
import type { ReadContext } from './context';
import { keyOfCursor, limitOf, toPage, type Listed, type Paging } from './paging';
import { ratingsInSight } from './rating-cases';
import { allOf, listOf, object, row, rows, when } from './statement';

const changeObject = object({
  id: 'h.id',
  talent: 'h.talent_id',
  from: 'h.tier_from',
  to: 'h.tier_to',
  cause: 'h.cause',
  reason: 'h.reason',
  scorecard: 'h.scorecard_id',
  by: 'h.decided_by',
  at: 'h.decided_at',
  policy: 'h.policy',
  appealableUntil: 'h.appealable_until',
});

export interface TierFilter extends Paging {
  talent?: string | undefined;
  cause?: TierChangeView['cause'] | undefined;
}

/** Changes of tiers that the reader sees, newest first. */
export async function listTierChanges(context: ReadContext, filter: TierFilter = {}): Promise<Listed<TierChangeView>> {
  const limit = limitOf(filter);
  const after = keyOfCursor(filter.cursor, 3);
  const { sql, bindings } = allOf(
    ratingsInSight(context.reader, 'h.talent_id'),
    when(filter.talent, 'h.talent_id = :talent', 'talent'),
    when(filter.cause, 'h.cause = :cause', 'cause'),
    after && {
      sql: '(h.decided_at, h.no, h.id) < (:afterAt::timestamptz, :afterNo::int, :afterId)',
      bindings: { afterAt: after[0], afterNo: after[1], afterId: after[2] },
    },
  );
  const found = await rows<{ change: TierChangeView; sortAt: string; no: number }>(context.knex, {
    sql: `select ${changeObject} as change, h.decided_at::text as "sortAt", h.no from tier_change h
      where ${sql} order by h.decided_at desc, h.no desc, h.id desc limit :limit`,
    bindings: { ...bindings, limit: limit + 1 },
  });
  const page = toPage(found, limit, ({ change, sortAt, no }) => [sortAt, no, change.id]);
  return { next: page.next, items: page.items.map(({ change }) => change) };
}

/** What a move to `to` would bring and cost for one person. Throws NotFound when the reader may not see them. */
export async function previewTier(
  context: ReadContext,
  talent: string,
  to: Tier,
  policy: EvaluatePolicy,
): Promise<TierPreview> {
  const { sql, bindings } = allOf(
    { sql: `t.id = :talent and t.state <> 'erased'`, bindings: { talent } },
    ratingsInSight(context.reader, 't.id'),
  );
  const found = await row<{ tier: Tier | null; stretches: PaidStretch[] }>(context.knex, {
    sql: `select t.tier, ${paidStretches} as stretches from talent t where ${sql}`,
    bindings,
  });
  if (!found) throw new NotFound(`There is no talent ${talent}.`);
  const { tier: from } = found;
  const monthly = monthlyPay(found.stretches).map(({ amountMinor, currency, basis }) => ({
    pay: { amountMinor, currency },
    basis,
    difference: { amountMinor: monthlyDifference(amountMinor, from, to, policy), currency },
  }));
  return {
    talent,
    from,
    to,
    monthly: monthly.map((one) => ({ ...one, pay: toText(one.pay), difference: toText(one.difference) })),
    before: policy.effects[from ?? 'B'],
    after: policy.effects[to],
    openEngagements: found.stretches.filter(({ running }) => running).length,
    sentence: sentenceOf(from, to, { monthly, stretches: found.stretches }, policy),
  };
}

function sentenceOf(
  from: Tier | null,
  to: Tier,
  {
    monthly,
    stretches,
  }: {
    monthly: readonly { basis: string; difference: { amountMinor: number; currency: string } }[];
    stretches: readonly PaidStretch[];
  },
  { effects }: EvaluatePolicy,
): string {
  if (from === to) return `The person has ${tierInWords(to)} already.`;
  const costs = monthly.map(({ difference, basis }) => {
    const { amountMinor, currency } = difference;
    const on = basis === 'running' ? 'on what runs now' : 'on work like the last';
    if (amountMinor === 0) return `costs the same ${on}`;
    const amount = showMoney({ amountMinor: Math.abs(amountMinor), currency });
    return `costs ${amount} a month ${amountMinor > 0 ? 'more' : 'less'} ${on}`;
  });
  const cost = costs.length > 0 ? costs.join(' and ') : 'costs nothing yet: there was no paid work so far';
  const offers = effects[to].newOffers ? '' : ' The person gets no new offers.';
  return `From ${tierInWords(from)} to ${tierInWords(to)}: it ${cost}. ${takesEffect(stretches)}${offers}`;
}

/** Pay by the hour follows the tier; a price that was agreed for a result does not. */
function takesEffect(stretches: readonly PaidStretch[]): string {
  const hourly = stretches.some(({ running, hourly: byHour }) => running && byHour);
  return hourly
    ? 'Hours are paid at it from the first week that begins after the change, never below what was agreed.'
    : 'Contracts that are signed stay as they are.';
}

/** Tries another policy on everyone’s cards: who would move, and what a month would cost more. One statement. */
export async function tryPolicy(
  { knex }: ReadContext,
  present: EvaluatePolicy,
  other: EvaluatePolicy,
): Promise<TierWhatIf> {
  const people = await rows<Omit<Exposed, 'pay'> & { stretches: PaidStretch[] }>(knex, {
    sql: `select t.id as talent, t.tier, ${cards} as cards, ${paidStretches} as stretches,
        coalesce((select h.cause in ('person', 'appeal') from tier_change h
          where h.talent_id = t.id order by h.no desc limit 1), false) as "byPerson"
      from talent t
      where t.state <> 'erased' and (t.tier is not null
        or exists (select 1 from scorecard c where c.talent_id = t.id and c.current and c.rated))
      order by t.id`,
    bindings: {},
  });
  const outcome = whatIf(
    people.map(({ stretches: paid, ...person }) => ({ ...person, pay: monthlyPay(paid) })),
    present,
    other,
  );
  return { ...outcome, monthly: outcome.monthly.map(toText) };
}

/** Paid stretches of a person (alias `t`), newest first. */
const paidStretches = listOf(
  object({
    amountMinor: `coalesce(hourly_pay(e.talent_id, e.terms, e.policies, business_now()) * (e.terms->'hourly'->>'hoursPerWeek')::numeric
      * extract(epoch from e.ends_at - e.starts_at) / 604800, e.reserved_minor + e.paid_minor)::bigint`,
    currency: 'e.currency',
    startsAt: 'e.starts_at',
    endsAt: 'e.ends_at',
    running: `e.state in ('ready', 'active', 'suspended')`,
    hourly: `e.terms->'hourly' is not null`,
  }),
  `from engagement e where e.talent_id = t.id and (e.state in ('ready', 'active', 'suspended') or e.paid_minor > 0)`,
  'e.starts_at desc, e.id',
);

const cards = listOf(
  object({
    engagement: 'c.engagement_id',
    period: 'c.period',
    closedAt: 'c.closed_at',
    metrics: 'c.metrics',
  }),
  'from scorecard c where c.talent_id = t.id and c.current and c.rated',
  'c.closed_at, c.id',
);
