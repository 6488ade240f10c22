import type { createClassificationActivities } from '../activities/classification';
import { openRun } from './run';
import { recordSteps } from './steps';

type ClassificationActivities = ReturnType<typeof createClassificationActivities>;

export interface ChallengeInput {
  v: 1;
  challengeId: string;
  engagementId: string;
  hireId: string;
}

/** A person disagrees with a classification: somebody answers in time, and the person is told. The engagement goes on meanwhile. */
export async function challenge({ challengeId, engagementId, hireId }: ChallengeInput): Promise<void> {
  const run = openRun({
    subject: engagementId,
    thread: hireId,
    phase: 'source',
    page: `/console/engagements/${engagementId}`,
  });
  const records = recordSteps<ClassificationActivities['records']>();
  // The end of an engagement takes its questions back without a word: nobody waits longer than the date.
  const asked = ({ group, until }: { group: string; until: string }) =>
    run.first({ answered: () => run.asked(group), over: () => run.until(until, 'a challenge is over') });

  run.at('waiting for the answer');
  await asked(await records.openChallenge({ challengeId }));
  const { told } = await records.settleChallenge({ challengeId });
  if (!told) return;
  run.at('answered; the person reads it');
  await asked(told);
}
