import { randomUUID } from 'node:crypto';

import { ApiError, callApi, type ApiDoor } from '../api';
import type { Sandbox } from './play-hires';

/** Somebody who gives a command: a role of the house, or the talent of the story. */
export type CommandGiver = 'lead' | 'approver' | 'hr' | 'ops' | 'engineer' | 'admin' | 'talent';

export interface Callers {
  /** Posts to the API as this person. Throws ApiError for a refusal. */
  post(who: CommandGiver, thread: string, path: string, body: unknown): Promise<unknown>;
}

/** People who call the API in their own name: the house by keys, talent by the link in their newest mail. */
export function createCallers(door: ApiDoor, sandbox: Sandbox): Callers {
  const keys = new Map<CommandGiver, Promise<string>>();

  function keyOf(role: CommandGiver): Promise<string> {
    const known = keys.get(role) ?? newKey(door, role);
    keys.set(role, known);
    return known;
  }

  return {
    async post(who, thread, path, body) {
      const idempotencyKey = randomUUID();
      if (who === 'admin') return callApi(door, 'POST', path, { body, idempotencyKey });
      if (who !== 'talent')
        return callApi({ ...door, adminKey: await keyOf(who) }, 'POST', path, { body, idempotencyKey });
      return asTalent(door, sandbox, thread, path, body);
    },
  };
}

async function newKey(door: ApiDoor, role: CommandGiver): Promise<string> {
  const { items } = await callApi<{ items: { id: string }[] }>(door, 'GET', `/v1/users?role=${role}`);
  const body = { name: `${role} of a story`, roles: [role], ...(items[0] && { userId: items[0].id }) };
  return (await callApi<{ key: string }>(door, 'POST', '/v1/keys', { body })).key;
}

/** Opens the newest mail of the story that leads to a talent's page, and posts from there. */
async function asTalent(
  door: ApiDoor,
  sandbox: Sandbox,
  thread: string,
  path: string,
  body: unknown,
): Promise<unknown> {
  for (const link of await portalLinks(sandbox, thread)) {
    const entrance = await fetch(link, { redirect: 'manual', signal: AbortSignal.timeout(10_000) });
    if (!(entrance.headers.get('location') ?? '').includes('/portal')) continue;
    const cookie = entrance.headers
      .getSetCookie()
      .map((line) => line.split(';')[0])
      .join('; ');
    const me = await fetch(`${door.api}/v1/me`, { headers: { cookie, accept: 'application/json' } });
    const { csrf } = (await me.json()) as { csrf?: string };
    const reply = await fetch(`${door.api}${path}`, {
      method: 'POST',
      headers: {
        cookie,
        accept: 'application/json',
        'content-type': 'application/json',
        'x-csrf-token': csrf ?? '',
        'idempotency-key': randomUUID(),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(20_000),
    });
    const answer = (await reply.json()) as object;
    // The mail of somebody who has fallen out: it is not theirs any more.
    if (reply.status === 403 || reply.status === 404) continue;
    if (!reply.ok) throw new ApiError(reply.status, answer);
    return answer;
  }
  throw new Error(`no mail of ${thread} leads to a talent’s page`);
}

/** The doors in the story's mails, the newest first. */
async function portalLinks(sandbox: Sandbox, thread: string): Promise<string[]> {
  const found: string[] = [];
  for (let since = 0; ;) {
    const reply = await fetch(`${sandbox.url}/mail/messages.json?since=${since}&limit=100`);
    const page = (await reply.json()) as {
      messages: { thread: string | null; links: { href: string }[] }[];
      next: number;
    };
    if (page.messages.length === 0) return found.reverse();
    since = page.next;
    for (const mail of page.messages) {
      const link = mail.thread === thread && mail.links.find(({ href }) => new URL(href).pathname.startsWith('/p/'));
      if (link) found.push(link.href);
    }
  }
}
