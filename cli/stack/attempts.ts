/** One place where something was looked for, and what came of it. */
export interface Attempt {
  where: string;
  result: string;
}

/** Nothing was found anywhere: lists every attempt with its result, then the shortest fix. */
export class NothingFound extends Error {
  override readonly name = 'NothingFound';

  constructor(
    what: string,
    readonly attempts: readonly Attempt[],
    readonly fix: string,
  ) {
    const width = Math.max(...attempts.map(({ where }) => where.length));
    const lines = attempts.map(({ where, result }, i) => `  ${i + 1}. ${where.padEnd(width)}  ${result}`);
    super(`No ${what} could be found or started. Tried, in this order:\n${lines.join('\n')}\nShortest fix: ${fix}`);
  }
}

/** The first line of an error, for a list of attempts. */
export function inShort(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n')[0]?.slice(0, 200) ?? 'failed';
}
