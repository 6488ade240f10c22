import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

import { exitCodes } from '../../cli/exit';
import { schemaDrift } from '../../cli/schema-sql';
import { root } from '../../cli/stack/paths';

jest.setTimeout(60_000);

const data = path.join(os.tmpdir(), `muster-commands-${process.pid}`);

afterAll(() => fs.rmSync(data, { recursive: true, force: true }));

function muster(...args: string[]) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, MUSTER_DATA: data };
  const { status, stdout, stderr } = spawnSync(path.join(root, 'bin', 'muster'), args, {
    encoding: 'utf8',
    env,
    cwd: os.tmpdir(),
  });
  return { status, stdout, stderr };
}

test('the help lists every exit code', () => {
  const { status, stdout } = muster('--help');
  expect(status).toBe(0);
  for (const { code, means } of exitCodes) expect(stdout).toContain(`${code}  ${means}`);
});

test('wrong usage ends with 2 and says what would be right', () => {
  expect(muster('fly')).toMatchObject({ status: 2, stderr: expect.stringContaining('muster --help') });
  expect(muster('up', '--only', 'kitchen')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('kitchen is none of postgres'),
  });
});

test('a command that needs a stack ends with 3 and the remedy when none runs, as text or as JSON', () => {
  expect(muster('status')).toMatchObject({ status: 3, stderr: expect.stringContaining('npm start') });
  const { status, stderr } = muster('status', '--json');
  expect(status).toBe(3);
  expect(JSON.parse(stderr)).toMatchObject({ error: { kind: 'NotRunning' } });
});

test('down is done when nothing runs', () => {
  const { status, stdout } = muster('down', '--json');
  expect(status).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ stopped: false, wiped: false });
});

test('env makes up secrets that no two installations share', () => {
  const [one, two] = [muster('env').stdout, muster('env').stdout];
  expect(one).toMatch(/^MUSTER_MASTER_KEY=\S{44}$/m);
  expect(one).toMatch(/^MUSTER_PAYMENTS_WEBHOOK_SECRET=whsec_\S+$/m);
  expect(one).not.toBe(two);
});

test('drift of the schema shows what went and what came', () => {
  expect(schemaDrift('a;\nb;\n', 'a;\nb;\n')).toEqual([]);
  expect(schemaDrift('a;\nb;\n', 'a;\nc;\n')).toEqual(['- b;', '+ c;']);
  expect(schemaDrift('a;\nb;\n', 'b;\na;\n')).toEqual(['(the order of lines differs)']);
});
