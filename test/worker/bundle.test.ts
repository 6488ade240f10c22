import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { workflowBundle } from '../../worker/bundle';
import { createLog } from '../../worker/log';

let folder: string;
beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-bundle-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

test('the bundle is built once per content, holds the journey, and neither zod nor luxon', async () => {
  const log = createLog('test', 'silent');
  const { codePath } = await workflowBundle(folder, log);
  const code = fs.readFileSync(codePath, 'utf8');
  expect(code).toContain('engagement');
  // 17 to 25 times the memory of each cached run: contracts are imported as types only.
  expect(code).not.toMatch(/node_modules\/(zod|luxon)\b|ZodError/);

  const { mtimeMs } = fs.statSync(codePath);
  const older = path.join(folder, 'cache', `workflows-${'0'.repeat(32)}.js`);
  fs.writeFileSync(older, '');
  expect(await workflowBundle(folder, log)).toEqual({ codePath });
  expect(fs.statSync(codePath).mtimeMs).toBe(mtimeMs);

  fs.rmSync(codePath);
  await workflowBundle(folder, log);
  expect(fs.existsSync(older)).toBe(false);
}, 60_000);
