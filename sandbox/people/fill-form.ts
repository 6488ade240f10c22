import { between, chance } from '../support/random';

/** JSON Schema of an answer's form, as the API hands it out. */
type FormSchema = Readonly<Record<string, unknown>>;

interface Pen {
  /** Whatever makes this person's answer to this ask their own. */
  seed: readonly (string | number)[];
  /** The business day, for dates: `2026-12-08`. */
  today: string;
  /** The person's own mail address. */
  email: string;
}

/**
 * Fills a form of an ask (domain/ask/form.ts says what it may hold) from its schema alone: what is required, and of the
 * rest what has a default or, now and then, an example.
 * `const` before `default` before `examples` before the first of `enum`; otherwise by type, format and bounds.
 */
export function fillForm(schema: FormSchema, pen: Pen): Record<string, unknown> {
  const required = new Set(listOf(schema['required']));
  const filled: Record<string, unknown> = {};
  for (const [name, given] of Object.entries(recordOf(schema['properties']))) {
    const field = recordOf(given);
    if (required.has(name) || worthFilling(field, pen, name)) filled[name] = fill(field, pen, name);
  }
  return filled;
}

function worthFilling(field: FormSchema, pen: Pen, path: string): boolean {
  if (field['default'] !== undefined) return true;
  return listOf(field['examples']).length > 0 && chance(...pen.seed, path, 'bother') < 0.7;
}

function fill(field: FormSchema, pen: Pen, path: string): unknown {
  if (field['const'] !== undefined) return field['const'];
  if (field['default'] !== undefined) return field['default'];
  const examples = listOf(field['examples']);
  if (examples.length > 0) return examples[Math.floor(chance(...pen.seed, path) * examples.length)];
  const choices = listOf(field['enum']);
  if (choices.length > 0) return choices[0];
  switch (field['type']) {
    case 'boolean':
      return true;
    case 'integer':
    case 'number':
      return fillNumber(field, pen, path);
    case 'array':
      return fillList(field, pen, path);
    default:
      return fillText(field, pen, path);
  }
}

/** A good mark rather than a bad one: from the upper half of what is allowed. Of a sum without a real limit a little more than the least. */
function fillNumber(field: FormSchema, pen: Pen, path: string): number {
  const min = numberOr(field['minimum'], 1);
  const max = numberOr(field['maximum'], Math.max(min, 10));
  const [from, to] = max - min <= longestScale ? [min + (max - min) / 2, max] : [min, min + Math.abs(min) * 0.05 + 1];
  return Math.min(max, Math.ceil(between(from, to, ...pen.seed, path)));
}

// Marks, days, defects; beyond it a number is an amount.
const longestScale = 1000;

function fillList(field: FormSchema, pen: Pen, path: string): unknown[] {
  const item = recordOf(field['items']);
  const wanted = Math.max(1, numberOr(field['minItems'], 0));
  const choices = listOf(item['enum']);
  if (choices.length > 0) return choices.slice(0, wanted);
  return Array.from({ length: wanted }, (_, index) => fill(item, pen, `${path}/${index}`));
}

const byFormat: Readonly<Record<string, (pen: Pen, path: string) => string>> = {
  date: ({ today }) => today,
  'date-time': ({ today }) => `${today}T12:00:00.000Z`,
  email: ({ email }) => email,
  uri: ({ seed }, path) => `https://files.example/${Math.floor(chance(...seed, path) * 1e9).toString(36)}`,
};

// What people write into a field that nobody says more about.
const sentences = [
  'All in order.',
  'Done as agreed; everything is in the project folder.',
  'Nothing open from my side.',
  'As discussed, please see the shared notes.',
  'Complete, and checked twice.',
];

// Tried in turn where a pattern asks for a certain shape: numbers of papers and accounts, codes, days, money.
const shapes = [
  ...['1', '12', '1234', '12345', '123456789', '1234567890', '12-3456789', '123-45-6789', '021000021'],
  ...['US', 'USD', 'US-CA', 'A1', 'AB123456', 'DE89370400440532013000', '+14155550123', '100.00', '2026-12-01'],
  ...['main', 'https://files.example/work', 'abcdef0123456789abcdef0123456789abcdef01', '9a3f'.repeat(16)],
];

function fillText(field: FormSchema, pen: Pen, path: string): string {
  const shortest = numberOr(field['minLength'], 0);
  const longest = numberOr(field['maxLength'], Infinity);
  const formatted = byFormat[String(field['format'])]?.(pen, path);
  if (formatted !== undefined) return formatted;
  const written = sentences[Math.floor(chance(...pen.seed, path) * sentences.length)]!;
  const pattern = field['pattern'];
  if (typeof pattern === 'string') {
    const fits = (text: string) =>
      new RegExp(pattern, 'u').test(text) && text.length >= shortest && text.length <= longest;
    return [written, ...shapes].find(fits) ?? written;
  }
  return written.padEnd(shortest, ` ${written}`).slice(0, longest);
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function listOf(value: unknown): unknown[] {
  return Array.isArray(value) ? value : [];
}

function recordOf(value: unknown): Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}
