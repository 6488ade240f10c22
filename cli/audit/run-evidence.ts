import { WorkflowNotFoundError, type Client, type WorkflowExecutionInfo } from '@temporalio/client';

import type { RunEvidence } from './invariant';

/** Where a run stands: its state, what it says that it waits for, and how often each group of asks was reported to it. */
export async function readRun(client: Client, workflowId: string): Promise<RunEvidence | null> {
  const handle = client.workflow.getHandle(workflowId);
  try {
    const { status, raw } = await handle.describe();
    const open = status.name === 'RUNNING';
    return {
      status: open ? 'open' : status.name.toLowerCase(),
      waits: open ? await waitsOf(handle) : [],
      activities: raw.pendingActivities?.length ?? 0,
      wakes: await wakesOf(handle),
    };
  } catch (error) {
    if (error instanceof WorkflowNotFoundError) return null;
    throw error;
  }
}

type Handle = ReturnType<Client['workflow']['getHandle']>;

/** Null when no worker answers for it now. */
async function waitsOf(handle: Handle): Promise<RunEvidence['waits']> {
  try {
    return (await handle.query<{ waits: { for: string; what: string }[] }>('state')).waits;
  } catch {
    return null;
  }
}

async function wakesOf(handle: Handle): Promise<Record<string, number>> {
  const history = await handle.fetchHistory();
  const heard: Record<string, number> = {};
  for (const event of history.events ?? []) {
    const signal = event.workflowExecutionSignaledEventAttributes;
    const data = signal?.input?.payloads?.[0]?.data;
    if (signal?.signalName !== 'askGroupDone' || !data) continue;
    const { group } = JSON.parse(Buffer.from(data).toString('utf8')) as { group: string };
    heard[group] = (heard[group] ?? 0) + 1;
  }
  return heard;
}

type ListedRun = Pick<WorkflowExecutionInfo, 'workflowId' | 'runId' | 'typedSearchAttributes'> & {
  memo?: object | undefined;
};

/** Everything that Temporal stores of a run, as text. */
export async function runText(client: Client, run: ListedRun): Promise<string> {
  const history = await client.workflow.getHandle(run.workflowId, run.runId).fetchHistory();
  const shown = [run.workflowId, JSON.stringify(run.typedSearchAttributes.getAll()), JSON.stringify(run.memo ?? {})];
  return [...shown, ...textsIn(history)].join('\n');
}

/** Every text in a history; payloads are bytes there, so they are read as text. */
function* textsIn(value: unknown): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (value instanceof Uint8Array) yield Buffer.from(value).toString('utf8');
  else if (value !== null && typeof value === 'object') for (const inner of Object.values(value)) yield* textsIn(inner);
}
