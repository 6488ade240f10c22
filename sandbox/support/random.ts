import { createHash } from 'node:crypto';

type Part = string | number;

/** A number in [0, 1) that depends on nothing but its parts: the same seed and the same question give the same answer. */
export function chance(...parts: readonly Part[]): number {
  return createHash('sha256').update(parts.join('\u001f')).digest().readUIntBE(0, 6) / 2 ** 48;
}

/** A number in [min, max) drawn by `chance`. */
export function between(min: number, max: number, ...parts: readonly Part[]): number {
  return min + (max - min) * chance(...parts);
}

/** The items in an order drawn by `chance`; `idOf` names an item, so the order does not depend on the one given. */
export function shuffled<T>(items: readonly T[], idOf: (item: T) => string, ...parts: readonly Part[]): T[] {
  return items
    .map((item) => ({ item, draw: chance(...parts, idOf(item)) }))
    .sort((a, b) => a.draw - b.draw)
    .map(({ item }) => item);
}
