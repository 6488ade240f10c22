import { z } from 'zod';

import { latestEvaluatePolicy } from '../../adapters/db/policies';
import { previewTier } from '../../adapters/db/reads/tiers';
import { readTalent } from '../../adapters/db/reads/talents';
import { changeTierByHand } from '../../adapters/db/tier-by-hand';
import { Invalid } from '../../domain/errors';
import { TierRequest, type TierPreview } from '../../domain/evaluate/contract';
import type { TierEffect } from '../../domain/evaluate/policy-contract';
import { tierInWords } from '../../domain/evaluate/words';
import { tiers } from '../../domain/pool/contract';
import { actorIdOf } from '../caller';
import { pagePaths } from '../pages/links';
import { html, seeOther, show } from '../pages/page';
import { refusalOf } from '../pages/refusal';
import { titleCase } from '../pages/words';
import { route, type Context, type Route } from '../route';
import { openPage } from './frame';
import { nameOf } from './people';
import { tierDeciders } from './roles';

const params = z.object({ id: z.string().max(100) });
const tier = z.enum(tiers);

/** A person’s tier changed by hand: what it would bring and cost first, then the reason. */
export const tierChangeRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.talentTier('{id}'),
    summary: 'What another tier would bring and cost',
    page: true,
    params,
    query: z.object({ to: tier }),
    replies: { 200: html },
    policy: { roles: tierDeciders },
    handle: async (ctx) => show(200, await previewPage(ctx, ctx.query.to, { refused: null, reason: '' })),
  }),
  route({
    method: 'post',
    path: pagePaths.talentTier('{id}'),
    summary: 'Changes the tier of a person',
    page: true,
    accepts: 'form',
    params,
    body: z.object({ from: tier.or(z.literal('')).default(''), to: tier, reason: z.string().max(5000).default('') }),
    replies: { 303: null, 400: html, 403: html, 409: html, 422: html },
    policy: { roles: tierDeciders },
    handle: async (ctx) => {
      const { from, to, reason } = ctx.body;
      try {
        const request = TierRequest.safeParse({ from: from === '' ? null : from, to, reason });
        if (!request.success) throw new Invalid('Say why: the person reads it.');
        await ctx.store.transaction((tx) => changeTierByHand(tx, ctx.params.id, request.data, actorIdOf(ctx.caller)));
      } catch (error) {
        const refusal = refusalOf(error);
        return show(refusal.status, await previewPage(ctx, to, { refused: refusal.text ?? refusal.message, reason }));
      }
      return seeOther(pagePaths.talent(ctx.params.id), 'tier-changed');
    },
  }),
];

async function previewPage(
  ctx: Pick<Context, 'reads' | 'caller' | 'database'> & { params: { id: string } },
  to: (typeof tiers)[number],
  rejected: { refused: string | null; reason: string },
): Promise<string> {
  const page = await openPage(ctx, 'talent');
  const { policy } = await latestEvaluatePolicy(ctx.database.knex);
  const [talent, preview] = await Promise.all([
    readTalent(page.reads, ctx.params.id),
    previewTier(page.reads, ctx.params.id, to, policy),
  ]);
  return page.render('tier-change', {
    ...rejected,
    id: talent.id,
    name: nameOf(talent, 'Person'),
    preview,
    from: tierInWords(preview.from),
    to: tierInWords(preview.to),
    effects: effectLines(preview),
    button: `Change to ${tierInWords(preview.to)}`,
  });
}

/** What the tiers bring, before and after, side by side. */
function effectLines({ before, after }: TierPreview): object[] {
  const lines: [string, (effect: TierEffect) => string][] = [
    ['New offers', ({ newOffers }) => (newOffers ? 'yes' : 'none')],
    [
      'Offers for this tier alone',
      ({ firstOfferHours }) => (firstOfferHours > 0 ? `the first ${firstOfferHours} h` : 'no'),
    ],
    [
      'Rate card',
      ({ rateCard }) =>
        rateCard === 0 ? 'as agreed' : `${rateCard > 0 ? '+' : '−'}${Math.abs(Math.round(rateCard * 1000) / 10)} %`,
    ],
    ['Engagements at a time', ({ openEngagements }) => `at most ${openEngagements}`],
    ['Refresher', ({ refresher }) => (refresher === null ? 'none' : titleCase(refresher))],
  ];
  return lines.map(([what, of]) => ({ what, before: of(before), after: of(after), changes: of(before) !== of(after) }));
}
