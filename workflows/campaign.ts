import { allHandlersFinished, condition, continueAsNew, workflowInfo } from '@temporalio/workflow';

import type { createTurnActivities } from '../activities/season/turn';
import { turnName } from '../domain/season/keys';
import { openRun } from './run';
import { perform } from './saga';
import { carryOut } from './season/deeds';
import { batchSteps } from './steps';

export interface CampaignInput {
  v: 1;
  campaignId: string;
  /** Wall seconds that a vendor step is tried before an engineer is asked. */
  patienceSeconds: number;
}

export type CampaignResult = 'closed' | 'cancelled';

/** Events after which the run goes on in a new one: far below the 2,000 that it may have. */
const mostEvents = 1_500;

/**
 * One season. It takes turns: each does everything that is due, in batches on the database, and says when to look again. It
 * wakes for dates, answers and commands, never for one of its thousands; what it knows stands in the database, so that it can
 * begin anew at any turn without losing a word.
 */
export async function campaign(input: CampaignInput): Promise<CampaignResult> {
  const { campaignId, patienceSeconds } = input;
  const run = openRun({
    subject: campaignId,
    thread: campaignId,
    phase: 'source',
    page: `/console/campaigns/${campaignId}`,
  });
  const batch = batchSteps<ReturnType<typeof createTurnActivities>>();

  for (;;) {
    // A turn that cannot be taken, by a defect or bad data, is for an engineer: a season never fails.
    const turn = await perform(run, turnName(campaignId), () => batch.seasonTurn({ campaignId, patienceSeconds }), {
      mustBeDone: true,
    });
    if (!turn) continue;
    run.at(turn.stage, turn.phase);
    if (turn.ended) return turn.ended;
    for (const deed of turn.todo) await carryOut(run, input, deed);
    if (workflowInfo().historyLength > mostEvents || workflowInfo().continueAsNewSuggested) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof campaign>(input);
    }
    if (turn.todo.length > 0) continue;
    await run.first({
      date: () => run.until(turn.next, 'the next look at the season'),
      word: () => run.stirred(),
    });
  }
}
