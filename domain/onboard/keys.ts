import { effectKey } from '../ids';

/** Keys of the effects that onboarding has in outside systems. */
export const onboardKeys = {
  sow: (engagementId: string) => effectKey('signature', engagementId, 'sow'),
  course: (engagementId: string) => effectKey('learning', engagementId, 'course'),
  grant: (engagementId: string, system: string) => effectKey('access', engagementId, system, 'grant'),
} as const;
