// The whole suite: pure, workflow (time skipping), replay, PostgreSQL, HTTP, browser; `--long` runs what takes longer.
// `--long --faults 200 --seed 1` runs the fault campaign alone, with so many faults. Other arguments go to jest. Closes with one line, `N passed, N failed`; the exit code is 0 only when nothing failed.
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const args = process.argv.slice(2).filter((arg) => arg !== '--long');
const long = process.argv.includes('--long');
const faults = take('--faults');
const seed = take('--seed');
/** A suite that hangs must end, and say so, before whoever runs it loses patience. */
const patienceMs = (long ? 60 : 25) * 60_000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-test-result-'));
const result = path.join(folder, 'result.json');
const from = Date.now();
const { code, signal } = await runJest();
const { passed, failed, broken } = readResult();
fs.rmSync(folder, { recursive: true, force: true });
for (const file of broken) console.log(`did not run: ${path.relative(root, file)}`);
if (signal) console.log(`jest was ended by ${signal} after ${Math.round((Date.now() - from) / 1000)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = code === 0 && failed === 0 && passed > 0 ? 0 : 1;

/** The value after a name, taken out of the arguments. */
function take(name) {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
}

function runJest() {
  const choose = long
    ? ['--testMatch', '<rootDir>/test/**/*.long.test.ts', '--testPathIgnorePatterns', '/node_modules/']
    : [];
  const jest = path.join(root, 'node_modules', 'jest', 'bin', 'jest.js');
  // By name: a bare pattern behind `--testPathIgnorePatterns` would count as one more to ignore.
  const only = faults === undefined ? [] : ['--testPathPatterns', 'test/faults/campaign'];
  const options = ['--json', `--outputFile=${result}`, '--forceExit', ...choose, ...only, ...args];
  // Its own process group, so that nothing a test started outlives it; `--json` prints to stdout what we read from the file.
  const child = spawn(process.execPath, [jest, ...options], {
    cwd: root,
    detached: true,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...(faults && { MUSTER_FAULTS: faults }), ...(seed && { MUSTER_FAULT_SEED: seed }) },
  });
  const endGroup = (how) => {
    try {
      process.kill(-child.pid, how);
    } catch (error) {
      if (error.code !== 'ESRCH') throw error;
    }
  };
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => endGroup(name));
  const watchdog = setTimeout(() => endGroup('SIGKILL'), patienceMs);
  return new Promise((resolve) => {
    child.on('exit', (exitCode, exitSignal) => {
      clearTimeout(watchdog);
      endGroup('SIGKILL');
      resolve({ code: exitCode, signal: exitSignal });
    });
  });
}

/** A file that could not even be loaded counts as one failure. */
function readResult() {
  if (!fs.existsSync(result)) return { passed: 0, failed: 1, broken: [] };
  const { numPassedTests, numFailedTests, testResults } = JSON.parse(fs.readFileSync(result, 'utf8'));
  const broken = testResults
    .filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    .map((file) => file.name);
  return { passed: numPassedTests, failed: numFailedTests + broken.length, broken };
}
