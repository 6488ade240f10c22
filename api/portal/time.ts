import { listTime } from '../../adapters/db/season/reads/time';
import { weekSpan } from '../../domain/calendar';
import { showMoney, toMinor } from '../../domain/money';
import type { TimeEntryView } from '../../domain/season/time-contract';
import { pagePaths } from '../pages/links';
import { html, pageQuery, show } from '../pages/page';
import { route, type Route } from '../route';
import { openPortal, type PortalPage } from './frame';

/** What a talent worked, what it is worth, and whether it is paid. */
export const portalTimeRoutes: Route[] = [
  route({
    method: 'get',
    path: pagePaths.portalTime,
    summary: 'Your hours and their pay',
    page: true,
    query: pageQuery,
    replies: { 200: html },
    policy: { roles: ['talent'] },
    handle: async (ctx) => {
      const page = await openPortal(ctx, { done: ctx.query.done });
      const { items } = await listTime(page.reads, { limit: 200 });
      const counted = items.filter(({ state }) => state !== 'locked');
      const weeks = [...new Set(counted.map(({ period }) => period))];
      return show(
        200,
        page.render('time', {
          weeks: weeks.map((period) => weekOf(period, counted, page)),
          more: items.length === 200,
          back: true,
        }),
      );
    },
  }),
];

function weekOf(period: string, entries: readonly TimeEntryView[], { f }: PortalPage): object {
  const own = entries.filter((entry) => entry.period === period);
  const { from, until } = weekSpan(period, 'UTC');
  const sum = own.reduce((all, { amount }) => all + toMinor(amount).amountMinor, 0);
  return {
    title: f.range(from.slice(0, 10), until.slice(0, 10)),
    total: showMoney({ amountMinor: sum, currency: own[0]?.amount.currency ?? 'USD' }),
    lines: own.map(({ kind, minutes, amount, state, note, paidAt, version }) => ({
      what: `${kinds[kind]}, ${Math.round(minutes / 6) / 10} h`,
      note: note ?? (version > 1 ? 'corrected' : null),
      amount: showMoney(toMinor(amount)),
      word: state === 'paid' && paidAt ? `✓ paid ${f.day(paidAt)}` : (words[state]?.word ?? state),
      tone: words[state]?.tone ?? 'soft',
    })),
  };
}

const kinds: Readonly<Record<TimeEntryView['kind'], string>> = {
  work: 'Work',
  training: 'Training',
  standby: 'On standby',
};

const words: Readonly<Partial<Record<TimeEntryView['state'], { word: string; tone: string }>>> = {
  saved: { word: 'this week so far', tone: 'soft' },
  submitted: { word: 'being checked', tone: 'warn' },
  approved: { word: 'approved, on its way', tone: 'good' },
  invoiced: { word: 'on its way', tone: 'good' },
  declined: { word: 'not accepted', tone: 'bad' },
  paid: { word: '✓ paid', tone: 'good' },
};
