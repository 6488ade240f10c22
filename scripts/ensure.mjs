// Runs before start, test, check, demo, bench and muster: makes a bare clone ready. Needs nothing but Node itself.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const stamp = path.join(root, 'node_modules', '.muster-lockfile');

checkNode();
if (!installed()) oneAtATime(() => installed() || install());
if (process.argv.includes('--for-tests')) run(process.execPath, ['--import', 'tsx', 'cli/fetch-servers.ts']);

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  stop(
    `Muster needs Node 20.19 or newer; this is ${process.versions.node}. Install Node 22 or 24 (nodejs.org, nvm, fnm) and try again.`,
  );
}

/** node_modules belongs to this lockfile: by the stamp we left, or, installed by hand, by being newer. */
function installed() {
  const digest = lockDigest();
  if (fs.existsSync(stamp)) return fs.readFileSync(stamp, 'utf8') === digest;
  const marker = path.join(root, 'node_modules', '.package-lock.json');
  const newer =
    fs.existsSync(marker) && fs.statSync(marker).mtimeMs >= fs.statSync(path.join(root, 'package-lock.json')).mtimeMs;
  if (newer) fs.writeFileSync(stamp, digest);
  return newer;
}

function install() {
  console.error('Installing packages (npm ci) …');
  const npm = process.env.npm_execpath;
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund'];
  if (npm?.endsWith('.js')) run(process.execPath, [npm, ...args]);
  else run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args);
  fs.writeFileSync(stamp, lockDigest());
}

function lockDigest() {
  return createHash('sha256')
    .update(fs.readFileSync(path.join(root, 'package-lock.json')))
    .digest('hex');
}

function run(command, args) {
  // Its words are progress, not results: they must not mix into the output of a command with --json.
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] });
  if (error || status !== 0)
    stop(
      `${path.basename(command)} ${args.join(' ')} failed${error ? `: ${error.message}` : ` with exit code ${status}`}.`,
    );
}

function oneAtATime(work) {
  const lock = path.join(os.tmpdir(), `muster-install-${createHash('sha256').update(root).digest('hex').slice(0, 12)}`);
  for (let told = false; !take(lock); told = true) {
    if (!told) console.error('Another process is installing packages; waiting for it …');
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 300);
  }
  try {
    work();
  } finally {
    fs.rmSync(lock, { force: true });
  }
}

function take(lock) {
  try {
    fs.writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code !== 'EEXIST') throw error;
    if (!isAlive(Number(fs.readFileSync(lock, { encoding: 'utf8', flag: 'a+' })))) fs.rmSync(lock, { force: true });
    return false;
  }
}

function isAlive(pid) {
  try {
    return pid > 0 && process.kill(pid, 0);
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
