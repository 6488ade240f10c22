import type { createAdverseActivities } from '../activities/adverse';
import type { createNoticeActivities, NoticeStep } from '../activities/adverse-notice';
import type { createDisputeActivities } from '../activities/dispute';
import { condition } from '@temporalio/workflow';
import { sourceKeys, sourceTimers } from '../domain/source/keys';
import type { EngagementInput } from './engagement';
import type { Run } from './run';
import { perform } from './saga';
import type { PhaseEnd } from './source';
import { recordSteps, vendorSteps } from './steps';

type AdverseActivities = ReturnType<typeof createAdverseActivities>;
type NoticeActivities = ReturnType<typeof createNoticeActivities>;
type DisputeActivities = ReturnType<typeof createDisputeActivities>;

const goesOn: PhaseEnd = { ok: true, why: '' };

/**
 * Assessment → notice with copies → wait, which a dispute stops → decision → final notice. Offer, seat and money are held.
 * People decide, never silence. `check`: key of the order whose report has to be considered.
 */
export async function adverseAction(run: Run, input: EngagementInput, check: string): Promise<PhaseEnd> {
  const { engagementId, patienceSeconds } = input;
  const people = recordSteps<AdverseActivities['records']>();
  const letters = recordSteps<NoticeActivities['records']>();
  const vendor = vendorSteps<AdverseActivities['vendor']>(patienceSeconds);

  run.at('individual assessment');
  await perform(run, sourceKeys.report(engagementId), () => vendor.fetchReport({ engagementId }), { mustBeDone: true });
  const assessed = await decided(
    run,
    (round) => people.askAssessment({ engagementId, round }),
    (round) => people.settleAssessment({ engagementId, round }),
  );
  if (assessed === 'clear') return goesOn;

  run.at('time to answer the notice');
  const notice = await letters.sendPreAdverse({ engagementId });
  if ((await waitOut(run, input, check, notice)) === 'clear') return goesOn;

  run.at('decision after the notice');
  const decision = await decided(
    run,
    (round) => people.askAdverseDecision({ engagementId, round }),
    (round) => people.settleAdverseDecision({ engagementId, round }),
  );
  if (decision === 'go-on') return goesOn;

  run.at('final notice');
  await letters.sendFinalNotice({ engagementId });
  return { ok: false, why: 'decided against after the background check' };
}

/** Asks round by round until somebody decides: silence decides nothing. */
export async function decided<V>(
  run: Run,
  ask: (round: number) => Promise<{ group: string }>,
  settle: (round: number) => Promise<{ verdict: V | null }>,
): Promise<V> {
  for (let round = 1; ; round += 1) {
    const { group } = await ask(round);
    await run.asked(group);
    const { verdict } = await settle(round);
    if (verdict !== null) return verdict;
  }
}

/** The waiting period, to its end or until the agency finds nothing any more. */
async function waitOut(run: Run, input: EngagementInput, check: string, notice: NoticeStep): Promise<'over' | 'clear'> {
  const { engagementId } = input;
  const letters = recordSteps<NoticeActivities['records']>();
  for (let step = notice; ; step = await letters.settleNotice({ engagementId })) {
    switch (step.next) {
      case 'over':
      case 'clear':
        return step.next;
      case 'until':
        await run.until(step.until, 'end of the waiting period');
        break;
      case 'dispute':
        await disputed(run, input, step.number);
        break;
      case 'wait': {
        const { group } = step;
        await run.first({ answer: () => run.asked(group), revised: () => run.reported(check) });
      }
    }
  }
}

/** A dispute: the agency looks again, and the clock of the wait stands still until it has. */
async function disputed(run: Run, { engagementId, patienceSeconds }: EngagementInput, number: number): Promise<void> {
  const records = recordSteps<DisputeActivities['records']>();
  const vendor = vendorSteps<DisputeActivities['vendor']>(patienceSeconds);
  const key = sourceKeys.dispute(engagementId, number);

  run.at('the agency looks again');
  await perform(run, key, () => vendor.disputeReport({ engagementId, number }), { mustBeDone: true });
  for (;;) {
    const end = await records.settleDispute({ engagementId, number });
    if (end.next === 'wait' || end.next === 'clear') break;
    if (end.next === 'look-up') {
      await perform(run, key, () => vendor.lookUpDispute({ engagementId, number }));
      continue;
    }
    const { group } = end;
    await run.first({
      report: () => run.reported(key),
      due: () => run.called(sourceTimers.disputeDue(number)),
      people: () => (group === null ? condition(() => false) : run.asked(group)),
    });
  }
  run.at('time to answer the notice');
}
