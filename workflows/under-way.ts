import type { createChangeActivities } from '../activities/change';
import type { createCommandActivities } from '../activities/command';
import type { createCorrectionActivities } from '../activities/correct-pay';
import type { createSuspendActivities } from '../activities/suspend';
import type { createOffboardActivities } from '../activities/offboard';
import { offboardKeys } from '../domain/offboard/keys';
import { onboardKeys } from '../domain/onboard/keys';
import { Beside } from './beside';
import { reviewClassification } from './classify';
import { deliver, offerAgain, withdrawItems } from './deliver';
import type { EngagementInput } from './engagement';
import type { Run } from './run';
import { perform } from './saga';
import { recordSteps, vendorSteps } from './steps';
import type { Work } from './work';

type CommandRecords = ReturnType<typeof createCommandActivities>['records'];
type ChangeRecords = ReturnType<typeof createChangeActivities>['records'];
type SuspendActivities = ReturnType<typeof createSuspendActivities>;
type OffboardVendor = ReturnType<typeof createOffboardActivities>['vendor'];
type CorrectionVendor = ReturnType<typeof createCorrectionActivities>['vendor'];

/** Until the end of the engagement: its date comes, or people say otherwise. `date`: how its date is waited for. */
export async function underWay(
  run: Run,
  input: EngagementInput,
  work: Work,
  date: () => Promise<void> = () => run.until(work.plan.endsAt, 'end of the engagement'),
): Promise<void> {
  const access = new Beside();
  while (!work.ended) {
    const what = await run.first({
      end: date,
      command: () => run.commanded(),
      moved: () => work.moved(),
    });
    if (what === 'end') break;
    const command = run.nextCommand();
    if (command !== undefined) await follow(run, input, work, access, command);
  }
  // No access may come back after it was taken away for good.
  await access.stop();
}

/** Hears what can still be told to an engagement that ends: corrections of its pay. Runs until the run ends. */
export async function hearOut(run: Run, input: EngagementInput, work: Work): Promise<never> {
  const access = new Beside();
  for (;;) {
    await run.commanded();
    const command = run.nextCommand();
    if (command !== undefined) await follow(run, input, work, access, command);
  }
}

async function follow(run: Run, input: EngagementInput, work: Work, access: Beside, command: string): Promise<void> {
  const { engagementId } = input;
  const taken = await recordSteps<CommandRecords>().takeCommand({ engagementId, command });
  switch (taken.next) {
    case 'nothing':
      return;
    case 'end':
      return work.endNow();
    case 'plan':
      return work.follow(taken.plan);
    case 'agree':
      // Not waited for at the close: an engagement that ends before people agree stays as it was.
      return void agree(run, input, work, command, taken.group);
    case 'pay':
      return work.add(correctPay(run, input, taken.effects));
    case 'suspend':
      return suspend(run, input, access, command);
    case 'resume':
      return access.start(() => resume(run, input, command));
  }
}

/** Work stands still at once; then the access goes. */
async function suspend(run: Run, input: EngagementInput, access: Beside, command: string): Promise<void> {
  const { engagementId, patienceSeconds } = input;
  const records = recordSteps<SuspendActivities['records']>();
  const vendor = vendorSteps<OffboardVendor>(patienceSeconds);
  run.at('suspended');
  const { systems, generation } = await records.suspend({ engagementId, command });
  const keys = systems.map((system) => offboardKeys.revoke(engagementId, system, generation));
  access.start(() => perform(run, keys, () => vendor.revokeAccess({ engagementId }), { mustBeDone: true }));
}

/** First the access comes back; then work goes on. */
async function resume(run: Run, input: EngagementInput, command: string): Promise<void> {
  const { engagementId, patienceSeconds } = input;
  const records = recordSteps<SuspendActivities['records']>();
  const vendor = vendorSteps<SuspendActivities['vendor']>(patienceSeconds);
  run.at('access comes back');
  const { systems, generation } = await records.prepareResumption({ engagementId, command });
  const keys = systems.map((system) => onboardKeys.grant(engagementId, system, generation));
  await perform(run, keys, () => vendor.grantAgain({ engagementId }), { mustBeDone: true });
  await records.resume({ engagementId, command });
  run.at('work');
}

/** People agree to a change order or an extension, or don’t; then the plan and the deliverables follow. */
async function agree(run: Run, input: EngagementInput, work: Work, command: string, group: string): Promise<void> {
  const { engagementId } = input;
  await run.asked(group);
  const { rounds } = work;
  const change = await recordSteps<ChangeRecords>().settleChange({ engagementId, command, rounds: { ...rounds } });
  if (!change.applied) return;
  const roundOf = (no: number) => ({ no, round: rounds[no] ?? 1 });
  const dropped = change.dropped.map(roundOf);
  const changed = change.changed.map((no) => ({ no, round: roundOf(no).round + 1 }));
  for (const no of change.dropped) work.cut(no, 'dropped');
  for (const no of change.changed) work.cut(no, 'changed');
  work.follow(change.plan);
  await withdrawItems(run, input, dropped);
  const published = [...changed, ...change.added.map((no) => ({ no, round: 1 }))];
  if (published.length > 0) await offerAgain(run, input, published);
  for (const no of change.added) work.add(deliver(run, input, work, no));
  if (change.review) await engageAnew(run, engagementId, work, change.review);
}

/** The change made it something else: a person decides who engages from now on, or it ends. */
async function engageAnew(run: Run, engagementId: string, work: Work, occasion: string): Promise<void> {
  const { ok } = await reviewClassification(run, { engagementId, occasion });
  if (ok) return run.at('work');
  await recordSteps<ChangeRecords>().stopUnengaged({ engagementId });
  work.endNow();
}

async function correctPay(
  run: Run,
  { engagementId, patienceSeconds }: EngagementInput,
  effects: string[],
): Promise<void> {
  const vendor = vendorSteps<CorrectionVendor>(patienceSeconds);
  await perform(run, effects, () => vendor.payCorrection({ engagementId, effects }), { mustBeDone: true });
}
