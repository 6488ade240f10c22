// @ts-check
/**
 * Keeps a page true: the business clock ticks, and the parts marked data-live are replaced when the story moves.
 * Without it pages read and answer all the same; they only stand still.
 */

const stream = document.body.dataset.stream;
const live = document.getElementById('live');
const patience = Number(document.body.dataset.patience ?? '1200');
/** @type {number | undefined} */
let planned;
let connected = false;
let asOf = '';

tick();
if (stream) void follow(stream);
const every = Number(document.body.dataset.poll ?? '0');
if (every > 0) poll();
focusOnSlash();
sayOnce();

/**
 * Reads the event feed for as long as the page is open. Not by EventSource: the feed names each event by its type,
 * and EventSource hears only the names it was told beforehand.
 * @param {string} address
 */
async function follow(address) {
  let last = '';
  for (let tries = 0; ; tries++) {
    await read(address, last, (id) => (last = id)).catch(() => undefined);
    if (connected) tries = 0;
    connected = false;
    asOf = asOf || shownTime();
    say(`as of ${asOf}, reconnecting`);
    await new Promise((resolve) => window.setTimeout(resolve, Math.min(15_000, 1000 * 2 ** tries)));
  }
}

/** That something was done is said once: not again to who reloads the page, keeps its address or passes it on. */
function sayOnce() {
  const here = new URL(location.href);
  if (!here.searchParams.has('done')) return;
  here.searchParams.delete('done');
  history.replaceState(history.state, '', here);
}

/** Asks again now and then, soon after an answer, which often brings the next question, and when one comes back. */
function poll() {
  const ask = () => document.visibilityState === 'visible' && plan();
  window.setInterval(ask, every * 1000);
  if (new URLSearchParams(location.search).has('done'))
    for (const seconds of [1, 4, 9]) window.setTimeout(ask, seconds * 1000);
  document.addEventListener('visibilitychange', ask);
  // Who comes back from a page outside has done there what this one asks for; it is told within seconds.
  let until = 0;
  document.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a[target="_blank"]')) until = Date.now() + 3_600_000;
  });
  window.setInterval(() => Date.now() < until && ask(), 3000);
}

/** @param {string} address @param {string} last @param {(id: string) => void} note */
async function read(address, last, note) {
  const headers = { Accept: 'text/event-stream', ...(last ? { 'Last-Event-ID': last } : {}) };
  const reply = await fetch(address, { headers });
  const lines = reply.ok ? reply.body?.pipeThrough(new TextDecoderStream()).getReader() : undefined;
  if (!lines) return;
  // After a gap the page may be old: read it again once.
  if (asOf) plan();
  connected = true;
  say('live');
  let rest = '';
  for (;;) {
    const { done, value } = await lines.read();
    if (done) return;
    const whole = (rest + value).split('\n');
    rest = whole.pop() ?? '';
    for (const line of whole) {
      if (line.startsWith('id: ')) note(line.slice(4));
      if (line.startsWith('data:')) plan();
    }
  }
}

function plan() {
  planned ??= window.setTimeout(refresh, patience);
}

async function refresh() {
  planned = undefined;
  const reply = await fetch(location.href, { headers: { Accept: 'text/html' } }).catch(() => null);
  // Signed out, gone or broken: leave what is shown; the next click tells.
  if (!reply?.ok || reply.redirected) return;
  const fresh = new DOMParser().parseFromString(await reply.text(), 'text/html');
  for (const part of fresh.querySelectorAll('[data-live]')) replace(/** @type {HTMLElement} */ (part));
  setClock(fresh.getElementById('clock'));
  for (const id of stream ? ['speed'] : ['live']) copyText(id, fresh);
  asOf = '';
  if (connected) say('live');
}

