import { changesInWords, impasseWords } from '../engagement/impasse-words';
import { countInWords } from '../engagement/words';
import type { EventTold, Telling, Told } from './describe';
import { amountIn, numberOf, textOf } from './event-data';

type Part = { title: string } & Partial<Told>;

/** Events of sourcing in rounds: who is out and why, what the lead decided, what was agreed. Null: told elsewhere. */
export function describeSource(thing: string, happened: string, event: EventTold, telling: Telling): Part | null {
  switch (`${thing}.${happened}`) {
    case 'hire.sourcing':
      return event.data.reason === undefined ? null : backToSearch(event);
    case 'hire.filled':
      return { title: 'Seat filled', detail: others(event) };
    case 'impasse.met':
      return { title: 'Nobody is left to offer the work to', detail: impasseWords(textOf(event.data.why)) };
    case 'impasse.decided':
      return decided(event, telling);
    case 'requisition.changed':
      return {
        title: `Round ${numberOf(event.data.round) ?? ''} of the search begins`,
        detail: changed(event, telling),
      };
    case 'requisition.raised':
      return {
        title: `Budget raised to ${amountIn(event.data.budgetMinor, event, telling) ?? 'more'}`,
        detail: before(event, telling),
      };
    case 'application.withdrawn':
      return { title: 'Somebody took the application back' };
    case 'application.passed-over':
      return { title: 'Passed over', detail: reason(event) };
    case 'terms.agreed':
      return {
        title: `Agreed on ${amountIn(event.data.amountMinor, event, telling) ?? 'another pay'}`,
        detail: before(event, telling),
      };
    case 'terms.held':
      return { title: 'The offer stays as it was', detail: reason(event) };
    default:
      return null;
  }
}

/** The offer came back, or the shortlist is used up: that nobody is left is told on a line of its own. */
function backToSearch(event: EventTold): Part {
  return event.data.engagement === undefined
    ? { title: 'Choosing anew', detail: reason(event), weight: 'minor' }
    : { title: 'Back to the shortlist', detail: reason(event) };
}

const decisions: Readonly<Record<string, string>> = {
  again: 'The search goes on',
  rest: 'The others who fit are shown',
  cancel: 'The search ends',
};

function decided(event: EventTold, telling: Telling): Part {
  return {
    title: decisions[textOf(event.data.decision) ?? ''] ?? 'Decided',
    detail: changed(event, telling),
    weight: 'minor',
  };
}

function changed(event: EventTold, telling: Telling): string | null {
  const { data } = event;
  const currency = textOf(data.currency) ?? telling.currency;
  const lowerBy = numberOf(data.lowerBy);
  const otherRole = textOf(data.otherRole);
  const payMinor = numberOf(data.payMinor);
  const listingDays = numberOf(data.listingDays);
  return changesInWords(
    {
      ...(lowerBy === null ? {} : { lowerBy }),
      ...(otherRole === null ? {} : { otherRole }),
      ...(payMinor === null ? {} : { payMinor }),
      ...(listingDays === null ? {} : { listingDays }),
    },
    currency,
  );
}

function before(event: EventTold, telling: Telling): string | null {
  const amount = amountIn(event.data.beforeMinor, event, telling);
  return amount === null ? null : `before: ${amount}`;
}

function others(event: EventTold): string | null {
  const count = numberOf(event.data.others) ?? 0;
  return count === 0 ? null : `${countInWords(count, 'other person was', 'other people were')} told no`;
}

function reason(event: EventTold): string | null {
  return textOf(event.data.reason);
}
