import path from 'node:path';

import { bundleWorkflowCode, NativeConnection, Worker } from '@temporalio/worker';

import { readConfig } from '../../../adapters/config';
import { openDatabase } from '../../../adapters/db/connection';
import { createDocuments } from '../../../adapters/pdf/documents';
import { createWorld } from '../../../adapters/world';
import { serveHealth } from '../../../worker/health';
import { createNaiveSteps } from './naive-steps';

/** Wiring: the naive season’s worker in the place of ours, with the settings that a first version has: the defaults. */
async function main(): Promise<void> {
  const config = readConfig(process.env);
  const database = openDatabase(config.databaseUrl, { name: 'naive-worker', poolMax: 20 });
  const connection = await NativeConnection.connect({ address: config.temporal.address });
  const worker = await Worker.create({
    connection,
    namespace: config.temporal.namespace,
    taskQueue: 'naive',
    workflowBundle: await bundleWorkflowCode({ workflowsPath: path.join(__dirname, 'naive-agent.ts') }),
    activities: createNaiveSteps(database, createWorld(config), createDocuments()),
  });
  await serveHealth({
    ...{ host: config.host, port: config.metricsPort, checks: {}, sdkMetricsUrl: '' },
    alive: () => worker.getState() === 'RUNNING',
    waiting: async () => ({ waiting: 0, oldestSeconds: 0 }),
  });
  process.on('SIGTERM', () => worker.shutdown());
  await worker.run();
  await database.close();
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
