/** From when to when a person is wanted or engaged. Half-open: the end is the first instant after. */
export interface Term {
  startsAt: string;
  endsAt: string;
}

/** Whether two terms share an instant. */
export function overlap(a: Term, b: Term): boolean {
  return Date.parse(a.startsAt) < Date.parse(b.endsAt) && Date.parse(b.startsAt) < Date.parse(a.endsAt);
}

/**
 * Whether a person may get one more offer: of their open offers and engagements fewer than `atOnce` fall into the term.
 * The person's row is locked meanwhile, so that two hires ask one after the other.
 */
export function canOffer(term: Term, open: readonly Term[], atOnce: number): boolean {
  return open.filter((other) => overlap(term, other)).length < atOnce;
}
