import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Files named by what is in them; a journal holds their digests. */
export interface Files {
  /** Puts the bytes on the disk and returns their SHA-256, hex. */
  keep(bytes: Uint8Array): string;
  read(digest: string): Promise<Buffer>;
}

export function createFiles(folder: string): Files {
  mkdirSync(folder, { recursive: true });
  const place = (digest: string): string => join(folder, digest);
  return {
    keep: (bytes) => {
      const digest = createHash('sha256').update(bytes).digest('hex');
      if (!existsSync(place(digest))) write(place(digest), bytes);
      return digest;
    },
    read: (digest) => readFile(place(digest)),
  };
}

// Written aside and renamed, so that a name never stands for half a file.
function write(file: string, bytes: Uint8Array): void {
  const handle = openSync(`${file}.part`, 'w', 0o600);
  try {
    for (let written = 0; written < bytes.length;) written += writeSync(handle, bytes, written);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  renameSync(`${file}.part`, file);
}
