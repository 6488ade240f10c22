import type { createAgentActivities } from '../activities/season/agent';
import type { createOffboardActivities } from '../activities/offboard';
import { groupKey } from '../domain/ids';
import { offboardKeys } from '../domain/offboard/keys';
import { seasonCalls } from '../domain/season/keys';
import type { EngagementInput, EngagementResult } from './engagement';
import { fallOut } from './fall-out';
import { giveAccess } from './onboard/access';
import { signAndCollect } from './onboard/papers';
import { openRun, type Run } from './run';
import { perform } from './saga';
import type { PhaseEnd } from './source';
import { recordSteps, vendorSteps } from './steps';
import { unlessStopped } from './stop';
import { hearOut, underWay } from './under-way';
import { vet } from './vetting';
import { Work } from './work';

type AgentRecords = ReturnType<typeof createAgentActivities>['records'];
type OffboardVendor = ReturnType<typeof createOffboardActivities>['vendor'];

/**
 * One person through a season: offer, papers, class, floor, leaving. What the season does for all of them at once wakes this run
 * only when it changes its own story.
 */
export async function agent(input: EngagementInput): Promise<EngagementResult> {
  const { engagementId, hireId } = input;
  const run = openRun({
    subject: engagementId,
    thread: hireId,
    phase: 'source',
    page: `/console/engagements/${engagementId}`,
  });
  for (let stage = toTheClass; ; stage = calledAgain) {
    const { ok, why } = await unlessStopped(run, () => stage(run, input));
    const joined = ok ? await recordSteps<AgentRecords>().joinFloor({ engagementId }) : { next: 'out' as const, why };
    if (joined.next === 'wait') continue;
    if (joined.next === 'out') {
      await fallOut(run, input, joined.why);
      return 'aborted';
    }
    await atWork(run, input, new Work(joined.plan));
    return 'closed';
  }
}

/** From the offer to the end of the classroom; the season calls when a class is near, and when it is over. */
async function toTheClass(run: Run, input: EngagementInput): Promise<PhaseEnd> {
  const { engagementId } = input;
  const offered = await offer(run, input);
  if (!offered.ok) return offered;
  const papers = await signAndCollect(run, input);
  if (!papers.ok) return papers;

  run.at('waits for a class');
  await run.called(seasonCalls.seat);
  const place = await recordSteps<AgentRecords>().takePlace({ engagementId });
  if (!place.ok) return place;
  const access = await giveAccess(run, input, papers.systems);
  if (!access.ok) return access;
  return calledAgain(run);
}

async function calledAgain(run: Run): Promise<PhaseEnd> {
  run.at('in the classroom');
  await run.called(seasonCalls.class);
  return { ok: true, why: '' };
}

/** Conditional offer → consent → check → confirmed. */
async function offer(run: Run, input: EngagementInput): Promise<PhaseEnd> {
  const { engagementId, asked } = input;
  const records = recordSteps<AgentRecords>();
  run.at('offer is out');
  const { group } = asked ? { group: groupKey(engagementId, 'offer') } : await records.offerPlace({ engagementId });
  await run.asked(group);
  const answer = await records.settlePlace({ engagementId });
  if (!answer.accepted) return { ok: false, why: answer.why };
  return vet(run, input, answer.group);
}

/** One long sleep until the last day; then access goes first, and it is closed once everything is paid and proven. */
async function atWork(run: Run, input: EngagementInput, work: Work): Promise<void> {
  const { engagementId, patienceSeconds } = input;
  const records = recordSteps<AgentRecords>();
  const vendor = vendorSteps<OffboardVendor>(patienceSeconds);

  run.at('work', 'assign');
  let left = { due: false, systems: [] as string[], generation: 0 };
  while (!left.due) {
    await underWay(run, input, work, () => run.called(seasonCalls.end));
    left = await records.leaveFloor({ engagementId });
  }
  work.endNow();
  run.at('leaving', 'offboard');
  void hearOut(run, input, work);
  const { systems, generation } = left;
  await perform(
    run,
    systems.map((system) => offboardKeys.revoke(engagementId, system, generation)),
    () => vendor.revokeAccess({ engagementId }),
    // Closed means that every system was read back: nobody may go on without it.
    { mustBeDone: true },
  );
  run.at('final pay and what is left to answer');
  await run.called(seasonCalls.close);
  await records.closeAgent({ engagementId });
}
