import { countInWords, type DateWords } from '../engagement/words';
import { numberOf, textOf } from './event-data';
import type { EventTold, Told } from './describe';

type Part = { title: string } & Partial<Told>;

const things: Readonly<Record<string, string>> = {
  check: 'background check',
  certificate: 'certificate',
  insurance: 'liability insurance',
};

const deeds: Readonly<Record<string, string>> = {
  nudge: 'reminded',
  waive: 'waived',
  reassign: 'given to someone else',
};

/** What ran out and was renewed, and what was told to many at once. */
export function describeOperate(thing: string, happened: string, event: EventTold, dates: DateWords): Part {
  if (thing === 'bulk') {
    const count = numberOf(event.data.count);
    const deed = deeds[textOf(event.data.action) ?? ''] ?? 'changed';
    return happened === 'undone'
      ? { title: 'What was given away at once is taken back' }
      : { title: `Many at once: ${countInWords(count ?? 0, 'question')} to be ${deed}` };
  }
  const until = textOf(event.data.until);
  if (thing === 'expiry') {
    const what = things[textOf(event.data.kind) ?? ''] ?? 'proof';
    return { title: `Renewed: the ${what}`, detail: until ? `valid until ${dates.day(until)}` : null };
  }
  return {
    title: `Run out: the ${things[happened] ?? happened}`,
    detail: event.data.blocking === true ? 'no new work should be given out before it is renewed; pay goes on' : null,
  };
}
