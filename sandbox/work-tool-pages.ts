import { showMoney } from '../domain/money';
import { html, sendPage, type Markup } from './support/html';
import type { Kit } from './support/kit';
import type { WorkItem, WorkToolDesk, WorkToolEvents } from './work-tool';

const system = 'Work tool';

// As long as Muster keeps it.
const longestNote = 2000;

/** The page of an item, where the person accepts the work and hands it in. Whoever has its link may. */
export function addItemPages(kit: Kit<WorkToolEvents>, desk: WorkToolDesk): void {
  kit.router.get('/i/:secret', async (req, res) => {
    const item = desk.bySecret(req.params.secret);
    await kit.settled();
    if (!item) return sendPage(res, { system, title: 'This link is not valid', body: lostBody }, 404);
    sendPage(res, { system, title: item.title, body: itemBody(item) });
  });

  kit.router.post('/i/:secret/accept', async (req, res) => {
    const item = desk.bySecret(req.params.secret);
    if (!item) return sendPage(res, { system, title: 'This link is not valid', body: lostBody }, 404);
    // A second click changes nothing: the page shows where the item stands.
    if (item.status === 'offered') await desk.accept(item);
    await kit.settled();
    res.redirect(303, pathOf(item));
  });

  kit.router.post('/i/:secret/submit', async (req, res) => {
    const item = desk.bySecret(req.params.secret);
    if (!item) return sendPage(res, { system, title: 'This link is not valid', body: lostBody }, 404);
    // Browsers send line breaks as CRLF, and count them as one character.
    const note = String((req.body as Record<string, unknown> | undefined)?.['note'] ?? '')
      .replaceAll('\r\n', '\n')
      .trim();
    if (note === '' || note.length > longestNote) {
      const problem = `Say where the result is, in 1 to ${longestNote} characters.`;
      return sendPage(res, { system, title: item.title, body: itemBody(item, problem) }, 422);
    }
    // Handing in again is allowed until the item is closed: that is how rework arrives.
    if ((item.status === 'accepted' || item.status === 'submitted') && note !== item.note)
      await desk.submit(item, note);
    await kit.settled();
    res.redirect(303, pathOf(item));
  });
}

const lostBody = html`<p class="card">Open the link of your latest message again, or ask the person who sent it.</p>`;

function itemBody(item: WorkItem, problem?: string): Markup {
  return html`
    <p class="${statusClass[item.status]}">${statusLine[item.status]}</p>
    <section class="card">
      <h2>What is wanted</h2>
      ${
        item.acceptance.length > 0
          ? html`<ul>
              ${item.acceptance.map((line) => html`<li>${line}</li>`)}
            </ul>`
          : html`<p class="soft">No acceptance criteria were given.</p>`
      }
      <dl>
        <dt>Due</dt>
        <dd>${longDate(item.dueOn)}</dd>
        <dt>Pays</dt>
        <dd>${item.amount ? showMoney(item.amount) : 'nothing extra'}</dd>
      </dl>
    </section>
    ${item.status === 'offered' && acceptForm(item)}
    ${(item.status === 'accepted' || item.status === 'submitted') && submitForm(item, problem)}
    ${
      item.status === 'done' &&
      item.note !== null &&
      html`<section class="card">
        <h2>What you handed in</h2>
        <p>${item.note}</p>
      </section>`
    }
  `;
}

const statusLine: Record<WorkItem['status'], string> = {
  offered: 'Offered to you. Accept it to start.',
  accepted: 'You accepted this. Hand it in when it is ready.',
  submitted: 'You handed this in; you can close this page. If something is to be changed, hand it in again here.',
  done: 'Done: your result was accepted.',
  withdrawn: 'Withdrawn: nothing more to do here.',
};

const statusClass: Record<WorkItem['status'], string> = {
  offered: 'warn',
  accepted: 'warn',
  submitted: 'soft',
  done: 'good',
  withdrawn: 'soft',
};

function acceptForm(item: WorkItem): Markup {
  return html`<form method="post" action="${pathOf(item)}/accept">
    <button class="main" type="submit">Accept this work</button>
  </form>`;
}

function submitForm(item: WorkItem, problem?: string): Markup {
  const again = item.status === 'submitted';
  return html`<form class="card" method="post" action="${pathOf(item)}/submit">
    <h2>${again ? 'Hand in a corrected result' : 'Hand in the result'}</h2>
    ${problem !== undefined && html`<p class="bad" id="problem" role="alert">${problem}</p>`}
    <label class="field"
      >Link to the result, and what we should know
      <textarea
        name="note"
        rows="4"
        maxlength="${longestNote}"
        required
        ${problem !== undefined && html`aria-describedby="problem"`}
      >
${item.note ?? ''}</textarea>
    </label>
    <button class="${again ? '' : 'main'}" type="submit">${again ? 'Hand in again' : 'Hand in'}</button>
  </form>`;
}

/** `2026-12-08` → `Tuesday 8 December 2026`. */
function longDate(day: string): string {
  const options = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  return new Intl.DateTimeFormat('en-GB', options).format(new Date(`${day}T00:00:00Z`)).replace(',', '');
}

function pathOf(item: WorkItem): string {
  return `/work-tool/i/${item.secret}`;
}
