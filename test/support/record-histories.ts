import fs from 'node:fs';
import path from 'node:path';

import type { Client } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';

/** gRPC. */
const notFound = 5;

/**
 * Saves the histories of runs that a test played, where `MUSTER_RECORD_HISTORIES` names a folder: a path is released with them
 * (`test/histories`).
 */
export async function recordHistories(client: Client, runs: readonly { name: string; run: string }[]): Promise<void> {
  const folder = process.env.MUSTER_RECORD_HISTORIES;
  if (!folder) return;
  for (const { name, run } of runs) {
    const history = await client.workflow
      .getHandle(run)
      .fetchHistory()
      // Its start may still lie in the outbox.
      .catch((error: unknown) => {
        if ((error as { code?: unknown }).code === notFound) return null;
        throw error;
      });
    if (!history) continue;
    fs.writeFileSync(path.join(folder, `${name}.json`), JSON.stringify(JSON.parse(historyToJSON(history))));
  }
}
