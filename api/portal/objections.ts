import { z } from 'zod';

import { listAppealable } from '../../adapters/db/reads/rating-cases';
import { listScorecards } from '../../adapters/db/reads/scorecards';
import { listTierChanges } from '../../adapters/db/reads/tiers';
import { Invalid, NotFound } from '../../domain/errors';
import { AppealRequest } from '../../domain/evaluate/contract';
import { tierInWords } from '../../domain/evaluate/words';
import { actorIdOf } from '../caller';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { refusalOf } from '../pages/refusal';
import { metricWord } from '../pages/words';
import { route, type Context, type Route } from '../route';
import { openPortal } from './frame';

const byId = z.object({ id: z.string().max(100) });
const ofMetric = byId.extend({ metric: z.string().max(40) });
const body = z.object({ reason: z.string().max(5000).default('') });

/** What the page of an objection says. */
interface Objection {
  heading: string;
  text: string;
  action: string;
  label: string;
}

type PortalContext<P> = Pick<Context, 'reads' | 'caller' | 'store'> & { params: P };

/** Where a talent says that a rating or a decision is wrong, and why. */
export const objectionRoutes: Route[] = [
  ...objection(pagePaths.portalDispute('{id}', '{metric}'), 'Disputes one number of your rating', ofMetric, {
    about: async ({ reads, params }) => {
      const { items } = await listScorecards(reads, { limit: 200 });
      const card = items.find(({ id }) => id === params.id);
      const metric = card?.metrics.find((one) => one.metric === params.metric);
      if (!metric) throw new NotFound('There is no such rating of yours.');
      return {
        heading: `Dispute “${metricWord(metric.metric, card?.period)}”`,
        text: `It was seen at ${metric.raw.toFixed(0)} of 100 and counts as ${metric.value.toFixed(0)}. Somebody who did not rate you looks at it; each number can be disputed once.`,
        action: pagePaths.portalDispute(params.id, params.metric),
        label: 'Send the dispute',
      };
    },
    send: ({ store, params, caller }, reason) =>
      store.transaction((tx) =>
        store.cases.openDispute(tx, {
          talentId: actorIdOf(caller),
          scorecardId: params.id,
          metric: params.metric,
          reason,
        }),
      ),
  }),
  ...objection(pagePaths.portalTierAppeal('{id}'), 'Appeals against a decision about your tier', byId, {
    about: async ({ reads, params }) => {
      const { items } = await listTierChanges(reads, { limit: 200 });
      const change = items.find(({ id }) => id === params.id);
      if (!change) throw new NotFound('There is no such decision about your tier.');
      return {
        heading: 'Appeal against the decision',
        text: `You went from ${tierInWords(change.from)} to ${tierInWords(change.to)}: ${change.reason}. Somebody else than before decides again.`,
        action: pagePaths.portalTierAppeal(params.id),
        label: 'Send the appeal',
      };
    },
    send: ({ store, params, caller }, reason) =>
      store.transaction((tx) =>
        store.cases.openTierAppeal(tx, { talentId: actorIdOf(caller), changeId: params.id, reason }),
      ),
  }),
  ...objection(pagePaths.portalAppeal('{id}'), 'Appeals against a suspension or an early end', byId, {
    about: async ({ reads, params }) => {
      const decision = (await listAppealable(reads)).find(({ engagement }) => engagement === params.id);
      if (!decision) throw new NotFound('There is no such decision.');
      return {
        heading: 'Appeal against the decision',
        text: `“${decision.title}” was ${decision.kind === 'suspend' ? 'suspended' : 'ended early'}. Somebody else than before decides again.`,
        action: pagePaths.portalAppeal(params.id),
        label: 'Send the appeal',
      };
    },
    send: ({ store, params, caller }, reason) =>
      store.transaction((tx) =>
        store.cases.openEngagementAppeal(tx, { talentId: actorIdOf(caller), engagementId: params.id, reason }),
      ),
  }),
];

/** The form of an objection, and its sending. */
function objection<P extends z.ZodObject>(
  path: string,
  summary: string,
  params: P,
  how: {
    about(ctx: PortalContext<z.output<P>>): Promise<Objection>;
    send(ctx: PortalContext<z.output<P>>, reason: string): Promise<string>;
  },
): Route[] {
  const pageOf = async (ctx: PortalContext<z.output<P>>, refused: string | null, reason: string): Promise<string> => {
    const page = await openPortal(ctx);
    return page.render('objection', { ...(await how.about(ctx)), refused, reason });
  };
  return [
    route({
      method: 'get',
      path,
      summary: `The form: ${summary.toLowerCase()}`,
      page: true,
      params,
      query: pageQuery,
      replies: { 200: html },
      policy: { roles: ['talent'] },
      handle: async (ctx) => show(200, await pageOf(ctx as PortalContext<z.output<P>>, null, '')),
    }),
    route({
      method: 'post',
      path,
      summary,
      page: true,
      accepts: 'form',
      params,
      body,
      replies: { 303: null, 400: html, 403: html, 409: html, 422: html },
      policy: { roles: ['talent'] },
      handle: async (ctx) => {
        const own = ctx as PortalContext<z.output<P>>;
        await how.about(own);
        const { reason } = (ctx as unknown as { body: z.output<typeof body> }).body;
        try {
          const given = AppealRequest.safeParse({ reason });
          if (!given.success) throw new Invalid('Say in a few words what is wrong.');
          await how.send(own, given.data.reason);
        } catch (error) {
          const refusal = refusalOf(error);
          return show(refusal.status, await pageOf(own, refusal.text, reason));
        }
        return seeOther(pagePaths.portalRating, 'disputed');
      },
    }),
  ];
}
