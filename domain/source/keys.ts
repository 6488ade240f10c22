import { effectKey } from '../ids';

/** Keys of the effects that sourcing has in outside systems. */
export const sourceKeys = {
  listing: (hireId: string) => effectKey('marketplace', hireId, 'listing'),
  check: (engagementId: string) => effectKey('screening', engagementId, 'check'),
} as const;
