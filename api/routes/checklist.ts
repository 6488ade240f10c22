import { z } from 'zod';

import { readEngagement } from '../../adapters/db/reads/engagement-page';
import { ChecklistItemView, Waiver } from '../../domain/engagement/contract';
import { NotFound } from '../../domain/errors';
import { waiveItem } from '../intake/waive-item';
import { route } from '../route';

/** Who may let work start without an item. */
export const waivers = ['admin', 'ops', 'hr'] as const;

export const checklistRoutes = [
  route({
    method: 'post',
    path: '/v1/engagements/{id}/checklist/{item}/waive',
    summary: 'Let work start without an item of the checklist',
    describe:
      'With a reason, which is kept and shown. The talent is not asked for it any more. Items that the policy does not let be waived are refused.',
    params: z.strictObject({ id: z.string().max(100), item: z.string().max(100) }),
    body: Waiver,
    replies: { 200: ChecklistItemView },
    policy: { roles: waivers },
    handle: async (ctx) => {
      const { id, item } = ctx.params;
      await readEngagement(ctx.reads, id);
      await waiveItem(ctx, ctx.caller, id, { item, reason: ctx.body.reason });
      const waived = (await readEngagement(ctx.reads, id)).checklist.find((one) => one.item === item);
      if (!waived) throw new NotFound(`There is no item “${item}” in the checklist of ${id}.`);
      return { status: 200, body: waived };
    },
  }),
];
