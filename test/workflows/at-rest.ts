import type { WorkflowHandle } from '@temporalio/client';

/** `PENDING_ACTIVITY_STATE_STARTED` of the API. */
const started = 2;
// `EVENT_TYPE_WORKFLOW_TASK_…`: scheduled, started; completed, timed out, failed.
const openTypes = [5, 6];
const stepTypes = [...openTypes, 7, 8, 9];
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

/**
 * Waits until no step of a run is open, without asking the run: a query is a step, too, and what falls due or arrives while the
 * server completes it can be lost (the same fault as above).
 */
export async function betweenSteps(run: WorkflowHandle): Promise<void> {
  const deadline = Date.now() + patienceMs;
  while (Date.now() < deadline && (await hasStepOpen(run))) await new Promise((resolve) => setTimeout(resolve, 5));
}

async function hasStepOpen(run: WorkflowHandle): Promise<boolean> {
  const { events } = await run.fetchHistory();
  const ofSteps = (events ?? []).map(({ eventType }) => Number(eventType)).filter((type) => stepTypes.includes(type));
  return openTypes.includes(ofSteps.at(-1) ?? 0);
}

async function worksOnSomething(run: WorkflowHandle): Promise<boolean> {
  const found = await run.describe().catch(() => null);
  return (found?.raw.pendingActivities ?? []).some(({ state }) => Number(state) === started);
}
