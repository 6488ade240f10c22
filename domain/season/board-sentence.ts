import { countInWords } from '../engagement/words';
import type { CampaignState } from '../lifecycle';
import type { BoardClass, BoardSentence } from './board-contract';

/** What the sentence of a season is made of. */
export interface SentenceFacts {
  state: CampaignState;
  pausedFrom: CampaignState | null;
  /** Local date of the season. */
  today: string;
  peakOn: string;
  endsOn: string;
  seats: number;
  forecast: { p10: number; p90: number; needed: number; chance: number; on: string };
  /** People at work. */
  active: number;
  leaving: number;
  classes: readonly Pick<BoardClass, 'no' | 'shortBy' | 'lastChance' | 'state'>[];
  stuck: { late: number; main: string | null; mainCount: number; oldestDays: number | null };
  /** Intervals of the next seven days that too few have claimed. */
  uncovered: number;
  overBudget: string | null;
  /** Offers that wait for a higher budget. */
  heldOffers: number;
  /** First day on which people are sought. */
  sourcingOn: string | null;
}

/** The one sentence of a season: where it will end, what is short and fixable until when, and what threatens it most. */
export function boardSentence(facts: SentenceFacts, day: (date: string) => string): BoardSentence {
  switch (facts.state) {
    case 'draft':
      return {
        headline: `A draft of ${countInWords(facts.seats, 'seat')}: nothing has started.`,
        rest: sentences([forecastWords(facts, day), sought(facts, day)]),
      };
    case 'planned':
      return {
        headline: 'The plan waits for approval: nothing has started.',
        rest: sentences([
          `${countInWords(facts.seats, 'seat')} for the peak of ${day(facts.peakOn)}`,
          sought(facts, day),
          budget(facts),
        ]),
      };
    case 'paused':
      return {
        headline: 'Paused: no new offers, no new starts.',
        rest: sentences([
          'Offers that are out stay valid, and whoever accepts waits for the next class',
          forecastWords(facts, day),
          'Resuming re-plans the dates',
        ]),
      };
    case 'cancelled':
      return {
        headline: 'Cancelled.',
        rest:
          facts.active + facts.leaving > 0
            ? sentences([
                `${countInWords(facts.active + facts.leaving, 'person is', 'people are')} still being offboarded properly`,
              ])
            : 'Everybody was taken care of; nobody keeps access.',
      };
    case 'closed':
      return { headline: 'Closed.', rest: 'Nobody keeps access. What it taught is in the season report.' };
    case 'ramping_down':
      return {
        headline: `${countInWords(facts.active, 'person is', 'people are')} at work, ${facts.leaving} with a last day; the season ends ${day(facts.endsOn)}.`,
        rest: sentences([risk(facts), budget(facts)]),
      };
    default:
      return {
        headline: `${range(facts)} of ${whole(facts.forecast.needed)} effective heads by ${day(facts.forecast.on)}.`,
        rest: rest(facts, day),
      };
  }
}

function rest(facts: SentenceFacts, day: (date: string) => string): string {
  return sentences([
    [verdict(facts.forecast), shortClass(facts, day)].filter(Boolean).join('; '),
    risk(facts),
    budget(facts),
  ]);
}

function forecastWords(facts: SentenceFacts, day: (date: string) => string): string {
  return `${range(facts)} of ${whole(facts.forecast.needed)} effective heads by ${day(facts.forecast.on)}`;
}

function range({ forecast: { p10, p90 } }: SentenceFacts): string {
  const [low, high] = [whole(p10), whole(p90)];
  return low === high ? String(low) : `${low}–${high}`;
}

/** The chance of enough people, in a word; a hair too few is no catastrophe. */
function verdict({ chance, p10, p90, needed }: SentenceFacts['forecast']): string {
  if (chance >= 0.9) return 'Enough, almost certainly';
  if (chance >= 0.6) return 'Likely enough';
  if (chance >= 0.3) return 'It may be too few';
  return (p10 + p90) / 2 >= needed * 0.97 ? 'A little too few' : 'Too few unless something is done';
}

/** The class that lacks most and can still be filled; else what can no longer be helped. */
function shortClass({ classes, today }: SentenceFacts, day: (date: string) => string): string | null {
  const short = classes.filter(({ shortBy, state }) => shortBy > 0 && state === 'filling');
  const [first] = [...short].sort((a, b) => b.shortBy - a.shortBy);
  if (!first) return null;
  const more = short.length > 1 ? ` (${short.length - 1} more ${short.length === 2 ? 'is' : 'are'} short)` : '';
  if (first.lastChance === null || first.lastChance < today)
    return `class ${first.no} is ${first.shortBy} short and can no longer be filled by new offers${more}`;
  return `class ${first.no} is ${first.shortBy} short and can still be filled until ${day(first.lastChance)}${more}`;
}

const steps: Readonly<Record<string, string>> = {
  offer: 'unanswered offers',
  check: 'background checks',
  signature: 'signatures',
  papers: 'missing papers',
  access: 'access',
  training: 'training',
};

function risk({ stuck, uncovered }: SentenceFacts): string | null {
  if (stuck.late > 0 && stuck.main !== null)
    return `Main risk: ${steps[stuck.main] ?? stuck.main}, ${countInWords(stuck.mainCount, 'person', 'people')} past their date${
      stuck.oldestDays !== null && stuck.oldestDays >= 1
        ? `, the oldest for ${countInWords(Math.round(stuck.oldestDays), 'day')}`
        : ''
    }`;
  if (uncovered > 0)
    return `${countInWords(uncovered, 'interval')} of the next seven days ${uncovered === 1 ? 'is' : 'are'} not covered`;
  return null;
}

function budget({ overBudget, heldOffers }: SentenceFacts): string | null {
  const short = overBudget === null ? null : `The budget is ${overBudget} too small`;
  if (heldOffers === 0) return short;
  const held = `${countInWords(heldOffers, 'offer is', 'offers are')} held back until it is raised`;
  return short ? `${short}; ${held}` : `The budget is used up; ${held}`;
}

function sought({ sourcingOn, today }: SentenceFacts, day: (date: string) => string): string | null {
  if (sourcingOn === null) return null;
  return sourcingOn < today
    ? `People should be sought since ${day(sourcingOn)}: every day that it waits moves a class`
    : `People are sought from ${day(sourcingOn)} on; approving by then costs nothing`;
}

function sentences(parts: readonly (string | null)[]): string {
  return parts
    .filter((part) => part)
    .map((part) => `${part}.`)
    .join(' ');
}

function whole(heads: number): number {
  return Math.round(heads);
}
