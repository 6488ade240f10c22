import http from 'node:http';
import type { AddressInfo } from 'node:net';

import { isAtWork } from '../../cli/demo/season/is-at-work';

let told = '';
const server = http.createServer((_, res) => res.end(told));
let metrics: string;

beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  metrics = `http://127.0.0.1:${(server.address() as AddressInfo).port}/metrics`;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

const slots = (kind: string, used: number) =>
  `temporal_worker_task_slots_used{task_queue="muster",worker_type="${kind}"} ${used}\n`;
const free = 'temporal_worker_task_slots_available{task_queue="muster",worker_type="WorkflowWorker"} 40\n';

test.each([
  ['nothing is in hand', free + slots('WorkflowWorker', 0) + slots('LocalActivityWorker', 0), false],
  ['one step of several workers is', slots('WorkflowWorker', 0) + slots('LocalActivityWorker', 1), true],
  ['it has not begun to tell', free, true],
])('a worker is at work unless it says that nothing is in hand: %s', async (_, text, expected) => {
  told = text;
  expect(await isAtWork(metrics)).toBe(expected);
});

test('one that does not answer counts as at work', async () => {
  expect(await isAtWork('http://127.0.0.1:1/metrics')).toBe(true);
});
