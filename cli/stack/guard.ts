import { spawn } from 'node:child_process';
import path from 'node:path';

/** Ends what we started when we are killed before we could. */
export interface Guard {
  /** Process id of the guardian. */
  readonly pid: number;
  /** Replaces the list of servers to end, in order, and of folders to remove after them. */
  watch(processes: readonly [pid: number, signal: NodeJS.Signals][], remove?: readonly string[]): void;
  /** Everything was stopped in order: the guardian leaves. */
  release(): void;
}

/** Starts a guardian process; it ends by itself when this process does. */
export function startGuard(): Guard {
  const child = spawn(process.execPath, [path.join(__dirname, 'guardian.mjs')], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
    env: {},
    cwd: '/',
  });
  child.unref();
  // A guardian that was killed itself must not take us with it.
  child.stdin.on('error', () => undefined);
  (child.stdin as unknown as { unref?(): void }).unref?.();
  return {
    pid: child.pid ?? 0,
    watch: (processes, remove = []) => void child.stdin.write(`${JSON.stringify({ processes, remove })}\n`),
    release: () => void child.stdin.end('{"done":true}\n'),
  };
}
