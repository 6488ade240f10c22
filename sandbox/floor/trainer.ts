import { z } from 'zod';
import { shiftDate } from '../../domain/calendar';
import { confirms, passesClassroom, passesNesting, shows } from '../people/season-fate';
import { between, chance } from '../support/random';
import type { FloorDay } from './floor';
import { membersIn, type Member } from './people-of-season';

const Wave = z.object({
  no: z.number(),
  state: z.string(),
  classroomOn: z.string(),
  nestingOn: z.string(),
  liveOn: z.string(),
});
type Wave = z.infer<typeof Wave>;

const Waves = z.object({ items: z.array(Wave) });
const anything = z.unknown();

// A stage ends on a Friday, three days before the next one begins.
const resultsBefore = 3;
// Whoever trains says so again a week later, should something have come between.
const resultsWithin = 10;

/** Trainers: who confirmed, who came, who passed the classroom and the nesting, class by class. */
export async function trainer(today: FloorDay): Promise<void> {
  const waves = await today.api.get(`/v1/campaigns/${today.campaign}/waves`, Waves);
  for (const wave of waves?.items ?? []) {
    if (wave.state === 'planned' || wave.state === 'cancelled') continue;
    await confirmations(today, wave);
    await checkIns(today, wave);
    await results(today, wave, 'classroom', wave.nestingOn);
    await results(today, wave, 'nesting', wave.liveOn);
  }
}

/** The HR desk rings up whoever is booked, days before the class begins, and notes who says that they come. */
async function confirmations(today: FloorDay, wave: Wave): Promise<void> {
  const left = daysUntil(today.day, wave.classroomOn);
  if (left < 1 || left > 7) return;
  const time = left > 2 ? 'week' : 'day';
  const booked = await ofWave(today, wave, 'booked');
  const coming = booked.filter(({ talent }) => confirms(today.season, talent, time));
  await inLists(today, `waves/${wave.no}/confirmations`, coming, (members) => ({
    engagements: members.map(({ engagement }) => engagement),
  }));
}

async function checkIns(today: FloorDay, wave: Wave): Promise<void> {
  if (today.day !== wave.classroomOn) return;
  const booked = await ofWave(today, wave, 'booked');
  const here = booked.filter(({ talent }) => shows(today.season, talent));
  await inLists(today, `waves/${wave.no}/check-ins`, here, (members) => ({
    engagements: members.map(({ engagement }) => engagement),
  }));
}

async function results(today: FloorDay, wave: Wave, stage: 'classroom' | 'nesting', until: string): Promise<void> {
  const { season, day } = today;
  if (day < shiftDate(until, -resultsBefore) || day > shiftDate(until, resultsWithin)) return;
  const people = await ofWave(today, wave, stage === 'classroom' ? 'training' : 'nesting');
  const passes = stage === 'classroom' ? passesClassroom : passesNesting;
  await inLists(today, `waves/${wave.no}/results`, people, (members) => ({
    stage,
    results: members.map(({ engagement, talent }) => {
      const passed = passes(season, talent);
      const drawn = Math.round(between(0, 28, season.seed, stage, 'score', talent));
      return stage === 'classroom'
        ? { engagement, passed, score: passed ? 70 + drawn : 40 + drawn }
        : {
            engagement,
            passed,
            qa: passed ? 71 + drawn : 40 + drawn,
            ahtRatio: nestingAht(season.seed, talent, passed),
          };
    }),
  }));
}

function nestingAht(seed: number, talent: string, passed: boolean): number {
  const drawn = chance(seed, 'nesting', 'aht', talent);
  return Math.round((passed ? 1 + drawn * 0.45 : 1.2 + drawn) * 100) / 100;
}

async function ofWave(today: FloorDay, wave: Wave, state: string): Promise<Member[]> {
  return (await membersIn(today, state)).filter((member) => member.wave === wave.no);
}

const mostInList = 200;

async function inLists(
  today: FloorDay,
  path: string,
  members: readonly Member[],
  body: (members: readonly Member[]) => object,
): Promise<void> {
  for (let from = 0; from < members.length; from += mostInList) {
    const part = members.slice(from, from + mostInList);
    await today.api.post(`/v1/campaigns/${today.campaign}/${path}`, body(part), today.key(path, from), anything);
  }
}

function daysUntil(day: string, later: string): number {
  return Math.round((Date.parse(later) - Date.parse(day)) / 86_400_000);
}
