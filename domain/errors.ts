/** The six kinds of failure. Each knows its HTTP status and whether trying again can help. */
export const errorKinds = {
  Invalid: { status: 400, retry: false },
  Denied: { status: 403, retry: false },
  NotFound: { status: 404, retry: false },
  Conflict: { status: 409, retry: false },
  RuleBroken: { status: 422, retry: false },
  Unavailable: { status: 503, retry: true },
} as const;

export type ErrorKind = keyof typeof errorKinds;

/** One thing wrong at one place of the input; `pointer` is a JSON Pointer. */
export interface FieldError {
  pointer: string;
  message: string;
}

/** Base of the six kinds. The message names the thing and the remedy, and never personal data. */
export abstract class MusterError extends Error {
  abstract readonly kind: ErrorKind;

  constructor(
    message: string,
    /** Facts a caller can show or act on: ids, the first answer, the field errors. Never personal data. */
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(message);
    this.name = new.target.name;
  }

  get status(): number {
    return errorKinds[this.kind].status;
  }

  get retry(): boolean {
    return errorKinds[this.kind].retry;
  }
}

/** The request itself is malformed. `facts.errors` lists the fields. */
export class Invalid extends MusterError {
  readonly kind = 'Invalid';
}

/** The caller is known but may not do this. */
export class Denied extends MusterError {
  readonly kind = 'Denied';
}

/** There is no such thing, or the caller may not know of it. */
export class NotFound extends MusterError {
  readonly kind = 'NotFound';
}

/** Someone else was first, or the thing changed in the meantime. */
export class Conflict extends MusterError {
  readonly kind = 'Conflict';
}

/** Well-formed, allowed, and against a rule of the business. */
export class RuleBroken extends MusterError {
  readonly kind = 'RuleBroken';
}

/** An outside system or our own store does not answer now; the same call may work later. */
export class Unavailable extends MusterError {
  readonly kind = 'Unavailable';

  constructor(
    message: string,
    facts: Readonly<Record<string, unknown>> = {},
    /** What the other side asked for in Retry-After, in wall seconds. */
    readonly retryAfterSeconds?: number,
  ) {
    super(message, facts);
  }
}
