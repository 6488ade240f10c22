import { NotFound } from '../../domain/errors';
import type { EngagementFacts } from '../../domain/engagement/facts';
import type { Term } from '../../domain/source/overlap';
import { totalOf, type Terms } from '../../domain/source/terms';
import type { Tx } from './connection';
import { append } from './events';

/**
 * Writes what was agreed with the person: the deliverables’ amounts, the reservation with them, and the cap when an
 * approval raised it. The row is locked by the caller; constraints keep the money in bounds. Repeats change nothing.
 */
export async function agreeTerms(
  tx: Tx,
  engagement: EngagementFacts,
  agreed: { terms: Terms; notToExceedMinor: number; by: string; round: number },
): Promise<EngagementFacts> {
  const totalMinor = totalOf(agreed.terms);
  if (engagement.terms && totalOf(engagement.terms) === totalMinor) return engagement;
  const { notToExceedMinor } = agreed;
  await tx('engagement')
    .where({ id: engagement.id })
    .update({
      terms: JSON.stringify(agreed.terms),
      reserved_minor: totalMinor,
      not_to_exceed_minor: notToExceedMinor,
      changed_at: tx.raw('business_now()'),
    });
  await append(tx, {
    subject: engagement.id,
    type: 'terms.agreed',
    actor: agreed.by,
    data: {
      beforeMinor: engagement.reservedMinor,
      amountMinor: totalMinor,
      currency: engagement.currency,
      notToExceedMinor,
      round: agreed.round,
    },
  });
  return { ...engagement, terms: agreed.terms, reservedMinor: totalMinor, notToExceedMinor };
}

/** The same offer goes out once more: the lead holds to it. */
export async function holdOffer(tx: Tx, engagement: EngagementFacts, by: string, reason: string): Promise<void> {
  const round = engagement.offerRound + 1;
  await tx('engagement')
    .where({ id: engagement.id })
    .update({ offer_round: round, changed_at: tx.raw('business_now()') });
  await append(tx, { subject: engagement.id, type: 'terms.held', actor: by, data: { round, reason } });
}

/** What was promised to an engagement that fell out, and why it did. */
export async function fallenOut(tx: Tx, id: string): Promise<FallenOut> {
  const { rows } = await tx.raw<{ rows: FallenOut[] }>(
    `select e.talent_id as "talentId", e.not_to_exceed_minor as "notToExceedMinor", e.offer_round as "offerRound",
       coalesce((select v.data->>'reason' from event v where v.subject = e.id and v.type = 'engagement.aborted' limit 1),
         'the person fell out') as reason,
       exists (select 1 from command c where c.subject = e.id and c.kind = 'withdraw' and c.state = 'applied') as withdrew
     from engagement e where e.id = ?`,
    [id],
  );
  if (!rows[0]) throw new NotFound(`There is no engagement ${id}.`);
  return rows[0];
}

/** An engagement that ended before work. */
export interface FallenOut {
  talentId: string;
  notToExceedMinor: number;
  offerRound: number;
  reason: string;
  /** The person withdrew after the offer. */
  withdrew: boolean;
}

/** Open offers and engagements of some people, by talent; other hires’ included. */
export async function openTerms(tx: Tx, talents: readonly string[]): Promise<Map<string, Term[]>> {
  const { rows } = await tx.raw<{ rows: (Term & { talent: string })[] }>(
    `select talent_id as talent, starts_at as "startsAt", ends_at as "endsAt" from engagement
     where talent_id = any(?) and state not in ('closed', 'aborted')`,
    [[...talents]],
  );
  const terms = new Map<string, Term[]>();
  for (const { talent, ...term } of rows) terms.set(talent, [...(terms.get(talent) ?? []), term]);
  return terms;
}
