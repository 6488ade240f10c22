import { listAppealable, listCases } from '../../adapters/db/reads/rating-cases';
import { listScorecards } from '../../adapters/db/reads/scorecards';
import { listTierChanges } from '../../adapters/db/reads/tiers';
import { latestEvaluatePolicy } from '../../adapters/db/policies';
import type { RatingCaseView, ScorecardView, TierChangeView } from '../../domain/evaluate/contract';
import type { EvaluatePolicy } from '../../domain/evaluate/policy-contract';
import { isWeek } from '../../domain/evaluate/scale';
import {
  caseInWords,
  causeInWords,
  metricExplained,
  periodInWords,
  supportExplained,
  tierInWords,
} from '../../domain/evaluate/words';
import { pagePaths } from '../pages/links';
import { html, pageQuery, show } from '../pages/page';
import { metricWord } from '../pages/words';
import { route, type Route } from '../route';
import { openPortal, type PortalPage } from './frame';

/** How a talent’s work is rated: what each number means, until when it can be disputed, and what decided the tier. */
export const portalRatingRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.portalRating,
    summary: 'How your work is rated',
    page: true,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx, { done: ctx.query.done });
      const [{ policy }, cards, changes, cases, decisions] = await Promise.all([
        latestEvaluatePolicy(ctx.database.knex),
        listScorecards(page.reads, { limit: 60 }),
        listTierChanges(page.reads, { limit: 20 }),
        listCases(page.reads, { limit: 50 }),
        listAppealable(page.reads),
      ]);
      return show(
        200,
        page.render('rating', {
          ...rulesOf(policy, cards.items[0]?.period),
          cards: cardsOf(cards.items, cases.items, page),
          tiers: changes.items.map((change) => tierLine(change, cases.items, page)),
          decisions: decisions.map((decision) => ({
            text: `${decision.kind === 'suspend' ? 'Suspended' : 'Ended early'}: ${decision.title}`,
            href: pagePaths.portalAppeal(decision.engagement),
            appeal: cases.items.some((one) => one.against !== 'tier' && one.engagement === decision.engagement)
              ? 'you appealed'
              : null,
          })),
          cases: cases.items.filter(({ kind }) => kind !== 'demotion').map((one) => caseLine(one, page)),
        }),
      );
    },
  }),
];

/** What counts: for whoever is rated by the week the rules of support work, else those of projects. */
function rulesOf(policy: EvaluatePolicy, period = 'project'): object {
  const weekly = isWeek(period);
  const explained = weekly ? supportExplained : metricExplained;
  const weights = weekly ? policy.support.weights : policy.weights;
  const counted = Object.entries(weights).filter(([metric, weight]) => weight > 0 && metric in explained);
  counted.sort(([, a], [, b]) => b - a);
  const sum = counted.reduce((total, [, weight]) => total + weight, 0);
  const least = weekly ? `${policy.support.leastContacts} contacts in its week` : `${policy.leastDeliverables} results`;
  return {
    rules: counted.map(([metric, weight]) => ({
      name: metricWord(metric, period),
      text: explained[metric],
      weight: `${Math.round((weight / sum) * 100)} %`,
    })),
    small: `A rating needs at least ${least}. With few results the score stays closer to the average, so that one bad day does not decide. What could not be measured hands its weight to the rest.`,
    ladder: policy.tiers
      .map(({ tier, enter, stay }) => `${tier} from ${enter} points, kept down to ${stay}`)
      .join('; ')
      .concat(
        `. You move up when ${policy.promote.needs} of your last ${policy.promote.of} ratings reach it, and down when ${policy.demote.consecutive} in a row miss it; a person decides before anyone gets no more offers.`,
      ),
  };
}

function cardsOf(cards: readonly ScorecardView[], cases: readonly RatingCaseView[], { f, now }: PortalPage): object[] {
  // The whole project's card says all that a card of one milestone says, once there is one; what was added later it does not.
  const whole = new Map(
    cards.filter(({ period }) => period === 'project').map(({ engagement, closedAt }) => [engagement, closedAt]),
  );
  return cards
    .filter(({ period, engagement, closedAt }) => period === 'project' || closedAt > (whole.get(engagement) ?? ''))
    .map((card) => {
      const open = card.disputableUntil !== null && Date.parse(card.disputableUntil) >= Date.parse(now);
      return {
        title:
          card.period === 'project' ? card.engagementTitle : `${card.engagementTitle}: ${periodInWords(card.period)}`,
        score:
          card.score === null
            ? 'Not rated'
            : `${card.score.toFixed(0)} of 100${card.tierAfter ? `, tier ${card.tierAfter}` : ''}`,
        closedAt: card.closedAt,
        corrected: card.version > 1,
        rationale: card.rated ? '' : unrated(card),
        until: open ? `You may dispute a number until ${f.longDay(card.disputableUntil)}.` : '',
        metrics: card.metrics.map((metric) => {
          const dispute = cases.find(
            (one) =>
              one.kind === 'dispute' &&
              one.engagement === card.engagement &&
              one.period === card.period &&
              one.metric === metric.metric,
          );
          return {
            name: metricWord(metric.metric, card.period),
            value: metric.value.toFixed(0),
            seen: `${metric.raw.toFixed(0)} seen in ${metric.samples} ${metric.samples === 1 ? 'result' : 'results'}, counted as ${metric.value.toFixed(0)}; ${Math.round(metric.weight * 100)} % of the score: ${(metric.value * metric.weight).toFixed(1)} points`,
            dispute: dispute ? `you disputed it: ${caseInWords(dispute.state)}` : null,
            href: open && !dispute ? pagePaths.portalDispute(card.id, metric.metric) : null,
          };
        }),
      };
    });
}

function unrated({ period, rationale }: ScorecardView): string {
  if (isWeek(period)) return `This week is ${rationale}; it changes no tier.`;
  return 'Too few results for a rating; you get offers like tier B.';
}

function tierLine(change: TierChangeView, cases: readonly RatingCaseView[], { f, now }: PortalPage): object {
  const appeal = cases.find(({ tierChange }) => tierChange === change.id);
  const open = change.appealableUntil !== null && Date.parse(change.appealableUntil) >= Date.parse(now);
  return {
    text: `${tierInWords(change.from)} → ${tierInWords(change.to)}`,
    why: causeInWords(change.cause, change.reason),
    at: change.at,
    appeal: appeal ? `you appealed: ${caseInWords(appeal.state)}` : null,
    href: open && !appeal ? pagePaths.portalTierAppeal(change.id) : null,
    until: open && !appeal ? `until ${f.longDay(change.appealableUntil)}` : '',
  };
}

function caseLine(one: RatingCaseView, { f }: PortalPage): object {
  const about = one.kind === 'dispute' ? `Dispute: ${metricWord(one.metric ?? '', one.period)}` : 'Appeal';
  return {
    title: about,
    state: caseInWords(one.state),
    text:
      one.decision ??
      (one.dueAt ? `Somebody is asked to decide until ${f.longDay(one.dueAt)}.` : 'Somebody is being asked to decide.'),
    at: one.decidedAt ?? one.openedAt,
  };
}
