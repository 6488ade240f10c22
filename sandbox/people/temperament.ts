import { between, chance } from '../support/random';
import { offersRight } from './ask-sheet';
import type { Decision, Situation } from './persona';
import type { Play } from './plays';

/** How often, of all the times that an ask of a kind comes to them, people do not simply say yes in time. */
interface Mood {
  /** Some other option than the first. */
  other: number;
  /** No answer at all: it lapses, or its default counts. */
  silence: number;
  /** An answer shortly before the last moment: after reminders, perhaps after it was escalated. */
  late: number;
}

/** By kind of ask. What is not in the table has the mood of `anything`, so that new kinds need no line here. */
const moods: Readonly<Record<string, Mood>> = {
  approval: { other: 0.06, silence: 0.04, late: 0.2 },
  shortlist: { other: 0.08, silence: 0.04, late: 0.2 },
  offer: { other: 0.2, silence: 0.08, late: 0.15 },
  consent: { other: 0.08, silence: 0.05, late: 0.15 },
  sign: { other: 0.04, silence: 0.03, late: 0.2 },
  course: { other: 0.08, silence: 0.03, late: 0.25 },
  // Many per person: each may be rarer.
  checklist: { other: 0.02, silence: 0.015, late: 0.15 },
  work: { other: 0.04, silence: 0.02, late: 0.35 },
  review: { other: 0.15, silence: 0.05, late: 0.2 },
  handover: { other: 0.12, silence: 0.06, late: 0.25 },
  interview: { other: 0.3, silence: 0.2, late: 0.2 },
  verdict: { other: 0.4, silence: 0.1, late: 0.2 },
  // An engineer's other answers need a thing done by hand first.
  'parked-effect': { other: 0, silence: 0.05, late: 0.3 },
};
const anything: Mood = { other: 0.15, silence: 0.05, late: 0.2 };

/** From this round on people have had enough of it, and say yes: every story comes to an end. */
const patientRounds = 3;

/** Human: says no, says nothing or says it late, seeded; the same person does the same about the same ask. */
export function human(situation: Situation): Decision {
  const { ask, address, play, round } = situation;
  const mood = moods[ask.kind] ?? anything;
  const seed = [play.seed, ask.name, round, address] as const;
  const left = round > patientRounds ? 0 : 0.5 ** (round - 1);
  const drawn = chance(...seed, 'mood') / Math.max(left, Number.MIN_VALUE);
  const uses = offersRight(ask) && drawn < mood.other;
  if (drawn < mood.silence || (offersRight(ask) && !uses)) return { do: 'ignore' };
  const others = ask.options.slice(1);
  if (drawn < mood.silence + mood.other && others.length > 0) {
    const { value, needsReason } = others[Math.floor(chance(...seed, 'which') * others.length)]!;
    return { do: 'answer', option: value, ...(needsReason && { reason: reasonFrom(seed) }), notBefore: atLeisure() };
  }
  // Waiting longer ends no story either.
  const first = (left === 0 && ask.options.find(({ value }) => value !== 'wait')) || ask.options[0]!;
  return {
    do: 'answer',
    option: first.value,
    ...(first.needsReason && { reason: reasonFrom(seed) }),
    notBefore: drawn < mood.silence + mood.other + mood.late ? momentOf(0.6, 0.97) : atLeisure(),
  };

  /** Work takes its time; a question is answered within a day. */
  function atLeisure(): string | undefined {
    return ask.kind === 'work' ? momentOf(0.1, 0.5) : undefined;
  }

  /** An instant between two shares of the time that there is for the answer. */
  function momentOf(from: number, to: number): string | undefined {
    if (ask.openedAt === undefined || ask.dueAt === undefined) return undefined;
    const [opened, due] = [Date.parse(ask.openedAt), Date.parse(ask.dueAt)];
    return new Date(opened + Math.max(0, due - opened) * between(from, to, ...seed, 'when')).toISOString();
  }
}

/** Who does not read the lesson gets the test wrong at the first try. */
export function isClumsy(play: Play, name: string, address: string): boolean {
  return play.behaviour === 'human' && chance(play.seed, name, address, 'clumsy') < 0.3;
}

const reasons = [
  'It does not fit any more; my plans have changed.',
  'I would rather not, as things are.',
  'This is not what we talked about.',
  'Something is still missing here.',
];

function reasonFrom(seed: readonly (string | number)[]): string {
  return reasons[Math.floor(chance(...seed, 'reason') * reasons.length)]!;
}
