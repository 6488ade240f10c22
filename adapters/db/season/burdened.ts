/** What `withBurden` of the rules does, in SQL; a named binding `burden` holds the percentage. */
export const burdened = (amount: string) => `(${amount} + round(${amount} * :burden::numeric / 100)::bigint)`;
