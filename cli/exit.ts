import { CommanderError } from 'commander';

import { MusterError } from '../domain/errors';

/** What `muster` ends with, as its help says. */
export const exitCodes = [
  { code: 0, means: 'done' },
  { code: 1, means: 'failed: the message says what and how to mend it' },
  { code: 2, means: 'wrong usage: unknown command, option or input' },
  { code: 3, means: 'no stack runs on this data folder' },
  { code: 4, means: 'a stack already runs on this data folder' },
] as const;

/** No stack runs where a command needs one. */
export class NotRunning extends Error {
  override readonly name = 'NotRunning';
}

/** The exit code that an error stands for. Help and version are no errors. */
export function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof MusterError && error.kind === 'Invalid') return 2;
  if (error instanceof Error && error.name === 'NotRunning') return 3;
  if (error instanceof Error && error.name === 'AlreadyRunning') return 4;
  return 1;
}

/** Shows an error on stderr: its message, or with `--json` an object. Stacks only for what we did not foresee. */
export function printError(error: unknown, json: boolean): void {
  const message = error instanceof Error ? error.message : String(error);
  if (json) console.error(JSON.stringify({ error: { kind: error instanceof Error ? error.name : 'Error', message } }));
  else console.error(isForeseen(error) ? message : error instanceof Error ? (error.stack ?? message) : message);
}

function isForeseen(error: unknown): boolean {
  if (error instanceof MusterError) return true;
  // Programming faults have their own classes; what we throw with a plain Error was written to be read.
  return (
    error instanceof Error &&
    !(error instanceof TypeError || error instanceof RangeError || error instanceof ReferenceError)
  );
}
