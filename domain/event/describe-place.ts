import { countInWords, type DateWords } from '../engagement/words';
import type { EventTold, Told } from './describe';
import { numberOf, sentenceCase, textOf } from './event-data';

type Part = { title: string } & Partial<Told>;

const titles: Readonly<Record<string, string>> = {
  cleared: 'Papers complete: waits for a class',
  booked: 'Booked into a class',
  waitlisted: 'On the waitlist of a class',
  training: 'Came to the class',
  nesting: 'On the floor, supervised',
  live: 'On the floor',
  rescheduled: 'Begins with another class',
  leaving: 'Leaves the season',
  left: 'Left the season',
  fell_out: 'Fell out of the season',
};

/** What happened to somebody’s place in a season; and how many places were offered. */
export function describePlace(thing: string, happened: string, { data }: EventTold, dates: DateWords): Part {
  if (thing === 'places') return { title: `${countInWords(numberOf(data.count) ?? 0, 'place')} offered` };
  const week = numberOf(data.tenureWeek);
  const begins = textOf(data.startsAt);
  const detail = [
    textOf(data.why),
    week === null ? null : `in week ${week}`,
    begins && dates.day(begins),
    textOf(data.endsOn),
  ];
  return {
    title: titles[happened] ?? sentenceCase(`place ${happened.replaceAll('_', ' ')}`),
    detail: detail.filter(Boolean).join(', ') || null,
    // The class and the engagement tell the same in their own words.
    ...(happened === 'nesting' || happened === 'leaving' ? { weight: 'minor' as const } : {}),
  };
}
