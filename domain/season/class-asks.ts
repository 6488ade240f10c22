import type { AskGroup } from '../ask/contract';
import type { PolicyKind } from '../policy/contract';
import { isShort } from './readiness';
import { seasonStretches } from './keys';
import type { SeasonPolicy } from './policy-contract';
import { seasonGroup } from './season-group';

/** A season as its asks need it. */
export interface SeasonFacts {
  id: string;
  name: string;
  policies: Record<PolicyKind, number>;
}

/** A class as its go/no-go needs it. Local days. */
export interface ClassFacts {
  no: number;
  classroomOn: string;
  seats: number;
  booked: number;
  waitlisted: number;
}

/** Results of a class that did not come. */
export interface MissingResults {
  no: number;
  stage: 'classroom' | 'nesting';
  people: number;
  /** Local day on which the stage ended. */
  endedOn: string;
  /** The how-manieth time it is asked; from 1. */
  round: number;
}

/** Name of the question about missing results, the same in every round. */
export const resultsAskName = ({ no, stage }: Pick<MissingResults, 'no' | 'stage'>) => `class-${no}/${stage}-results`;

/**
 * Asks for the results of everybody of a class of whom none came. Silence passes and fails nobody: after the classroom it is asked
 * again, under supervision they get another week. Results that come on their own close the question.
 */
export function resultsAsk(season: SeasonFacts, missing: MissingResults, { results }: SeasonPolicy): AskGroup {
  const { no, stage, people, endedOn, round } = missing;
  const them = people === 1 ? '1 person' : `${people} people`;
  return seasonGroup(season, seasonStretches.results(no, stage, round), {
    name: resultsAskName(missing),
    kind: 'class-results',
    phase: stage === 'classroom' ? 'onboard' : 'assign',
    to: { role: results.role },
    question:
      stage === 'classroom'
        ? `Did ${them} pass the classroom of class ${no}?`
        : `Are ${them} of class ${no} good enough to work without supervision?`,
    detail: [
      { label: stage === 'classroom' ? 'The classroom ended' : 'Supervised until', value: endedOn },
      { label: 'Missing', value: `results of ${them}` },
      {
        label: 'Until then',
        value: stage === 'classroom' ? 'they sit between class and work' : 'they stay under supervision',
      },
      {
        label: 'One by one',
        value: 'give the results of the class; this question then closes by itself',
        href: `/console/campaigns/${season.id}/waves/${no}`,
      },
    ],
    options: stage === 'classroom' ? afterClassroom : afterNesting,
    dueAt: { hours: results.dueDays * 24 },
    remindAt: [{ hours: results.dueDays * 12 }],
    escalate: { at: { hours: results.dueDays * 18 }, toRole: results.escalateTo },
    onTimeout: stage === 'classroom' ? 'later' : 'extend',
  });
}

const afterClassroom = [
  { value: 'passed', label: 'All of them passed', mayGiveReason: true },
  { value: 'later', label: 'Later: ask again', mayGiveReason: true },
  { value: 'failed', label: 'None of them passed', needsReason: true },
];

const afterNesting = [
  { value: 'passed', label: 'All of them are live', mayGiveReason: true },
  { value: 'extend', label: 'One more week for all', mayGiveReason: true },
];

/** Asks whether a class begins as planned. Silence counts as the policy says. `dueAt`: business instant. */
export function goAsk(
  season: SeasonFacts,
  wave: ClassFacts,
  show: number,
  dueAt: string,
  { classes }: SeasonPolicy,
): AskGroup {
  const expected = Math.min(wave.seats, Math.round(wave.booked * show));
  const short = isShort(wave, classes.shortBelow);
  return seasonGroup(season, seasonStretches.go(wave.no), {
    name: `class-${wave.no}/go`,
    kind: 'class-go',
    phase: 'onboard',
    to: { role: classes.goRole },
    question: `Does class ${wave.no} of “${season.name}” begin on ${wave.classroomOn}?`,
    detail: [
      { label: 'Booked', value: `${wave.booked} for ${wave.seats} seats${short ? ': it is short' : ''}` },
      { label: 'Expected to come', value: `${expected}, at the planned show rate` },
      { label: 'On the waitlist', value: String(wave.waitlisted) },
      { label: 'If it does not begin', value: 'everyone booked moves to the next class first' },
      {
        label: 'The class',
        value: `class ${wave.no}`,
        href: `/console/campaigns/${season.id}/waves/${wave.no}`,
      },
    ],
    options: [
      { value: 'go', label: short ? 'Go, short' : 'Go' },
      { value: 'cancel', label: 'Cancel the class', needsReason: true },
    ],
    dueAt,
    escalate: { at: { hours: classes.goDueHours / 2 }, toRole: 'admin' },
    onTimeout: classes.goSilence,
  });
}
