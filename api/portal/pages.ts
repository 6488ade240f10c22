import { readPortal } from '../../adapters/db/reads/portal';
import { listScorecards } from '../../adapters/db/reads/scorecards';
import type { ScorecardView } from '../../domain/evaluate/contract';
import type { PolicyOf } from '../../domain/policy/contract';
import { pagePaths } from '../pages/links';
import { html, show, pageQuery } from '../pages/page';
import { metricWord } from '../pages/words';
import { route, type Route } from '../route';
import { openPortal } from './frame';

/** What else a talent finds: documents, and how the work is rated. */
export const portalPageRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.portalDocuments,
    summary: 'Your contract and documents',
    page: true,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx);
      const { engagements } = await readPortal(page.reads);
      const documents = engagements.flatMap(({ title, documents: own }) =>
        own.map((doc) => ({ ...doc, project: title })),
      );
      return show(200, page.render('documents', { documents }));
    },
  }),
  route({
    method: 'get',
    path: pagePaths.portalRating,
    summary: 'How your work is rated',
    page: true,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx);
      const { knex } = ctx.database;
      const { evaluate: version } = await ctx.store.policies.latest(knex, ['evaluate']);
      const policy = await ctx.store.policies.read<PolicyOf<'evaluate'>>(knex, 'evaluate', version);
      const { items } = await listScorecards(page.reads, { limit: 20 });
      return show(200, page.render('rating', ratingData(items, policy)));
    },
  }),
];

const explained: Readonly<Record<string, string>> = {
  quality: 'Your results are accepted at the first review.',
  outcome: 'What the project lead says of the result, from 1 to 5.',
  resolution: 'Few defects are found at acceptance.',
  commitments: 'Results come on the day that was agreed.',
};

function ratingData(cards: readonly ScorecardView[], policy: PolicyOf<'evaluate'>): object {
  const counted = Object.entries(policy.weights).filter(([metric, weight]) => weight > 0 && metric in explained);
  counted.sort(([, a], [, b]) => b - a);
  const sum = counted.reduce((total, [, weight]) => total + weight, 0);
  return {
    rules: counted.map(([metric, weight]) => ({
      name: metricWord(metric),
      text: explained[metric],
      weight: `${Math.round((weight / sum) * 100)} %`,
    })),
    small: `A rating needs at least ${policy.leastDeliverables} results. With few results the score stays closer to the average, so that one bad day does not decide.`,
    cards: cards.map((card) => ({
      title: card.engagementTitle,
      score:
        card.score === null
          ? 'Not rated'
          : `${card.score.toFixed(0)} of 100${card.tierAfter ? `, tier ${card.tierAfter}` : ''}`,
      closedAt: card.closedAt,
      rationale: card.rated ? '' : 'Too few results for a rating; you get offers like tier B.',
      metrics: card.metrics.map((metric) => ({
        name: metricWord(metric.metric),
        value: metric.value.toFixed(0),
        seen: `${metric.raw.toFixed(0)} seen in ${metric.samples} results, counted as ${metric.value.toFixed(0)}`,
      })),
    })),
  };
}
