import { baseHeads, newHeads } from '../campaign/capacity';
import { weekOf, weekStarts } from '../campaign/week';
import { showMoney, toText } from '../money';
import { asApproved } from './as-approved';
import type { SeasonFacts, SourceFacts, WaveFacts, WeekActual } from './board-facts';
import type { BoardClass, BoardDecision, BoardView } from './board-contract';
import { boardSentence } from './board-sentence';
import { boardDemand, effectsAtPeak } from './board-demand';
import { boardFunnel } from './board-funnel';
import { costAtCompletion } from './cost-at-completion';
import type { TierFacts } from './tier-counts';
import { chanceOf, forecastHeads, headsThen, type WeekForecast } from './forecast';
import { heldOffers } from './held-offers';
import type { SeasonPolicy } from './policy-contract';
import { fixableUntil, waitingPrice } from './waiting-price';

/** An open question of a season to its staff; one of a kind stands for `count` of them. */
export interface OpenQuestion {
  ask: string;
  group: string;
  kind: string;
  question: string;
  count: number;
  dueAt: string;
  yours: boolean;
}

/** Everything that a board is made of beside its lists, which go through as they are. */
export interface BoardFacts extends SeasonFacts {
  now: string;
  targetHeads: number;
  currency: string;
  budgetMinor: number;
  paidMinor: number;
  reservedMinor: number;
  paidThrough: number | null;
  /** Of the season’s pinned policy. */
  policy: Pick<SeasonPolicy, 'offers' | 'pay'>;
  leaving: number;
  tiers: TierFacts;
  sources: readonly SourceFacts[];
  medians: Readonly<Record<string, number | null>>;
  actuals: readonly WeekActual[];
  questions: readonly OpenQuestion[];
  stuck: BoardView['stuck'];
  uncovered: BoardView['uncovered'];
}

export type BoardFigures = Pick<
  BoardView,
  | 'week'
  | 'sentence'
  | 'active'
  | 'forecast'
  | 'money'
  | 'next'
  | 'decisions'
  | 'curve'
  | 'funnel'
  | 'classes'
  | 'demand'
  | 'effects'
>;

/** What a season’s page computes from its rows: sentence, forecast, curve, funnel, classes, money and the price of waiting. */
export function boardFigures(facts: BoardFacts, day: (date: string) => string): BoardFigures {
  const { plan, waves, peakOn, today } = facts;
  const now = weekOf(peakOn, today);
  const last = Math.max(plan.weeks.at(-1)?.week ?? 0, weekOf(peakOn, facts.endsOn));
  const expected = asApproved(facts);
  const ahead = forecastHeads(expected, weeksUntil(now + 1, last));
  const forecast = tightest(facts, ahead, now);
  const classes = waves.map((wave) => classOf(wave, facts));
  const money = moneyOf(expected, ahead);
  const then = headsThen(facts, now);
  const weeks = curveWeeks(facts);
  const planned = weeks.find(({ week }) => week === now);
  return {
    week: now,
    sentence: boardSentence(
      {
        ...facts,
        seats: plan.seats,
        forecast,
        active: then.people,
        classes,
        uncovered: facts.uncovered.uncovered,
        overBudget:
          money.overMinor > 0
            ? showMoney({ amountMinor: money.overMinor, currency: facts.currency }).replace(/\.\d+$/, '')
            : null,
        heldOffers: money.view.heldOffers,
        sourcingOn: firstSourcing(facts),
      },
      day,
    ),
    active: {
      heads: then.people,
      effective: round(then.effective),
      needed: planned?.required ?? plan.static.baseHeads,
      planned: planned?.planned ?? plan.static.baseHeads,
      target: facts.targetHeads,
    },
    forecast,
    money: money.view,
    next: nextDate(facts, day),
    decisions: facts.questions.map((question) => decisionOf(question, facts, day)),
    curve: weeks.map((week) => ({
      ...week,
      actual: week.week <= now && waves.length > 0 ? round(headsThen(facts, week.week).effective) : null,
      ...bandOf(expected.waves.length > 0 ? ahead.get(week.week) : undefined),
    })),
    funnel: boardFunnel(facts),
    classes,
    demand: boardDemand(facts),
    effects: effectsAtPeak(facts, forecast.week),
  };
}

/** From the week before the first class goes live to the end: what is needed, and what the plan has. */
function curveWeeks({
  plan,
  request,
}: BoardFacts): Pick<BoardView['curve'][number], 'week' | 'starts' | 'required' | 'planned'>[] {
  const first = plan.weeks[0]?.week ?? 0;
  const early = Math.min(first, ...plan.classes.map(({ liveWeek }) => liveWeek - 1));
  return [
    // Before the demand rises the base does the work.
    ...weeksUntil(early, first - 1).map((week) => ({
      week,
      starts: weekStarts(request.demand.peakStarts, week),
      required: plan.static.baseHeads,
      planned: round(baseHeads(request, week, plan.asOf) + newHeads(request, plan.classes, week, true)),
    })),
    ...plan.weeks.map((week) => ({
      week: week.week,
      starts: week.starts,
      required: round(week.requiredHeads),
      planned: round(week.effectiveHeads),
    })),
  ];
}

