import pg from 'pg';

import { openSession } from '../../../adapters/db/sessions';
import { openDatabase, type Database } from '../../../adapters/db/connection';
import { fillForm } from '../../../sandbox/people/fill-form';
import type { Latencies } from '../latencies';

/** People who answer whatever they are asked at once, through the API, each with a session of their own. */
export interface AtOnce {
  /** Answers all that is open; gives how many asks were answered. */
  round(): Promise<number>;
  /** Sessions opened so far: each is a write of the bench, not of Muster. */
  sessions(): number;
  close(): Promise<void>;
}

interface OpenAsk {
  id: string;
  group: string;
  talent: string;
  option: string;
  form: Record<string, unknown> | null;
  /** Page of the outside system where it is done. */
  link: string | null;
}

const atOnce = 32;
const most = 2_000;

const openAsks = `
  select a.id, a.group_key as "group", a.to_talent as talent, a.options->0->>'value' as option,
    case when (a.options->0->>'skipsForm')::boolean then null else a.form end as form,
    (select p->>'url' from effect f, jsonb_array_elements(
        case jsonb_typeof(f.result->'links') when 'array' then f.result->'links' else '[]'::jsonb end) p
      where f.key = a.via_effect and p->>'party' = a.via_party limit 1) as link
  from ask a where a.thread = $1 and a.state = 'open' and a.to_talent is not null and a.question not like 'You may %'
    and (a.via_effect is null or exists (select 1 from effect f where f.key = a.via_effect and f.state = 'done'))
  order by a.opened_at limit ${most}`;

export function answerAtOnce(options: {
  databaseUrl: string;
  api: string;
  thread: string;
  latencies: Latencies;
}): AtOnce {
  const { api, thread, latencies } = options;
  const database = openDatabase(options.databaseUrl, { name: 'muster-bench', poolMax: 4 });
  const reader = new pg.Client({ connectionString: options.databaseUrl });
  // A server that stops under an idle connection is reported by the next statement.
  reader.on('error', () => undefined);
  const connected = reader.connect();
  const sessions = new Map<string, Promise<{ cookie: string; csrf: string }>>();
  // Signed on the outside page: the report of it takes its own way.
  const signed = new Set<string>();

  async function round(): Promise<number> {
    await connected;
    const { rows } = await reader.query<OpenAsk>(openAsks, [thread]);
    const groups = new Map<string, OpenAsk[]>();
    for (const ask of rows) if (!signed.has(ask.id)) groups.set(ask.group, [...(groups.get(ask.group) ?? []), ask]);
    const left = [...groups.values()];
    const hands = Array.from({ length: atOnce }, async () => {
      for (let group = left.pop(); group; group = left.pop())
        await answerGroup(group).catch((error: unknown) => {
          // No reply: a line was closed between two requests, say. What is still open is answered in the next round.
          if (!(error instanceof TypeError && error.message === 'fetch failed')) throw error;
        });
    });
    await Promise.all(hands);
    return [...groups.values()].flat().length;
  }

  async function answerGroup(asks: readonly OpenAsk[]): Promise<void> {
    const outside = asks.filter(({ link }) => link !== null);
    for (const { id, link } of outside) {
      await sign(link!);
      signed.add(id);
    }
    const [first, ...others] = asks.filter(({ link }) => link === null);
    if (!first) return;
    const session = await sessionOf(database, sessions, first.talent);
    const answers = [first, ...others].map(({ id, option, form }) => ({
      ask: id,
      option,
      ...(form && { form: fillForm(form, { seed: [id], today: '2026-12-01', email: `${id}@talent.example` }) }),
    }));
    await latencies.time('answer', () =>
      post(`/v1/ask-groups/${encodeURIComponent(first.group)}/answers`, { answers }, session),
    );
  }

  async function post(path: string, body: unknown, { cookie, csrf }: { cookie: string; csrf: string }): Promise<void> {
    const reply = await fetch(api + path, {
      method: 'POST',
      headers: { cookie, 'x-csrf-token': csrf, accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    const text = await reply.text();
    // 404 and 409: the season took the question back meanwhile.
    if (!reply.ok && reply.status !== 409 && reply.status !== 404)
      throw new Error(`${path} was answered with ${reply.status}: ${text.slice(0, 300)}`);
  }

  return {
    round,
    sessions: () => sessions.size,
    close: async () => {
      await reader.end();
      await database.close();
    },
  };
}

async function sign(page: string): Promise<void> {
  const reply = await fetch(page, {
    method: 'POST',
    body: new URLSearchParams({ action: 'sign' }),
    redirect: 'manual',
  });
  await reply.body?.cancel();
}

function sessionOf(
  database: Database,
  sessions: Map<string, Promise<{ cookie: string; csrf: string }>>,
  talentId: string,
): Promise<{ cookie: string; csrf: string }> {
  const known =
    sessions.get(talentId) ??
    openSession(database.knex, { talentId }).then(({ token, csrf }) => ({ cookie: `muster=${token}`, csrf }));
  sessions.set(talentId, known);
  return known;
}
