import { periodInWords } from '../evaluate/words';
import type { Told } from './describe';
import { amountIn, numberOf, textOf } from './event-data';

interface ShiftEvent {
  data: Readonly<Record<string, unknown>>;
}
type Part = { title: string } & Partial<Told>;

/** What happened with the shifts, the time and the pay of a season. Null for what nobody told of. */
export function describeShifts(thing: string, happened: string, { data }: ShiftEvent): Part | null {
  if (thing === 'shifts') return shifts(happened, data);
  const week = periodInWords(textOf(data.period) ?? '');
  const amount = amountIn(data.amountMinor, { data }, { currency: 'USD' });
  switch (`${thing}.${happened}`) {
    case 'week.closed':
      return { title: `Time of ${week} written up for approval`, weight: 'minor' };
    case 'time.approved':
    case 'time.declined':
    case 'time.corrected':
      return { title: `Time of ${week} ${happened}: ${numbered(numberOf(data.entries), 'entry', 'entries')}` };
    case 'pay.begun':
      return {
        title: `Paying ${week}: ${amount} to ${numbered(numberOf(data.people), 'person', 'people')}`,
        ...((numberOf(data.tiersMinor) ?? 0) > 0 && {
          detail: `${amountIn(data.tiersMinor, { data }, { currency: 'USD' })} of it is what tiers add to the agreed rates`,
        }),
        weight: 'minor',
      };
    case 'pay.done':
      return { title: `Paid ${week}: ${amount} to ${numbered(numberOf(data.people), 'person', 'people')}` };
    case 'pay.held':
      return {
        title: `Pay of ${week} does not fit the budget: nobody is paid yet`,
        detail: `${amountIn(data.neededMinor, { data }, { currency: 'USD' })} is needed, ${amountIn(data.freeMinor, { data }, { currency: 'USD' })} is free`,
      };
    case 'budget.raised':
      return { title: `Budget raised by ${amount}` };
    case 'cap.raised':
      return { title: `What the contract costs at most raised by ${amount}`, detail: textOf(data.why) ?? null };
    default:
      return null;
  }
}

const shiftTitles: Readonly<Record<string, string>> = {
  claimed: 'Claimed',
  confirmed: 'Confirmed',
  released: 'Gave back',
  attended: 'Attendance of',
};

function shifts(happened: string, data: ShiftEvent['data']): Part | null {
  const n = Array.isArray(data.shifts) ? data.shifts.length : numberOf(data.blocks);
  const some = numbered(n, 'shift', 'shifts');
  const why = textOf(data.why);
  if (happened === 'published')
    return {
      title: `${numbered(n, 'half hour', 'half hours')} published up to ${textOf(data.until) ?? ''}`,
      weight: 'minor',
    };
  if (happened === 'freed') return { title: `${some} given to others`, detail: why };
  if (happened === 'passed') return { title: `${some} to standby`, detail: why };
  if (happened === 'called') return { title: `Called in from standby for ${some}`, detail: why };
  const title = shiftTitles[happened];
  return title ? { title: `${title} ${some}`, weight: 'minor' } : null;
}

function numbered(n: number | null, one: string, many: string): string {
  return n === 1 ? `1 ${one}` : `${(n ?? 0).toLocaleString('en-US')} ${many}`;
}