/** @param {HTMLElement} fresh */
function replace(fresh) {
  const now = /** @type {HTMLElement | null} */ (
    document.querySelector(`[data-live="${CSS.escape(fresh.dataset.live ?? '')}"]`)
  );
  if (!now || inUse(now)) return;
  for (const open of now.querySelectorAll('details[open][id]'))
    fresh.querySelector(`#${CSS.escape(open.id)}`)?.setAttribute('open', '');
  if (now.innerHTML === fresh.innerHTML && now.className === fresh.className) return;
  const focused = now.contains(document.activeElement) ? keyOf(document.activeElement) : null;
  // That only time has passed ("due in 5 h") is no news to point at.
  const news = wordsOf(now) !== wordsOf(fresh);
  now.className = fresh.className;
  now.innerHTML = fresh.innerHTML;
  if (news) {
    now.classList.add('fresh');
    window.setTimeout(() => now.classList.remove('fresh'), 1700);
  }
  if (focused) /** @type {HTMLElement | null} */ (now.querySelector(focused))?.focus();
}

/** @param {HTMLElement} part */
function wordsOf(part) {
  return (part.textContent ?? '').replace(/[\d\s]+/g, ' ');
}

/** Never takes a form away from under someone's hands. @param {HTMLElement} part */
function inUse(part) {
  const at = document.activeElement;
  const typing = at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement;
  if (typing && part.contains(at)) return true;
  return [...part.querySelectorAll('input, textarea')].some(
    (field) =>
      (field instanceof HTMLTextAreaElement && field.value !== field.defaultValue) ||
      (field instanceof HTMLInputElement && field.type !== 'hidden' && field.value !== field.defaultValue),
  );
}

/** A selector that finds the same link again. @param {Element | null} element */
function keyOf(element) {
  const href = element?.getAttribute('href');
  return href ? `a[href="${CSS.escape(href)}"]` : null;
}

/** Counts the business clock on from where the server left it. */
function tick() {
  const clock = document.getElementById('clock');
  if (!clock) return;
  const zone = clock.dataset.zone || 'UTC';
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  const loaded = { wall: performance.now(), from: '' };
  let started = 0;
  const write = () => {
    const from = clock.getAttribute('datetime') ?? '';
    if (from !== loaded.from) {
      loaded.from = from;
      loaded.wall = performance.now();
      started = Date.parse(from);
    }
    const scale = Number(clock.dataset.scale ?? '1');
    const at = new Date(started + (performance.now() - loaded.wall) * scale);
    const part = Object.fromEntries(parts.formatToParts(at).map(({ type, value }) => [type, value]));
    const text = `${part.weekday} ${part.day} ${part.month} ${part.year}, ${part.hour}:${part.minute}`;
    if (clock.textContent !== text) clock.textContent = text;
  };
  write();
  window.setInterval(write, 1000);
  // A clock that runs fast may be set anew at any time, which no story tells.
  if (clock.dataset.scale !== '1') window.setInterval(keepTime, 10_000);
}

async function keepTime() {
  const clock = document.getElementById('clock');
  if (!clock || document.visibilityState !== 'visible') return;
  const reply = await fetch('/v1/clock').catch(() => null);
  if (!reply?.ok) return;
  const { now, segment } = await reply.json();
  if (clock.dataset.scale !== String(segment.scale)) plan();
  clock.dataset.scale = String(segment.scale);
  clock.setAttribute('datetime', now);
}

/** @param {string} id @param {Document} fresh */
function copyText(id, fresh) {
  const [now, next] = [document.getElementById(id), fresh.getElementById(id)];
  if (now && next && now.textContent !== next.textContent) now.textContent = next.textContent;
}

/** @param {HTMLElement | null} fresh */
function setClock(fresh) {
  const clock = document.getElementById('clock');
  const at = fresh?.getAttribute('datetime');
  if (!clock || !fresh || !at) return;
  clock.dataset.scale = fresh.dataset.scale ?? '1';
  clock.setAttribute('datetime', at);
}

function shownTime() {
  const clock = document.getElementById('clock');
  return (clock?.textContent ?? '').slice(-5) || new Date().toTimeString().slice(0, 5);
}

/** @param {string} text */
function say(text) {
  if (!live) return;
  if (live.textContent !== text) live.textContent = text;
  live.classList.toggle('warn', text !== 'live');
}

/** `/` goes to the search field, where there is one. */
function focusOnSlash() {
  document.addEventListener('keydown', (event) => {
    const at = document.activeElement;
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return;
    if (at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement || at instanceof HTMLSelectElement) return;
    const field = document.querySelector('[data-search]');
    if (!(field instanceof HTMLInputElement)) return;
    event.preventDefault();
    field.focus();
    field.select();
  });
}
