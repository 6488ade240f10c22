import type { Route } from '../route';
import { portalAskRoutes } from './asks';
import { portalHomeRoutes } from './home';
import { portalLeaveRoutes } from './leave';
import { portalKnowledgeRoutes } from './knowledge';
import { portalListRoutes } from './list';
import { portalPageRoutes } from './pages';
import { portalPlaceRoutes } from './place';
import { objectionRoutes } from './objections';
import { portalRatingRoutes } from './ratings';
import { renewRoutes } from './renew';
import { portalShiftRoutes } from './shifts';
import { portalStatusRoutes } from './status';
import { portalTimeRoutes } from './time';
import { portalWeekRoutes } from './week';

/** Every page of the talent portal. */
export const portalRoutes: readonly Route[] = [
  ...portalHomeRoutes,
  ...portalListRoutes,
  ...portalAskRoutes,
  ...portalLeaveRoutes,
  ...portalPageRoutes,
  ...portalStatusRoutes,
  ...portalKnowledgeRoutes,
  ...portalRatingRoutes,
  ...portalPlaceRoutes,
  ...portalShiftRoutes,
  ...portalWeekRoutes,
  ...portalTimeRoutes,
  ...objectionRoutes,
  ...renewRoutes,
];
