import { z } from 'zod';

import { readCampaignView } from '../../adapters/db/season/reads/campaigns';
import { readClass } from '../../adapters/db/season/reads/classes';
import { Invalid } from '../../domain/errors';
import type { ClassDetail, ClassPerson, ListOutcome } from '../../domain/season/class-contract';
import type { ClassPage } from '../../domain/season/class-page';
import { checkIn, confirmPlaces, giveResults } from '../intake/classes';
import { type Posted, postedForm } from '../pages/form';
import { pagePaths } from '../pages/links';
import { html, seeOther, show } from '../pages/page';
import { refusalOf } from '../pages/refusal';
import { route, type Context, type Route } from '../route';
import { openPage } from './frame';
import { nameOf } from './people';
import { seasonPlanners } from './roles';

/** The lists that are said of a class, in the order of its weeks. */
export const classLists = ['coming', 'came', 'classroom', 'nesting'] as const;
export type ClassList = (typeof classLists)[number];

const params = z.object({
  id: z.string(),
  no: z.coerce.number().int().min(1).max(100_000),
  list: z.enum(classLists),
});
const atOnce = 500;

/** What is said of the people of a class, as one list: who comes, who came, who passed, whose supervision ends. */
export const seasonClassListRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.classList('{id}', '{no}', '{list}'),
    summary: 'A list of people of a class, to say something of all at once',
    page: true,
    params,
    replies: { 200: html },
    policy: { roles: seasonPlanners },
    handle: async (ctx) => show(200, await listPage(ctx, null)),
  }),
  route({
    method: 'post',
    path: pagePaths.classList('{id}', '{no}', '{list}'),
    summary: 'Says of people of a class who comes, came, passed, or ends the supervised weeks',
    page: true,
    accepts: 'form',
    params,
    body: postedForm,
    replies: { 200: html, 303: null, 400: html, 403: html, 404: html, 409: html, 422: html },
    policy: { roles: seasonPlanners },
    handle: async (ctx) => {
      const { id, no } = ctx.params;
      await readCampaignView(ctx.reads, id);
      try {
        const outcome = await say(ctx);
        if (outcome.refused.length > 0) return show(200, await listPage(ctx, { outcome }));
        return seeOther(pagePaths.campaignClass(id, no), 'list-said');
      } catch (error) {
        const refusal = refusalOf(error);
        return show(refusal.status, await listPage(ctx, { problem: refusal.text ?? refusal.message }));
      }
    },
  }),
];

interface ListWords {
  title: string;
  says: string;
  /** Said of one person; the first one is chosen at the start, and an empty one says nothing yet. */
  choices: readonly { value: string; label: string }[];
  button: string;
  empty: string;
}

const words: Readonly<Record<ClassList, ListWords>> = {
  coming: {
    title: 'Who comes?',
    says: 'People confirm by themselves in the portal. Say it for those who told you otherwise.',
    choices: [
      { value: 'yes', label: 'comes' },
      { value: '', label: 'not known yet' },
    ],
    button: 'They come',
    empty: 'Nobody is asked for a confirmation now.',
  },
  came: {
    title: 'Who came?',
    says: 'Whoever is not checked in in time falls out, as somebody who did not come.',
    choices: [
      { value: 'yes', label: 'came' },
      { value: '', label: 'not here yet' },
    ],
    button: 'They came',
    empty: 'Nobody with a place is left to check in.',
  },
  classroom: {
    title: 'Who passed?',
    says: 'Whoever does not pass falls out of the season: what was granted is taken back.',
    choices: [
      { value: 'yes', label: 'passed' },
      { value: 'no', label: 'did not pass' },
      { value: '', label: 'not known yet' },
    ],
    button: 'Save the results',
    empty: 'Nobody in the classroom is without a result.',
  },
  nesting: {
    title: 'Whose supervision ends?',
    says: 'Whoever is not ready gets another week under supervision.',
    choices: [
      { value: 'yes', label: 'works alone' },
      { value: 'no', label: 'another week' },
      { value: '', label: 'not known yet' },
    ],
    button: 'Save',
    empty: 'Nobody is under supervision.',
  },
};

