import { createHash } from 'node:crypto';
import path from 'node:path';

/** The folder of this checkout. */
export const root = path.resolve(__dirname, '../..');

/** Downloaded binaries, shared by every stack and test of this checkout; gone when node_modules is. */
export const binaryCache = path.join(root, 'node_modules', '.cache', 'muster', 'bin');

/** Eight characters that stand for a path, for names outside of it. */
export function pathHash(absolute: string): string {
  return createHash('sha256').update(path.resolve(absolute)).digest('hex').slice(0, 8);
}
