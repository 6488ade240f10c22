import { z } from 'zod';

import { readEngagement } from '../../adapters/db/reads/engagement-page';
import { NotFound } from '../../domain/errors';
import { ClassificationChallenge } from '../../domain/source/classification/contract';
import { ChallengeView } from '../../domain/source/classification/view-contract';
import { raiseChallenge } from '../intake/challenge';
import { route } from '../route';

export const classificationRoutes = [
  route({
    method: 'post',
    path: '/v1/engagements/{id}/classification/challenge',
    summary: 'Disagree with the classification; a person answers with reasons in time',
    describe:
      'The talent, or hr for a talent who said so by word of mouth. While one challenge of the decision is open, it is given again.',
    params: z.strictObject({ id: z.string().max(100) }),
    body: ClassificationChallenge,
    replies: { 202: ChallengeView },
    idempotent: true,
    // Whose engagement it is is decided by the read: the others are not found.
    policy: { roles: ['talent', 'hr', 'admin'] },
    handle: async (ctx) => {
      const { id: engagementId } = ctx.params;
      await readEngagement(ctx.reads, engagementId);
      const id = await raiseChallenge(ctx, ctx.caller, engagementId, ctx.body.reasons, ctx.requestId);
      const { classification } = await readEngagement(ctx.reads, engagementId);
      const body = classification?.challenges.find((challenge) => challenge.id === id);
      if (!body) throw new NotFound(`There is no challenge ${id}.`);
      const headers = { Location: `/v1/engagements/${engagementId}`, 'Retry-After': '1' };
      return { status: 202, headers, body };
    },
  }),
];
