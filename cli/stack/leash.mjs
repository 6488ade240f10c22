import { isMainThread } from 'node:worker_threads';

// Loaded before each of our own processes: its stdin is a pipe that the supervisor holds open. When the supervisor is
// gone, even by kill -9, the pipe ends, and the process stops as if asked to. Threads load this too; the leash is the
// process's, not theirs.
if (isMainThread) {
  process.stdin.resume();
  process.stdin.on('end', () => {
    setTimeout(() => process.exit(1), 8000).unref();
    process.kill(process.pid, 'SIGTERM');
  });
  process.stdin.on('error', () => undefined);
  process.stdin.unref();
}
