import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** An ask of the stand-in API; `answers` are the bodies that were posted, in order. */
export interface PortalAsk {
  id: string;
  kind: string;
  name: string;
  subject: string;
  phase: string;
  state: string;
  to: Record<string, string>;
  options: { value: string; label: string; needsReason?: boolean; skipsForm?: boolean }[];
  form: Record<string, unknown> | null;
  link: string | null;
  detail: { label: string; value: string; href?: string }[];
  /** (Default: of its own) */
  group: string;
  answers: { option: string; form?: Record<string, unknown>; reason?: string }[];
  visits: number;
}

/** As much of Muster's API as somebody meets who answers asks: one-time links, a session cookie, a CSRF token, answers. */
export interface Portal {
  url: string;
  /** Opens an ask and says its portal link. */
  open(ask?: Partial<PortalAsk>): { ask: PortalAsk; link: string };
  /** What every request gets instead of an answer; 0 cuts the connection. Null: works as usual. */
  trouble: number | null;
  /** What every request waits for. (Default: nothing) */
  held: Promise<void> | null;
  /** Every request as it came: `POST /v1/asks/answers`. */
  requests: string[];
  /** The status that answers get. (Default: 200, or 409 when it was answered before) */
  answerStatus: number | null;
  close(): Promise<void>;
}

let counter = 0;

export async function openPortal(): Promise<Portal> {
  const asks = new Map<string, PortalAsk>();
  const links = new Map<string, string>();
  const sessions = new Map<string, { ask: string; csrf: string }>();

  async function serve(req: IncomingMessage, res: ServerResponse): Promise<void> {
    portal.requests.push(`${req.method} ${req.url!.replace(/^\/p\/.*/, '/p/…').replace(/\?.*/, '')}`);
    await portal.held;
    if (portal.trouble === 0) return void req.socket.destroy();
    if (portal.trouble !== null) return void res.writeHead(portal.trouble, { 'retry-after': '0' }).end();
    const path = req.url!;
    const entry = links.get(path);
    if (entry !== undefined) {
      const session = randomBytes(9).toString('hex');
      sessions.set(session, { ask: entry, csrf: randomBytes(9).toString('hex') });
      return void res
        .writeHead(303, {
          location: `/portal/asks/${entry}`,
          'set-cookie': `muster=${session}; HttpOnly; SameSite=Lax`,
        })
        .end();
    }
    const session = sessions.get(/muster=([0-9a-f]+)/.exec(req.headers.cookie ?? '')?.[1] ?? '');
    if (!session) return void res.writeHead(401).end();
    if (path === `/portal/asks/${session.ask}`)
      return void res.end(`<form><input type="hidden" name="csrf" value="${session.csrf}" /></form>`);
    const person = JSON.stringify(asks.get(session.ask)?.to);
    const mine = [...asks.values()].filter((one) => one.state === 'open' && JSON.stringify(one.to) === person);
    if (path === '/v1/me') return void res.end(JSON.stringify({ csrf: session.csrf }));
    if (path.startsWith('/v1/asks?'))
      return void res.end(
        JSON.stringify({ items: mine.map((one) => ({ ...one, question: 'Will you?' })), next: null }),
      );
    if (path === '/v1/asks/answers' || path.startsWith('/v1/ask-groups/')) {
      if (req.headers['x-csrf-token'] !== session.csrf) return void res.writeHead(403).end();
      const { answers } = (await bodyOf(req)) as { answers: ({ ask: string } & PortalAsk['answers'][number])[] };
      for (const { ask: id, ...answer } of answers) {
        asks.get(id)!.answers.push(answer);
        asks.get(id)!.state = 'answered';
      }
      return void res.end(JSON.stringify({ outcomes: answers.map(({ ask: id }) => ({ ask: id, problem: null })) }));
    }
    const ask = asks.get(/^\/v1\/asks\/([^/]+)/.exec(path)?.[1] ?? '');
    if (!ask || (ask.id !== session.ask && !mine.includes(ask))) return void res.writeHead(404).end();
    if (req.method === 'GET') {
      ask.visits += 1;
      return void res.end(JSON.stringify({ ...ask, question: 'Will you?' }));
    }
    if (req.headers['x-csrf-token'] !== session.csrf) return void res.writeHead(403).end();
    const status = portal.answerStatus ?? (ask.state === 'open' ? 200 : 409);
    ask.answers.push((await bodyOf(req)) as PortalAsk['answers'][number]);
    if (status === 200) ask.state = 'answered';
    res.writeHead(status).end('{"errors":[{"pointer":"/form/name","message":"is required"}]}');
  }

  const server = createServer((req, res) => void serve(req, res));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const portal: Portal = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    trouble: null,
    held: null,
    requests: [],
    answerStatus: null,
    open: (given = {}) => {
      counter += 1;
      const id = `ask_${String(counter).padStart(26, '0')}`;
      const ask: PortalAsk = {
        id,
        kind: 'offer',
        name: given.kind ?? 'offer',
        subject: 'eng_1',
        phase: 'source',
        state: 'open',
        to: { talent: 'tal_1' },
        options: [
          { value: 'accept', label: 'Accept' },
          { value: 'decline', label: 'Decline', needsReason: true },
        ],
        form: null,
        link: null,
        detail: [],
        group: `eng_1/${id}`,
        answers: [],
        visits: 0,
        ...given,
      };
      asks.set(id, ask);
      const path = `/p/${randomBytes(20).toString('base64url')}`;
      links.set(path, id);
      return { ask, link: `${portal.url}${path}` };
    },
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  return portal;
}

async function bodyOf(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of req) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString('utf8'));
}
