import { found, reinvestigated, type CheckState, type DisputeState, type ScreeningEvents } from './screening-check';
import { html, sendPage, type Markup } from './support/html';
import type { Kit } from './support/kit';

const system = 'Screening agency';

/** What the pages see and do. */
export interface ScreeningDesk {
  /** Checks that have not come to their end. */
  open(): CheckState[];
  disputed(): DisputeState[];
  byToken(token: string): CheckState | null;
  /** The person has supplied what lacked: the check goes on. */
  supply(check: CheckState): Promise<void>;
  /** Ends a check or a dispute now, as the desk wants it. */
  end(ref: string, as: string): Promise<void>;
}

/** The page of a person whose check is suspended, and the agency's desk, where a check can be made to come out otherwise. */
export function addScreeningPages(kit: Kit<ScreeningEvents>, desk: ScreeningDesk): void {
  kit.router.get('/supply/:token', async (req, res) => {
    const check = desk.byToken(req.params.token);
    await kit.settled();
    if (!check) return sendPage(res, { system, title: 'This link is not valid', body: lostBody }, 404);
    sendPage(res, { system, title: 'Your background check', body: supplyBody(check) });
  });

  kit.router.post('/supply/:token', async (req, res) => {
    const check = desk.byToken(req.params.token);
    if (!check) return sendPage(res, { system, title: 'This link is not valid', body: lostBody }, 404);
    // A second click changes nothing: the page shows how the check stands.
    if (check.status === 'suspended') await desk.supply(check);
    await kit.settled();
    res.redirect(303, `/screening/supply/${check.token}`);
  });

  kit.router.get('/desk', async (_req, res) => {
    await kit.settled();
    sendPage(res, { system, title: 'Checks and disputes that are open', body: deskBody(desk) });
  });

  kit.router.post('/desk/:ref', async (req, res) => {
    const as = (req.body as { as?: unknown } | undefined)?.as;
    const open = [...desk.open(), ...desk.disputed()].some(({ ref }) => ref === req.params.ref);
    if (open && typeof as === 'string') await desk.end(req.params.ref, as);
    await kit.settled();
    res.redirect(303, '/screening/desk');
  });
}

const lostBody = html`<p class="card">Open the link of your latest message again, or ask the person who sent it.</p>`;

function supplyBody({ status, token }: CheckState): Markup {
  if (status !== 'suspended')
    return html`<p><strong class="good">✓ Nothing is missing.</strong> You can close this page.</p>`;
  return html`
    <p>We could not go on: the copy of your identity card cannot be read.</p>
    <section class="card">
      <form method="post" action="/screening/supply/${token}"><button class="main">Supply a good copy</button></form>
    </section>
  `;
}

function deskBody(desk: ScreeningDesk): Markup {
  const [checks, disputes] = [desk.open(), desk.disputed()];
  return html`
    <section class="card">
      <h2>Checks</h2>
      ${checks.length === 0 && html`<p class="soft">None is open.</p>`}
      ${checks.map(({ ref, name, status }) => line(ref, `${name}: ${status}`, found))}
    </section>
    <section class="card">
      <h2>Disputes</h2>
      ${disputes.length === 0 && html`<p class="soft">None is open.</p>`}
      ${disputes.map(({ ref, check }) => line(ref, `about check ${check}`, reinvestigated))}
    </section>
  `;
}

function line(ref: string, text: string, ends: readonly string[]): Markup {
  return html`<form method="post" action="/screening/desk/${ref}">
    <p>${text}</p>
    <p>${ends.map((end) => html`<button name="as" value="${end}">${end}</button> `)}</p>
  </form>`;
}
