import fs from 'node:fs';
import path from 'node:path';

import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';

const folder = path.join(__dirname, '../histories');
const histories = fs.readdirSync(folder).filter((file) => file.endsWith('.json'));

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
});

test('there is a history of each released path', () => {
  const paths = histories.map((file) => file.replace(/\.json$/, ''));
  expect(paths).toEqual(expect.arrayContaining(['0.0.1-hire-straight', '0.0.1-engagement-straight']));
});

test.each(histories)(
  '%s replays on the workflows of today',
  async (file) => {
    const history = historyFromJSON(JSON.parse(fs.readFileSync(path.join(folder, file), 'utf8')));
    const [result] = await replay(history, file);
    expect(result?.error).toBeUndefined();
  },
  60_000,
);

test('a history that the workflows would not write any more is found out', async () => {
  const file = histories.find((name) => name.includes('engagement')) ?? '';
  const changed = fs.readFileSync(path.join(folder, file), 'utf8').replaceAll('orderCheck', 'orderAnotherCheck');
  const [result] = await replay(historyFromJSON(JSON.parse(changed)), file);
  expect(result?.error?.name).toBe('DeterminismViolationError');
}, 60_000);

async function replay(history: ReturnType<typeof historyFromJSON>, workflowId: string) {
  const results = [];
  const replays = Worker.runReplayHistories({ workflowsPath: require.resolve('../../workflows') }, [
    { workflowId, history },
  ]);
  for await (const result of replays) results.push(result);
  return results;
}
