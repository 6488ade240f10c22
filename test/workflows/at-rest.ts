import type { WorkflowHandle } from '@temporalio/client';

/** `PENDING_ACTIVITY_STATE_STARTED` of the API. */
const started = 2;
const patienceMs = 1_000;

/**
 * Waits until a run may be signalled. The test server never takes a run's step again when something arrives while it is being
 * completed, be it the signal itself or the end of an activity that is just at work (sdk-java#3088). So no activity may be at work,
 * and a query is answered only after the step under way; whether the run still answers is the signal's business.
 * An activity that is at work for longer is left to itself.
 */
export async function atRest(run: WorkflowHandle): Promise<void> {
  const deadline = Date.now() + patienceMs;
  do {
    await run.query('state').catch(() => undefined);
    if (!(await worksOnSomething(run))) break;
    await new Promise((resolve) => setTimeout(resolve, 5));
  } while (Date.now() < deadline);
  await run.query('state').catch(() => undefined);
}

async function worksOnSomething(run: WorkflowHandle): Promise<boolean> {
  const found = await run.describe().catch(() => null);
  return (found?.raw.pendingActivities ?? []).some(({ state }) => Number(state) === started);
}
