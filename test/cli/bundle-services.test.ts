import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { bundleServices } from '../../cli/stack/bundle-services';
import { entries } from '../../cli/stack/services';

let folder: string;
beforeAll(() => (folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-bundle-'))));
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

/** Runs a source from its bundle, as the stack runs our processes. */
async function run(source: string) {
  const file = path.join(folder, 'source.ts');
  fs.writeFileSync(file, source);
  const bundleOf = await bundleServices({ source: file }, path.join(folder, 'out'));
  return spawnSync(process.execPath, ['--enable-source-maps', bundleOf('source')], { encoding: 'utf8' });
}

test('our processes, and the one of the naive bench, are one file each', async () => {
  const bundleOf = await bundleServices({ ...entries, naive: 'cli/bench/naive/worker.ts' }, folder);
  for (const name of ['sandbox', 'worker', 'api', 'naive'])
    expect(fs.statSync(bundleOf(name)).size).toBeGreaterThan(1_000);
}, 30_000);

test('a source finds its folder, and a stack trace names its line', async () => {
  const { stdout, stderr } = await run(`console.log(__dirname);\n\nthrow new Error('told');\n`);
  expect(stdout.trim()).toBe(folder);
  expect(stderr).toContain(`${path.join(folder, 'source.ts')}:3:7`);
});

test('what would not be found from a bundle is refused while it is made', async () => {
  await expect(run(`console.log(require.resolve('./beside'));\n`)).rejects.toThrow('join its path to __dirname');
});
