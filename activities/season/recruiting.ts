import type { CampaignState } from '../../domain/lifecycle';

/** States in which people are sought, offered, booked and trained. A paused season holds all of it. */
export const recruitingStates: readonly CampaignState[] = ['approved', 'recruiting', 'ramping', 'peak'];
