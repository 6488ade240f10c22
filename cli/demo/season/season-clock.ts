import pg from 'pg';

import { callApi, callUntilUp, type ApiDoor } from '../../api';
import type { Sandbox } from '../play-hires';
import { isAtWork } from './is-at-work';
import { watchLag } from './lag-watch';

/** Moves business time on whenever nothing is left to do at the present instant. */
export interface SeasonClock {
  /** Looks whether all is quiet, and if so goes on: to the next day’s noon, or by hours while the sandbox’s people are asked. */
  look(): Promise<void>;
  /** Wall seconds spent only to see that all is quiet. */
  quietSeconds(): number;
}

interface Stir {
  open: number;
  undelivered: number;
  pending: number;
  due: number;
  seq: string;
}

// Something may be on its way that no table shows: so many looks have to find the same.
const looksAlike = { sandbox: 2, caller: 3 } as const;
const hoursWhileAsked = 4;

const stirring = `
  select (select count(*)::int from ask where thread = $1 and state = 'open' and to_talent is not null
      and question not like 'You may %') as open,
    (select count(*)::int from outbox where delivered_wall is null) as undelivered,
    (select count(*)::int from effect where state = 'pending') as pending,
    (select count(*)::int from run_timer where until_at <= (select business_now())) as due,
    (select coalesce(max(seq), 0)::text from event where subject <> 'clock') as seq`;

export function seasonClock(options: {
  door: ApiDoor;
  databaseUrl: string;
  /** The worker’s measurements. */
  metrics: string;
  sandbox: Sandbox;
  thread: string;
  /** Who answers: the sandbox’s people, in their own time; or the caller, who has to be done first. */
  answers: 'sandbox' | 'caller';
}): SeasonClock {
  const { door, databaseUrl, metrics, sandbox, thread, answers } = options;
  // It looks many times a second: a connection of its own each time would cost more than the look.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1, allowExitOnIdle: true });
  pool.on('error', () => undefined);
  const lag = watchLag(databaseUrl);
  let last = '';
  let alike = 0;
  let since = Date.now();
  let quietMs = 0;

  async function look(): Promise<void> {
    const stir = await pool.query<Stir>(stirring, [thread]);
    const { open, undelivered, pending, due, seq } = stir.rows[0]!;
    const late = await lateSeconds(sandbox);
    const asked = answers === 'caller' ? open : 0;
    const atRest = late === 0 && (await lag.seconds()) === 0 && !(await isAtWork(metrics));
    const quiet = asked + undelivered + pending + due === 0 && atRest && seq === last;
    last = seq;
    if (!quiet) {
      alike = 0;
      since = Date.now();
      return;
    }
    alike += 1;
    if (alike < looksAlike[answers]) return;
    await goOn(open > 0);
    quietMs += Date.now() - since;
    since = Date.now();
    alike = 0;
  }

  async function goOn(asked: boolean): Promise<void> {
    const { now } = await callUntilUp(() => callApi<{ now: string }>(door, 'GET', '/v1/clock'));
    // Seven in the evening is past noon in every zone of the examples: the floor’s day is due.
    const evening = Date.parse(`${now.slice(0, 10)}T19:00:00.000Z`);
    const next = evening > Date.parse(now) + 60_000 ? evening : evening + 86_400_000;
    const soon = Date.parse(now) + hoursWhileAsked * 3_600_000;
    const jumpTo = new Date(asked ? Math.min(soon, next) : next).toISOString();
    await callUntilUp(() => callApi(door, 'POST', '/v1/clock', { body: { jumpTo, reason: 'all is quiet' } }));
  }

  return { look, quietSeconds: () => quietMs / 1000 };
}

/** How far the sandbox’s people are behind. One that does not answer just now is not at rest: the next look asks again. */
async function lateSeconds({ url, token }: Sandbox): Promise<number> {
  try {
    const reply = await fetch(`${url}/people/late`, { headers: { authorization: `Bearer ${token}` } });
    return reply.ok ? ((await reply.json()) as { seconds: number }).seconds : 1;
  } catch {
    return 1;
  }
}
