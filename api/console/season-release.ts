import { z } from 'zod';

import { releaseChoices, type ReleaseChoice } from '../../adapters/db/season/releases';
import { readCampaignView } from '../../adapters/db/season/reads/campaigns';
import { readRelease } from '../../adapters/db/season/reads/releases';
import { Conflict } from '../../domain/errors';
import type { CampaignView } from '../../domain/season/contract';
import type { ReleaseView } from '../../domain/season/release-contract';
import { actorIdOf, actorOf, holds, type Caller } from '../caller';
import { type Posted, postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, pageQuery, seeOther, show } from '../pages/page';
import { refusalOf, type Refused } from '../pages/refusal';
import { route, type Context, type Route } from '../route';
import { openPage, type ConsolePage } from './frame';
import { nameOf } from './people';
import { seasonPlanners, staff } from './roles';

const params = z.object({ id: z.string(), no: z.coerce.number().int().min(1).max(10_000) });

/** A list of people to be released: who, in which order and why; kept ones are chosen before somebody signs. */
export const seasonReleaseRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.campaignRelease('{id}', '{no}'),
    summary: 'A release list to look through and sign',
    page: true,
    params,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => show(200, await releasePage(ctx, {})),
  }),
  route({
    method: 'post',
    path: pagePaths.campaignRelease('{id}', '{no}'),
    summary: 'Shows what signing would do, keeps choices, or signs',
    page: true,
    accepts: 'form',
    params,
    body: postedForm,
    replies: { 200: html, 303: null, 400: html, 403: html, 409: html, 422: html },
    policy: { roles: seasonPlanners },
    handle: async (ctx) => {
      const { id, no } = ctx.params;
      const list = await readRelease(ctx.reads, id, no);
      const choices = choicesIn(ctx.body, list);
      const step = String(ctx.body['do'] ?? 'look');
      if (step === 'look') return show(200, await releasePage(ctx, { choices }));
      try {
        await ctx.store.transaction((tx) =>
          ctx.store.releases.chooseOnRelease(tx, id, no, choices, actorIdOf(ctx.caller)),
        );
        if (step === 'sign') await sign(ctx, list);
        return seeOther(pagePaths.campaignRelease(id, no), step === 'sign' ? 'signed' : 'chosen');
      } catch (error) {
        const refusal = refusalOf(error);
        return show(refusal.status, await releasePage(ctx, { choices, refusal }));
      }
    },
  }),
];

type Choices = { engagementId: string; choice: ReleaseChoice }[];

function choicesIn(given: Posted, list: ReleaseView): Choices {
  return list.entries.map(({ engagement, choice }) => {
    const typed = releaseChoices.find((one) => one === given[`c.${engagement}`]);
    return { engagementId: engagement, choice: typed ?? choice };
  });
}

/** The signature is the answer to the list’s question: its rules say who may. */
async function sign(ctx: Pick<Context, 'store' | 'caller' | 'deliver'>, { ask, no }: ReleaseView): Promise<void> {
  if (ask === null) throw new Conflict(`List ${no} waits for no signature.`);
  await ctx.store.transaction((tx) => ctx.store.asks.answer(tx, ask, actorOf(ctx.caller), { option: 'sign' }));
  await ctx.deliver();
}

type PageContext = Pick<Context, 'reads' | 'caller'> & {
  params: z.infer<typeof params>;
  query?: { done?: string | undefined } | undefined;
};

async function releasePage(ctx: PageContext, given: { choices?: Choices; refusal?: Refused }): Promise<string> {
  const { id, no } = ctx.params;
  const page = await openPage(ctx, 'seasons', { follow: id, done: ctx.query?.done });
  const [season, list] = await Promise.all([readCampaignView(page.reads, id), readRelease(page.reads, id, no)]);
  const own = page.inZone(season.timeZone);
  return own.render('season-release', {
    ...releaseData(season, list, own, ctx.caller, given.choices),
    refused: given.refusal?.message ?? null,
  });
}

const choiceWords: Readonly<Record<ReleaseChoice, string>> = {
  release: 'release',
  keep: 'keep in the season',
  redeploy: 'move to other work',
  convert: 'keep for good',
};

function releaseData(
  season: CampaignView,
  list: ReleaseView,
  { f }: ConsolePage,
  caller: Caller,
  choices: Choices | undefined,
): object {
  const chosen = new Map(choices?.map(({ engagementId, choice }) => [engagementId, choice]));
  const entries = list.entries.map((entry) => ({
    ...entry,
    choice: chosen.get(entry.engagement) ?? entry.choice,
    name: nameOf(entry.talent, 'person'),
    href: pagePaths.engagement(entry.engagement),
  }));
  const released = entries.filter(({ choice }) => choice === 'release').length;
  const kept = entries.length - released;
  const left = list.surplus - list.expectedLeavers - released;
  const mayChange = list.state === 'proposed' && holds(caller, ...seasonPlanners);
  return {
    season,
    list,
    entries,
    mayChange,
    choices: releaseChoices.map((value) => ({ value, label: choiceWords[value] })),
    choiceWord: (choice: ReleaseChoice) => choiceWords[choice],
    looked: choices !== undefined,
    effect: {
      says: `${released} ${released === 1 ? 'person gets' : 'people get'} notice for ${f.day(list.endsOn)}; ${kept} ${kept === 1 ? 'stays' : 'stay'}.`,
      heads:
        Math.abs(left) < 0.5
          ? 'As many heads as are needed remain, with the leavers that are expected.'
          : left > 0
            ? `${left.toFixed(1)} heads too many would remain.`
            : `${(-left).toFixed(1)} heads would be missing, with the leavers that are expected.`,
      tone: left < -0.5 ? 'bad' : 'good',
      released,
    },
    tone: list.state === 'proposed' ? 'warn' : list.state === 'refused' ? '' : 'good',
  };
}
