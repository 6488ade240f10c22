import { condition, setHandler } from '@temporalio/workflow';

import type { createPeopleActivities } from '../activities/people';
import { applicantWithdrew } from './messages';
import type { Run } from './run';
import { recordSteps } from './steps';

/** People who take their application back: written down at once, and the lead is asked anew when it concerns the choice. */
export function applicants(hireId: string) {
  const records = recordSteps<ReturnType<typeof createPeopleActivities>['records']>();
  let asksAnew = false;
  setHandler(applicantWithdrew, async ({ applicant }) => {
    const withdrawn = await records.withdrawApplicant({ hireId, applicant });
    asksAnew ||= withdrawn.asksAnew;
  });
  return {
    /** Waits; true when the question was taken back meanwhile, since somebody on the shortlist left. */
    async leftWhile(run: Run, answer: () => Promise<void>): Promise<boolean> {
      const which = await run.first({ answered: answer, left: () => condition(() => asksAnew) });
      asksAnew = false;
      return which === 'left';
    },
  };
}
