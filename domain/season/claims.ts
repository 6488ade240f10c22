import { localDate, weekPeriod } from '../calendar';
import type { EvaluatePolicy } from '../evaluate/policy-contract';
import type { Tier } from '../evaluate/score';
import type { EngagementState, MemberState } from '../lifecycle';
import { blockMinutes } from './blocks';
import type { SeasonPolicy } from './policy-contract';

/** A run of half hours of one queue. Instants ISO 8601 UTC. */
export interface ShiftRun {
  queue: string;
  from: string;
  until: string;
}

/** Who claims, as the rules see them. */
export interface Claimant {
  timeZone: string;
  member: MemberState;
  engagement: EngagementState;
  tier: Tier | null;
  hoursCap: number;
  /** Local date on which the person’s class goes live; null without a class. */
  liveOn: string | null;
  /** Local date of their last day, when it is known. */
  endsOn: string | null;
  /** Their shifts around the week, without those given back. */
  shifts: readonly ShiftRun[];
}

/** A half hour that is there to be claimed. */
export interface OpenBlock {
  id: number;
  queue: string;
  startsAt: string;
  free: number;
  publishedAt: string;
}

export type ClaimRefusal =
  'outside' | 'not-live' | 'tier' | 'tier-first' | 'conflict' | 'day-cap' | 'weekly-cap' | 'rest' | 'full';

/** What becomes of one run that was asked for. */
export type ClaimVerdict = { run: ShiftRun; blocks: number[] } | { run: ShiftRun; refused: ClaimRefusal; says: string };

export interface ClaimTerms {
  /** Business instant. */
  now: string;
  shifts: SeasonPolicy['shifts'];
  effects: EvaluatePolicy['effects'];
}

/**
 * Judges the runs that a person asks for, in their order: each that is granted counts for those after it. `blocks` are the half
 * hours that exist, as they are now.
 */
export function judgeClaims(
  person: Claimant,
  runs: readonly ShiftRun[],
  blocks: readonly OpenBlock[],
  terms: ClaimTerms,
): ClaimVerdict[] {
  const byStart = new Map(blocks.map((block) => [keyOf(block.queue, block.startsAt), { ...block }]));
  const mine = [...person.shifts];
  return runs.map((run): ClaimVerdict => {
    const wanted = startsOf(run).flatMap((startsAt) => byStart.get(keyOf(run.queue, startsAt)) ?? []);
    const refused =
      barred(person, run, terms) ?? ill(person, run, wanted, terms) ?? clash(person, run, mine, terms) ?? full(wanted);
    if (refused) return { run, ...refused };
    for (const block of wanted) block.free -= 1;
    mine.push(run);
    return { run, blocks: wanted.map(({ id }) => id) };
  });
}

/** The instants at which the half hours of a run begin. */
export function startsOf({ from, until }: Pick<ShiftRun, 'from' | 'until'>): string[] {
  const n = Math.max(0, Math.ceil(minutesOf({ from, until }) / blockMinutes));
  return Array.from({ length: n }, (_, at) => new Date(Date.parse(from) + at * blockMinutes * 60_000).toISOString());
}

/** Minutes of a run. */
export function minutesOf({ from, until }: Pick<ShiftRun, 'from' | 'until'>): number {
  return (Date.parse(until) - Date.parse(from)) / 60_000;
}

type Refused = { refused: ClaimRefusal; says: string };

function refuse(refused: ClaimRefusal, says: string): Refused {
  return { refused, says };
}

/** Who may not claim at all, or not yet, or not that far ahead. */
function barred(person: Claimant, run: ShiftRun, { effects }: ClaimTerms): Refused | null {
  const day = localDate(run.from, person.timeZone);
  // Who still learns may plan the days after their class goes live.
  const soon = person.member === 'nesting' && person.liveOn !== null && day >= person.liveOn;
  if (!['live', 'leaving'].includes(person.member) && !soon)
    return refuse('not-live', `shifts begin once the class is live${person.liveOn ? `, on ${person.liveOn}` : ''}`);
  if (person.engagement === 'suspended') return refuse('not-live', 'the work is suspended; ask your contact');
  if (!['active', 'ending'].includes(person.engagement) && !soon)
    return refuse('not-live', 'the engagement is not at work');
  if (person.endsOn !== null && day > person.endsOn)
    return refuse('outside', `the last day is ${person.endsOn}; claim up to it`);
  if (person.tier !== null && !effects[person.tier].newOffers)
    return refuse('tier', `tier ${person.tier} gets no new shifts; appeal, or ask your contact`);
  return null;
}

/** Blocks that do not exist, are over, or are not open for everyone yet. */
function ill(person: Claimant, run: ShiftRun, wanted: readonly OpenBlock[], terms: ClaimTerms): Refused | null {
  if (run.from <= terms.now) return refuse('outside', 'it has begun already; claim a later one');
  if (wanted.length === 0 || wanted.length !== startsOf(run).length || minutesOf(run) % blockMinutes !== 0)
    return refuse('outside', 'there are no blocks for all of it; claim whole half hours that are published');
  const published = wanted.reduce((latest, block) => (block.publishedAt > latest ? block.publishedAt : latest), '');
  const opens = new Date(Date.parse(published) + terms.shifts.firstTierHours * 3_600_000).toISOString();
  if (person.tier !== 'A' && opens > terms.now)
    return refuse('tier-first', `tier A chooses first; it is open to everyone from ${opens}`);
  return null;
}

/** What does not go with the person’s other shifts. */
function clash(person: Claimant, run: ShiftRun, mine: readonly ShiftRun[], { shifts }: ClaimTerms): Refused | null {
  const other = mine.find((one) => one.from < run.until && run.from < one.until);
  if (other) return refuse('conflict', `the shift ${other.from} to ${other.until} is yours already; release it first`);
  const day = (at: string) => localDate(at, person.timeZone);
  const hours = (some: readonly ShiftRun[]) => some.reduce((sum, one) => sum + minutesOf(one), 0) / 60;
  const today = hours([run, ...mine.filter((one) => day(one.from) === day(run.from))]);
  if (today > shifts.mostHoursPerDay)
    return refuse('day-cap', `${today} h on one day are more than ${shifts.mostHoursPerDay} h; take less of it`);
  const cap = person.hoursCap * (person.tier === 'C' ? shifts.lowerTierShare : 1);
  const week = weekPeriod(run.from, person.timeZone);
  const thisWeek = hours([run, ...mine.filter((one) => weekPeriod(one.from, person.timeZone) === week)]);
  if (thisWeek > cap) return refuse('weekly-cap', `${thisWeek} h in ${week} are more than ${cap} h; take less of it`);
  const near = mine.find((one) => day(one.from) !== day(run.from) && restBetween(one, run) < shifts.restHours);
  if (near)
    return refuse(
      'rest',
      `between it and the shift ${near.from} lie less than ${shifts.restHours} h of rest; start later`,
    );
  return null;
}

function full(wanted: readonly OpenBlock[]): Refused | null {
  const taken = wanted.find(({ free }) => free <= 0);
  return taken ? refuse('full', `the half hour ${taken.startsAt} is full; take another, or stand by`) : null;
}

/** Hours between the end of the earlier and the begin of the later. */
function restBetween(one: ShiftRun, other: ShiftRun): number {
  const [first, second] = one.from < other.from ? [one, other] : [other, one];
  return (Date.parse(second.from) - Date.parse(first.until)) / 3_600_000;
}

function keyOf(queue: string, startsAt: string): string {
  return `${queue} ${startsAt}`;
}
