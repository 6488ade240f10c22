import { createAssignActivities } from '../activities/assign';
import { createEvaluateActivities } from '../activities/evaluate';
import { createMechanismActivities } from '../activities/mechanism';
import { createOffboardActivities } from '../activities/offboard';
import { createOfferActivities } from '../activities/offer';
import { createOnboardActivities } from '../activities/onboard';
import { createSourceActivities } from '../activities/source';
import { reportFailures } from '../activities/failures';
import type { JourneyPorts } from '../activities/journey';
import { createUndoActivities } from '../activities/undo';

/** Every step of every phase: `records` on our own database (queue `muster`), `vendor` calls outside (`muster-vendor`). */
export function createActivities(ports: JourneyPorts) {
  const phases = [
    createSourceActivities(ports),
    createOfferActivities(ports),
    createOnboardActivities(ports),
    createAssignActivities(ports),
    createOffboardActivities(ports),
  ];
  return {
    records: reportFailures({
      ...createMechanismActivities(ports.store),
      ...createEvaluateActivities(ports).records,
      ...Object.assign({}, ...phases.map((phase) => phase.records)),
    } as Steps),
    vendor: reportFailures({
      ...createUndoActivities(ports).vendor,
      ...Object.assign({}, ...phases.map((phase) => phase.vendor)),
    } as Steps),
  };
}

type Steps = Record<string, (...args: never[]) => Promise<unknown>>;
