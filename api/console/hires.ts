import { z } from 'zod';

import { listStaff } from '../../adapters/db/reads/frame';
import { readHire } from '../../adapters/db/reads/hire-page';
import { listHires } from '../../adapters/db/reads/hires';
import type { AskView } from '../../domain/ask/contract';
import type { PolicyOf } from '../../domain/policy/contract';
import { hireRequesters } from '../../domain/hire/contract';
import { showMoney, toMinor } from '../../domain/money';
import type { HireSummary, HireView } from '../../domain/requisition/contract';
import { holds } from '../caller';
import { pagePaths } from '../pages/links';
import { html, pageQuery, show } from '../pages/page';
import { route, type Route } from '../route';
import { mayTakeBack } from './cancel-hire';
import { openPage, type ConsolePage } from './frame';
import { answererOf, expectedBy, nameOf, optionLabel, ownerOf, type StaffNames } from './people';
import { poolReaders, staff } from './roles';
import { timelineData } from './timeline';

const tabs = ['running', 'all'] as const;

/** The list of hires, and the page of one. */
export const hireRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.hires,
    summary: 'Hires, newest first, each with where it stands',
    page: true,
    query: z.object({ show: z.enum(tabs).optional().catch(undefined), cursor: z.string().max(500).optional() }),
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => {
      const which = ctx.query.show ?? 'running';
      const page = await openPage(ctx, 'hires');
      const listed = await listHires(page.reads, { running: which === 'running', cursor: ctx.query.cursor, limit: 30 });
      const mayHire = holds(ctx.caller, ...hireRequesters);
      return show(200, page.render('hires', { ...listData(listed, which), mayHire }));
    },
  }),
  route({
    method: 'get',
    path: pagePaths.hire('{id}'),
    summary: 'One hire: requisition, approval, ranked applications, shortlist',
    page: true,
    params: z.object({ id: z.string() }),
    query: pageQuery.extend({ steps: z.literal('all').optional().catch(undefined) }),
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'hires', { follow: ctx.params.id, done: ctx.query.done });
      const [hire, people] = await Promise.all([readHire(page.reads, ctx.params.id), listStaff(page.reads)]);
      const names = new Map(people.map((person) => [person.id, person.name]));
      const own = page.inZone(hire.requisition?.timeZone ?? page.facts.timeZone);
      const { weights } = await ctx.store.policies.read<PolicyOf<'source'>>(
        ctx.database.knex,
        'source',
        hire.policies['source'] ?? 1,
      );
      return show(
        200,
        own.render('hire', {
          ...hireData(hire, weights, own, names, ctx.query.steps === 'all'),
          mayPool: holds(ctx.caller, ...poolReaders),
          mayCancel: mayTakeBack(ctx.caller, hire),
        }),
      );
    },
  }),
];

function listData(listed: { items: HireSummary[]; next: string | null }, which: (typeof tabs)[number]): object {
  const yours = listed.items.filter((hire) => hire.explanation.yourTurn).length;
  return {
    sentence:
      listed.items.length === 0
        ? 'One person for one project, from the request to the last read-back.'
        : `${yours === 0 ? 'None waits for you' : `${yours} wait${yours === 1 ? 's' : ''} for you`}; the newest comes first.`,
    tabs: [
      { label: 'Running', href: pagePaths.hires, current: which === 'running' },
      { label: 'All', href: `${pagePaths.hires}?show=all`, current: which === 'all' },
    ],
    empty:
      which === 'running'
        ? { title: 'No hire is running.', text: 'Closed ones are under All.' }
        : { title: 'There is no hire yet.', text: 'The first one begins with the button above.' },
    hires: listed.items.map((hire) => ({
      ...hire,
      requester: nameOf(hire.requestedBy, 'colleague'),
      tone: toneOf(hire),
    })),
    next: listed.next && `${pagePaths.hires}?show=${which}&cursor=${encodeURIComponent(listed.next)}`,
  };
}

