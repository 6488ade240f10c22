import { consoleRoutes } from '../console/routes';
import { portalRoutes } from '../portal/routes';
import type { Route } from '../route';
import { actualRoutes } from './actuals';
import { askRoutes } from './asks';
import { boardRoutes } from './board';
import { bulkRoutes } from './bulk';
import { campaignCommandRoutes } from './campaign-commands';
import { campaignRoutes } from './campaigns';
import { checklistRoutes } from './checklist';
import { classificationRoutes } from './classification';
import { clockRoutes } from './clock';
import { documentRoutes } from './documents';
import { engagementCommandRoutes } from './engagement-commands';
import { engagementRoutes } from './engagements';
import { eventRoutes } from './events';
import { expiryRoutes } from './expiries';
import { hireRoutes } from './hires';
import { hireReadRoutes } from './hires-read';
import { hookRoutes } from './hooks';
import { keyRoutes } from './keys';
import { knowledgeRoutes } from './knowledge';
import { knowledgeFileRoutes } from './knowledge-files';
import { metricRoutes } from './metrics';
import { paymentRoutes } from './payments';
import { policyRoutes } from './policies';
import { releaseRoutes } from './releases';
import { scheduleRoutes } from './schedules';
import { scorecardRoutes } from './scorecards';
import { shiftBlockRoutes } from './shift-blocks';
import { seasonReportRoutes } from './season-report';
import { signInRoutes } from './sign-in';
import { talentRoutes } from './talents';
import { tierRoutes } from './tiers';
import { timeEntryRoutes } from './time-entries';
import { userRoutes } from './users';
import { waveRoutes } from './waves';
import { workItemRoutes } from './work-items';

/** Every route of the API, console and portal. */
export const routes: readonly Route[] = [
  ...consoleRoutes,
  ...portalRoutes,
  ...actualRoutes,
  ...askRoutes,
  ...boardRoutes,
  ...bulkRoutes,
  ...campaignCommandRoutes,
  ...campaignRoutes,
  ...checklistRoutes,
  ...classificationRoutes,
  ...clockRoutes,
  ...documentRoutes,
  ...engagementCommandRoutes,
  ...engagementRoutes,
  ...eventRoutes,
  ...expiryRoutes,
  ...hireRoutes,
  ...hireReadRoutes,
  ...hookRoutes,
  ...keyRoutes,
  ...knowledgeRoutes,
  ...knowledgeFileRoutes,
  ...metricRoutes,
  ...paymentRoutes,
  ...policyRoutes,
  ...releaseRoutes,
  ...scheduleRoutes,
  ...scorecardRoutes,
  ...shiftBlockRoutes,
  ...seasonReportRoutes,
  ...signInRoutes,
  ...talentRoutes,
  ...tierRoutes,
  ...timeEntryRoutes,
  ...userRoutes,
  ...waveRoutes,
  ...workItemRoutes,
];
