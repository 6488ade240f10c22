import { Context } from '@temporalio/activity';

import { createAdverseActivities } from '../activities/adverse';
import { createNoticeActivities } from '../activities/adverse-notice';
import { createAssignActivities } from '../activities/assign';
import { createCancelHireActivities } from '../activities/cancel-hire';
import { createChangeActivities } from '../activities/change';
import { createCommandActivities } from '../activities/command';
import { createCorrectionActivities } from '../activities/correct-pay';
import { createClassificationActivities } from '../activities/classification';
import { createClassifyActivities } from '../activities/classify';
import { createDisputeActivities } from '../activities/dispute';
import { createEvaluateActivities } from '../activities/evaluate';
import { createFallOutActivities } from '../activities/fall-out';
import { createMechanismActivities } from '../activities/mechanism';
import { createNegotiateActivities } from '../activities/negotiate';
import { createOffboardActivities } from '../activities/offboard';
import { createOfferActivities } from '../activities/offer';
import { createOnboardActivities } from '../activities/onboard';
import { createRatingCaseActivities } from '../activities/rating-case';
import { createSourceActivities } from '../activities/source';
import { reportFailures } from '../activities/failures';
import type { JourneyPorts } from '../activities/journey';
import { createAgentActivities } from '../activities/season/agent';
import { createDeedActivities } from '../activities/season/deeds';
import { createDraftActivities } from '../activities/season/draft-season';
import { createSeasonPayActivities } from '../activities/season/pay-week';
import { createTurnActivities } from '../activities/season/turn';
import { createSuspendActivities } from '../activities/suspend';
import { createUndoActivities } from '../activities/undo';
import { createUntakenActivities } from '../activities/untaken';
import { createVettingActivities } from '../activities/vetting';

/**
 * Every step of every phase: `records` on our own database (queue `muster`), `vendor` calls outside (`muster-vendor`),
 * `batch` cohort work (`muster-batch`).
 */
export function createActivities(ports: JourneyPorts) {
  const phases = [
    createSourceActivities(ports),
    createOfferActivities(ports),
    createVettingActivities(ports),
    createAdverseActivities(ports),
    createNoticeActivities(ports),
    createDisputeActivities(ports),
    createClassifyActivities(ports),
    createOnboardActivities(ports),
    createAssignActivities(ports),
    createOffboardActivities(ports),
    createSuspendActivities(ports),
    createUntakenActivities(ports),
  ];
  const deeds = createDeedActivities(ports);
  return {
    records: reportFailures({
      ...createMechanismActivities(ports.store),
      ...createAgentActivities(ports).records,
      ...createEvaluateActivities(ports).records,
      ...createCancelHireActivities(ports),
      ...createCommandActivities(ports).records,
      ...createChangeActivities(ports).records,
      ...createClassificationActivities(ports).records,
      ...createNegotiateActivities(ports),
      ...createFallOutActivities(ports).records,
      ...createRatingCaseActivities(ports).records,
      ...Object.assign({}, ...phases.map((phase) => phase.records)),
    } as Steps),
    batch: reportFailures({
      ...createTurnActivities(ports),
      ...createDraftActivities(ports),
      ...createSeasonPayActivities({ ...ports, beat: () => Context.current().heartbeat() }),
      ...deeds.batch,
    }),
    vendor: reportFailures({
      ...createUndoActivities(ports).vendor,
      ...createCorrectionActivities(ports).vendor,
      ...deeds.vendor,
      ...Object.assign({}, ...phases.map((phase) => phase.vendor)),
    } as Steps),
  };
}

type Steps = Record<string, (...args: never[]) => Promise<unknown>>;
