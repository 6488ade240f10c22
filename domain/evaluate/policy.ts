import type { EvaluatePolicy } from './policy-contract';

/** Version 1 of the policy of evaluation: the defaults of domain.md, Evaluate. */
export const evaluateDefaults: EvaluatePolicy = {
  weights: { quality: 0.35, outcome: 0.15, resolution: 0.15, commitments: 0.2, peer: 0.15, efficiency: 0 },
  priors: {
    quality: { mean: 80, k: 4 },
    outcome: { mean: 75, k: 4 },
    resolution: { mean: 85, k: 4 },
    commitments: { mean: 85, k: 4 },
    peer: { mean: 75, k: 4 },
  },
  leastDeliverables: 3,
  tiers: [
    { tier: 'A', enter: 85, stay: 80 },
    { tier: 'B', enter: 70, stay: 65 },
    { tier: 'C', enter: 55, stay: 50 },
  ],
  projectWindow: 'milestone',
  peer: { least: 2, most: 5, dueDays: 5 },
  promote: { needs: 3, of: 4 },
  demote: { consecutive: 2 },
  cooldownDays: 14,
  dispute: { businessDays: 5, role: 'hr', decideBusinessDays: 5, escalateTo: 'ops' },
  demotion: { role: 'hr', decideBusinessDays: 5, escalateTo: 'ops' },
  appeal: { businessDays: 10, role: 'ops', decideBusinessDays: 5, escalateTo: 'admin' },
  effects: {
    A: { firstOfferHours: 24, rateCard: 0.08, openEngagements: 3, newOffers: true, refresher: null },
    B: { firstOfferHours: 0, rateCard: 0, openEngagements: 3, newOffers: true, refresher: null },
    C: { firstOfferHours: 0, rateCard: 0, openEngagements: 1, newOffers: true, refresher: 'working-with-clients' },
    D: { firstOfferHours: 0, rateCard: 0, openEngagements: 0, newOffers: false, refresher: null },
  },
  refresherDays: 14,
  support: {
    weights: { quality: 0.4, outcome: 0.2, resolution: 0.15, commitments: 0.2, peer: 0, efficiency: 0.05 },
    priors: {
      quality: { mean: 80, k: 4 },
      outcome: { mean: 75, k: 20 },
      resolution: { mean: 75, k: 20 },
      commitments: { mean: 90, k: 20 },
      efficiency: { mean: 80, k: 20 },
    },
    anchors: {
      // QA score in %, CSAT 1–5, first contact resolution and kept blocks as shares.
      quality: [
        [50, 0],
        [70, 50],
        [85, 80],
        [100, 100],
      ],
      outcome: [
        [1, 0],
        [3, 40],
        [4, 75],
        [5, 100],
      ],
      resolution: [
        [0.4, 0],
        [0.7, 70],
        [0.9, 100],
      ],
      commitments: [
        [0.5, 0],
        [0.9, 75],
        [1, 100],
      ],
      // How far outside the band the handling time is, as a part of what is usual.
      efficiency: [
        [0, 100],
        [0.5, 0],
      ],
    },
    ahtBand: { from: 0.75, to: 1.25 },
    leastContacts: 30,
  },
};
