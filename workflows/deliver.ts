import type { createAssignActivities } from '../activities/assign';
import type { createUntakenActivities } from '../activities/untaken';
import { assignKeys, deliverableStretch, untakenStretch } from '../domain/assign/keys';
import { groupKey } from '../domain/ids';
import type { EngagementInput } from './engagement';
import type { Run } from './run';
import { perform } from './saga';
import { recordSteps, vendorSteps } from './steps';
import type { Work } from './work';

type AssignActivities = ReturnType<typeof createAssignActivities>;
type UntakenActivities = ReturnType<typeof createUntakenActivities>;

/** One deliverable, round by round until it is accepted, then paid; or until nobody wants it any more. */
export async function deliver(run: Run, input: EngagementInput, work: Work, no: number): Promise<void> {
  const { engagementId, patienceSeconds } = input;
  const records = recordSteps<AssignActivities['records']>();
  const vendor = vendorSteps<AssignActivities['vendor']>(patienceSeconds);

  for (let round = 1; ; round += 1) {
    work.rounds[no] = round;
    if (!(await answered(run, work, no, groupKey(engagementId, deliverableStretch(no, round))))) {
      if (work.takeCut(no) === 'dropped') return;
      continue;
    }
    const { verdict } = await records.settleDeliverable({ engagementId, no, round });
    if (verdict === 'undelivered') return;
    if (verdict === 'rework') continue;
    if (verdict === 'untaken') {
      if (!(await offeredAgain(run, input, work, no, round))) return;
      continue;
    }
    await perform(
      run,
      [assignKeys.milestone(engagementId, no), assignKeys.complete(engagementId, no)],
      () => vendor.settleItem({ engagementId, no }),
      // What was accepted is paid: nobody may go on without it.
      { mustBeDone: true },
    );
    return;
  }
}

/** Takes items back in the work tool and publishes those that go on, as they stand now. */
export async function offerAgain(
  run: Run,
  { engagementId, patienceSeconds }: EngagementInput,
  items: readonly { no: number; round: number }[],
): Promise<void> {
  const vendor = vendorSteps<UntakenActivities['vendor']>(patienceSeconds);
  await perform(
    run,
    items.flatMap(({ no, round }) => [
      assignKeys.publish(engagementId, no, round),
      ...withdrawals(engagementId, no, round),
    ]),
    () => vendor.offerAgain({ engagementId, nos: items.map(({ no }) => no) }),
  );
}

/** Takes dropped items back in the work tool. */
export async function withdrawItems(
  run: Run,
  { engagementId, patienceSeconds }: EngagementInput,
  items: readonly { no: number; round: number }[],
): Promise<void> {
  if (items.length === 0) return;
  const vendor = vendorSteps<UntakenActivities['vendor']>(patienceSeconds);
  await perform(
    run,
    items.flatMap(({ no, round }) => withdrawals(engagementId, no, round)),
    () => vendor.withdrawItems({ engagementId, nos: items.map(({ no }) => no) }),
  );
}

/** The lead says what becomes of work that nobody took on. True when it is offered again. */
async function offeredAgain(run: Run, input: EngagementInput, work: Work, no: number, round: number): Promise<boolean> {
  const { engagementId } = input;
  const records = recordSteps<UntakenActivities['records']>();
  if (!(await answered(run, work, no, groupKey(engagementId, untakenStretch(no, round))))) {
    return work.takeCut(no) === 'changed';
  }
  const { next } = await records.settleUntaken({ engagementId, no, round });
  if (next === 'again') {
    await offerAgain(run, input, [{ no, round: round + 1 }]);
    return true;
  }
  await withdrawItems(run, input, [{ no, round }]);
  if (next === 'end') work.endNow();
  return false;
}

/** Waits for a group about a deliverable, unless the deliverable is cut short meanwhile. */
async function answered(run: Run, work: Work, no: number, group: string): Promise<boolean> {
  const how = await run.first({ answered: () => run.asked(group), cut: () => work.isCut(no) });
  return how === 'answered';
}

function withdrawals(engagementId: string, no: number, round: number): string[] {
  return Array.from({ length: round }, (_, index) => assignKeys.withdraw(engagementId, no, index + 1));
}
