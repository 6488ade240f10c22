import { countInWords } from '../engagement/words';
import type { EventTold, Told } from './describe';
import { numberOf, textOf } from './event-data';

type Part = { title: string } & Partial<Told>;

const campaignTitles: Readonly<Record<string, string>> = {
  drafted: 'Season planned',
  draft: 'Plan open again',
  planned: 'Sent for approval',
  approved: 'Plan approved',
  recruiting: 'Looking for people',
  ramping: 'First class under way',
  peak: 'Peak began',
  ramping_down: 'Ramp-down began',
  paused: 'Season paused',
  cancelled: 'Season cancelled',
  closed: 'Season closed',
};

const planWords: Readonly<Record<string, string>> = {
  draft: 'as asked for',
  edit: 'edited',
  replan: 're-planned from what was seen',
  target: 'for another target',
  resume: 'with later dates, after the pause',
};

/** What happened to a season and its plan. */
export function describeSeason(thing: string, happened: string, { data }: EventTold): Part {
  if (thing === 'plan') {
    const seats = numberOf(data.seats) ?? 0;
    const title = `Plan ${numberOf(data.version) ?? ''} ${happened === 'made' ? 'made' : happened.replaceAll('_', ' ')}`;
    const kind = planWords[textOf(data.kind) ?? ''];
    const detail = [kind, seats > 0 ? countInWords(seats, 'seat') : null, textOf(data.reason)];
    return { title, detail: detail.filter(Boolean).join(', ') || null };
  }
  const title = campaignTitles[happened] ?? `Season ${happened.replaceAll('_', ' ')}`;
  return { title, detail: textOf(data.reason) };
}
