import type { z } from 'zod';

const things: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'an object',
  record: 'an object',
  null: 'null',
};

const formats: Readonly<Record<string, string>> = {
  date: 'a date, such as 2027-03-01',
  datetime: 'an instant, such as 2027-03-01T09:00:00Z',
  email: 'an e-mail address',
  url: 'a whole address, such as https://example.com/path',
};

/** What is wrong with a field and what to write instead, where its schema says nothing of its own. Undefined: as zod says it. */
export const zodWords: z.core.$ZodErrorMap = (issue) => {
  switch (issue.code) {
    case 'invalid_type':
      return wanted(things[issue.expected] ?? issue.expected, issue.input);
    case 'invalid_value':
      return wanted(oneOf(issue.values), issue.input);
    case 'invalid_format':
      return formats[issue.format] && `must be ${formats[issue.format]}`;
    case 'too_small':
      return least(issue.origin, Number(issue.minimum), issue.inclusive !== false);
    case 'too_big':
      return most(issue.origin, Number(issue.maximum), issue.inclusive !== false);
    default:
      return undefined;
  }
};

function wanted(thing: string, input: unknown): string {
  return input === undefined ? `is missing; give ${thing}` : `must be ${thing}`;
}

function oneOf(values: readonly unknown[]): string {
  const said = values.map(String);
  return said.length === 1 ? (said[0] ?? '') : `one of ${said.join(', ')}`;
}

function least(origin: string, n: number, inclusive: boolean): string | undefined {
  if (origin === 'string') return n === 1 ? 'must not be empty' : `needs ${n} characters or more`;
  if (origin === 'array') return n === 1 ? 'needs an entry at least' : `needs ${n} entries or more`;
  if (origin === 'number' || origin === 'int') return inclusive ? `must be ${n} or more` : `must be above ${n}`;
  return undefined;
}

function most(origin: string, n: number, inclusive: boolean): string | undefined {
  if (origin === 'string') return `takes ${n} characters at most`;
  if (origin === 'array') return `takes ${n} ${n === 1 ? 'entry' : 'entries'} at most`;
  if (origin === 'number' || origin === 'int') return inclusive ? `must be ${n} or less` : `must be below ${n}`;
  return undefined;
}
