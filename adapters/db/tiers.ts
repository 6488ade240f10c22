import { addBusinessDays } from '../../domain/calendar';
import type { EvaluatePolicy } from '../../domain/evaluate/policy-contract';
import type { Tier } from '../../domain/evaluate/score';
import { isAbove, type TierNow } from '../../domain/evaluate/tiers';
import { NotFound } from '../../domain/errors';
import { deriveId } from '../../domain/ids';
import { now } from './clock';
import type { Tx } from './connection';
import { append } from './events';

/** The tier of a locked person, and the calendar by which their days count. */
export interface TierRecord extends TierNow {
  talentId: string;
  calendar: { timeZone: string; jurisdiction: string };
  /** A person decided on the present tier. */
  byPerson: boolean;
}

export type TierCause = 'entry' | 'promotion' | 'demotion' | 'correction' | 'person' | 'appeal';

/** Why a tier changes. */
export interface TierMove {
  to: Tier | null;
  cause: TierCause;
  /** One sentence, without its end. */
  reason: string;
  /** What led to it, once: `card/…`, `case/…`. Null: a person, each time anew. */
  source: string | null;
  scorecardId: string | null;
  by: string;
  /** `evaluate@1`. */
  policy: string;
}

/** Locks a person’s tier for this transaction. Throws NotFound. */
export async function lockTier(tx: Tx, talentId: string): Promise<TierRecord> {
  const row = await tx('talent')
    .where({ id: talentId })
    .whereNot({ state: 'erased' })
    .forNoKeyUpdate()
    .first<{ tier: Tier | null; time_zone: string; jurisdiction: string | null } | undefined>(
      'tier',
      'time_zone',
      'jurisdiction',
    );
  if (!row) throw new NotFound(`There is no talent ${talentId}.`);
  const last = await lastChange(tx, talentId);
  return {
    talentId,
    tier: row.tier,
    since: last?.decided_at ?? null,
    byPerson: last?.cause === 'person' || last?.cause === 'appeal',
    // Where nobody said where a person lives, only weekends are free.
    calendar: { timeZone: row.time_zone, jurisdiction: row.jurisdiction ?? '' },
  };
}

/**
 * Moves a locked person to another tier: row, history and event, once per source. Null when the tier is theirs already.
 * Downward decisions of a person, and tier D, can be appealed for the policy’s business days.
 */
export async function moveTier(
  tx: Tx,
  person: TierRecord,
  move: TierMove,
  { appeal }: Pick<EvaluatePolicy, 'appeal'>,
): Promise<string | null> {
  if (move.to === person.tier) return null;
  const { talentId } = person;
  const at = await now(tx);
  const no = ((await lastChange(tx, talentId))?.no ?? 0) + 1;
  const source = move.source ?? `person/${talentId}/${no}`;
  const id = deriveId('tierChange', source);
  const appealable = isAppealable(person.tier, move);
  const written = await tx('tier_change')
    .insert({
      id,
      talent_id: talentId,
      no,
      tier_from: person.tier,
      tier_to: move.to,
      cause: move.cause,
      reason: move.reason,
      source,
      scorecard_id: move.scorecardId,
      decided_by: move.by,
      decided_at: at,
      policy: move.policy,
      appealable_until: appealable ? addBusinessDays(at, appeal.businessDays, person.calendar) : null,
    })
    .onConflict('source')
    .ignore()
    .returning<{ id: string }[]>('id');
  if (written.length === 0) return null;
  await tx('talent').where({ id: talentId }).update({ tier: move.to, updated_at: at });
  await append(tx, {
    subject: talentId,
    type: 'tier.changed',
    object: id,
    actor: move.by,
    // What a person wrote stays in the row: events hold what a rule said.
    data: {
      from: person.tier,
      to: move.to,
      cause: move.cause,
      policy: move.policy,
      ...(move.by.startsWith('system:') ? { reason: move.reason } : {}),
    },
  });
  return id;
}

/** The tier that a person has now, by one of their engagements. */
export async function tierOfEngagement(tx: Tx, engagementId: string): Promise<Tier | null> {
  const row = await tx('engagement as e')
    .join('talent as t', 't.id', 'e.talent_id')
    .where('e.id', engagementId)
    .first<{ tier: Tier | null } | undefined>('t.tier');
  return row?.tier ?? null;
}

/** When the tier last changed before a card was closed; null: never. */
export async function changedBefore(tx: Tx, talentId: string, closedAt: string): Promise<string | null> {
  const row = await tx('tier_change')
    .where({ talent_id: talentId })
    .where('decided_at', '<', closedAt)
    .orderBy('no', 'desc')
    .first<{ decided_at: string } | undefined>('decided_at');
  return row?.decided_at ?? null;
}

/** One change of a tier, for its appeal; null when there is none. */
export async function readChange(tx: Tx, id: string): Promise<ChangeRow | null> {
  return (await tx('tier_change').where({ id }).first<ChangeRow | undefined>()) ?? null;
}

export interface ChangeRow {
  id: string;
  talent_id: string;
  no: number;
  tier_from: Tier | null;
  tier_to: Tier | null;
  cause: TierCause;
  reason: string;
  source: string;
  scorecard_id: string | null;
  decided_by: string;
  decided_at: string;
  policy: string;
  appealable_until: string | null;
}

/** The newest change of a person’s tier. */
export async function lastChange(tx: Tx, talentId: string): Promise<ChangeRow | null> {
  const row = await tx('tier_change')
    .where({ talent_id: talentId })
    .orderBy('no', 'desc')
    .first<ChangeRow | undefined>();
  return row ?? null;
}

function isAppealable(from: Tier | null, { to, cause }: TierMove): boolean {
  return to === 'D' || (cause === 'person' && to !== null && isAbove(from, to));
}