function bandOf(forecast: WeekForecast | undefined) {
  if (!forecast) return { p10: null, p50: null, p90: null };
  return { p10: round(forecast.p10), p50: round(forecast.mean), p90: round(forecast.p90) };
}

/** The week of the peak to come in which the chance of enough people is least; after it the last one. */
function tightest(facts: BoardFacts, ahead: ReadonlyMap<number, WeekForecast>, now: number): BoardView['forecast'] {
  const { weeks } = facts.plan;
  const most = Math.max(...weeks.map(({ requiredHeads }) => requiredHeads));
  const peak = weeks.filter(({ requiredHeads, week }) => requiredHeads >= most * 0.99 && week > now);
  const candidates = peak.length > 0 ? peak : weeks.filter(({ week }) => week >= now).slice(-1);
  const told = (candidates.length > 0 ? candidates : weeks.slice(-1)).map((week) => {
    const then = headsThen(facts, Math.min(week.week, now)).effective;
    const forecast = ahead.get(week.week) ?? { mean: then, deviation: 0, p10: then, p90: then };
    return { week, forecast, chance: chanceOf(week.requiredHeads, forecast) };
  });
  const [first] = [...told].sort((a, b) => a.chance - b.chance || a.week.week - b.week.week);
  if (!first) return { week: 0, on: facts.peakOn, p10: 0, p50: 0, p90: 0, needed: 0, chance: 0 };
  return {
    week: first.week.week,
    on: first.week.starts,
    p10: round(first.forecast.p10),
    p50: round(first.forecast.mean),
    p90: round(first.forecast.p90),
    needed: round(first.week.requiredHeads),
    chance: Number(first.chance.toFixed(3)),
  };
}

function classOf(wave: WaveFacts, facts: BoardFacts): BoardClass {
  const fills = wave.state === 'planned' || wave.state === 'filling';
  return {
    no: wave.no,
    state: wave.state,
    short: wave.short,
    seats: wave.seats,
    bookings: wave.bookings,
    booked: Math.max(wave.booked, wave.checkedIn),
    cleared: wave.everCleared,
    waitlisted: wave.waitlisted,
    shown: wave.checkedIn,
    passed: wave.everPassed,
    live: wave.everLive,
    sourcingOn: wave.sourcingOn,
    classroomOn: wave.classroomOn,
    liveOn: wave.liveOn,
    shortBy: wave.state === 'filling' ? Math.max(0, wave.bookings - wave.booked - wave.cleared) : 0,
    lastChance: fills ? fixableUntil(wave, facts) : null,
  };
}

function moneyOf(facts: BoardFacts, ahead: ReadonlyMap<number, WeekForecast>) {
  const { budgetMinor, paidMinor, reservedMinor, currency, state } = facts;
  const over = state === 'closed' || state === 'cancelled';
  const atCompletion = over ? paidMinor + reservedMinor : costAtCompletion(facts, ahead, facts);
  const money = (amountMinor: number) => toText({ amountMinor, currency });
  return {
    overMinor: atCompletion - budgetMinor,
    view: {
      budget: money(budgetMinor),
      paid: money(paidMinor),
      committed: money(reservedMinor),
      atCompletion: money(atCompletion),
      over: atCompletion > budgetMinor,
      heldOffers: heldOffers(facts, facts, facts.policy),
    },
  };
}

function decisionOf(question: OpenQuestion, facts: BoardFacts, day: (date: string) => string): BoardDecision {
  const { ask, kind, count, dueAt, yours } = question;
  return {
    ask,
    kind,
    question: question.question,
    count,
    dueAt,
    late: Date.parse(dueAt) < Date.parse(facts.now),
    yours,
    price: waitingPrice(question, facts, day),
  };
}

/** The next date of the season itself. */
function nextDate(facts: BoardFacts, day: (date: string) => string): BoardView['next'] {
  const { waves, today, peakOn, endsOn } = facts;
  if (['closed', 'cancelled'].includes(facts.state)) return null;
  const dates = [
    ...waves
      .filter(({ state }) => state !== 'cancelled' && state !== 'live')
      .flatMap(({ no, sourcingOn, classroomOn, nestingOn, liveOn }) => [
        { on: sourcingOn, what: `People are sought for class ${no}` },
        { on: classroomOn, what: `Class ${no} begins` },
        { on: nestingOn, what: `Class ${no} starts nesting` },
        { on: liveOn, what: `Class ${no} goes live` },
      ]),
    { on: peakOn, what: 'The peak begins' },
    { on: endsOn, what: 'The season ends' },
  ];
  const [next] = dates.filter(({ on }) => on >= today).sort((a, b) => a.on.localeCompare(b.on));
  return next
    ? { on: next.on, what: next.on === today ? `${next.what} today` : next.what }
    : { on: endsOn, what: `It ended ${day(endsOn)}` };
}

function firstSourcing({ waves, plan }: BoardFacts): string | null {
  const starts =
    waves.length > 0
      ? waves.map(({ sourcingOn }) => sourcingOn)
      : plan.classes.map(({ sourcingStarts }) => sourcingStarts);
  return [...starts].sort()[0] ?? null;
}

function weeksUntil(first: number, last: number): number[] {
  return Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index);
}

function round(figure: number): number {
  return Number(figure.toFixed(1));
}
