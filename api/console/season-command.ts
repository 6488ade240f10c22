import { z } from 'zod';

import { readCampaignView } from '../../adapters/db/season/reads/campaigns';
import { readPlanView } from '../../adapters/db/season/reads/plans';
import type { SeasonOutlook } from '../../domain/season/command-contract';
import { mayTell, seasonCommands, type SeasonCommand } from '../../domain/season/command-kinds';
import type { CampaignView } from '../../domain/season/contract';
import { peakHeads } from '../../domain/season/target';
import { type Money, showMoney, toMinor } from '../../domain/money';
import { NotFound } from '../../domain/errors';
import { outlookFor, tellCampaign } from '../intake/campaign-command';
import type { Formats } from '../pages/format';
import { fieldsOf, type Posted, postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { refusalOf, type Refused } from '../pages/refusal';
import { route, type Context, type Route } from '../route';
import { type ConsolePage, openPage } from './frame';
import { seasonPlanners } from './roles';
import { figureWords } from './season-plan-data';
import { seasonCommandBody, seasonCommandForm } from './season-command-form';

const kinds = Object.keys(seasonCommands) as [SeasonCommand, ...SeasonCommand[]];
const params = z.object({ id: z.string(), kind: z.enum(kinds) });

/** What a season can be told: first whom it concerns and what it costs; confirmed, it is told. */
export const seasonCommandRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.campaignCommand('{id}', '{kind}'),
    summary: 'What a command to a season asks',
    page: true,
    params,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: seasonPlanners },
    handle: async (ctx) => show(200, await commandPage(ctx, {})),
  }),
  route({
    method: 'post',
    path: pagePaths.campaignCommand('{id}', '{kind}'),
    summary: 'First whom it would concern and what it would cost; confirmed, the season is told',
    page: true,
    accepts: 'form',
    params,
    body: postedForm,
    replies: { 200: html, 303: null, 400: html, 403: html, 409: html, 422: html },
    policy: { roles: seasonPlanners },
    handle: async (ctx) => {
      const { id, kind } = ctx.params;
      // Whose season it is not is told so before anything is tried.
      await readCampaignView(ctx.reads, id);
      try {
        const told = { campaignId: id, kind, body: seasonCommandBody(kind, ctx.body) };
        if (ctx.body['step'] !== 'do')
          return show(200, await commandPage(ctx, { posted: ctx.body, outlook: await outlookFor(ctx, told) }));
        await tellCampaign(ctx, ctx.caller, { ...told, key: String(ctx.body['key'] ?? ctx.requestId) });
        return seeOther(pagePaths.campaign(id), 'told');
      } catch (error) {
        const refusal = refusalOf(error);
        return show(refusal.status, await commandPage(ctx, { posted: ctx.body, refusal }));
      }
    },
  }),
];

type CommandContext = Pick<Context, 'reads' | 'caller' | 'requestId'> & { params: z.infer<typeof params> };

async function commandPage(
  ctx: CommandContext,
  given: { posted?: Posted; refusal?: Refused; outlook?: SeasonOutlook },
): Promise<string> {
  const { id, kind } = ctx.params;
  const page = await openPage(ctx, 'seasons');
  const season = await readCampaignView(page.reads, id);
  if (!mayTell(kind, season.state))
    throw new NotFound(`${season.name} is ${season.state.replace('_', ' ')}; this is not possible now.`);
  const own = page.inZone(season.timeZone);
  const { form, ...command } = seasonCommandForm(kind);
  const errors = given.refusal?.errors ?? [];
  return own.render('season-command', {
    season,
    kind,
    command: { ...command, help: [command.help, await helpNow(page, season, kind)].join(' ').trim() },
    fields: fieldsOf(form, { prefix: 'f.', posted: given.posted, errors }),
    hidden: given.outlook ? hiddenOf(given.posted ?? {}) : [],
    errors: errors.map(({ message }) => message),
    refused: given.refusal?.text ?? null,
    outlook: given.outlook ? outlookData(given.outlook, own.f) : null,
    key: String(given.posted?.['key'] ?? ctx.requestId),
  });
}

/** What stands now, where that is changed. */
async function helpNow({ reads }: ConsolePage, { id, plan }: CampaignView, kind: SeasonCommand): Promise<string> {
  if (kind !== 'target') return '';
  const { request } = await readPlanView(reads, id, plan.inForce ?? plan.newest);
  return `The peak needs ${Math.ceil(peakHeads(request))} people now.`;
}

function hiddenOf(given: Posted): [string, string][] {
  return Object.entries(given)
    .filter(([name]) => name.startsWith('f.'))
    .map(([name, value]) => [name, String(value)]);
}

function outlookData(outlook: SeasonOutlook, f: Formats): object {
  const { costMore } = outlook;
  const minor = costMore ? toMinor(costMore) : null;
  return {
    says: f.dates(outlook.says),
    counts: outlook.counts,
    needsApproval: outlook.needsApproval,
    mind: outlook.mind.map((sentence) => f.dates(sentence)),
    changes: outlook.changes
      .filter(({ changed }) => changed)
      .map((one) => ({ ...one, before: figureWords(one.before, f), after: figureWords(one.after, f) })),
    cost: minor === null ? null : costWords(outlook.says, minor),
  };
}

/** What it costs, in a sentence; null where what it says has the price already. */
function costWords(says: string, { amountMinor, currency }: Money): string | null {
  if (amountMinor === 0) return says.includes('It costs the same.') ? null : 'It costs the same.';
  const amount = showMoney({ amountMinor: Math.abs(amountMinor), currency });
  if (says.includes(amount)) return null;
  return amountMinor < 0 ? `It saves ${amount}.` : `It costs ${amount} more.`;
}
