import { latestCursor } from '../../adapters/db/events';
import { readFrame, type FrameView } from '../../adapters/db/reads/frame';
import type { ReadContext } from '../../adapters/db/reads/context';
import { showInstant } from '../../domain/calendar';
import { holds } from '../caller';
import { renderView } from '../pages/engine';
import { createFormats, type Formats } from '../pages/format';
import { pagePaths } from '../pages/links';
import { csrfOf, noticeOf } from '../pages/page';
import type { Context } from '../route';
import { poolReaders } from './roles';

const sections = [
  ['home', 'Home', pagePaths.home],
  ['seasons', 'Seasons', pagePaths.campaigns],
  ['hires', 'Hires', pagePaths.hires],
  ['engagements', 'Engagements', pagePaths.engagements],
  ['talent', 'Talent', pagePaths.talents],
  ['asks', 'Asks', pagePaths.asks],
  ['knowledge', 'Knowledge', pagePaths.knowledge],
  ['events', 'Events', pagePaths.events],
] as const;

export type Section = (typeof sections)[number][0];

/** What a console page is made with: its reads, how it writes dates, and how it is rendered. */
export interface ConsolePage {
  reads: ReadContext;
  facts: FrameView;
  f: Formats;
  render(view: string, data: object): string;
  /** The same page with its dates in the zone of a story, as the story's own sentences tell them. */
  inZone(timeZone: string): ConsolePage;
}

/** Opens a console page: reads its frame. `follow` is the story whose events refresh it. (Default: all) */
export async function openPage(
  ctx: Pick<Context, 'reads' | 'caller'>,
  section: Section,
  options: { follow?: string; done?: string | undefined } = {},
): Promise<ConsolePage> {
  const { reads } = ctx;
  const [facts, cursor] = await Promise.all([readFrame(reads), latestCursor(reads.knex)]);
  const frame = {
    nav: sections
      .filter(([name]) => name !== 'talent' || holds(ctx.caller, ...poolReaders))
      .map(([name, label, href]) => ({
        label,
        href,
        current: name === section,
        tally: name === 'asks' && facts.openAsks > 0 ? facts.openAsks : null,
      })),
    person: { name: facts.name ?? 'API key', roles: ctx.caller.roles.join(', ') },
    csrf: csrfOf(ctx.caller),
    clock: {
      now: facts.now,
      scale: facts.scale,
      timeZone: facts.timeZone,
      shown: showInstant(facts.now, facts.timeZone),
      speed: speedInWords(facts.scale),
    },
    ...streamOf(options.follow, cursor),
    notice: noticeOf(options.done),
  };
  return pageIn(reads, facts, frame, facts.timeZone);
}

function pageIn(reads: ReadContext, facts: FrameView, frame: object, zone: string): ConsolePage {
  const f = createFormats(facts.now, zone);
  // Who reads in another zone is told so.
  const zoneNote = zone === facts.timeZone ? null : zone.replaceAll('_', ' ');
  return {
    reads,
    facts,
    f,
    render: (view, data) => renderView(`console/views/${view}`, { zoneNote, ...data, frame, f }),
    inZone: (timeZone) => pageIn(reads, facts, frame, timeZone),
  };
}

function speedInWords(scale: number): string {
  if (scale === 0) return 'the clock stands still';
  return scale === 1 ? '' : `${Number.isInteger(scale) ? scale : scale.toFixed(1)} times as fast`;
}

/** The feed from this page's making on: what happens before the browser listens is told to it as well. */
function streamOf(subject: string | undefined, cursor: string | null): { stream: string; patience: number } {
  const query = new URLSearchParams();
  if (cursor) query.set('after', cursor);
  // A season of thousands has a stream of its own, which is one second behind already.
  if (subject?.startsWith('camp_'))
    return { stream: `/v1/campaigns/${subject}/board/stream?brief=true&${query.toString()}`, patience: 100 };
  // A hire's thread has its engagements in it; an engagement is a story of its own.
  if (subject) query.set(subject.startsWith('hire_') ? 'thread' : 'subject', subject);
  return { stream: `/v1/events/stream?${query.toString()}`, patience: 1200 };
}
