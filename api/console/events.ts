import { z } from 'zod';

import { listEvents } from '../../adapters/db/reads/events';
import type { EventView } from '../../domain/event/contract';
import { pagePaths } from '../pages/links';
import { html, show } from '../pages/page';
import { route, type Route } from '../route';
import { openPage } from './frame';
import { staff } from './roles';
import { typedQuery } from './search';

/** The audit trail. */
export const eventRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.events,
    summary: 'Every change: who, when, what',
    page: true,
    query: z.object({
      subject: z.string().max(100).optional(),
      type: z.string().max(100).optional(),
      cursor: z.string().max(500).optional(),
    }),
    replies: { 200: html },
    // The read shows those who do not see everything the stories of their own.
    policy: { roles: staff },
    handle: async (ctx) => {
      const page = await openPage(ctx, 'events');
      const { cursor, ...search } = typedQuery(definedOf(ctx.query));
      const listed = await listEvents(page.reads, { ...search, cursor, limit: 50 });
      return show(200, page.render('events', eventsData(listed, search)));
    },
  }),
];

function eventsData(
  listed: { items: EventView[]; next: string | null },
  search: Readonly<Record<string, string>>,
): object {
  return {
    search,
    searching: Object.keys(search).length > 0,
    problem: null,
    csv: csvOf(search),
    events: listed.items.map((event) => {
      const facts = Object.entries({ ...event.data, ...(event.object === null ? {} : { about: event.object }) }).map(
        ([name, value]) => ({ name, value: typeof value === 'string' ? value : JSON.stringify(value) }),
      );
      return { ...event, facts, summary: summaryOf(facts) };
    }),
    next: listed.next && `${pagePaths.events}?${new URLSearchParams({ ...search, cursor: listed.next }).toString()}`,
  };
}

/** The same events as CSV, oldest first. The export knows whole types only. */
function csvOf({ subject, type }: Readonly<Record<string, string>>): string | null {
  if (!subject && !type) return '/v1/events.csv';
  if (type && !type.includes('.')) return null;
  return `/v1/events.csv?${new URLSearchParams({ ...(subject && { subject }), ...(type && { type }) }).toString()}`;
}

function summaryOf(facts: readonly { name: string; value: string }[]): string {
  const [first] = facts;
  if (!first) return '';
  const value = first.value.length > 40 ? `${first.value.slice(0, 40)}…` : first.value;
  return `${first.name}: ${value}${facts.length > 1 ? ` and ${facts.length - 1} more` : ''}`;
}

function definedOf(query: Readonly<Record<string, string | undefined>>): Record<string, string> {
  return Object.fromEntries(Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined));
}
