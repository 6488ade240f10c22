import { z } from 'zod';

import { readEngagement } from '../../adapters/db/reads/engagement-page';
import { Waiver } from '../../domain/engagement/contract';
import { Invalid } from '../../domain/errors';
import { waiveItem } from '../intake/waive-item';
import { pagePaths } from '../pages/links';
import { seeOther } from '../pages/page';
import { route, type Route } from '../route';
import { waivers } from '../routes/checklist';

/** Waives an item of the checklist from the page of the engagement. */
export const waiveRoutes: Route[] = [
  route({
    method: 'post',
    path: pagePaths.waive('{id}', '{item}'),
    summary: 'Lets work start without an item, with a reason',
    page: true,
    accepts: 'form',
    params: z.object({ id: z.string(), item: z.string() }),
    body: z.object({ reason: z.string().default('') }),
    replies: { 303: null },
    policy: { roles: waivers },
    handle: async (ctx) => {
      const { id, item } = ctx.params;
      const waiver = Waiver.safeParse({ reason: ctx.body.reason.trim() });
      if (!waiver.success) throw new Invalid('Say why work may start without it; go back and give a reason.');
      await readEngagement(ctx.reads, id);
      await waiveItem(ctx, ctx.caller, id, { item, reason: waiver.data.reason });
      return seeOther(pagePaths.engagement(id), 'waived');
    },
  }),
];
