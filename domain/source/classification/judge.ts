import type { ClassificationPolicy, SeenFactor } from './contract';
import { screen, type Screening } from './exempt';
import type { Judgement } from './judgement';
import { judgeProngs } from './prongs';
import type { Sight } from './see';
import { weigh, withAnswer } from './weigh';

/** Applies the test that the rule set has for this person: exempt or without prongs weighed, else all prongs or employee. */
export function judge(rules: ClassificationPolicy, role: string, sight: Sight): Judgement {
  if (rules.prongs.length === 0) return weigh(rules, sight);
  const screening = screen(rules, role, sight);
  switch (screening.state) {
    case 'holds':
      return exempt(rules, role, sight, screening);
    case 'open':
      return undecided(rules, role, sight, screening);
    default:
      return byProngs(rules, role, sight, screening);
  }
}

function exempt(rules: ClassificationPolicy, role: string, sight: Sight, screening: Screening): Judgement {
  const weighed = weigh(rules, sight);
  const name = nameOf(screening, role);
  return {
    ...weighed,
    summary: weighed.outcome === 'contractor' ? name : `${name}, but ${weighed.summary}`,
    because: [
      `${sentence(name)}, ${screening.exemption?.law}: all ${screening.conditions.length} conditions hold, so that ${rules.weighing.title} decides instead of the ABC test.`,
      ...weighed.because,
    ],
    counted: union(weighed.counted, screening.conditions),
  };
}

/** Whether the exemption holds is not known. What both tests say alike is decided; else a person has to ask on. */
function undecided(rules: ClassificationPolicy, role: string, sight: Sight, screening: Screening): Judgement {
  const strict = judgeProngs(rules, sight);
  const weighed = weigh(rules, sight);
  const name = nameOf(screening, role);
  const open = `${sentence(name)}, ${screening.exemption?.law}, may apply: ${titles(screening.over)} ${screening.over.length === 1 ? 'is' : 'are'} not answered.`;
  const counted = union(strict.counted, screening.conditions);
  // The ABC test is the stricter one: whoever passes it is independent in either case.
  if (strict.outcome === 'contractor')
    return { ...strict, because: [open, 'It makes no difference here.', ...strict.because], counted };
  if (strict.outcome === 'employee' && weighed.outcome === 'employee')
    return {
      ...strict,
      because: [open, `It makes no difference here, since ${weighed.summary}, too.`, ...strict.because],
      counted: union(counted, weighed.counted),
    };
  return {
    test: 'abc',
    outcome: 'review',
    summary: `whether the ${name} holds is not known, and it decides`,
    because: [open, `Without it the person ${strict.summary}; with it ${weighed.summary}.`],
    counted: union(counted, weighed.counted),
  };
}

function byProngs(rules: ClassificationPolicy, role: string, sight: Sight, screening: Screening): Judgement {
  const strict = judgeProngs(rules, sight);
  const why =
    screening.state === 'fails'
      ? `The ${nameOf(screening, role)}, ${screening.exemption?.law}, does not hold: ${titles(screening.over)} ${screening.over.length === 1 ? 'speaks' : 'speak'} against it.`
      : 'No exemption from the ABC test is listed for the role or claimed.';
  return { ...strict, because: [why, ...strict.because], counted: union(strict.counted, screening.over) };
}

/** `professional services exemption (graphic designer)`. */
function nameOf({ exemption }: Screening, role: string): string {
  const listed = exemption?.roles.includes(role) ? ` (${role.replaceAll('-', ' ')})` : '';
  return `${exemption?.exemption} exemption${listed}`;
}

function union(first: readonly SeenFactor[], second: readonly SeenFactor[]): SeenFactor[] {
  return [...first, ...second.filter(({ factor }) => !first.some((one) => one.factor === factor))];
}

function titles(factors: readonly SeenFactor[]): string {
  return factors.map(withAnswer).join(', ');
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
