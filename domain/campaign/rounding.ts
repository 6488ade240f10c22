/** Whole units that cover a fractional need, 0 at least; an error of floating point is no need. */
export function roundUp(need: number): number {
  return Math.max(0, Math.ceil(need - 1e-9));
}

/** Missing heads for a sentence: one digit, two below one head, never nothing. */
export function shownHeads(heads: number): string {
  return String(heads < 1 ? Math.max(0.01, rounded(heads)) : rounded(heads, 1));
}

/** A figure for people, with so many digits after the point. (Default: 2) */
export function rounded(figure: number, digits = 2): number {
  return Number(figure.toFixed(digits));
}
