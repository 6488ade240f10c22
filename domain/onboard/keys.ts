import { effectKey, ofGeneration } from '../ids';

/** Keys of the effects that onboarding has in outside systems; a repeat that is meant has the next generation. */
export const onboardKeys = {
  /** Each envelope carries a version of the contract of its own. */
  sow: (engagementId: string, version = 1) => ofGeneration(effectKey('signature', engagementId, 'sow'), version),
  course: (engagementId: string, attempt = 1) => ofGeneration(effectKey('learning', engagementId, 'course'), attempt),
  grant: (engagementId: string, system: string, generation = 1) =>
    ofGeneration(effectKey('access', engagementId, system, 'grant'), generation),
} as const;

/** Names of the groups of asks of onboarding, round by round; `decide` is where staff say how a round goes on. */
export const onboardStretches = {
  papers: (round = 1) => inRound('papers', round),
  papersDecision: (round: number) => `papers/${round}/decide`,
  accessDecision: (round: number) => `access/${round}/decide`,
  orientation: (round = 1) => inRound('orientation', round),
  orientationDecision: (round: number) => `orientation/${round}/decide`,
  returning: 'return',
} as const;

function inRound(stretch: string, round: number): string {
  return round === 1 ? stretch : `${stretch}/${round}`;
}