/** The lists that a class has somebody on now, each with the name of its button. */
export function openLists({ state, counts, confirm }: ClassPage): { href: string; label: string }[] {
  const open: Readonly<Record<ClassList, boolean>> = {
    coming: confirm !== null && (counts.booked ?? 0) > 0,
    came: state === 'training' && (counts.booked ?? 0) > 0,
    classroom: (counts.training ?? 0) > 0,
    nesting: (counts.nesting ?? 0) > 0,
  };
  return classLists.flatMap((list) => (open[list] ? [{ href: list, label: words[list].title.replace('?', '…') }] : []));
}

/** Whether somebody stands on a list. */
function isOn(list: ClassList, { state, confirm }: ClassDetail, person: ClassPerson): boolean {
  switch (list) {
    case 'coming':
      return confirm !== null && person.state === 'booked' && person.confirmed[confirm.stage] === null;
    case 'came':
      return state === 'training' && person.state === 'booked';
    case 'classroom':
      return person.state === 'training' && person.passedAt === null && person.why === null;
    case 'nesting':
      return person.state === 'nesting';
  }
}

type ListContext = Pick<Context, 'reads' | 'caller' | 'store' | 'deliver'> & {
  params: z.infer<typeof params>;
  body: Posted;
};

async function say(ctx: ListContext): Promise<ListOutcome> {
  const { id: campaignId, no, list } = ctx.params;
  const place = { campaignId, no };
  const said = Object.entries(ctx.body).flatMap(([name, value]) =>
    name.startsWith('p.') && (value === 'yes' || value === 'no') ? [{ engagement: name.slice(2), value }] : [],
  );
  if (said.length === 0) throw new Invalid('Nothing is said of anybody; choose something for one person at least.');
  if (said.length > atOnce) throw new Invalid(`At most ${atOnce} people at once.`);
  const engagements = said.map(({ engagement }) => engagement);
  if (list === 'coming') return confirmPlaces(ctx, place, engagements);
  if (list === 'came') return checkIn(ctx, ctx.caller, place, engagements);
  const results = said.map(({ engagement, value }) => ({
    engagement,
    passed: value === 'yes',
    ...scoreOf(ctx.body[`s.${engagement}`]),
  }));
  return giveResults(ctx, ctx.caller, place, { stage: list, results });
}

function scoreOf(typed: unknown): { score?: number } {
  if (typeof typed !== 'string' || typed.trim() === '') return {};
  const score = Number(typed);
  if (!Number.isInteger(score) || score < 0 || score > 100)
    throw new Invalid(`“${typed.slice(0, 20)}” is no score; write whole points from 0 to 100, or leave it empty.`);
  return { score };
}

async function listPage(
  ctx: Omit<ListContext, 'body'> & { body?: unknown },
  after: { problem: string } | { outcome: ListOutcome } | null,
): Promise<string> {
  const { id, no, list } = ctx.params;
  const page = await openPage(ctx, 'seasons');
  const [season, read] = await Promise.all([readCampaignView(page.reads, id), readClass(page.reads, id, no)]);
  const body = (ctx.body ?? {}) as Posted;
  const people = read.members.filter((person) => isOn(list, read, person));
  const problem = after && 'problem' in after ? after.problem : null;
  return page.inZone(season.timeZone).render('season-class-list', {
    season,
    no,
    list,
    words: words[list],
    scored: list === 'classroom',
    problem,
    outcome: after && 'outcome' in after ? outcomeOf(after.outcome, read) : null,
    people: people.slice(0, atOnce).map((person) => ({
      id: person.engagement,
      name: nameOf(person.talent, 'person'),
      href: pagePaths.engagement(person.engagement),
      note: person.access === 'given' || list !== 'came' ? null : 'has no access yet',
      chosen: problem === null ? words[list].choices[0]?.value : (body[`p.${person.engagement}`] ?? ''),
      score: problem === null ? '' : (body[`s.${person.engagement}`] ?? ''),
    })),
  });
}

function outcomeOf({ done, refused }: ListOutcome, { members }: ClassDetail): object {
  const names = new Map(members.map(({ engagement, talent }) => [engagement, nameOf(talent, 'person')]));
  return { done, refused: refused.map(({ engagement, why }) => ({ name: names.get(engagement) ?? engagement, why })) };
}
