import { setTimeout as delay } from 'node:timers/promises';
import { Webhook } from 'standardwebhooks';
import type { Faults } from './faults';
import type { Journal } from './journal';
import type { SystemName } from './systems';

/** A webhook that a system owes. `data.key` is the idempotency key of the operation that it is about. */
export interface Hook {
  /** `msg_…`, the same over all repeats. */
  id: string;
  type: string;
  /** Business instant at which it happened. */
  timestamp: string;
  data: { key: string; ref: string } & Record<string, unknown>;
}

/** A line of the journal `webhooks`. */
export interface HookLine {
  type: 'delivered' | 'abandoned' | 'forged';
  wall: string;
  system: SystemName;
  id: string;
  status?: number;
}

export interface CourierOptions {
  /** Where webhooks go: `${apiUrl}/hooks/<system>`. Null keeps them until a start with an address. */
  apiUrl: string | null;
  /** Standard Webhooks secrets (`whsec_…`) by system. */
  secrets: Readonly<Partial<Record<SystemName, string>>>;
  /** Wait before the second attempt; it doubles up to `longestRetryMs`. (Default: 200) */
  firstRetryMs?: number;
  /** (Default: 15,000) */
  longestRetryMs?: number;
  /** Refusals by 404 or 410 are taken for an answer after this. (Default: an hour) */
  refusedForMs?: number;
  /** When it stops, requests under way may still be answered for so long. (Default: 1,000) */
  graceMs?: number;
}

export interface Courier {
  /** Takes on webhooks that are in a system's journal; those delivered before are dropped. */
  owe(system: SystemName, hooks: readonly Hook[]): void;
  stop(): Promise<void>;
}

const atOnce = 8;
const timeoutMs = 10_000;

/** Delivers webhooks at least once, signed afresh at each attempt, with a bounded number of requests at a time. */
export function createCourier(options: CourierOptions, journal: Journal<HookLine>, faults: Faults): Courier {
  const settledIds = new Set(journal.replayed.filter((line) => line.type !== 'forged').map((line) => line.id));
  const stopping = new AbortController();
  // A request that was sent may have arrived: cut off at once, it would be sent again after the next start.
  const cutting = new AbortController();
  const underWay = new Set<Promise<void>>();
  const queue: (() => void)[] = [];
  const passedBy = new Map<SystemName, (() => void)[]>();
  let busy = 0;

  function owe(system: SystemName, hooks: readonly Hook[]): void {
    if (options.apiUrl === null) return;
    for (const hook of hooks) {
      if (settledIds.has(hook.id)) continue;
      const delivery = deliver(system, hook)
        .catch((error: unknown) => {
          if (!stopping.signal.aborted) console.error(`sandbox: webhook ${hook.id}: ${(error as Error).message}`);
        })
        .finally(() => underWay.delete(delivery));
      underWay.add(delivery);
    }
  }

  async function deliver(system: SystemName, hook: Hook): Promise<void> {
    const fault = faults.hook(system, hook.type, hook.data.key);
    if (fault?.kind === 'webhook-late') await pause((fault.seconds ?? 5) * 1000);
    if (fault?.kind === 'webhook-reordered') await overtaken(system, (fault.seconds ?? 3) * 1000);
    if (fault?.kind === 'webhook-forged') {
      await note({ type: 'forged', wall: wall(), system, id: hook.id, status: await forge(system, hook) });
    }
    await persist(system, hook);
    if (fault?.kind === 'webhook-duplicate') await post(system, hook, secretOf(system));
    for (const release of passedBy.get(system)?.splice(0) ?? []) release();
  }

  async function persist(system: SystemName, hook: Hook): Promise<void> {
    const since = Date.now();
    for (let attempt = 0; ; attempt++) {
      const status = await post(system, hook, secretOf(system));
      if (status >= 200 && status < 300) return note({ type: 'delivered', wall: wall(), system, id: hook.id, status });
      const refused = status === 404 || status === 410;
      if (refused && Date.now() - since > (options.refusedForMs ?? 3_600_000))
        return note({ type: 'abandoned', wall: wall(), system, id: hook.id, status });
      await pause(
        Math.min((options.firstRetryMs ?? 200) * 2 ** Math.min(attempt, 20), options.longestRetryMs ?? 15_000),
      );
    }
  }

  function secretOf(system: SystemName): string {
    const secret = options.secrets[system];
    if (secret === undefined) throw new Error(`no webhook secret for ${system}; give it one at the start`);
    return secret;
  }

  async function note(line: HookLine): Promise<void> {
    if (line.type !== 'forged') settledIds.add(line.id);
    await journal.append(line);
  }

  /** The status of the reply, 0 when there was none. */
  async function post(system: SystemName, hook: Hook, secret: string): Promise<number> {
    await turn();
    try {
      const body = JSON.stringify({ type: hook.type, timestamp: hook.timestamp, data: hook.data });
      const sentAt = new Date();
      const reply = await fetch(`${options.apiUrl}/hooks/${system}`, {
        method: 'POST',
        redirect: 'manual',
        headers: {
          'content-type': 'application/json',
          'webhook-id': hook.id,
          'webhook-timestamp': String(Math.floor(sentAt.getTime() / 1000)),
          'webhook-signature': new Webhook(secret).sign(hook.id, sentAt, body),
        },
        body,
        signal: AbortSignal.any([cutting.signal, AbortSignal.timeout(timeoutMs)]),
      });
      await reply.body?.cancel();
      return reply.status;
    } catch {
      return 0;
    } finally {
      busy -= 1;
      queue.shift()?.();
    }
  }

  // Someone without the secret claims that it happened, under an id of their own.
  function forge(system: SystemName, hook: Hook): Promise<number> {
    const stranger = `whsec_${Buffer.from(`not the secret of ${system}`).toString('base64')}`;
    return post(system, { ...hook, id: `${hook.id}_forged` }, stranger);
  }

  async function turn(): Promise<void> {
    stopping.signal.throwIfAborted();
    if (busy >= atOnce) await new Promise<void>((resolve) => queue.push(resolve));
    stopping.signal.throwIfAborted();
    busy += 1;
  }

  async function overtaken(system: SystemName, atMostMs: number): Promise<void> {
    const waiting = passedBy.get(system) ?? [];
    passedBy.set(system, waiting);
    const passed = new Promise<void>((resolve) => waiting.push(resolve));
    await Promise.race([passed, pause(atMostMs)]);
  }

  function pause(ms: number): Promise<void> {
    return delay(ms, undefined, { signal: stopping.signal });
  }

  return {
    owe,
    stop: async () => {
      stopping.abort();
      for (const next of queue.splice(0)) next();
      const cut = setTimeout(() => cutting.abort(), options.graceMs ?? 1_000);
      await Promise.all(underWay);
      clearTimeout(cut);
    },
  };
}

function wall(): string {
  return new Date().toISOString();
}
