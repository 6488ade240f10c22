import { z } from 'zod';

import { readClassPage } from '../../adapters/db/season/reads/class-page';
import { memberTransitions, type MemberState } from '../../domain/lifecycle';
import type { ClassPage, ClassPerson } from '../../domain/season/class-page';
import { holds } from '../caller';
import type { Formats } from '../pages/format';
import { pagePaths } from '../pages/links';
import { html, pageQuery, show } from '../pages/page';
import { kindWord, stateWord } from '../pages/words';
import { route, type Route } from '../route';
import { openPage } from './frame';
import { nameOf } from './people';
import { seasonPlanners, staff } from './roles';
import { openLists } from './season-class-list';

const states = Object.keys(memberTransitions) as [MemberState, ...MemberState[]];

/** One class: who is in it, who confirmed and came, and whether it begins. */
export const seasonClassRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.campaignClass('{id}', '{no}'),
    summary: 'One class: people with their states, readiness, check-ins, go or no-go',
    page: true,
    params: z.object({ id: z.string(), no: z.coerce.number().int().min(1).max(100_000) }),
    query: pageQuery.extend({
      state: z.enum(states).optional().catch(undefined),
      cursor: z.string().max(500).optional(),
    }),
    replies: { 200: html },
    policy: { roles: staff },
    handle: async (ctx) => {
      const { id, no } = ctx.params;
      const page = await openPage(ctx, 'seasons', { follow: id, done: ctx.query.done });
      const read = await readClassPage(page.reads, id, no, ctx.query);
      const own = page.inZone(read.season.timeZone);
      const lists = holds(ctx.caller, ...seasonPlanners) ? openLists(read) : [];
      return show(200, own.render('season-class', { ...classData(read, own.f, ctx.query.state), lists }));
    },
  }),
];

export const memberWords: Readonly<Record<MemberState, string>> = {
  offered: 'has an offer',
  cleared: 'cleared, without a class',
  booked: 'booked',
  waitlisted: 'waitlisted',
  training: 'in the classroom',
  nesting: 'nesting',
  live: 'live',
  leaving: 'leaving',
  left: 'left',
  fell_out: 'fell out',
};

function classData(read: ClassPage, f: Formats, state: MemberState | undefined): object {
  const path = pagePaths.campaignClass(read.season.id, read.no);
  const all = Object.values(read.counts).reduce((sum, count) => sum + count, 0);
  return {
    read,
    sentence: sentenceOf(read, f),
    tone: read.state === 'cancelled' ? 'bad' : read.short ? 'warn' : 'accent',
    tabs: [
      { label: `All ${all}`, href: path, current: state === undefined },
      ...states.flatMap((one) => {
        const count = read.counts[one] ?? 0;
        return count === 0
          ? []
          : [{ label: `${memberWords[one]} ${count}`, href: `${path}?state=${one}`, current: state === one }];
      }),
    ],
    steps: [
      { label: 'People sought', on: read.sourcingOn },
      { label: 'Classroom', on: read.classroomOn },
      { label: 'Nesting', on: read.nestingOn },
      { label: 'Live', on: read.liveOn },
    ].map((step) => ({ ...step, past: step.on <= read.now.slice(0, 10) })),
    people: read.people.map((person) => personLine(person, f)),
    goHref: read.goAsk && pagePaths.ask(read.goAsk.id),
    resultsHref: read.resultsAsk && pagePaths.ask(read.resultsAsk),
    next: read.next && `${path}?${new URLSearchParams({ ...(state && { state }), cursor: read.next }).toString()}`,
  };
}

function sentenceOf(
  { state, seats, bookings, booked, checkedIn, counts, classroomOn, liveOn, goAsk, go }: ClassPage,
  f: Formats,
): string {
  const free = Math.max(0, bookings - booked);
  switch (state) {
    case 'planned':
      return `${seats} seats; people are sought before it, and the classroom begins ${f.day(classroomOn)}.`;
    case 'filling':
      return `${booked} of ${bookings} places are booked${free > 0 ? `, ${free} are free` : ''}; ${counts.waitlisted ?? 0} wait for one. The classroom begins ${f.day(classroomOn)}${goAsk ? `; whether it does is to be said until ${f.dayTime(goAsk.dueAt)}` : go ? ` (${go})` : ''}.`;
    case 'training':
      return `${checkedIn} of ${seats} seats are taken; ${counts.training ?? 0} are in the classroom. They go live ${f.day(liveOn)}.`;
    case 'nesting':
      return `${counts.nesting ?? 0} of ${checkedIn} who came are at work under supervision until they pass; live ${f.day(liveOn)}.`;
    case 'live':
      return `${counts.live ?? 0} of ${checkedIn} who came are at work, live since ${f.day(liveOn)}.`;
    case 'cancelled':
      return 'It was cancelled; whoever was booked moved to the next class first.';
  }
}

function personLine(person: ClassPerson, f: Formats) {
  const { state, ask } = person;
  return {
    ...person,
    name: nameOf(person.talent, 'person'),
    href: pagePaths.engagement(person.engagement),
    word: memberWords[state],
    tone: ['live', 'nesting', 'training'].includes(state)
      ? 'good'
      : state === 'fell_out' || state === 'left'
        ? ''
        : 'accent',
    detail: [
      state === 'offered' ? stateWord(person.engagementState) : null,
      ask ? `${kindWord(ask.kind).toLowerCase()} due ${f.dueDay(ask.dueAt)}` : null,
      person.supervised ? `supervised, week ${person.nestingWeeks + 1}` : null,
      person.why,
    ]
      .filter(Boolean)
      .join(' · '),
    ready: readiness(person),
  };
}

/** Confirmed a week and a day ahead, access given, come: what is known of somebody’s first day. */
function readiness({ confirmedWeekAt, confirmedDayAt, provisionedAt, checkedInAt }: ClassPerson) {
  return [
    { label: '7 days', done: confirmedWeekAt !== null },
    { label: '48 h', done: confirmedDayAt !== null },
    { label: 'access', done: provisionedAt !== null },
    { label: 'came', done: checkedInAt !== null },
  ];
}
