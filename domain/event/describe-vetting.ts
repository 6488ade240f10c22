import type { DateWords } from '../engagement/words';
import { waitInWords, type WaitLeft, type WaitRule } from '../source/adverse';
import type { EventTold, Told } from './describe';
import { numberOf, textOf } from './event-data';

type Part = { title: string } & Partial<Told>;

/** What happened to a background check. */
export function describeScreening(happened: string, event: EventTold, dates: DateWords): Part {
  const until = textOf(event.data.validUntil);
  const valid = until ? `valid until ${dates.day(until)}` : null;
  switch (happened) {
    case 'clear':
      return { title: 'Background check clear', detail: valid };
    case 'reused':
      return {
        title: 'Earlier background check used again',
        detail: [valid, 'nothing was ordered'].filter(Boolean).join(' · '),
      };
    case 'consider':
      return { title: 'Background check: something to consider', detail: 'a person assesses it; the offer is held' };
    case 'suspended':
      return { title: 'Background check suspended', detail: 'the agency lacks something from the talent' };
    case 'dispute':
      return { title: 'Background check in dispute', detail: 'the talent disputes it at the agency' };
    case 'canceled':
      return { title: 'Background check canceled by the agency' };
    case 'ordered-anew':
      return { title: `Background check ordered anew`, detail: `order number ${numberOf(event.data.order) ?? 2}` };
    case 'adjudicated':
      return {
        title:
          event.data.adjudication === 'stop' ? 'Decided against the engagement' : 'Background check: decided to go on',
        detail: 'decided by a person, with a reason',
      };
    default:
      return { title: `Background check: ${happened}`, detail: valid };
  }
}

/** What happened in an adverse action. */
export function describeAdverse(happened: string, event: EventTold, dates: DateWords): Part {
  const until = textOf(event.data.until);
  const wait = event.data.wait as WaitRule | undefined;
  switch (happened) {
    case 'opened':
      return { title: 'Individual assessment began', weight: 'minor' };
    case 'pre':
      return {
        title: 'Notice sent with report and rights',
        detail: until ? `${wait ? waitInWords(wait) : 'time'} to answer, until ${dates.day(until)}` : null,
      };
    case 'disputed': {
      const left = event.data.left as WaitLeft | undefined;
      return {
        title: `Report disputed${(numberOf(event.data.number) ?? 1) > 1 ? ' again' : ''}`,
        detail: left ? `the clock stands still; ${waitInWords(left)} are left` : 'the clock stands still',
      };
    }
    case 'resumed':
      return {
        title: 'The agency looked again and finds the same',
        detail: until ? `the clock goes on, until ${dates.day(until)}` : null,
      };
    case 'waited':
      return { title: 'Waiting period over', detail: 'a person decides', weight: 'minor' };
    case 'cleared':
      return { title: clearedBy[textOf(event.data.by) ?? ''] ?? 'Nothing stands against the engagement' };
    case 'final':
      return { title: 'Final notice sent', detail: 'agency named; free copy within 60 days; may be disputed' };
    default:
      return { title: `Adverse action: ${happened}` };
  }
}

const clearedBy: Readonly<Record<string, string>> = {
  assessment: 'Assessed: nothing stands against the engagement',
  dispute: 'The agency corrected the report',
  report: 'The agency revised the report: clear',
  decision: 'Decided to go on with the engagement',
};
