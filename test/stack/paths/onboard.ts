import type { Scenario } from './scenario';

export const onboardPaths: Scenario[] = [];
