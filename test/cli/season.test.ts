import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { root } from '../../cli/stack/paths';
import { SeasonPlan } from '../../domain/campaign/plan-contract';

jest.setTimeout(60_000);

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-season-'));
const example = path.join(root, 'examples', 'season.json');

afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

function muster(...args: string[]) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME };
  const options = { encoding: 'utf8', env, cwd: folder } as const;
  const { status, stdout, stderr } = spawnSync(path.join(root, 'bin', 'muster'), args, options);
  return { status, stdout, stderr };
}

/** The shipped season with its demand changed, as a file; the peak is far enough ahead for any day that tests run on. */
function seasonFile(demand: object): string {
  const season = JSON.parse(fs.readFileSync(example, 'utf8')) as { demand: object };
  const file = path.join(folder, 'season.json');
  fs.writeFileSync(file, JSON.stringify({ ...season, demand: { ...season.demand, ...demand } }));
  return file;
}

test('a season is planned from its file without a stack, as JSON and as a table', () => {
  const asJson = muster('plan', example, '--as-of', '2026-09-01', '--json');
  expect(asJson).toMatchObject({ status: 0, stderr: '' });
  const plan = SeasonPlan.parse(JSON.parse(asJson.stdout));
  expect(plan.classes.map(({ liveWeek }) => liveWeek)).toEqual([-9, -5, -3, -1, 2]);
  const asText = muster('plan', example, '--as-of', '2026-09-01');
  expect(asText.status).toBe(0);
  expect(asText.stdout).toContain(plan.sentence);
  expect(asText.stdout).toMatch(/2026-12-28 {2}-9/);
});

test('the demand may come from a CSV file, and a plan may be seen beside another', () => {
  const csv = path.join(folder, 'demand.csv');
  fs.writeFileSync(csv, 'starts,heads\n2027-02-22,200\n2027-03-01,250\n');
  const { status, stdout } = muster('plan', example, '--as-of', '2026-09-01', '--demand', csv, '--json');
  expect(status).toBe(0);
  expect((JSON.parse(stdout) as SeasonPlan).weeks.map(({ requiredHeads }) => requiredHeads)).toEqual([200, 250]);
  const beside = muster('plan', seasonFile({ peakWeeks: 8 }), '--as-of', '2026-09-01', '--against', example);
  expect(beside.stdout).toMatch(/\* +seats +325 +\d+/);
});

test('what cannot be planned ends with 2, one problem and its remedy, and prints no plan', () => {
  const past = muster('plan', seasonFile({ peakStarts: '2020-03-02' }));
  expect(past).toMatchObject({ status: 2, stdout: '' });
  expect(past.stderr).toMatch(/^.*peakStarts the peak of 2020-03-02 lies in the past.*\n$/);
  const asked = muster('plan', seasonFile({ swing: { percent: 400 } }), '--json');
  expect(asked).toMatchObject({ status: 2, stdout: '' });
  expect(JSON.parse(asked.stderr)).toMatchObject({
    error: { kind: 'Invalid', message: expect.stringMatching(/meaning/) },
  });
  expect(muster('plan', path.join(folder, 'nothing.json'))).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/cannot be read/),
  });
});

test('one interval is sized by Erlang C', () => {
  const args = '--calls 100 --interval 30 --aht 180 --threshold 20 --level 0.8 --occupancy 0.85 --shrinkage 0.3';
  const { status, stdout } = muster('erlang', ...args.split(' '), '--json');
  expect(status).toBe(0);
  const found = JSON.parse(stdout) as Record<string, number>;
  expect(Object.keys(found)).toEqual([
    'agents',
    'scheduled',
    'waitProbability',
    'serviceLevel',
    'asaSeconds',
    'occupancy',
  ]);
  expect(found).toMatchObject({ agents: 14, scheduled: 20 });
  expect(found.waitProbability).toBeCloseTo(0.1741319, 7);
});

test('agents who cannot keep up are shown by Erlang A; impossible figures end with 2', () => {
  const { stdout } = muster('erlang', '--calls', '500', '--aht', '180', '--agents', '48', '--json');
  expect(JSON.parse(stdout)).toMatchObject({ serviceLevel: 0, asaSeconds: null, impatient: { patienceSeconds: 180 } });
  for (const wrong of [
    ['--calls', '100', '--aht', '0'],
    ['--calls', '100', '--aht', '180', '--occupancy', '0'],
    ['--calls', '100', '--aht', '180', '--occupancy', '1.1'],
    ['--calls', '9e9', '--aht', '180'],
  ])
    expect(muster('erlang', ...wrong)).toMatchObject({ status: 2, stdout: '' });
});
