import type { Connection } from '@temporalio/client';

import { pendingMigrations } from '../adapters/db/migrate';
import type { Database } from '../adapters/db/connection';
import { Unavailable } from '../domain/errors';
import type { Check } from './health';

/** The checks of `/readyz`: each says what is wrong and what to do. */
export function readinessChecks(
  database: Database,
  temporal: { connection: Pick<Connection, 'workflowService'>; namespace: string },
): Record<string, Check> {
  const { workflowService } = temporal.connection;
  return {
    postgres: async () => void (await database.knex.raw('select 1')),
    migrations: async () => {
      const pending = await pendingMigrations(database.knex);
      if (pending.length > 0) throw new Unavailable(`${pending.join(', ')} did not run; run: muster migrate`);
    },
    temporal: async () => {
      await workflowService.getSystemInfo({}).catch(() => {
        throw new Unavailable('Temporal does not answer; start it, or check TEMPORAL_ADDRESS');
      });
    },
    worker: async () => {
      const queue = await workflowService
        .describeTaskQueue({ namespace: temporal.namespace, taskQueue: { name: 'muster' }, taskQueueType: 1 })
        .catch(() => null);
      if (!queue?.pollers?.some((poller) => isRecent(poller.lastAccessTime)))
        throw new Unavailable('No worker polls the queue muster; start one');
    },
  };
}

/** Workers poll for a minute at a time; one that was not heard of for longer is gone. */
function isRecent(at: { seconds?: unknown } | null | undefined): boolean {
  return Number(at?.seconds ?? 0) > Date.now() / 1000 - 75;
}
