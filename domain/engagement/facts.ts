import type { EngagementState, Phase } from '../lifecycle';
import type { PolicyKind } from '../policy/contract';
import type { Terms } from '../source/terms';

/** An engagement as rules and steps see it. Instants ISO 8601 UTC, amounts in minor units. */
export interface EngagementFacts {
  id: string;
  /** The root of its story: the hire, or the season that engaged the person. */
  hireId: string;
  /** Set when a season engaged the person. (Default: a hire did) */
  campaignId?: string | null;
  requisitionId: string;
  applicationId: string | null;
  talentId: string;
  leadId: string;
  workflowId: string;
  title: string;
  role: string;
  jurisdiction: string;
  timeZone: string;
  phase: Phase;
  state: EngagementState;
  startsAt: string;
  endsAt: string;
  currency: string;
  notToExceedMinor: number;
  reservedMinor: number;
  paidMinor: number;
  /** What was agreed with this person; null: as the request says. Read it by `agreedTerms`. */
  terms: Terms | null;
  /** How often the offer went out to this person. */
  offerRound: number;
  policies: Record<PolicyKind, number>;
  /** How often access was granted: 1, and one more after each suspension. Last part of the keys of its effects. */
  accessGeneration: number;
  /** How it ends or ended; null while nobody said anything but its date. */
  endType: EndType | null;
}

export type EndType = 'resignation' | 'termination' | 'end_of_contract';

/** How a policy is named in asks, events and pages: `onboard@1`. */
export function policyName(kind: PolicyKind, policies: Readonly<Partial<Record<PolicyKind, number>>>): string {
  return `${kind}@${policies[kind] ?? 0}`;
}

/** The kind of policy that an engagement goes by: whoever works by the season has a checklist and a contract of their own. */
export function kindFor<K extends 'onboard' | 'sow'>(
  kind: K,
  { campaignId }: Pick<EngagementFacts, 'campaignId'>,
): K | `${K}/season` {
  return campaignId ? `${kind}/season` : kind;
}
