import { Client, Connection } from '@temporalio/client';

import type { RunFile } from '../../stack/run-file';

/** What a season cost in history events: per engagement over all its runs, and the season’s own. */
export interface SeasonEvents {
  engagements: number;
  p50: number;
  p95: number;
  most: number;
  campaign: { runs: number; events: number; perAgent: number };
}

/** Counts the history events of a season from the runs’ records; open runs count with what they have so far. */
export async function countEvents(
  run: Pick<RunFile, 'temporalAddress' | 'namespace'>,
  campaignId: string,
): Promise<SeasonEvents> {
  const connection = await Connection.connect({ address: run.temporalAddress });
  try {
    const client = new Client({ connection, namespace: run.namespace });
    const lengthOf = async ({ workflowId, runId, historyLength }: Listed) =>
      historyLength || (await client.workflow.getHandle(workflowId, runId).describe()).historyLength;
    const byEngagement = new Map<string, number>();
    for await (const one of client.workflow.list({
      query: `MusterCampaign = '${campaignId}' and WorkflowType = 'agent'`,
    }))
      byEngagement.set(one.workflowId, (byEngagement.get(one.workflowId) ?? 0) + (await lengthOf(one)));
    const campaign = { runs: 0, events: 0 };
    for await (const one of client.workflow.list({ query: `WorkflowId = 'campaign/${campaignId}'` })) {
      campaign.runs += 1;
      campaign.events += await lengthOf(one);
    }
    const sorted = [...byEngagement.values()].sort((a, b) => a - b);
    const perAgent = Math.round((campaign.events / Math.max(1, sorted.length)) * 10) / 10;
    return {
      engagements: sorted.length,
      ...{ p50: quantile(sorted, 0.5), p95: quantile(sorted, 0.95), most: sorted.at(-1) ?? 0 },
      campaign: { ...campaign, perAgent },
    };
  } finally {
    await connection.close();
  }
}

interface Listed {
  workflowId: string;
  runId: string;
  historyLength: number;
}

/** Of values in rising order. 0 of none. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
