import { z } from 'zod';
import { shiftDate } from '../../domain/calendar';
import { confirms, passesClassroom, passesNesting, shows } from '../people/season-fate';
import { TryLater } from '../people/visitor';
import { between } from '../support/random';
import type { FloorDay } from './floor';
import type { ClassSheet, Member } from './people-of-season';

const Outcome = z.object({ done: z.number(), refused: z.array(z.object({ why: z.string() })) });

// A stage ends on a Friday, three days before the next one begins.
const resultsBefore = 3;
// So often somebody tries to get in on the first day.
const patience = 12;
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

/** On the first day. Whoever stands before a closed door, or has no access yet, tries a few times more. */
async function checkIns(today: FloorDay, sheet: ClassSheet): Promise<void> {
  if (today.day !== sheet.classroomOn) return;
  const here = inState(sheet, 'booked').filter(({ talent }) => shows(today.season, talent));
  const refused = await inLists(today, `waves/${sheet.no}/check-ins`, here, namesOnly);
  if (today.attempt < patience && refused.some(({ why }) => /begun|no access/.test(why)))
    throw new TryLater('floor: the class is not open yet');
}

async function results(
  today: FloorDay,
  sheet: ClassSheet,
  stage: 'classroom' | 'nesting',
  until: string,
): Promise<void> {
  const { season, day } = today;
  if (day < shiftDate(until, -resultsBefore) || day > shiftDate(until, resultsWithin)) return;
  const people = inState(sheet, stage === 'classroom' ? 'training' : 'nesting').filter(
    ({ passedAt }) => stage === 'nesting' || passedAt === null,
  );
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
): Promise<{ why: string }[]> {
  const all: { why: string }[] = [];
  for (let from = 0; from < members.length; from += mostInList) {
    const part = members.slice(from, from + mostInList);
    const outcome = await today.api.post(
      `/v1/campaigns/${today.campaign}/${path}`,
      body(part),
      today.key(path, from),
      Outcome,
    );
    const refused = outcome?.refused ?? [];
    all.push(...refused);
    if (refused[0])
      console.error(
        `sandbox: floor: ${path}, ${today.day}: ${refused.length} of ${part.length} refused: ${refused[0].why}`,
      );
  }
  return all;
}
