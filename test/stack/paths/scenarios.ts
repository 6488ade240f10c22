import { evaluatePaths } from './evaluate';
import { offboardPaths } from './offboard';
import { onboardPaths } from './onboard';
import type { Scenario } from './scenario';
import { assignPaths } from './assign';
import { sourcePaths } from './source';
import { vettingPaths } from './vetting';

/** Every path that is played on the full stack. */
export const scenarios: readonly Scenario[] = [
  { name: 'all say yes', short: true, expect: { hire: 'closed', paidMinor: 360_000, undone: [] } },
  ...sourcePaths,
  ...vettingPaths,
  ...onboardPaths,
  ...assignPaths,
  ...evaluatePaths,
  ...offboardPaths,
];
