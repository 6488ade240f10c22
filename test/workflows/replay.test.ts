import fs from 'node:fs';
import path from 'node:path';

import { historyFromJSON } from '@temporalio/common/lib/proto-utils';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';

import { workflowBundle } from '../support/temporal';

const folder = path.join(__dirname, '../histories');
const histories = fs.readdirSync(folder).filter((file) => file.endsWith('.json'));
const outcomes = new Map<string, Error | undefined>();

beforeAll(async () => {
  Runtime.install({ logger: new DefaultLogger('ERROR') });
  for (const [file, error] of await replayAll(histories.map((file) => [file, read(file)]))) outcomes.set(file, error);
}, 120_000);

test('there is a history of each released path', () => {
  const paths = histories.map((file) => file.replace(/\.json$/, ''));
  const straight = [
    '0.0.1-hire-straight',
    '0.0.1-engagement-straight',
    '0.0.3-agent-straight',
    '0.0.3-agent-asked-straight',
    '0.0.3-campaign-straight',
    '0.0.3-draft-season-drafted',
    '0.0.3-draft-season-far-off',
  ];
  expect(paths).toEqual(expect.arrayContaining(straight));
});

test.each(histories)('%s replays on the workflows of today', (file) => {
  expect([...outcomes.keys()]).toContain(file);
  expect(outcomes.get(file)).toBeUndefined();
});

test('a history that the workflows would not write any more is found out', async () => {
  const changed = read('0.0.1-engagement-straight.json').replaceAll('orderCheck', 'orderAnotherCheck');
  const [result] = await replayAll([['changed', changed]]);
  expect(result?.[1]?.name).toBe('DeterminismViolationError');
}, 60_000);

function read(file: string): string {
  return fs.readFileSync(path.join(folder, file), 'utf8');
}

async function replayAll(saved: readonly [string, string][]): Promise<[string, Error | undefined][]> {
  const results: [string, Error | undefined][] = [];
  const replays = Worker.runReplayHistories(
    { workflowBundle: await workflowBundle() },
    saved.map(([workflowId, text]) => ({ workflowId, history: historyFromJSON(JSON.parse(text)) })),
  );
  for await (const { workflowId, error } of replays) results.push([workflowId, error]);
  return results;
}
