import { hourPrice, paidHours } from '../campaign/cost';
import { planningPolicy } from '../campaign/policy';
import { showMoney, toText } from '../money';
import type { SeasonFacts, WaveFacts } from './board-facts';
import type { WaitingPrice } from './board-contract';
import { lastChanceOf } from './forecast';

const nothing: WaitingPrice = { perDay: null, until: null, says: 'waiting costs nothing yet' };

/**
 * What a day without a decision costs. People who wait do no work that others then do in overtime: their hours of a working
 * day at the price of overtime. A date is a last chance: what is decided after it comes too late.
 */
export function waitingPrice(
  ask: { kind: string; group: string; count: number },
  facts: SeasonFacts,
  day: (date: string) => string,
): WaitingPrice {
  const wave = waveOf(ask.group, facts.waves);
  if (wave && ask.kind === 'class-results') return perDay(Math.max(1, wave.inClassroom), facts);
  if (wave) return priceOfClass(wave, facts, day);
  switch (ask.kind) {
    case 'season-plan':
    case 'season-change':
      return priceOfPlan(facts, day);
    case 'season-time':
    case 'cap-overrun':
      return { perDay: null, until: null, says: 'people wait for their pay' };
    case 'release-list':
      return { ...perDay(1, facts), until: null, says: `each person kept a day longer costs ${dayOfOne(facts)}` };
    default:
      return perDay(ask.count, facts);
  }
}

/** `camp_…/wave-3/go` is about the third class. */
function waveOf(group: string, waves: readonly WaveFacts[]): WaveFacts | null {
  const no = /\/(?:wave|class)[-/](\d+)/.exec(group)?.[1];
  return waves.find((wave) => String(wave.no) === no) ?? null;
}

function priceOfClass(wave: WaveFacts, facts: SeasonFacts, day: (date: string) => string): WaitingPrice {
  const people = Math.round(
    Math.min(wave.seats, wave.booked) * facts.request.yields.classroom * facts.request.yields.nesting,
  );
  const price = perDay(Math.max(1, people), facts);
  return {
    ...price,
    until: wave.classroomOn,
    says: `${price.says} from ${day(wave.classroomOn)} on`,
  };
}

function priceOfPlan(facts: SeasonFacts, day: (date: string) => string): WaitingPrice {
  const next = facts.waves.find(({ state, sourcingOn }) => state === 'planned' && sourcingOn >= facts.today);
  const first = next ?? facts.plan.classes.find(({ sourcingStarts }) => sourcingStarts >= facts.today);
  if (!first) return nothing;
  const until = 'sourcingOn' in first ? first.sourcingOn : first.sourcingStarts;
  return { perDay: null, until, says: `free until ${day(until)}; then a class of ${first.seats} seats is lost` };
}

function perDay(people: number, facts: SeasonFacts): WaitingPrice {
  const amountMinor = people * dayMinor(facts);
  const perDayText = toText({ amountMinor, currency: facts.request.pay.hourly.currency });
  return {
    perDay: perDayText,
    until: null,
    says: `waiting costs ${showWhole(amountMinor, facts)} a day`,
  };
}

function dayOfOne(facts: SeasonFacts): string {
  return showWhole(dayMinor(facts), facts);
}

/** A working day of one person, bought as overtime. */
function dayMinor({ request }: SeasonFacts): number {
  return Math.round((paidHours(request) / 5) * hourPrice(request) * planningPolicy.levers.overtimePay);
}

function showWhole(amountMinor: number, { request }: SeasonFacts): string {
  return showMoney({ amountMinor, currency: request.pay.hourly.currency }).replace(/\.\d+$/, '');
}

/** Until when a class that is short can still be filled. */
export function fixableUntil(wave: WaveFacts, facts: SeasonFacts): string | null {
  if (wave.state === 'planned')
    return wave.sourcingOn < facts.today ? lastChanceOf(wave, facts.offerToClearDays) : wave.sourcingOn;
  return wave.state === 'filling' ? lastChanceOf(wave, facts.offerToClearDays) : null;
}
