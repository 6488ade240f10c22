/** What the inbox adds to the sandbox's style sheet, served at `/mail/inbox.css`. */
export const inboxStyle = `
.inbox header { display:flex; flex-wrap:wrap; justify-content:space-between; gap:4px 16px;
  padding:12px max(16px, calc((100% - 72rem) / 2 + 16px)); }
.inbox header p { margin:0; max-width:none; } .inbox header a { color:var(--ink); text-decoration:none; }
.inbox main { max-width:72rem; }
.small { font-size:.875rem; } .inbox h2 { margin:24px 0 8px; } .lead { font-size:1.05rem; margin:0 0 16px; }
.columns { display:grid; gap:0 24px; } .columns > * { min-width:0; align-self:start; }
@media (min-width:56rem) { .columns { grid-template-columns: 3fr 2fr; } .columns.reading { grid-template-columns: 2fr 3fr; }
  .reading > aside { order:-1; } }
ul.rows { list-style:none; margin:0; padding:0; } ul.rows > li { padding:12px 16px; border-bottom:1px solid var(--line); }
ul.rows > li:last-child { border-bottom:0; } ul.rows p { margin:0; } .card.rows-card { padding:0; }
ul.rows li.here { border-left:4px solid var(--accent); padding-left:12px; }
.row { display:flex; justify-content:space-between; gap:4px 12px; flex-wrap:wrap; }
code { font:13px/1.4 ui-monospace,SFMono-Regular,Menlo,monospace; user-select:all; }
.note { border-left:4px solid var(--accent); padding:8px 12px; background:var(--card); margin:0 0 16px; }
.letter { white-space:pre-wrap; margin:0 0 16px; } .letter:empty { display:none; }
a.main { display:inline-block; padding:10px 16px; border-radius:8px; background:var(--accent); color:var(--on-accent); font-weight:600;
  text-decoration:none; white-space:normal; }
form.find { display:flex; gap:8px; margin:0 0 12px; } form.find input { flex:1; min-width:0; padding:10px; font:inherit; color:inherit;
  background:var(--card); border:1px solid var(--soft); border-radius:8px; } form.find button { width:auto; }
.pages { display:flex; justify-content:space-between; margin:12px 0; }
.hidden { position:absolute; width:1px; height:1px; overflow:hidden; clip-path:inset(50%); white-space:nowrap; }
`;

/**
 * Keeps the page fresh, served at `/mail/inbox.js`: asks for it again every two seconds and swaps `main` when it changed,
 * except while someone types. A lost server is said in the header, with the time of the last answer.
 */
export const inboxScript = `
'use strict';
(() => {
  const fresh = document.getElementById('fresh');
  let asOf = new Date();
  const clock = () => asOf.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const say = (text) => { if (fresh.textContent !== text) fresh.textContent = text; };
  async function refresh() {
    const main = document.getElementById('main');
    const typing = main.contains(document.activeElement) && document.activeElement.matches('input, textarea');
    if (document.visibilityState === 'visible' && !typing) {
      try {
        const reply = await fetch(location.href, { headers: { accept: 'text/html' }, redirect: 'error' });
        if (reply.status >= 500) throw new Error(String(reply.status));
        const next = new DOMParser().parseFromString(await reply.text(), 'text/html').getElementById('main');
        asOf = new Date();
        say('');
        if (next && next.innerHTML !== main.innerHTML) {
          const focused = main.contains(document.activeElement) ? document.activeElement.id : '';
          main.replaceChildren(...next.childNodes);
          if (focused) document.getElementById(focused)?.focus({ preventScroll: true });
        }
      } catch {
        say('As of ' + clock() + ', reconnecting …');
      }
    }
    setTimeout(refresh, 2000);
  }
  setTimeout(refresh, 2000);
})();
`;
