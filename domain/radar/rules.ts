import { plus } from '../clock';
import type { EngagementState } from '../lifecycle';
import { type EngagedStretch, tenureOf } from '../engagement/tenure';
import type { ExpiryKind, Severity } from './kinds';
import type { RadarPolicy } from './policy-contract';

/** Something with a date, of an open engagement. Instants ISO 8601. */
export interface Expiring {
  kind: ExpiryKind;
  thing: string;
  /** Of a course, system and the like, e.g. `working safely`. */
  of: string | null;
  until: string;
}

/** The engagement as far as what runs out goes. */
export interface Engaged {
  state: EngagementState;
  startsAt: string;
  endsAt: string;
}

const renewables: readonly ExpiryKind[] = ['check', 'certificate', 'insurance'];
const atWork: readonly EngagementState[] = ['active', 'suspended'];

/** Whether somebody is asked to renew it: the rest ends or is decided again by itself on its date. */
export function isRenewable(kind: ExpiryKind): boolean {
  return renewables.includes(kind);
}

/** Whether its date falls into the engagement. What outlasts it needs no renewal; what was over before it began never counted. */
export function concerns({ kind, until }: Expiring, { startsAt, endsAt }: Engaged): boolean {
  if (kind === 'access' || kind === 'contract' || kind === 'tenure') return true;
  return until < endsAt && (kind !== 'certificate' || until > startsAt);
}

/** How near it is: past, within the policy’s days of warning, or later. */
export function severityOf({ kind, until }: Expiring, policy: RadarPolicy, now: string): Severity {
  if (until <= now) return 'expired';
  return plus(until, { days: -(policy.warnDays[kind] ?? 0) }) <= now ? 'soon' : 'later';
}

/** Whether new work stops without it. */
export function blocks(kind: ExpiryKind, policy: RadarPolicy): boolean {
  return policy.blocking.includes(kind);
}

/** Whether the lead is asked to suspend: work goes on without something that it must not go on without. */
export function stopsWork(item: Expiring, engaged: Engaged, policy: RadarPolicy, now: string): boolean {
  return engaged.state === 'active' && blocks(item.kind, policy) && item.until <= now;
}

/** What ran out that no new work may be given out without. */
export function missingForNewWork<T extends Expiring>(
  things: readonly T[],
  engaged: Engaged,
  policy: RadarPolicy,
  now: string,
): T[] {
  return things.filter((item) => blocks(item.kind, policy) && concerns(item, engaged) && item.until <= now);
}

/** Whether a command gives out new work: a piece more, or more time for it. */
export function givesNewWork(kind: string, body: { add?: readonly unknown[] }): boolean {
  return kind === 'extend' || (kind === 'change-order' && (body.add ?? []).length > 0);
}

/** `the background check`. */
export function expiringInWords({ kind, of }: Pick<Expiring, 'kind' | 'of'>): string {
  switch (kind) {
    case 'check':
      return 'the background check';
    case 'certificate':
      return `the certificate of “${of ?? 'the course'}”`;
    case 'insurance':
      return 'the liability insurance';
    case 'classification':
      return 'the classification';
    case 'access':
      return `the access to ${of ?? 'a system'}`;
    case 'contract':
      return 'the contract';
    case 'tenure':
      return 'the longest time with the client';
  }
}

/** What follows on its date, or since: one sentence without its end. */
export function whatHappens(item: Expiring, engaged: Engaged, policy: RadarPolicy, severity: Severity): string {
  const past = severity === 'expired';
  switch (item.kind) {
    case 'classification':
      return past
        ? 'The facts are asked for again; then its rule set decides'
        : 'The facts are asked for again on that day; then its rule set decides';
    case 'access':
      return past ? 'It is being taken away and read back' : 'It is taken away and read back; an extension moves it';
    case 'contract':
      return past ? 'The engagement is ending' : 'The engagement ends by itself; an extension moves it';
    case 'tenure':
      return 'An extension beyond it needs a person who accepts it with a reason';
    default:
  }
  if (!atWork.includes(engaged.state))
    return past ? 'It has to be renewed before work starts' : 'It is renewed before that, or work may not start';
  if (!blocks(item.kind, policy)) return past ? 'It has to be renewed' : 'It is renewed before that';
  return past
    ? 'No new work is given out before it is renewed; pay for what was done goes on'
    : 'Unless it is renewed the lead is asked to suspend the work; pay goes on';
}

/**
 * When the tenure clock reaches its cap, or the end of the engagement when it only comes near. Null: there is time enough.
 * Instants of stretches; the engagement’s own is among them.
 */
export function tenureExpiry(
  stretches: readonly { from: string; until: string }[],
  endsAt: string,
  rule: { capDays: number; breakDays: number; warnAt: number },
): string | null {
  const days = (instant: string) => Date.parse(instant) / 86_400_000;
  const inDays: EngagedStretch[] = stretches.map(({ from, until }) => ({ from: days(from), until: days(until) }));
  const tenure = tenureOf(inDays, rule);
  if (tenure.standing === 'fine') return null;
  return tenure.standing === 'over' ? plus(endsAt, { days: tenure.capDays - tenure.days }) : endsAt;
}
