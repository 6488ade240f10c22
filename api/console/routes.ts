import type { Route } from '../route';
import { askRoutes } from './asks';
import { bulkRoutes } from './bulk';
import { cancelHireRoutes } from './cancel-hire';
import { commandRoutes } from './commands';
import { engagementRoutes } from './engagements';
import { eraseRoutes } from './erase';
import { eventRoutes } from './events';
import { expiryRoutes } from './expiries';
import { hireRoutes } from './hires';
import { homeRoutes } from './home';
import { knowledgeRoutes } from './knowledge';
import { knowledgeNoteRoutes } from './knowledge-note';
import { newHireRoutes } from './new-hire';
import { newSeasonRoutes } from './new-season';
import { seasonClassRoutes } from './season-class';
import { seasonClassListRoutes } from './season-class-list';
import { seasonCommandRoutes } from './season-command';
import { seasonPlanRoutes } from './season-plan';
import { seasonHoursRoutes } from './season-hours';
import { seasonReleaseRoutes } from './season-release';
import { seasonReportPageRoutes } from './season-report';
import { seasonRoutes } from './seasons';
import { signInFormRoutes } from './sign-in';
import { talentRoutes } from './talents';
import { waiveRoutes } from './waive';
import { tierChangeRoutes } from './tier-change';

/** Every page of the console. */
export const consoleRoutes: readonly Route[] = [
  ...signInFormRoutes,
  ...homeRoutes,
  // Before the page of one: "new" is no id.
  ...newSeasonRoutes,
  ...seasonRoutes,
  ...seasonClassRoutes,
  ...seasonClassListRoutes,
  ...seasonCommandRoutes,
  ...seasonPlanRoutes,
  ...seasonHoursRoutes,
  ...seasonReleaseRoutes,
  ...seasonReportPageRoutes,
  ...newHireRoutes,
  ...hireRoutes,
  ...cancelHireRoutes,
  ...engagementRoutes,
  ...commandRoutes,
  ...waiveRoutes,
  ...askRoutes,
  ...bulkRoutes,
  ...talentRoutes,
  ...tierChangeRoutes,
  ...eraseRoutes,
  ...knowledgeRoutes,
  ...knowledgeNoteRoutes,
  ...eventRoutes,
  ...expiryRoutes,
];
