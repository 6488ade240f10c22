/** A reply to a person's browser. `url` is where they ended up after redirects. */
export interface Page {
  url: string;
  status: number;
  headers: Headers;
  text: string;
}

/** No reply, or one that says "later": the same thing is worth another try. */
export class TryLater extends Error {
  constructor(
    message: string,
    /** What the other side asked for, wall seconds. */
    readonly afterSeconds = 0,
  ) {
    super(message);
  }
}

/** It cannot be done yet, or never: worth some tries, not any number. */
export class NotYet extends TryLater {}

/** A person's browser as far as they need one: it keeps cookies and follows redirects. */
export interface Visitor {
  open(url: string, accept?: string): Promise<Page>;
  /** Goes through a door that sets a cookie, without looking at the page behind it. */
  enter(url: string): Promise<Page>;
  sendForm(url: string, fields: URLSearchParams): Promise<Page>;
  sendJson(url: string, body: unknown, headers: Record<string, string>): Promise<Page>;
}

const mostRedirects = 5;
const timeoutMs = 15_000;

/** A browser without any cookies yet. Its calls throw `TryLater` when there is no reply, or it is 429 or 5xx. */
export function newVisitor(stopping: AbortSignal): Visitor {
  // By origin: what one site sets is shown to no other.
  const jar = new Map<string, Map<string, string>>();

  function cookies(origin: string): Map<string, string> {
    const known = jar.get(origin) ?? new Map<string, string>();
    jar.set(origin, known);
    return known;
  }

  async function once(url: URL, init: RequestInit): Promise<Page> {
    const held = [...cookies(url.origin)].map(([name, value]) => `${name}=${value}`).join('; ');
    const headers = new Headers(init.headers);
    headers.set('user-agent', 'muster-sandbox-people');
    if (held) headers.set('cookie', held);
    const signal = AbortSignal.any([stopping, AbortSignal.timeout(timeoutMs)]);
    try {
      const reply = await fetch(url, { ...init, headers, redirect: 'manual', signal });
      for (const line of reply.headers.getSetCookie()) keep(cookies(url.origin), line);
      return { url: url.href, status: reply.status, headers: reply.headers, text: await reply.text() };
    } catch {
      throw new TryLater(`no reply from ${url.origin}`);
    }
  }

  async function go(address: string, init: RequestInit, hopsAtMost = mostRedirects): Promise<Page> {
    let page = await once(new URL(address), init);
    for (let hops = 0; page.status >= 300 && page.status < 400 && hops < hopsAtMost; hops++) {
      const to = page.headers.get('location');
      if (to === null) break;
      const accept = new Headers(init.headers).get('accept') ?? 'text/html';
      page = await once(new URL(to, page.url), { headers: { accept } });
    }
    if (page.status === 429 || page.status >= 500)
      throw new TryLater(
        `${page.status} from ${new URL(page.url).origin}`,
        Number(page.headers.get('retry-after')) || 0,
      );
    return page;
  }

  return {
    open: (url, accept = 'text/html') => go(url, { headers: { accept } }),
    enter: (url) => go(url, { headers: { accept: 'text/html' } }, 0),
    sendForm: (url, fields) => go(url, { method: 'POST', headers: { accept: 'text/html' }, body: fields }),
    sendJson: (url, body, headers) =>
      go(url, {
        method: 'POST',
        headers: { ...headers, accept: 'application/json', 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
  };
}

function keep(cookies: Map<string, string>, line: string): void {
  const [pair = '', ...attributes] = line.split(';');
  const cut = pair.indexOf('=');
  if (cut < 1) return;
  const name = pair.slice(0, cut).trim();
  const gone = attributes.some((attribute) => /^\s*max-age\s*=\s*(0|-\d+)\s*$/i.test(attribute));
  if (gone) cookies.delete(name);
  else cookies.set(name, pair.slice(cut + 1).trim());
}
