import { listStaff } from '../../adapters/db/reads/frame';
import { listCases } from '../../adapters/db/reads/rating-cases';
import { listTierChanges } from '../../adapters/db/reads/tiers';
import type { RatingCaseView, ScorecardView, TierChangeView } from '../../domain/evaluate/contract';
import { caseInWords, causeInWords, periodInWords, tierInWords } from '../../domain/evaluate/words';
import type { TalentView } from '../../domain/pool/contract';
import { holds, type Caller } from '../caller';
import { metricWord } from '../pages/words';
import type { ConsolePage } from './frame';
import { answererOf, type StaffNames } from './people';
import { tierDeciders } from './roles';

/** What the page of a person shows of ratings: cards, stretches, the tier’s history, and what is disputed. */
export async function readRatings(page: ConsolePage, talent: TalentView, caller: Caller): Promise<object> {
  const [changes, cases, people] = await Promise.all([
    listTierChanges(page.reads, { talent: talent.id, limit: 30 }),
    listCases(page.reads, { talent: talent.id, limit: 30 }),
    listStaff(page.reads),
  ]);
  const names: StaffNames = new Map(people.map((person) => [person.id, person.name]));
  return {
    projectCards: talent.scorecards.filter(({ period }) => period === 'project'),
    stretches: talent.scorecards.filter(({ period }) => period !== 'project').map(stretchLine),
    tierChanges: changes.items.map((change) => changeLine(change, page, names)),
    cases: cases.items.map((one) => caseLine(one, page)),
    choices: holds(caller, ...tierDeciders)
      ? (['A', 'B', 'C', 'D'] as const).filter((tier) => tier !== talent.tier)
      : [],
  };
}

function stretchLine(card: ScorecardView): object {
  return {
    title: `${card.engagementTitle}: ${periodInWords(card.period)}`,
    text: card.rationale,
    score: card.score === null ? '–' : `${card.score.toFixed(0)} of 100`,
    closedAt: card.closedAt,
    corrected: card.version > 1,
  };
}

function changeLine(change: TierChangeView, { reads }: ConsolePage, names: StaffNames): object {
  return {
    text: `${tierInWords(change.from)} → ${tierInWords(change.to)}`,
    why: causeInWords(change.cause, change.reason),
    by: change.by.startsWith('system:') ? `rule of ${change.policy}` : answererOf(change.by, reads.reader, names),
    at: change.at,
    appealableUntil: change.appealableUntil,
  };
}

function caseLine(one: RatingCaseView, { f }: ConsolePage): object {
  const kinds = {
    dispute: `Dispute: ${metricWord(one.metric ?? '', one.period)}`,
    demotion: 'Tier D',
    appeal: one.against === 'tier' ? 'Appeal against the tier' : `Appeal against the ${one.against ?? 'decision'}`,
  };
  return {
    title: kinds[one.kind],
    said: one.reason ? `“${one.reason}”` : '',
    state: caseInWords(one.state),
    open: one.state === 'open',
    outcome: one.decision ?? (one.dueAt ? `to be decided until ${f.day(one.dueAt)}` : ''),
    at: one.decidedAt ?? one.openedAt,
  };
}
