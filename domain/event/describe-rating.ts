import { causeInWords, metricInWords, periodInWords, tierInWords } from '../evaluate/words';
import type { Titles } from '../effect/describe';
import type { AskTold } from './describe-ask';
import type { Told } from './describe';
import { numberOf, textOf } from './event-data';

interface RatingEvent {
  data: Readonly<Record<string, unknown>>;
}
type Part = { title: string } & Partial<Told>;

/** A scorecard that closed or was corrected. Stretches of a project are minor lines: its own card tells the whole. */
export function describeScorecard(happened: string, { data }: RatingEvent, titles: Titles): Part {
  const score = numberOf(data.score);
  const tier = textOf(data.tier);
  const period = textOf(data.period) ?? 'project';
  const points = `${score === null ? '' : `: ${score} of 100`}${tier ? `, tier ${tier}` : ''}`;
  const of = period === 'project' ? '' : ` of ${periodInWords(period, titles)}`;
  if (happened === 'corrected') {
    const before = numberOf(data.before);
    return {
      title: `Scorecard${of} corrected${points}`,
      detail:
        [before === null ? null : `before: ${before}`, textOf(data.rationale)].filter(Boolean).join(' · ') || null,
    };
  }
  return {
    title: `Scorecard${of} closed${points}`,
    detail: textOf(data.rationale),
    weight: period === 'project' ? 'main' : 'minor',
  };
}

/** A tier that changed. */
export function describeTier({ data }: RatingEvent): Part {
  const [from, to] = [textOf(data.from), textOf(data.to)];
  return {
    title: `Tier changed from ${tierInWords(from)} to ${tierInWords(to)}`,
    detail: causeInWords(textOf(data.cause) ?? '', textOf(data.reason)) || null,
  };
}

const cases: Readonly<Record<string, string>> = {
  dispute_opened: 'disputed',
  dispute_upheld: 'stands',
  dispute_corrected: 'corrected',
  demotion_opened: 'The rule points to tier D; a person decides',
  demotion_confirmed: 'Tier D confirmed',
  demotion_kept: 'Tier D not given',
};

/** A dispute, an appeal or a question about tier D: opened or decided. */
export function describeRating(happened: string, { data }: RatingEvent): Part {
  if (happened.startsWith('appeal_')) {
    const what = appealed[textOf(data.against) ?? 'tier'] ?? 'decision';
    const end: Readonly<Record<string, string>> = {
      appeal_opened: `Appeal against the ${what}`,
      appeal_upheld: `Appeal decided: the ${what} stands`,
      appeal_restored: `Appeal decided: the ${what} was wrong`,
    };
    return { title: end[happened] ?? 'Appeal' };
  }
  const words = cases[happened] ?? happened.replaceAll('_', ' ');
  if (!happened.startsWith('dispute_')) return { title: words };
  const metric = textOf(data.metric) ?? '';
  return { title: `Rating “${metricInWords(metric) ?? metric}” ${words}` };
}

const appealed: Readonly<Record<string, string>> = {
  tier: 'decision on the tier',
  suspension: 'suspension',
  release: 'early end',
};

/** Answers to questions about ratings, by kind and option. */
export const ratingAnswers: Readonly<Record<string, string>> = {
  'peer-review/reviewed': 'A colleague reviewed the work',
  'peer-review/not-me': 'A colleague did not work with the person',
  'refresher/done': 'Refresher taken',
  'refresher/not-now': 'Refresher left for later',
  'rating-dispute/uphold': 'Disputed rating upheld',
  'rating-dispute/correct': 'Disputed rating corrected',
  'rating-dispute/leave-out': 'Disputed rating left out',
  'rating-demotion/confirm': 'Tier D confirmed',
  'rating-demotion/keep': 'Tier D not given',
  'rating-appeal/uphold': 'Appeal refused',
  'rating-appeal/restore': 'Appeal upheld',
};

/** Whom a peer review was asked of; null for every other ask. Which colleague stays between them and the one who asks. */
export function peerInWords(ask: Pick<AskTold, 'kind'>): string | null {
  return ask.kind === 'peer-review' ? 'a colleague' : null;
}
