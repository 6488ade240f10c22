import type { Ending, Play, Plays } from '../people/plays';
import { html, type Markup } from '../support/html';
import { counted, showAt } from './layout';
import { segments, type Link } from './links';
import type { Correspondent, MailStore, StoredMail, Story } from './store';

/** How many rows a list shows at once. */
export const pageSize = 50;

const anyoneMayPlay = html`<p class="note">This is the sandbox’s mail. Anyone may play any part.</p>`;

/** Everyone who got mail, and the stories that the mails belong to. `query` narrows the people by name or address. */
export function overview(store: MailStore, plays: Plays, query: string, page: number): Markup {
  const everyone = store.people();
  const found = everyone.filter(({ name, address }) =>
    `${name} ${address}`.toLowerCase().includes(query.toLowerCase()),
  );
  const stories = store.stories();
  return html`
    <h1>Inbox</h1>
    <p class="lead">${summary(store, everyone, stories)}</p>
    ${anyoneMayPlay}
    ${
      everyone.length > 0 &&
      html`<div class="columns">
        <section aria-labelledby="people">
          <h2 id="people">People</h2>
          ${(everyone.length > 8 || query !== '') && search(query)}
          ${
            found.length === 0
              ? html`<p class="card">Nobody here is called “${query}”. <a href="/mail">Show everyone</a></p>`
              : html`<ul class="card rows-card rows">
                  ${slice(found, page).map(personRow)}
                </ul>`
          }
          ${pager(found.length, page, (to) => `/mail?${new URLSearchParams({ q: query, page: String(to) }).toString()}`)}
        </section>
        <section aria-labelledby="stories">
          <h2 id="stories">Stories</h2>
          ${stories.length === 0 && html`<p class="card soft">None of these mails belongs to a story.</p>`}
          ${stories.slice(0, pageSize).map((story) => storyCard(story, plays.of(story.thread), '/mail'))}
          ${stories.length > pageSize && html`<p class="soft">The ${pageSize} newest of ${stories.length} stories.</p>`}
        </section>
      </div>`
    }
  `;
}

/** One person's mail, newest first. */
export function mailbox(person: Correspondent, mails: readonly StoredMail[], plays: Plays, page: number): Markup {
  return html`
    <p class="small"><a href="/mail">‹ Everyone’s mail</a></p>
    <h1>${person.name}</h1>
    <p class="lead">
      ${person.name === person.address ? null : html`<span class="soft">${person.address} ·</span>`}
      ${counted(person.count, 'mail', 'mails')}, newest first
    </p>
    ${anyoneMayPlay}
    <ul class="card rows-card rows">
      ${slice(mails, page).map((mail) => mailRow(mail, plays.ending(mail.id)))}
    </ul>
    ${pager(mails.length, page, (to) => `${mailboxPath(person.address)}?page=${to}`)}
  `;
}

/** One mail with its links, beside the person's other mails. Only its text and its links are shown, never its HTML. */
export function letter(mail: StoredMail, others: readonly StoredMail[], story: Story | null, plays: Plays): Markup {
  const shown = new Set(segments(mail.text).flatMap((segment) => ('href' in segment ? [segment.href] : [])));
  const more = mail.links.filter((link) => !shown.has(link.href));
  return html`
    <p class="small"><a href="${mailboxPath(mail.address)}">‹ All mail of ${mail.name}</a></p>
    <div class="columns reading">
      <article class="card" aria-labelledby="subject">
        <h1 id="subject">${mail.subject}</h1>
        <p class="soft small">
          to ${mail.name} ${mail.name !== mail.address && html`(${mail.address})`}<br />from ${mail.from}<br />${showAt(mail.at)}
        </p>
        <div class="letter">${body(mail)}</div>
        ${more.map((link) => html`<p><a class="main" href="${link.href}">${link.label}</a></p>`)}
        ${endingLine(plays.ending(mail.id))}
      </article>
      <aside aria-label="More of this person">
        ${anyoneMayPlay} ${story && storyCard(story, plays.of(story.thread), `/mail/messages/${mail.id}`)}
        <h2>Other mail</h2>
        ${
          others.length > 1
            ? html`<ul class="card rows-card rows">
                ${others.slice(0, 20).map((other) => mailRow(other, plays.ending(other.id), other.id === mail.id))}
              </ul>`
            : html`<p class="card soft">This is the only one.</p>`
        }
      </aside>
    </div>
  `;
}

/** What a lost visitor reads. */
export const nothingHere = html`<h1>There is no such mail</h1>
  <p class="card">It may be of an earlier installation. <a href="/mail">See everyone’s mail</a></p>`;

