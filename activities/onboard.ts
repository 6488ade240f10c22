import type { JourneyPorts } from './journey';
import { createAccessSteps } from './onboard/access';
import { createContractSteps } from './onboard/contract';
import { createCourseSteps } from './onboard/course';
import { createOrientationSteps } from './onboard/orientation';
import { createPapersSteps } from './onboard/papers';

/** Steps of onboarding: contract, papers, access, course, orientation. */
export function createOnboardActivities(ports: JourneyPorts) {
  const { sendContract, voidEnvelope } = createContractSteps(ports);
  const { provision, withdrawAccess, decideAccess } = createAccessSteps(ports);
  const { enrolCourse } = createCourseSteps(ports);
  return {
    records: { ...createPapersSteps(ports), ...createOrientationSteps(ports), decideAccess },
    vendor: { sendContract, voidEnvelope, provision, withdrawAccess, enrolCourse },
  };
}
