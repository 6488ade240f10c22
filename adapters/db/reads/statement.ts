import type { Knex } from 'knex';

import type { Reader } from '../connection';

/** A piece of SQL with named bindings (`:name`). */
export interface Sql {
  sql: string;
  bindings: Record<string, unknown>;
}

/** Runs one statement and returns its rows; instants inside json columns come out as everywhere else. */
export async function rows<T>(reader: Reader, statement: Sql): Promise<T[]> {
  // Optional filters leave bindings unused, which knex allows, but undefined it does not.
  const bindings = Object.fromEntries(Object.entries(statement.bindings).map(([key, value]) => [key, value ?? null]));
  const result = await reader.raw<{ rows: T[] }>(statement.sql, bindings as Knex.ValueDict);
  return result.rows.map((row) => tidy(row) as T);
}

/** The only row, or undefined. */
export async function row<T>(reader: Reader, statement: Sql): Promise<T | undefined> {
  return (await rows<T>(reader, statement))[0];
}

/** Joins conditions with `and`; none at all is `true`. */
export function allOf(...conditions: (Sql | null)[]): Sql {
  const given = conditions.filter((condition) => condition !== null);
  return {
    sql: given.length > 0 ? given.map(({ sql }) => `(${sql})`).join(' and ') : 'true',
    bindings: Object.assign({}, ...given.map(({ bindings }) => bindings)) as Record<string, unknown>,
  };
}

/** A condition that counts only when its value is given. */
export function when(value: unknown, sql: string, name: string): Sql | null {
  return value === undefined || value === null ? null : { sql, bindings: { [name]: value } };
}

/** `json_agg` of an object per row, in order; an empty list instead of null. */
export function listOf(object: string, rest: string, order: string): string {
  return `coalesce((select json_agg(${object} order by ${order}) ${rest}), '[]'::json)`;
}

/** `json_build_object` of `{field: expression}`. */
export function object(fields: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(fields).map(([name, expression]) => `'${name}', ${expression}`);
  // A function call takes at most 100 arguments.
  if (pairs.length > 50) throw new RangeError('split this object: json_build_object takes 50 fields at most');
  return `json_build_object(${pairs.join(', ')})`;
}

/** PostgreSQL writes instants in json as `2026-12-01T17:00:00.123456+00:00`. */
const instantInJson = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?[+-]\d\d:\d\d$/;

function tidy(value: unknown): unknown {
  if (typeof value === 'string') return instantInJson.test(value) ? new Date(value).toISOString() : value;
  if (Array.isArray(value)) return value.map(tidy);
  if (value === null || typeof value !== 'object' || Buffer.isBuffer(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, field]) => [key, tidy(field)]));
}
