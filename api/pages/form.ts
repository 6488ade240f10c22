import { z } from 'zod';

import type { FieldError } from '../../domain/errors';
import type { JsonSchema } from '../../domain/ask/contract';

/** One input of a generic form, ready for the template. */
export interface Field {
  /** Property of the answer. */
  property: string;
  /** `name` and `id` of the input. */
  name: string;
  kind: 'text' | 'lines' | 'date' | 'email' | 'url' | 'number' | 'scale' | 'yesno' | 'choice' | 'choices' | 'list';
  label: string;
  hint: string;
  required: boolean;
  value: string;
  values: string[];
  choices: { value: string; label: string }[];
  min: number | null;
  max: number | null;
  maxLength: number | null;
  pattern: string | null;
  error: string | null;
}

/** What a person posted: names with one or several texts. */
export type Posted = Readonly<Record<string, unknown>>;

/** Body of a route that takes whatever a form of its page holds. */
export const postedForm = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

interface FieldContext {
  /** Put before every input's name, so that several forms fit on one page. */
  prefix: string;
  /** What was posted last time, if the form comes back with errors. */
  posted?: Posted | undefined;
  errors?: readonly FieldError[] | undefined;
  /** Words for values that are ids: `{tal_…: 'Ines Okafor'}`. */
  labels?: Readonly<Record<string, string>> | undefined;
}

interface Property {
  type?: string;
  title?: string;
  description?: string;
  format?: string;
  enum?: unknown[];
  /** Words for the values of `enum`, in the same order. */
  'x-labels'?: string[];
  /** Place among the fields, from 0. (Default: in the order of `required`, then the rest) */
  'x-order'?: number;
  oneOf?: { const?: unknown; title?: string }[];
  items?: { enum?: unknown[]; 'x-labels'?: string[]; oneOf?: { const?: unknown; title?: string }[] };
  default?: unknown;
  examples?: unknown[];
  minimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
}

/** The inputs of a JSON-Schema form (object of strings, numbers, booleans and lists of strings), in its order. */
export function fieldsOf(schema: JsonSchema | null, context: FieldContext): Field[] {
  const required = Array.isArray(schema?.required) ? (schema.required as string[]) : [];
  const listed = (property: string) => (required.includes(property) ? required.indexOf(property) : required.length);
  // The database does not keep the order of an object's keys; a place of its own, or the list of required ones, has one.
  const place = (property: string, shape: Property) => shape['x-order'] ?? listed(property);
  return Object.entries(propertiesOf(schema))
    .sort(([a, one], [b, other]) => place(a, one) - place(b, other))
    .map(([property, shape]) => fieldOf(property, shape, required.includes(property), context));
}

/** The answer that was posted, typed as the schema says; empty optional fields are left out. The store checks it. */
export function readForm(schema: JsonSchema | null, posted: Posted, prefix: string): Record<string, unknown> {
  const answer: Record<string, unknown> = {};
  for (const [property, shape] of Object.entries(propertiesOf(schema))) {
    const value = typed(shape, posted[prefix + property]);
    if (value !== undefined) answer[property] = value;
  }
  return answer;
}

function fieldOf(property: string, shape: Property, required: boolean, context: FieldContext): Field {
  const name = context.prefix + property;
  const kind = kindOf(shape);
  const shown = context.posted ? context.posted[name] : shape.default;
  const values = (Array.isArray(shown) ? shown : [shown]).filter((value) => value !== undefined).map(String);
  return {
    property,
    name,
    kind,
    label: shape.title ?? property,
    hint: [shape.description, exampleOf(shape)].filter(Boolean).join(' '),
    required: required && kind !== 'choices' && kind !== 'list',
    value: values.join('\n'),
    values,
    choices: choicesOf(shape, kind, context.labels ?? {}),
    min: shape.minimum ?? null,
    max: shape.maximum ?? null,
    maxLength: shape.maxLength ?? null,
    pattern: shape.pattern ?? null,
    error: context.errors?.find((error) => error.pointer.endsWith(`/${property}`))?.message ?? null,
  };
}

function kindOf(shape: Property): Field['kind'] {
  if (shape.type === 'array') return (shape.items?.enum ?? shape.items?.oneOf) ? 'choices' : 'list';
  if (shape.enum ?? shape.oneOf) return 'choice';
  if (shape.type === 'boolean') return 'yesno';
  if (shape.type === 'integer' || shape.type === 'number') return isScale(shape) ? 'scale' : 'number';
  if (shape.format === 'date') return 'date';
  if (shape.format === 'email') return 'email';
  if (shape.format === 'uri' || shape.format === 'url') return 'url';
  return (shape.maxLength ?? 200) > 250 ? 'lines' : 'text';
}

/** A small whole range such as 1–5 is picked, not typed. */
function isScale(shape: Property): boolean {
  const { minimum, maximum } = shape;
  return shape.type === 'integer' && minimum !== undefined && maximum !== undefined && maximum - minimum <= 9;
}

function choicesOf(shape: Property, kind: Field['kind'], labels: Readonly<Record<string, string>>): Field['choices'] {
  if (kind === 'scale') {
    const { minimum = 1, maximum = 5 } = shape;
    return Array.from({ length: maximum - minimum + 1 }, (_, i) => {
      const value = String(minimum + i);
      return { value, label: value };
    });
  }
  const source = shape.type === 'array' ? shape.items : shape;
  const named = source?.oneOf?.map(({ const: value, title }) => ({
    value: String(value),
    label: title ?? String(value),
  }));
  const plain = source?.enum?.map((value, i) => ({
    value: String(value),
    label: labels[String(value)] ?? source['x-labels']?.[i] ?? String(value),
  }));
  return named ?? plain ?? [];
}

function exampleOf(shape: Property): string {
  const example = shape.examples?.[0];
  // A date input shows its own pattern; a whole sentence as an example reads like an order.
  if (example === undefined || shape.format === 'date' || String(example).length > 60) return '';
  return `For example: ${String(example).replace(/^- /, '')}`;
}

function typed(shape: Property, raw: unknown): unknown {
  if (shape.type === 'boolean') return raw === undefined ? undefined : raw === 'true' || raw === 'on';
  if (shape.type === 'array') {
    const lines = Array.isArray(raw) ? raw.map(String) : String(raw ?? '').split(/\r?\n/);
    const kept = lines.map((line) => line.trim()).filter(Boolean);
    return raw === undefined && kept.length === 0 ? undefined : kept;
  }
  const text = (Array.isArray(raw) ? String(raw[0] ?? '') : String(raw ?? '')).replace(/\r\n/g, '\n').trim();
  if (text === '') return undefined;
  if (shape.type === 'integer' || shape.type === 'number') return Number.isFinite(Number(text)) ? Number(text) : text;
  return text;
}

function propertiesOf(schema: JsonSchema | null): Record<string, Property> {
  return (schema?.properties ?? {}) as Record<string, Property>;
}
