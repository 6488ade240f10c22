import { ApplicationFailure, defineSignal, setHandler, condition } from '@temporalio/workflow';

import type { MechanismActivities } from '../../activities/mechanism';
import { openRun, type Run } from '../../workflows/run';
import { compensate, perform, type UndoTable } from '../../workflows/saga';
import { recordSteps, vendorSteps } from '../../workflows/steps';
import type { TestSteps } from './mechanism-steps';

const records = recordSteps<TestSteps['records'] & MechanismActivities>();

const start = { subject: 'eng_1', thread: 'hire_1', phase: 'onboard', page: '/console/engagements/eng_1' } as const;
const vendor = (patienceSeconds = 60) => vendorSteps<TestSteps['vendor']>(patienceSeconds);

export async function askOnce(): Promise<void> {
  const run = openRun(start);
  await records.openGroup({ group: 'eng_1/offer', workflowId: run.workflowId });
  await run.asked('eng_1/offer');
}

export async function askLate(): Promise<void> {
  const run = openRun(start);
  // The answer comes while the run is busy with something else.
  await run.reported('check/1');
  await run.asked('eng_1/offer');
}

export async function askTwice(): Promise<void> {
  const run = openRun(start);
  await run.asked('eng_1/offer');
  run.at('asked again');
  await run.asked('eng_1/offer');
}

export async function twoReports(): Promise<void> {
  const run = openRun(start);
  await run.reported('check/1');
  await run.reported('check/1');
}

export async function sleepUntil({ until }: { until: string }): Promise<string> {
  const run = openRun(start);
  await run.until(until, 'end of the engagement');
  return (await records.readClock({})).now;
}

export async function sleepTwice({ dates }: { dates: string[] }): Promise<void> {
  const run = openRun(start);
  await Promise.all(dates.map((until) => run.until(until, 'a date')));
}

export async function answerOrDate({ until }: { until: string }): Promise<string> {
  const run = openRun(start);
  const winner = await run.first({
    answer: () => run.asked('eng_1/offer'),
    date: () => run.until(until, 'offer expires'),
  });
  await records.note({ what: winner });
  return winner;
}

export async function phases(): Promise<void> {
  const run = openRun<{ offered: string | null }>(start, { offered: null });
  run.at('contracting');
  run.at('provisioning');
  run.at('active', 'assign');
  run.state.offered = 'tal_1';
  await run.asked('eng_1/offer');
}

export async function grant({
  patienceSeconds,
}: {
  patienceSeconds?: number;
}): Promise<{ providerRef: string } | null> {
  const run = openRun(start);
  return perform(run, 'access/eng_1/helpdesk/grant/1', () => vendor(patienceSeconds).grant({ system: 'helpdesk' }));
}

export async function grantAll(): Promise<(string | null)[] | null> {
  const run = openRun(start);
  const keys = ['chat', 'files'].map((system) => `access/eng_1/${system}/grant/1`);
  return perform(run, keys, () => vendor().grantAll({ systems: ['chat', 'files'] }));
}

export const stop = defineSignal('stop');

/** Grants three, then is stopped or cancelled, and takes everything back. */
export async function grantThenTakeBack(): Promise<unknown> {
  const run = openRun(start);
  let stopped = false;
  setHandler(stop, () => void (stopped = true));
  try {
    for (const system of ['chat', 'files', 'helpdesk'])
      await perform(run, `access/eng_1/${system}/grant/1`, () => vendor().grant({ system }));
    await condition(() => stopped);
  } finally {
    await takeBack(run);
  }
  return run.state.stage;
}

const undo: UndoTable = {
  grant: {
    key: (entry) => entry.key.replace('/grant/', '/revoke/'),
    run: (entry, key) => vendor().revoke({ grant: entry.key, key }),
  },
};

async function takeBack(run: Run): Promise<void> {
  const { left } = await compensate(run, undo);
  run.at(left.length === 0 ? 'all taken back' : `left: ${left.join()}`);
}

export async function refusedRecord(): Promise<string> {
  openRun(start);
  try {
    await records.refuse({});
    return 'no failure';
  } catch (error) {
    return error instanceof ApplicationFailure ? `${error.type}: ${error.message}` : 'another failure';
  }
}

export async function patientRecord(): Promise<void> {
  openRun(start);
  await records.flakyRecord({});
}
