import fs from 'node:fs';
import path from 'node:path';

/** The user that PostgreSQL runs as where we are root, which it refuses. */
export interface Owner {
  uid: number;
  gid: number;
}

/** "nobody" on every Linux and needing no account; undefined when we are not root. */
export function postgresOwner(): Owner | undefined {
  return process.getuid?.() === 0 ? { uid: 65534, gid: 65534 } : undefined;
}

/** Whether `owner` is stopped on the way to a folder that exists or will: some parent lets only others pass. */
export function lockedOut(folder: string, owner: Owner): boolean {
  const absolute = path.resolve(folder);
  const parents = absolute.split(path.sep).map((_, i, parts) => parts.slice(0, i + 1).join(path.sep) || path.sep);
  return parents.some((parent) => {
    const stat = fs.statSync(parent, { throwIfNoEntry: false });
    if (!stat) return false;
    if (stat.uid === owner.uid) return (stat.mode & 0o100) === 0;
    if (stat.gid === owner.gid) return (stat.mode & 0o010) === 0;
    return (stat.mode & 0o001) === 0;
  });
}
