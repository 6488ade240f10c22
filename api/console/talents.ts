import { z } from 'zod';

import { readTalent, searchTalents } from '../../adapters/db/reads/talents';
import { TalentSearch, type TalentSummary, type TalentView } from '../../domain/pool/contract';
import { holds } from '../caller';
import { pagePaths } from '../pages/links';
import { html, show, pageQuery } from '../pages/page';
import { count } from '../pages/format';
import { route, type Route } from '../route';
import { openPage, type ConsolePage } from './frame';
import { nameOf } from './people';
import { readRatings } from './ratings';
import { erasers, poolReaders } from './roles';
import { typedQuery } from './search';

/** The talent pool and one person in it. */
export const talentRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.talents,
    summary: 'People by skill, tier, availability and validity of their check',
    page: true,
    query: z.record(z.string(), z.string().max(500)),
    replies: { 200: html, 400: html },
    policy: { roles: poolReaders },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'talent');
      const { cursor, ...typed } = typedQuery(ctx.query);
      const search = TalentSearch.safeParse({ ...typed, ...(typed['skill'] && { skill: slug(typed['skill']) }) });
      if (!search.success) {
        const problem = `Correct the search: ${search.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; ')}.`;
        return show(400, page.render('talents', listData({ items: [], next: null }, typed, problem, page.facts.now)));
      }
      const listed = await searchTalents(page.reads, { ...search.data, cursor, limit: 40 });
      return show(200, page.render('talents', listData(listed, typed, null, page.facts.now)));
    },
  }),
  route({
    method: 'get',
    path: pagePaths.talent('{id}'),
    summary: 'One person: skills, checks, work here and how it was rated',
    page: true,
    query: pageQuery,
    params: z.object({ id: z.string() }),
    replies: { 200: html },
    policy: { roles: poolReaders },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'talent', { done: ctx.query.done });
      const talent = await readTalent(page.reads, ctx.params.id);
      const ratings = await readRatings(page, talent, ctx.caller);
      return show(
        200,
        page.render('talent', {
          ...talentData(talent, page),
          ...ratings,
          mayErase: talent.state !== 'erased' && holds(ctx.caller, ...erasers),
        }),
      );
    },
  }),
];

const talentStates: Readonly<Record<TalentSummary['state'], string>> = {
  candidate: 'candidate',
  engaged: 'at work here',
  alumni: 'worked here before',
  erased: 'erased',
};

function listData(
  listed: { items: TalentSummary[]; next: string | null },
  search: Readonly<Record<string, string>>,
  problem: string | null,
  now: string,
): object {
  const searching = Object.keys(search).length > 0;
  return {
    search,
    searching,
    problem,
    sentence: searching
      ? `${count(listed.items.length, 'person', 'people')} on this page fit${listed.items.length === 1 ? 's' : ''}; rated ones first.`
      : 'Everyone who applied, works here or worked here.',
    empty: searching
      ? { title: 'Nobody fits.', text: 'Take one of the conditions away, or lower the level.' }
      : {
          title: 'The pool is empty.',
          text: 'People come in when they apply to a listing, or by import through the API.',
        },
    talents: listed.items.map((talent) => ({
      id: talent.id,
      name: nameOf(talent, 'Person'),
      where: whereOf(talent),
      skills: skillsOf(talent),
      tier: talent.tier ?? 'unrated',
      state: talentStates[talent.state],
      availableFrom: ahead(talent.availableFrom, now) ? talent.availableFrom : null,
      checkValidUntil: talent.checkValidUntil,
      engagements: talent.engagements,
    })),
    next: listed.next && `${pagePaths.talents}?${new URLSearchParams({ ...search, cursor: listed.next }).toString()}`,
  };
}

function talentData(talent: TalentView, { f, facts: { now } }: ConsolePage): object {
  const name = nameOf(talent, 'Person');
  const done = talent.history.filter((engagement) => engagement.state === 'closed').length;
  const check =
    talent.checkValidUntil === null
      ? 'has no valid background check yet'
      : `has a clear background check until ${f.day(talent.checkValidUntil)}`;
  return {
    talent,
    name,
    sub: [talent.roles.map((role) => role.replaceAll('-', ' ')).join(', '), talentStates[talent.state]]
      .filter(Boolean)
      .join(' · '),
    sentence:
      talent.state === 'erased'
        ? 'The personal data of this person was erased; the history stays without a name.'
        : `${talent.tier ? `Tier ${talent.tier}` : 'Unrated'}, ${count(done, 'finished engagement')}, ${ahead(talent.availableFrom, now) ? `free from ${f.day(talent.availableFrom)}` : 'free now'}; ${check}.`,
    skills: skillsOf(talent) || 'none on record',
    where: whereOf(talent),
    availableFrom: ahead(talent.availableFrom, now) ? talent.availableFrom : null,
    history: talent.history.map((engagement) => ({ ...engagement, leadName: nameOf(engagement.lead, 'colleague') })),
  };
}

function ahead(date: string | null, now: string): boolean {
  return date !== null && Date.parse(date) > Date.parse(now);
}

function skillsOf({ skills }: Pick<TalentSummary, 'skills'>): string {
  return skills.map(({ skill, level }) => `${skill.replaceAll('-', ' ')} (${level})`).join(', ');
}

function whereOf({ jurisdiction, timeZone }: Pick<TalentSummary, 'jurisdiction' | 'timeZone'>): string {
  return [jurisdiction, timeZone].filter(Boolean).join(' · ');
}

function slug(typed: string): string {
  return typed.toLowerCase().replace(/[\s_]+/g, '-');
}
