import { effectKey } from '../ids';

/** Keys of the effects that offboarding has in outside systems. */
export const offboardKeys = {
  revoke: (engagementId: string, system: string) => effectKey('access', engagementId, system, 'revoke'),
} as const;
