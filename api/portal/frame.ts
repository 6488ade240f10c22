import { readFrame } from '../../adapters/db/reads/frame';
import type { ReadContext } from '../../adapters/db/reads/context';
import { renderView } from '../pages/engine';
import { createFormats, type Formats } from '../pages/format';
import { csrfOf, noticeOf } from '../pages/page';
import type { Context } from '../route';

/** What a portal page is made with. */
export interface PortalPage {
  reads: ReadContext;
  /** Business time. */
  now: string;
  f: Formats;
  render(view: string, data: object): string;
}

/** Opens a portal page, in the time zone of the talent. */
export async function openPortal(
  ctx: Pick<Context, 'reads' | 'caller'>,
  options: { done?: string | undefined } = {},
): Promise<PortalPage> {
  const { now, timeZone } = await readFrame(ctx.reads);
  const f = createFormats(now, timeZone);
  const frame = { now, csrf: csrfOf(ctx.caller), notice: noticeOf(options.done) };
  return {
    reads: ctx.reads,
    now,
    f,
    render: (view, data) => renderView(`portal/views/${view}`, { back: false, ...data, frame, f }),
  };
}
