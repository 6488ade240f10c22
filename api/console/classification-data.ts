import type { ChallengeView, ClassificationView } from '../../domain/source/classification/view-contract';
import type { SeenFactor } from '../../domain/source/classification/contract';
import type { Reader } from '../../domain/engagement/reader';
import type { Formats } from '../pages/format';
import { systemWord, titleCase } from '../pages/words';
import { answererOf, type StaffNames } from './people';

/** What the card of a classification shows. */
export function classificationData(
  classification: ClassificationView | null,
  reader: Reader,
  f: Formats,
  names: StaffNames,
): object | null {
  if (!classification) return null;
  const { outcome, outcomeWord, engagedThrough, test, ruleSet, version, factors, challenges } = classification;
  const who = (by: string) => deciderOf(by, reader, names);
  return {
    headline: titleCase(outcomeWord),
    tone: outcome === 'contractor' ? 'good' : 'warn',
    through: entityWords[engagedThrough] ?? systemWord(engagedThrough),
    test: testWords[test],
    rules: `rule set ${ruleSet} ${version}`,
    rationale: classification.rationale,
    by: who(classification.decidedBy),
    factors: factors.map((factor) => ({ ...factorData(factor), by: factor.by === null ? '–' : who(factor.by) })),
    answers: factors.length > 0 ? [] : classification.answers.map(plainAnswer),
    missing: classification.missing.map(({ title, why, needs }) => ({
      title,
      text: `${why}; would be shown by ${needs}`,
    })),
    statement: classification.statement,
    decidedAt: classification.decidedAt,
    reassessAt: classification.reassessAt,
    history: classification.history.map((step) => ({
      ...step,
      why: causeWords[step.cause] ?? step.cause,
      by: who(step.decidedBy),
    })),
    challenges: challenges.map((challenge) => ({ ...challenge, ...challengeWord(challenge, f) })),
  };
}

/** What a test is called on a page. */
export const testWords: Readonly<Record<ClassificationView['test'], string>> = {
  abc: 'the ABC test',
  borello: 'Borello’s weighing, after an exemption',
  'common-law': 'the common-law weighing',
  'off-payroll': 'the weighing of the off-payroll rules (IR35)',
  none: 'a person alone: no rule set was in force',
};

const entityWords: Readonly<Record<string, string>> = {
  sow_vendor: 'as a vendor under a statement of work',
  aor: 'through an agent of record',
  eor: 'through an employer of record',
  w2_seasonal: 'as a seasonal employee (W-2)',
  undecided: 'nobody yet',
};

const causeWords: Readonly<Record<string, string>> = {
  first: 'first decision',
  review: 'a person reviewed it',
  rate: 'the rate changed',
  scope: 'the scope changed',
  extension: 'it was extended',
  'rule set': 'the rule set changed',
  date: 'its date had come',
  challenge: 'the person challenged it',
};

function deciderOf(by: string, reader: Reader, names: StaffNames): string {
  if (by.startsWith('rule:')) return `rule ${by.slice(5).replace('@', ' ')}`;
  return answererOf(by, reader, names);
}

function factorData(seen: SeenFactor): object {
  const { title, group, value, leans, weight, points, evidence, inferredFrom } = seen;
  const answer = value === null ? 'not known' : value ? 'yes' : 'no';
  return {
    title,
    group,
    answer: inferredFrom === null ? answer : `${answer}, from the short answers`,
    points:
      weight === 0 ? (leans === null ? 'open' : leans === 'independent' ? 'holds' : 'fails') : signed(points, weight),
    sign: leans === 'independent' ? '✓ ' : leans === 'employed' ? '✕ ' : '? ',
    tone: leans === 'independent' ? 'good' : leans === 'employed' ? 'bad' : 'soft',
    evidence: evidence || '–',
  };
}

function signed(points: number, weight: number): string {
  if (points === 0) return `0 of ${weight}`;
  return `${points > 0 ? '+' : '−'}${Math.abs(points)} of ${weight}`;
}

/** `Controls how work is done: no (own studio)`: of decisions that were kept without their factors. */
function plainAnswer({ factor, value, evidence }: Record<string, unknown>): string {
  const name = titleCase(String(factor).replace(/([A-Z])/g, (letter) => ` ${letter.toLowerCase()}`));
  const said = typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value);
  return `${name}: ${said}${typeof evidence === 'string' ? ` (${evidence})` : ''}`;
}

function challengeWord(challenge: ChallengeView, f: Formats): { word: string; tone: string } {
  switch (challenge.state) {
    case 'open':
      return {
        word: f.urgency(challenge.dueAt) === 'bad' ? 'not answered in time' : `answer by ${f.dueDay(challenge.dueAt)}`,
        tone: f.urgency(challenge.dueAt) === 'bad' ? 'bad' : 'warn',
      };
    case 'upheld':
      return { word: `upheld ${f.day(challenge.answeredAt)}`, tone: 'soft' };
    case 'changed':
      return { word: `✓ decision changed ${f.day(challenge.answeredAt)}`, tone: 'good' };
    case 'unanswered':
      return { word: '! nobody answered in time', tone: 'bad' };
    default:
      return { word: 'no longer needed', tone: 'soft' };
  }
}
