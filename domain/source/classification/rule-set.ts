/**
 * Jurisdictions whose rules may be asked, the nearest first: `US-CA` → `US-CA`, `US`; `GB-ENG` → `GB-ENG`, `GB`, `UK`.
 * HMRC writes UK, ISO 3166 writes GB.
 */
export function ruleSetChain(jurisdiction: string): string[] {
  const country = jurisdiction.split('-')[0] ?? jurisdiction;
  const chain = jurisdiction === country ? [country] : [jurisdiction, country];
  return country === 'GB' ? [...chain, 'UK'] : chain;
}

/** The rule set that a jurisdiction falls under, of those that exist; null when there is none. */
export function ruleSetFor<N extends string>(jurisdiction: string, known: readonly N[]): N | null {
  for (const name of ruleSetChain(jurisdiction)) {
    const found = known.find((one) => one === name);
    if (found !== undefined) return found;
  }
  return null;
}

/**
 * The version that is in force on a local date: the one with the latest effective date up to it, of two the newer one.
 * Null when none is in force yet.
 */
export function inForceOn<R extends { version: number; document: { effectiveFrom: string } }>(
  versions: readonly R[],
  date: string,
): R | null {
  const begun = versions.filter(({ document }) => document.effectiveFrom <= date);
  return begun.reduce<R | null>((best, one) => (best === null || supersedes(one, best) ? one : best), null);
}

function supersedes<R extends { version: number; document: { effectiveFrom: string } }>(one: R, other: R): boolean {
  const [a, b] = [one.document.effectiveFrom, other.document.effectiveFrom];
  return a === b ? one.version > other.version : a > b;
}
