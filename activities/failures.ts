import { ApplicationFailure, type ApplicationFailureCategory } from '@temporalio/common';

import { MusterError, Unavailable } from '../domain/errors';

type Step = (...args: never[]) => Promise<unknown>;

/**
 * Wraps steps so that what they throw reaches Temporal as an ApplicationFailure: its type is the error's kind, its details
 * are `[facts]`. Only `Unavailable` is tried again, after Retry-After when the other side named one.
 * An error of no kind is a defect: tried again, so that a repaired release carries the run on; its message stays here.
 */
export function reportFailures<A extends object>(steps: A): A {
  const wrapped = Object.entries(steps as Record<string, Step>).map(([name, step]) => [
    name,
    async (...args: never[]) => {
      try {
        return await step(...args);
      } catch (error) {
        throw toFailure(error);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as A;
}

/** One error as Temporal records it. Cancellation and failures made elsewhere pass as they are. */
export function toFailure(error: unknown): unknown {
  if (error instanceof MusterError) return ofKind(error);
  if (error instanceof Error && !isTemporal(error)) return ofDefect(error);
  return error;
}

function ofKind(error: MusterError): ApplicationFailure {
  const delay = error instanceof Unavailable ? error.retryAfterSeconds : undefined;
  const expected: ApplicationFailureCategory = 'BENIGN';
  return ApplicationFailure.create({
    type: error.kind,
    message: error.message,
    nonRetryable: !error.retry,
    details: [error.facts],
    ...(delay !== undefined && { nextRetryDelay: delay * 1000 }),
    // A vendor that does not answer is expected: no error metric until its patience is over.
    ...(error.retry && { category: expected }),
  });
}

// Foreign messages may quote personal data (a database names the value that broke a constraint).
function ofDefect(error: Error): ApplicationFailure {
  const failure = ApplicationFailure.create({
    type: 'Defect',
    message: `${error.name}: a defect in this step; see the worker's log`,
  });
  // The stack's first line repeats the message; the frames tell where.
  failure.stack = [failure.message, ...(error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line))].join(
    '\n',
  );
  return failure;
}

function isTemporal(error: Error): boolean {
  return /^(ApplicationFailure|CancelledFailure|CompleteAsyncError|TimeoutFailure|ActivityFailure)$/.test(error.name);
}
