import { z } from 'zod';
import { shiftDate } from '../../domain/calendar';
import { confirms, passesClassroom, passesNesting, shows } from '../people/season-fate';
import { between } from '../support/random';
import type { FloorDay } from './floor';
import type { ClassSheet, Member } from './people-of-season';

const Outcome = z.object({ done: z.number(), refused: z.array(z.unknown()) });

// A stage ends on a Friday, three days before the next one begins.
const resultsBefore = 3;
// Whoever trains says so again day by day, should something have come between.
const resultsWithin = 21;

/** Trainers: who confirmed, who came, who passed the classroom and the nesting, class by class. */
export async function trainer(today: FloorDay): Promise<void> {
  for (const sheet of today.classes) {
    await confirmations(today, sheet);
    await checkIns(today, sheet);
    await results(today, sheet, 'classroom', sheet.nestingOn);
    await results(today, sheet, 'nesting', sheet.liveOn);
  }
}

/** The HR desk rings up whoever is booked, days before the class begins, and notes who says that they come. */
async function confirmations(today: FloorDay, sheet: ClassSheet): Promise<void> {
  const { confirm } = sheet;
  if (!confirm) return;
  const coming = inState(sheet, 'booked').filter(({ talent }) => confirms(today.season, talent, confirm.stage));
  await inLists(today, `waves/${sheet.no}/confirmations`, coming, namesOnly);
}

/** On the first day; on the second, too, for those whose class had not been opened yet. */
async function checkIns(today: FloorDay, sheet: ClassSheet): Promise<void> {
  const { classroomOn } = sheet;
  if (today.day < classroomOn || today.day > shiftDate(classroomOn, 2)) return;
  const here = inState(sheet, 'booked').filter(({ talent }) => shows(today.season, talent));
  await inLists(today, `waves/${sheet.no}/check-ins`, here, namesOnly);
}

async function results(
  today: FloorDay,
  sheet: ClassSheet,
  stage: 'classroom' | 'nesting',
  until: string,
): Promise<void> {
  const { season, day } = today;
  if (day < shiftDate(until, -resultsBefore) || day > shiftDate(until, resultsWithin)) return;
  const people = inState(sheet, stage === 'classroom' ? 'training' : 'nesting');
  const passes = stage === 'classroom' ? passesClassroom : passesNesting;
  await inLists(today, `waves/${sheet.no}/results`, people, (members) => ({
    stage,
    results: members.map(({ engagement, talent }) => {
      const passed = passes(season, talent);
      const drawn = Math.round(between(0, 29, season.seed, stage, 'score', talent));
      return { engagement, passed, ...(stage === 'classroom' && { score: (passed ? 70 : 40) + drawn }) };
    }),
  }));
}

function inState(sheet: ClassSheet, state: string): Member[] {
  return sheet.members.filter((member) => member.state === state);
}

function namesOnly(members: readonly Member[]): object {
  return { engagements: members.map(({ engagement }) => engagement) };
}

const mostInList = 500;

async function inLists(
  today: FloorDay,
  path: string,
  members: readonly Member[],
  body: (members: readonly Member[]) => object,
): Promise<void> {
  for (let from = 0; from < members.length; from += mostInList) {
    const part = members.slice(from, from + mostInList);
    await today.api.post(`/v1/campaigns/${today.campaign}/${path}`, body(part), today.key(path, from), Outcome);
  }
}
