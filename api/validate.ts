import { z } from 'zod';

import { Invalid } from '../domain/errors';
import { pointerPart, refuseUnstorable } from './body';
import type { Place, PlacedError } from './problems';
import { zodWords } from './zod-words';

const nothing = z.strictObject({});

/**
 * Parses one part of the request by its schema. Throws `Invalid` with one pointer per field that is wrong.
 * Without a schema the part must be empty.
 */
export function parsePart(schema: z.ZodType | undefined, value: unknown, place?: Place): unknown {
  if (place === 'query' || place === 'path') refuseUnstorable(value, '', place);
  const parsed = (schema ?? nothing).safeParse(value ?? {}, { reportInput: false, error: zodWords });
  if (parsed.success) return schema ? parsed.data : undefined;
  const errors = parsed.error.issues.flatMap((issue) => pointed(issue)).slice(0, 50);
  const placed = place ? errors.map((error) => ({ ...error, in: place })) : errors;
  const names = placed.slice(0, 3).map((error) => `${error.pointer || '(the whole)'} ${error.message}`);
  throw new Invalid(`The ${place ?? 'body'} does not fit: ${names.join('; ')}.`, { errors: placed });
}

/** Unknown fields are told one by one, at their own place; a union by the branch that came closest. */
function pointed(issue: z.core.$ZodIssue, base: readonly PropertyKey[] = []): PlacedError[] {
  const path = [...base, ...issue.path];
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      pointer: pointerOf([...path, key]),
      message: 'is not a known field; remove it',
    }));
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const closest = issue.errors.reduce((best, branch) => (branch.length < best.length ? branch : best));
    return closest.flatMap((inner) => pointed(inner, path));
  }
  return [{ pointer: pointerOf(path), message: issue.message }];
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${pointerPart(part)}`).join('');
}
