import { effectKey, ofGeneration } from '../ids';

/** Keys of the effects that onboarding has in outside systems. */
export const onboardKeys = {
  sow: (engagementId: string) => effectKey('signature', engagementId, 'sow'),
  course: (engagementId: string) => effectKey('learning', engagementId, 'course'),
  /** `generation`: access is granted anew after a suspension. (Default: 1) */
  grant: (engagementId: string, system: string, generation = 1) =>
    ofGeneration(effectKey('access', engagementId, system, 'grant'), generation),
} as const;
