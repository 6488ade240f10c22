import fs from 'node:fs';
import path from 'node:path';

import { Client, Connection } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';

import type { RunFile } from '../stack/run-file';

/** Writes the history of each run as JSON that replays: `<folder>/<name>.json`. */
export async function saveHistories(
  run: RunFile,
  folder: string,
  runs: readonly { workflowId: string; name: string }[],
): Promise<void> {
  const connection = await Connection.connect({ address: run.temporalAddress });
  try {
    const client = new Client({ connection, namespace: run.namespace });
    fs.mkdirSync(folder, { recursive: true });
    for (const { workflowId, name } of runs) {
      const history = await client.workflow.getHandle(workflowId).fetchHistory();
      fs.writeFileSync(path.join(folder, `${name}.json`), `${historyToJSON(history)}\n`);
    }
  } finally {
    await connection.close();
  }
}
