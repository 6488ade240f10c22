import { Unavailable } from '../../domain/errors';

/** A statement that PostgreSQL refused. The message holds codes and names only: values may be personal data. */
export class StatementRefused extends Error {
  constructor(
    /** SQLSTATE, e.g. 23505. */
    readonly code: string,
    /** The constraint that was violated, if any. */
    readonly constraint: string | undefined,
    what: string,
  ) {
    super(`The database refused a statement: ${what} (SQLSTATE ${code}${constraint ? `, ${constraint}` : ''})`);
    this.name = 'StatementRefused';
  }
}

// SQLSTATE classes and codes after which the same transaction may succeed: connection, resources, operator's orders,
// serialization, deadlock, and our own time-outs. https://www.postgresql.org/docs/18/errcodes-appendix.html
const passing = /^(08|53|57P|58)|^(40001|40P01|55P03|57014|25P03|25P04)$/;
// Mistakes in the statement itself, and what our own triggers raise: their messages name no bound value.
const tellable = /^(42|P0001)/;
const unreachable = /^(ECONN|EPIPE|ETIMEDOUT|EHOST|ENET|ENOTFOUND|EAI_AGAIN)/;
const dropped = /connection (terminated|ended|timeout)|not queryable|read timeout|timeout expired|KnexTimeoutError/i;

/** What a failed statement or connection means to callers: `Unavailable` when a repeat may help, else `StatementRefused`. */
export function translateFault(error: unknown): unknown {
  if (!isFault(error) || error instanceof Unavailable || error instanceof StatementRefused) return error;
  const { code, constraint, routine, message } = error;
  if (code && (passing.test(code) || unreachable.test(code))) return unavailable(code);
  if (dropped.test(message) || dropped.test(error.name)) return unavailable('connection lost');
  if (!code || !/^[0-9A-Z]{5}$/.test(code)) return error;
  return new StatementRefused(code, constraint, tellable.test(code) ? message : (routine ?? 'statement'));
}

/** Name of the constraint that a write violated, or undefined: catch what you can name. */
export function violatedConstraint(error: unknown): string | undefined {
  return error instanceof StatementRefused ? error.constraint : undefined;
}

interface Fault {
  name: string;
  message: string;
  code?: string;
  constraint?: string;
  routine?: string;
}

// By shape, since errors of another realm (a test's sandbox, a worker thread) are no instances of our Error.
function isFault(error: unknown): error is Fault {
  return typeof error === 'object' && error !== null && 'message' in error;
}

function unavailable(why: string): Unavailable {
  return new Unavailable(`The database did not answer (${why}); try again in a moment`, { cause: why });
}
