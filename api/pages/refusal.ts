import { Conflict, Denied, Invalid, RuleBroken, type FieldError } from '../../domain/errors';

/** A refused form, to be shown again. */
export interface Refused {
  status: 400 | 403 | 409 | 422;
  errors: readonly FieldError[];
  /** The sentence, when it is not about single fields. */
  text: string | null;
  message: string;
}

/** How a refused form is shown again. Throws on whatever is no refusal: it goes to the error page. */
export function refusalOf(error: unknown): Refused {
  if (error instanceof Invalid) {
    const errors = Array.isArray(error.facts['errors']) ? (error.facts['errors'] as FieldError[]) : [];
    return { status: 400, errors, text: errors.length > 0 ? null : error.message, message: error.message };
  }
  const status =
    error instanceof Denied ? 403 : error instanceof Conflict ? 409 : error instanceof RuleBroken ? 422 : null;
  if (status === null) throw error;
  const { message } = error as Error;
  return { status, errors: [], text: message, message };
}
