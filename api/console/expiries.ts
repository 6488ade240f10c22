import { z } from 'zod';

import { listExpiries } from '../../adapters/db/reads/expiries';
import { capital, countInWords } from '../../domain/engagement/words';
import { showDate } from '../../domain/calendar';
import type { ExpiryView } from '../../domain/radar/contract';
import { pagePaths } from '../pages/links';
import { html, show } from '../pages/page';
import { route, type Route } from '../route';
import { expiryReaders } from '../routes/expiries';
import { openPage } from './frame';
import { nameOf } from './people';

const tabs = ['soon', 'expired', 'all'] as const;
type Tab = (typeof tabs)[number];

/** What runs out, by date. */
export const expiryRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.expiries,
    summary: 'What runs out, whose, when, and what follows',
    page: true,
    query: z.object({ show: z.enum(tabs).optional().catch(undefined), cursor: z.string().max(500).optional() }),
    replies: { 200: html },
    policy: { roles: expiryReaders },
    handle: async (ctx) => {
      const which = ctx.query.show ?? 'soon';
      const page = await openPage(ctx, 'engagements');
      const severity = which === 'all' ? undefined : which;
      const [listed, expired] = await Promise.all([
        listExpiries(page.reads, { severity, cursor: ctx.query.cursor, limit: 50 }),
        listExpiries(page.reads, { severity: 'expired', limit: 200 }),
      ]);
      return show(
        200,
        page.render('expiries', {
          sentence: sentenceOf(expired.items),
          tabs: tabs.map((tab) => ({
            label: labels[tab],
            href: `${pagePaths.expiries}?show=${tab}`,
            current: tab === which,
          })),
          empty: empties[which],
          lines: listed.items.map(expiryLine),
          next: listed.next && `${pagePaths.expiries}?show=${which}&cursor=${encodeURIComponent(listed.next)}`,
        }),
      );
    },
  }),
];

const labels: Readonly<Record<Tab, string>> = { soon: 'Soon', expired: 'Run out', all: 'All' };

const empties: Readonly<Record<Tab, { title: string; text: string }>> = {
  soon: {
    title: 'Nothing runs out soon.',
    text: 'Checks, certificates, insurance, access and contracts appear here in time.',
  },
  expired: { title: 'Nothing has run out.', text: 'What runs out while somebody is engaged appears here.' },
  all: { title: 'Nobody is engaged at the moment.', text: 'Whatever has a date appears here once somebody is.' },
};

/** One line of the radar, ready for the template. */
export function expiryLine(one: ExpiryView): object {
  return {
    ...one,
    what: capital(one.what),
    name: nameOf(one.talent, 'person'),
    day: showDate(one.until, one.timeZone),
    tone: one.severity === 'expired' ? 'bad' : one.severity === 'soon' ? 'warn' : 'soft',
    word: one.severity === 'expired' ? 'run out' : one.severity === 'soon' ? 'soon' : 'later',
  };
}

function sentenceOf(expired: readonly ExpiryView[]): string {
  const blocking = expired.filter((one) => one.blocking).length;
  if (blocking > 0)
    return `${countInWords(blocking, 'thing has', 'things have')} run out that new work must not begin without; pay goes on.`;
  return 'Nothing has run out that work must not go on without. Renewals are asked for before they lapse.';
}
