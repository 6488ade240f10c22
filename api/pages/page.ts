import { z } from 'zod';

import type { Caller } from '../caller';
import { media } from '../route';

/** Reply of a page, for `replies`. */
export const html = media('text/html; charset=utf-8');

/** Personal pages stay out of caches. */
const headers = { 'Cache-Control': 'no-store' };

/** A page as a reply. */
export function show<S extends number>(
  status: S,
  body: string,
): { status: S; headers: Record<string, string>; body: string } {
  return { status, headers, body };
}

/** After a form was taken: the browser reads the page again by GET. `done` names a notice of `notices`. */
export function seeOther(path: string, done?: Notice): { status: 303; headers: Record<string, string> } {
  const mark = done ? `${path.includes('?') ? '&' : '?'}done=${done}` : '';
  return { status: 303, headers: { ...headers, Location: `${path}${mark}` } };
}

const notices = {
  answered: 'Saved. Your answer is on its way.',
  'answered-all': 'Saved. Thank you, all of it is on its way.',
  waived: 'Waived, with your reason. The talent is not asked for it any more.',
  reassigned: 'Given to someone else, with your reason.',
  started: 'Started. This page follows the hire from here on.',
  planned: 'Taken. Nothing starts before the plan is approved; this page follows the season from here on.',
  versioned: 'Saved as a new version. It counts once it is approved.',
  chosen: 'Saved. Who is on the list stays as you chose until it is signed.',
  'list-said': 'Saved for everybody on the list.',
  signed: 'Signed. Those released get their notice; everybody else stays.',
  'hours-decided': 'Saved. What is approved is paid with the next pay run.',
  known: 'This hire was started before; here it is.',
  told: 'Taken. It is carried out now; what became of it stands in the timeline.',
  drafted: 'Saved as a draft. It is offered to others once someone confirms it.',
  challenged: 'Sent. A person looks at it and answers with reasons.',
  confirmed: 'Confirmed. The next person on this role or system will find it.',
  voted: 'Thank you. What helps many is shown first.',
  repeated: 'Thank you. The next person sees that it still works.',
  tagged: 'Saved. The note is found by these tags from now on.',
  disputed: 'Sent. Somebody who did not decide before looks at it; you read here what comes out.',
  claimed: 'Claimed. Confirm them in time; this page says by when.',
  'place-confirmed': 'Confirmed. Thank you, see you in class.',
  'shifts-confirmed': 'Confirmed. Thank you, see you then.',
  'shifts-released': 'Given back. Their places are open to others now.',
  erased: 'Erased. Nothing here leads to the person any more.',
  'tier-changed': 'The tier is changed; the person reads your reason.',
} as const;

export type Notice = keyof typeof notices;

/** Query of a page: the notice to show. Whatever else stands in an address that a person follows is no reason to refuse it. */
export const pageQuery = z.object({
  done: z
    .enum(Object.keys(notices) as [Notice, ...Notice[]])
    .optional()
    .catch(undefined),
});

/** The line that a page shows after a form was taken. */
export function noticeOf(done: string | undefined): { tone: 'good'; text: string } | null {
  const text = done && done in notices ? notices[done as Notice] : undefined;
  return text ? { tone: 'good', text } : null;
}

/** The CSRF token that goes into this caller’s forms. */
export function csrfOf(caller: Caller): string {
  return caller.kind === 'nobody' ? '' : (caller.session?.csrf ?? '');
}
