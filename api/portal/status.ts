import { z } from 'zod';

import { readEngagement } from '../../adapters/db/reads/engagement-page';
import type { EngagementView } from '../../domain/engagement/contract';
import { ClassificationChallenge } from '../../domain/source/classification/contract';
import type { ChallengeView } from '../../domain/source/classification/view-contract';
import { raiseChallenge } from '../intake/challenge';
import { postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { refusalOf } from '../pages/refusal';
import { titleCase } from '../pages/words';
import { route, type Context, type Route } from '../route';
import { openPortal } from './frame';

const params = z.object({ id: z.string() });

/** How a talent’s status was decided, and the way to say that it is wrong. */
export const portalStatusRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.portalStatus('{id}'),
    summary: 'How your status was decided',
    page: true,
    params,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => show(200, await statusPage(ctx, { done: ctx.query.done })),
  }),
  route({
    method: 'post',
    path: pagePaths.portalStatus('{id}'),
    summary: 'Challenges the decision',
    page: true,
    accepts: 'form',
    params,
    body: postedForm,
    replies: { 303: null, 400: html, 403: html, 409: html, 422: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const { id } = ctx.params;
      await readEngagement(ctx.reads, id);
      const typed = String(ctx.body['reasons'] ?? '');
      const given = ClassificationChallenge.safeParse({ reasons: typed });
      if (!given.success)
        return show(
          400,
          await statusPage(ctx, { typed, error: 'Say why in a sentence or two, so that it can be checked.' }),
        );
      try {
        await raiseChallenge(ctx, ctx.caller, id, given.data.reasons, ctx.requestId);
      } catch (error) {
        const refusal = refusalOf(error);
        return show(refusal.status, await statusPage(ctx, { typed, error: refusal.message }));
      }
      return seeOther(pagePaths.portalStatus(id), 'challenged');
    },
  }),
];

interface StatusPage {
  done?: string | undefined;
  typed?: string;
  error?: string;
}

async function statusPage(
  ctx: Pick<Context, 'reads' | 'caller'> & { params: { id: string } },
  { done, typed = '', error }: StatusPage,
): Promise<string> {
  const page = await openPortal(ctx, { done });
  const engagement = await readEngagement(page.reads, ctx.params.id);
  const { classification } = engagement;
  return page.render('status', {
    id: engagement.id,
    project: engagement.title,
    status: classification && statusOf(classification),
    typed,
    error: error ?? null,
    mayChallenge: mayChallenge(engagement),
  });
}

function statusOf(classification: NonNullable<EngagementView['classification']>): object {
  const { outcome, outcomeWord, statement, rationale, factors, challenges } = classification;
  return {
    headline: titleCase(outcomeWord),
    plain: plainly[outcome],
    isStatement: statement !== null,
    decidedAt: classification.decidedAt,
    paragraphs: (statement ?? rationale).split('\n\n'),
    factors: factors.map(({ title, value, leans }) => ({
      title,
      answer: value === null ? 'not known' : value ? 'yes' : 'no',
      leans: leans === 'independent' ? 'for independence' : leans === 'employed' ? 'for employment' : '',
    })),
    challenges: challenges.map((challenge) => ({ ...challenge, ...challengeTold[challenge.state] })),
  };
}

const plainly: Readonly<Record<NonNullable<EngagementView['classification']>['outcome'], string>> = {
  contractor: 'You do this work as a freelancer with a business of your own, not as an employee.',
  employee: 'For this work you count as an employee: an employer takes care of your tax and insurance.',
  review: 'A person is deciding whether you do this work as a freelancer or as an employee.',
};

/** One at a time, while there is a decision and work that it counts for. */
function mayChallenge({ classification, state }: EngagementView): boolean {
  if (!classification || classification.outcome === 'review') return false;
  const over = state === 'closed' || state === 'aborted';
  return !over && !classification.challenges.some((challenge) => challenge.state === 'open');
}

const challengeTold: Readonly<Record<ChallengeView['state'], { title: string; tone: string }>> = {
  open: { title: 'You disagreed; a person is looking at it', tone: 'warn' },
  upheld: { title: 'Looked at again: the decision stays', tone: 'soft' },
  changed: { title: '✓ Looked at again: the decision was changed', tone: 'good' },
  unanswered: { title: 'You disagreed, and nobody answered in time', tone: 'bad' },
  withdrawn: { title: 'You disagreed; it is no longer needed', tone: 'soft' },
};
