import type { FieldError } from '../errors';

type Schema = Readonly<Record<string, unknown>>;

/**
 * Checks a filled-in form against the subset of JSON Schema (2020-12) that asks use: an object of string, number,
 * integer, boolean or string-array properties. Unknown fields are refused unless `additionalProperties` is true.
 * Returns what is wrong, each with a JSON Pointer below `base`. (Default: /form)
 */
export function checkForm(schema: Schema, form: Readonly<Record<string, unknown>>, base = '/form'): FieldError[] {
  const properties = objectOf(schema.properties);
  const required = listOf(schema.required);
  const errors: FieldError[] = [];
  for (const name of required) {
    if (!Object.hasOwn(form, name)) errors.push({ pointer: pointer(base, name), message: 'is required' });
  }
  for (const [name, value] of Object.entries(form)) {
    const property = Object.hasOwn(properties, name) ? objectOf(properties[name]) : null;
    if (property) {
      const message = fault(property, value, required.includes(name));
      if (message) errors.push({ pointer: pointer(base, name), message });
      else if (Array.isArray(value)) errors.push(...itemErrors(property, value, pointer(base, name)));
    } else if (schema.additionalProperties !== true) {
      errors.push({ pointer: pointer(base, name), message: 'is not a field of this form' });
    }
  }
  return errors;
}

/** What is wrong with one value, in words that follow the field's name; null when it is right. */
function fault(schema: Schema, value: unknown, required: boolean): string | null {
  const allowed = schema.const === undefined ? schema.enum : [schema.const];
  if (Array.isArray(allowed) && !allowed.includes(value)) return `must be one of: ${allowed.map(String).join(', ')}`;
  switch (schema.type) {
    case 'string':
      return typeof value === 'string' ? stringFault(schema, value, required) : 'must be text';
    case 'integer':
      return Number.isSafeInteger(value) ? numberFault(schema, value as number) : 'must be a whole number';
    case 'number':
      return Number.isFinite(value) ? numberFault(schema, value as number) : 'must be a number';
    case 'boolean':
      return typeof value === 'boolean' ? null : 'must be true or false';
    case 'array':
      return Array.isArray(value) ? arrayFault(schema, value) : 'must be a list';
    default:
      return 'can’t be checked: its type is unknown';
  }
}

function itemErrors(schema: Schema, items: readonly unknown[], base: string): FieldError[] {
  const itemSchema = schema.items === undefined ? { type: 'string' } : objectOf(schema.items);
  return items.flatMap((item, index) => {
    const message = fault(itemSchema, item, true);
    return message ? [{ pointer: `${base}/${index}`, message }] : [];
  });
}

function stringFault(schema: Schema, value: string, required: boolean): string | null {
  const least = numberOf(schema.minLength) ?? (required ? 1 : 0);
  const length = [...value].length;
  if (length < least || (required && value.trim() === '' && least > 0))
    return least > 1 ? `needs at least ${least} characters` : 'is required';
  const most = numberOf(schema.maxLength) ?? longestText;
  if (length > most) return `may have at most ${most} characters`;
  // PostgreSQL can't store it in text or jsonb.
  if (value.includes('\u0000')) return 'holds a character that can’t be stored (U+0000)';
  if (typeof schema.pattern === 'string' && !new RegExp(schema.pattern, 'u').test(value))
    return `has the wrong form${exampleOf(schema)}`;
  const format = typeof schema.format === 'string' ? formats[schema.format] : undefined;
  if (format && !format.test(value)) return `must be ${format.says}`;
  return null;
}

function numberFault(schema: Schema, value: number): string | null {
  const least = numberOf(schema.minimum);
  if (least !== undefined && value < least) return `must be at least ${least}`;
  const most = numberOf(schema.maximum);
  if (most !== undefined && value > most) return `must be at most ${most}`;
  return null;
}

function arrayFault(schema: Schema, value: readonly unknown[]): string | null {
  const least = numberOf(schema.minItems) ?? 0;
  if (value.length < least) return `needs at least ${least}`;
  const most = numberOf(schema.maxItems) ?? mostItems;
  if (value.length > most) return `may have at most ${most}`;
  if (schema.uniqueItems === true && new Set(value).size < value.length) return 'names something twice';
  return null;
}

// Without a limit of its own a field still has one: an answer is a row, not a file.
const longestText = 10_000;
const mostItems = 100;

interface Format {
  says: string;
  test(value: string): boolean;
}

const formats: Readonly<Record<string, Format>> = {
  date: { says: 'a date like 2026-12-31', test: isDate },
  'date-time': {
    says: 'an instant like 2026-12-31T09:00:00Z',
    test: (value) =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/.test(value) && !Number.isNaN(Date.parse(value)),
  },
  email: { says: 'a mail address', test: (value) => /^[^\s@<>]+@[^\s@<>]+\.[^\s@<>]+$/.test(value) },
  uri: { says: 'a link that starts with https:// or http://', test: (value) => /^https?:\/\/[^\s<>"]+$/.test(value) },
};

function isDate(value: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(value)) return false;
  const instant = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(value);
}

function exampleOf(schema: Schema): string {
  const example = listOf(schema.examples)[0];
  return example ? `; write it like ${example}` : '';
}

function objectOf(value: unknown): Schema {
  return value !== null && typeof value === 'object' ? (value as Schema) : {};
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

function numberOf(value: unknown): number | undefined {
  return typeof value === 'number' ? value : undefined;
}

/** RFC 6901: `~` and `/` in a name are escaped. */
function pointer(base: string, name: string): string {
  return `${base}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
}