function summary(store: MailStore, people: readonly Correspondent[], stories: readonly Story[]): Markup {
  const newest = people[0]?.newest;
  if (!newest)
    return html`No mail yet. It arrives here as soon as Muster has something to ask: start a hire in the console, then
    come back.`;
  return html`${counted(store.count(), 'mail', 'mails')} to ${counted(people.length, 'person', 'people')} in
    ${counted(stories.length, 'story', 'stories')}. The newest is <strong>${newest.subject}</strong>, to ${newest.name},
    ${showAt(newest.at)} <span class="soft">(business time)</span>.`;
}

function search(query: string): Markup {
  return html`<form class="find" action="/mail" role="search">
    <label class="hidden" for="q">Name or address</label>
    <input id="q" name="q" type="search" value="${query}" placeholder="Name or address" />
    <button type="submit">Find</button>
  </form>`;
}

function personRow({ address, name, count, newest }: Correspondent): Markup {
  return html`<li>
    <p class="row">
      <a href="${mailboxPath(address)}" id="to-${encodeURIComponent(address)}"><strong>${name}</strong></a>
      <span class="soft">${counted(count, 'mail', 'mails')}</span>
    </p>
    <p class="soft small">${newest.subject} · ${showAt(newest.at)}</p>
  </li>`;
}

function mailRow(mail: StoredMail, ending: Ending | null, here = false): Markup {
  return html`<li class="${here ? 'here' : ''}">
    <p>
      ${
        here
          ? html`<strong aria-current="page">${mail.subject}</strong>`
          : html`<a href="/mail/messages/${mail.id}" id="${mail.id}"><strong>${mail.subject}</strong></a>`
      }
    </p>
    <p class="soft small">${showAt(mail.at)}</p>
    ${endingLine(ending)}
  </li>`;
}

const endings: Record<Ending, Markup> = {
  answered: html`<p class="good small">✓ answered by the sandbox’s people</p>`,
  'done-outside': html`<p class="good small">✓ done by the sandbox’s people</p>`,
  moot: html`<p class="soft small">nothing was left to do</p>`,
  refused: html`<p class="bad small">✗ the sandbox’s people tried, and were refused</p>`,
};

function endingLine(ending: Ending | null): Markup | null {
  return ending && endings[ending];
}

function storyCard({ thread, count, people, newest }: Story, play: Play | null, back: string): Markup {
  return html`<div class="card">
    <p><code>${thread}</code></p>
    <p class="small soft">
      ${counted(count, 'mail', 'mails')} to ${counted(people, 'person', 'people')} · newest: ${newest.subject}
    </p>
    <p>${play ? playedLine(play) : html`Left to you: nobody answers unless you do.`}</p>
    <form method="post" action="/mail/stories/${thread}/${play ? 'stop' : 'play'}">
      <input type="hidden" name="back" value="${back}" />
      <button type="submit" id="play-${thread}">${play ? 'Stop' : 'Let the sandbox people play this'}</button>
    </form>
  </div>`;
}

function playedLine({ until, staff, season }: Play): Markup {
  return html`<span class="good">✓</span> The sandbox’s people play
    this${season?.floor !== undefined && html`, with trainers, contact centre and HR desk`}${
      until !== undefined && html`, up to and including “${until}”`
    }${!staff && html`; the house’s own people are left to you`}.`;
}

function body(mail: StoredMail): Markup[] {
  const labels = new Map(mail.links.map((link) => [link.href, link]));
  return segments(mail.text).map((segment) =>
    'text' in segment
      ? html`${segment.text}`
      : linkIn(labels.get(segment.href) ?? { label: segment.href, href: segment.href }),
  );
}

function linkIn({ label, href }: Link): Markup {
  return label === href ? html`<a href="${href}">${href}</a>` : html`<a class="main" href="${href}">${label}</a>`;
}

function slice<T>(rows: readonly T[], page: number): readonly T[] {
  return rows.slice((page - 1) * pageSize, page * pageSize);
}

function pager(total: number, page: number, to: (page: number) => string): Markup | null {
  const pages = Math.ceil(total / pageSize);
  if (pages <= 1) return null;
  return html`<nav class="pages" aria-label="Pages">
    <span>${page > 1 && html`<a href="${to(page - 1)}">‹ Newer</a>`}</span>
    <span class="soft">page ${page} of ${pages}</span>
    <span>${page < pages && html`<a href="${to(page + 1)}">Older ›</a>`}</span>
  </nav>`;
}

function mailboxPath(address: string): string {
  return `/mail/people/${encodeURIComponent(address)}`;
}
