import { showMoney } from '../money';
import type { Impasse, SearchChanges } from '../source/impasse';
import { countInWords } from './words';

const words: Readonly<Record<Impasse, string>> = {
  'nobody-applied': 'nobody applied, and nobody in the pool fits',
  'nobody-qualified': 'nobody who applied meets what is asked',
  'nobody-wanted': 'none of the shortlist was wanted',
  'all-busy': 'everybody who fits has work or another offer for these days',
  'all-fell-out': 'everybody on the shortlist fell out',
};

/** Why nobody is left, for people; null for what nobody told of. */
export function impasseWords(why: string | null): string | null {
  return why !== null && Object.hasOwn(words, why) ? words[why as Impasse] : null;
}

/** `every skill 1 level lower · also illustrator · pays $5,000.00 · listed for 5 days`; null when nothing changes. */
export function changesInWords(changes: SearchChanges, currency: string): string | null {
  const { lowerBy, otherRole, payMinor, listingDays } = changes;
  const parts = [
    lowerBy ? `every skill ${countInWords(lowerBy, 'level')} lower` : null,
    otherRole ? `also ${otherRole.replaceAll('-', ' ')}` : null,
    payMinor ? `pays ${showMoney({ amountMinor: payMinor, currency })}` : null,
    listingDays ? `listed for ${countInWords(listingDays, 'day')}` : null,
  ].filter((part) => part !== null);
  return parts.length > 0 ? parts.join(' · ') : null;
}
