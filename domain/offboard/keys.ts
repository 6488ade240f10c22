import { effectKey, ofGeneration } from '../ids';

/** Keys of the effects that offboarding has in outside systems. */
export const offboardKeys = {
  /** `generation`: that of the grant that ends. (Default: 1) */
  revoke: (engagementId: string, system: string, generation = 1) =>
    ofGeneration(effectKey('access', engagementId, system, 'revoke'), generation),
} as const;

/** Name of the stretch in which a round of the handover is asked for; the first has no number. */
export const handoverStretch = (round: number) => (round === 1 ? 'handover' : `handover-${round}`);

/** The stretch in which the lead decides about a handover that is missing or incomplete. */
export const decisionStretch = 'handover-decision';

/** The round that a stretch (or its group’s key) is, or null for the decision. */
export function roundOf(stretch: string): number | null {
  return stretch.endsWith(decisionStretch) ? null : Number(/-(\d+)$/.exec(stretch)?.[1] ?? 1);
}
