const order = ['skill', 'tier', 'load', 'fairness', 'continuity', 'cost'];

/** Parts of a score in the order of their weight; the database keeps none. Parts nobody told this list of come last. */
export function inOrder(parts: Readonly<Record<string, number>>): [part: string, value: number][] {
  const place = (part: string) => (order.includes(part) ? order.indexOf(part) : order.length);
  return Object.entries(parts).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
}
