import type { createRatingCaseActivities } from '../activities/rating-case';
import { openRun } from './run';
import { recordSteps } from './steps';

type CaseRecords = ReturnType<typeof createRatingCaseActivities>['records'];

export interface RatingCaseInput {
  v: 1;
  caseId: string;
  talentId: string;
  /** Root of the story that the case came from. */
  thread: string;
}

/** A disputed rating, tier D or an appeal: somebody who did not decide before is asked, until somebody answers. */
export async function ratingCase({ caseId, talentId, thread }: RatingCaseInput): Promise<string> {
  const run = openRun({ subject: talentId, thread, phase: 'evaluate', page: `/console/talent/${talentId}` });
  const records = recordSteps<CaseRecords>();
  for (let round = 1; ; round += 1) {
    run.at(round === 1 ? 'waiting for a decision' : `asked again, for the ${round}. time`);
    const { group } = await records.askAboutCase({ caseId, round });
    await run.asked(group);
    const { end } = await records.decideCase({ caseId, round });
    if (end) return end;
  }
}