function hireData(hire: HireView, weights: Weights, page: ConsolePage, names: StaffNames, allSteps: boolean): object {
  const { reader } = page.reads;
  return {
    hire,
    tone: toneOf(hire),
    requester: hire.requestedBy.id === reader.user ? 'you' : nameOf(hire.requestedBy, 'colleague'),
    noApplications: waitingForPeople(hire),
    weights: weightsInWords(weights),
    decisions,
    applications: hire.applications.map((application) => ({
      ...application,
      name: nameOf(application.talent, 'person'),
      source: application.source === 'pool' ? 'talent pool' : 'marketplace',
      tone: toneOfApplication(application.state),
      parts: partsOf(application.breakdown, weights),
    })),
    timeline: timelineData(hire.timeline, allSteps),
    ...asksData(hire.asks, page, names),
    engagements: hire.engagements.map((engagement) => ({
      ...engagement,
      name: nameOf(engagement.talent, 'person'),
    })),
    approval: approvalText(hire),
    skills: hire.requisition?.skills.map(({ skill, level }) => `${skill} ${level}+`).join(', '),
    policies: policiesText(hire.policies),
  };
}

const decisions: Readonly<Record<string, string>> = {
  again: 'The search went on:',
  rest: 'The others who fit were shown.',
  cancel: 'The search was given up.',
};

/** Open and answered asks of a story, for their lists; the reader's own come first. */
export function asksData(asks: readonly AskView[], { reads: { reader }, f }: ConsolePage, names: StaffNames): object {
  return {
    openAsks: asks
      .filter((ask) => ask.state === 'open')
      .map((ask) => ({ ...ask, dueAt: expectedBy(ask), owner: ownerOf(ask, reader, names) }))
      .sort((a, b) => Number(isYours(b)) - Number(isYours(a)) || a.dueAt.localeCompare(b.dueAt)),
    answered: asks
      .filter((ask) => ask.answer !== null)
      .map((ask) => ({
        id: ask.id,
        question: ask.question,
        at: ask.answer?.at ?? null,
        answered: `“${optionLabel(ask, ask.answer?.option ?? '')}” by ${answererOf(ask.answer?.by ?? '', reader, names)}, ${f.dayTime(ask.answer?.at)}`,
      }))
      .sort((a, b) => (b.at ?? '').localeCompare(a.at ?? '')),
  };
}

const isYours = ({ owner }: { owner: string }): boolean => owner.startsWith('you');

/** `source@1, onboard@1, …`. */
export function policiesText(policies: Readonly<Record<string, number>>): string {
  return Object.entries(policies)
    .map(([kind, version]) => `${kind}@${version}`)
    .join(', ');
}

function toneOf({ state, explanation }: HireSummary): string {
  if (explanation.stuck) return 'bad';
  if (['closed', 'rejected', 'cancelled'].includes(state)) return '';
  return explanation.yourTurn ? 'warn' : 'accent';
}

function toneOfApplication(state: string): string {
  if (['shortlisted', 'offered'].includes(state)) return 'accent';
  if (state === 'accepted') return 'good';
  return ['declined', 'expired', 'withdrawn'].includes(state) ? 'warn' : '';
}

function waitingForPeople(hire: HireView): string {
  if (hire.state === 'received' || hire.state === 'approval')
    return 'People are looked for once the budget is approved.';
  if (hire.state === 'sourcing') return 'The pool was searched and the listing is open; applicants appear here.';
  return 'Nobody applied for this one.';
}

function approvalText(hire: HireView): string {
  const { requisition } = hire;
  const budget = showMoney(toMinor(hire.budget));
  if (requisition?.approvedBy) return `${budget} approved by ${nameOf(requisition.approvedBy, 'colleague')}`;
  if (hire.state === 'approval') return `${budget} waits for approval`;
  if (hire.state === 'rejected') return `${budget} was not approved`;
  return hire.state === 'received' ? 'decided next' : 'not needed for this amount';
}

type Weights = PolicyOf<'source'>['weights'];

// Digits and their sign stay on one line.
const percent = (share: number): string => `${Math.round(share * 100)}\u00a0%`;

/** `skill 40 %, tier 20 %, …`: as the policy that the hire is pinned to says. */
function weightsInWords(weights: Weights): string {
  return Object.entries(weights)
    .filter(([, weight]) => weight > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([part, weight]) => `${part}\u00a0${percent(weight)}`)
    .join(', ');
}

function partsOf(breakdown: Readonly<Record<string, number>> | null, weights: Weights): object[] {
  const byWeight = Object.entries(weights).sort(([, a], [, b]) => b - a);
  return byWeight.flatMap(([part, weight]) => {
    const value = breakdown?.[part];
    if (value === undefined) return [];
    const shown = Math.max(0, Math.min(100, value * 100)).toFixed(1);
    return [{ label: part, percent: shown, text: `${value.toFixed(2)} × ${percent(weight)}` }];
  });
}
