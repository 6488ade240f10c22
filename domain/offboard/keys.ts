import { effectKey, ofGeneration } from '../ids';

/** Keys of the effects that offboarding has in outside systems. */
export const offboardKeys = {
  /** `generation`: that of the grant that ends. (Default: 1) */
  revoke: (engagementId: string, system: string, generation = 1) =>
    ofGeneration(effectKey('access', engagementId, system, 'revoke'), generation),
} as const;
