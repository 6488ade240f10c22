import { z } from 'zod';

import { briefingFor } from '../../adapters/db/briefing';
import { listExpiries } from '../../adapters/db/reads/expiries';
import { listStaff } from '../../adapters/db/reads/frame';
import { readEngagement } from '../../adapters/db/reads/engagement-page';
import { listEngagements } from '../../adapters/db/reads/engagements';
import type { EngagementSummary } from '../../domain/engagement/contract';
import { pagePaths } from '../pages/links';
import { html, pageQuery, show } from '../pages/page';
import { holds } from '../caller';
import { route, type Route } from '../route';
import { expiryReaders } from '../routes/expiries';
import { commandForm } from '../pages/command-form';
import { commandsFor } from './commands';
import { engagementData } from './engagement-data';
import { expiryLine } from './expiries';
import { openPage } from './frame';
import { nameOf } from './people';
import { staff } from './roles';

const tabs = ['running', 'all'] as const;

/** The list of engagements, and the page of one. */
export const engagementRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.engagements,
    summary: 'Engagements, newest first, each with where it stands',
    page: true,
    query: z.object({ show: z.enum(tabs).optional().catch(undefined), cursor: z.string().max(500).optional() }),
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => {
      const which = ctx.query.show ?? 'running';
      const page = await openPage(ctx, 'engagements');
      const filter = { cursor: ctx.query.cursor, limit: 30, ...(which === 'running' ? { running: true } : {}) };
      const radar = holds(ctx.caller, ...expiryReaders);
      const data = listData(await listEngagements(page.reads, filter), which);
      return show(200, page.render('engagements', { ...data, radar }));
    },
  }),
  route({
    method: 'get',
    path: pagePaths.engagement('{id}'),
    summary: 'One engagement: where it stands and why, its story, its ledger',
    page: true,
    params: z.object({ id: z.string() }),
    query: pageQuery.extend({ steps: z.literal('all').optional().catch(undefined) }),
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'engagements', { follow: ctx.params.id, done: ctx.query.done });
      const [engagement, people, expiries] = await Promise.all([
        readEngagement(page.reads, ctx.params.id),
        listStaff(page.reads),
        listExpiries(page.reads, { engagement: ctx.params.id }),
      ]);
      const runningOut = expiries.items.filter(({ severity }) => severity !== 'later').map(expiryLine);
      const names = new Map(people.map((person) => [person.id, person.name]));
      const systems = [...new Set(engagement.leases.map(({ system }) => system))];
      const briefing = await briefingFor(ctx.database.knex, engagement.role, systems, engagement.id);
      const own = page.inZone(engagement.timeZone);
      const commands = commandsFor(ctx.caller, engagement).map((kind) => ({
        label: commandForm(kind, { milestones: [], currency: '' }).label,
        href: pagePaths.engagementCommand(engagement.id, kind),
      }));
      const data = engagementData(engagement, own, names, ctx.query.steps === 'all');
      return show(200, own.render('engagement', { ...data, briefing, commands, runningOut }));
    },
  }),
];

function listData(listed: { items: EngagementSummary[]; next: string | null }, which: (typeof tabs)[number]): object {
  const yours = listed.items.filter((engagement) => engagement.explanation.yourTurn).length;
  return {
    sentence:
      listed.items.length === 0
        ? 'One person at work, from the offer to the proof that all access is gone.'
        : `${yours === 0 ? 'None waits for you' : `${yours} wait${yours === 1 ? 's' : ''} for you`}; the newest comes first.`,
    tabs: [
      { label: 'Running', href: pagePaths.engagements, current: which === 'running' },
      { label: 'All', href: `${pagePaths.engagements}?show=all`, current: which === 'all' },
    ],
    empty:
      which === 'running'
        ? {
            title: 'Nobody is engaged at the moment.',
            text: 'An engagement begins when a person is chosen for an offer. Closed ones are under All.',
          }
        : { title: 'There is no engagement yet.', text: 'One begins when a person is chosen for an offer.' },
    engagements: listed.items.map((engagement) => ({
      ...engagement,
      name: nameOf(engagement.talent, 'person'),
      tone: toneOf(engagement),
    })),
    next: listed.next && `${pagePaths.engagements}?show=${which}&cursor=${encodeURIComponent(listed.next)}`,
  };
}

function toneOf({ state, explanation }: EngagementSummary): string {
  if (explanation.stuck) return 'bad';
  if (state === 'closed') return 'good';
  if (state === 'aborted') return '';
  return explanation.yourTurn ? 'warn' : 'accent';
}
