import { meaningOf } from '../../domain/effect/reports';
import { Conflict, NotFound, Unavailable } from '../../domain/errors';
import type { Asks } from './asks';
import type { Reader, Tx } from './connection';
import { put } from './outbox';
import { isFigures, keepFigures } from './season/figure-hooks';

/** What became of a report: it answered an ask, woke a run, was only kept, or waits for its ask to open. */
export type Routed = 'answered' | 'woke' | 'recorded' | 'waiting' | 'late' | 'unknown' | 'handled';

/** A report of an outside system on one effect. `body` is the webhook's, as it came. */
export interface Report {
  type: string;
  body: ReportBody;
  receivedWall: string;
}

/** `data.key` is the effect's key, `data.ref` the vendor's id; one of them names the effect. */
export type ReportBody = Record<string, unknown> & { data?: Record<string, unknown> };

export type Hooks = ReturnType<typeof createHooks>;

/** Inbound webhooks: recorded once, then routed to the ask or run that they are about. */
export function createHooks(asks: Pick<Asks, 'answer'>) {
  return { receive, route, reportsOf };

  /** Records a verified webhook and puts its routing into the outbox. False for a repeat: nothing changed. */
  async function receive(
    tx: Tx,
    provider: string,
    webhookId: string,
    type: string,
    body: ReportBody,
  ): Promise<boolean> {
    const { rows } = await tx.raw<{ rows: unknown[] }>(
      `insert into hook (provider, webhook_id, type, effect_key, body) values (?, ?, ?, ?, ?)
       on conflict (provider, webhook_id) do nothing returning 1`,
      [provider, webhookId, type, textOf(body.data?.key), JSON.stringify(body)],
    );
    if (rows.length === 0) return false;
    await put(tx, { key: hookKey(provider, webhookId), kind: 'hook', payload: { provider, webhookId } });
    return true;
  }

  /**
   * Hands a recorded report on, once. Throws NotFound when it was never recorded, Unavailable when it names an effect by
   * the vendor's id only and that one is not stored yet.
   */
  async function route(tx: Tx, provider: string, webhookId: string): Promise<Routed> {
    const hook = await lockHook(tx, provider, webhookId);
    if (hook.handled_wall !== null) return 'handled';
    // Figures are about no effect of ours: they are kept as they come.
    if (isFigures(hook)) return handled(tx, hook, await keepFigures(tx, hook), null);
    const effect = await findEffect(tx, hook);
    if (!effect) {
      if (hook.effect_key === null && hook.age_seconds < patienceSeconds)
        throw new Unavailable(`Webhook ${webhookId} names no effect that is stored yet; it is tried again`);
      return handled(tx, hook, 'unknown', null);
    }
    const outcome = await apply(tx, hook, effect);
    return outcome === 'waiting' ? remember(tx, hook, effect.key) : handled(tx, hook, outcome, effect.key);
  }

  async function apply(tx: Tx, hook: HookRow, effect: EffectOfReport): Promise<Routed> {
    const meaning = meaningOf(hook.provider, hook.type, hook.body.data ?? {});
    if (meaning.kind === 'record') return 'recorded';
    if (meaning.kind === 'wake') {
      await put(tx, {
        key: `reported/${hook.provider}/${hook.webhook_id}`,
        kind: 'signal',
        workflowId: effect.workflow_id,
        payload: { signal: meaning.signal, args: [{ ...meaning.facts, key: effect.key }] },
      });
      return 'woke';
    }
    const ask =
      (await findAsk(tx, hook, effect.key, meaning.option)) ?? (await findAskInTurn(tx, hook, effect, meaning.option));
    if (!ask) return 'waiting';
    try {
      await asks.answer(
        tx,
        ask,
        { kind: 'system', name: hook.provider },
        {
          option: meaning.option,
          ...(meaning.form === null ? {} : { form: meaning.form }),
          ...(meaning.reason === undefined ? {} : { reason: meaning.reason }),
        },
      );
      return 'answered';
    } catch (error) {
      if (!(error instanceof Conflict)) throw error;
      return 'late';
    }
  }
}

/** What outside systems said about an effect, in the order received. */
async function reportsOf(reader: Reader, effectKey: string): Promise<Report[]> {
  const { rows } = await reader.raw<{ rows: Report[] }>(
    `select type, body, received_wall as "receivedWall" from hook where effect_key = ? order by received_wall, webhook_id`,
    [effectKey],
  );
  return rows;
}

// How long a report that names its effect by the vendor's id may come before our own row has that id (wall).
const patienceSeconds = 3_600;

interface HookRow {
  provider: string;
  webhook_id: string;
  type: string;
  effect_key: string | null;
  body: ReportBody;
  handled_wall: string | null;
  age_seconds: number;
}

interface EffectOfReport {
  key: string;
  subject: string;
  workflow_id: string;
}

async function lockHook(tx: Tx, provider: string, webhookId: string): Promise<HookRow> {
  const { rows } = await tx.raw<{ rows: HookRow[] }>(
    `select *, extract(epoch from clock_timestamp() - received_wall)::float8 as age_seconds
     from hook where provider = ? and webhook_id = ? for update`,
    [provider, webhookId],
  );
  if (!rows[0]) throw new NotFound(`Webhook ${webhookId} of ${provider} was never recorded`);
  return rows[0];
}

async function findEffect(tx: Tx, hook: HookRow): Promise<EffectOfReport | undefined> {
  const { rows } =
    hook.effect_key !== null
      ? await tx.raw<{ rows: EffectOfReport[] }>('select key, subject, workflow_id from effect where key = ?', [
          hook.effect_key,
        ])
      : await tx.raw<{ rows: EffectOfReport[] }>(
          'select key, subject, workflow_id from effect where provider_ref = ? and replace(system, ?, ?) = replace(?, ?, ?) limit 1',
          [textOf(hook.body.data?.ref), '-', '', hook.provider, '-', ''],
        );
  return rows[0];
}

async function findAsk(tx: Tx, hook: HookRow, effectKey: string, option: string): Promise<string | undefined> {
  const { rows } = await tx.raw<{ rows: { id: string }[] }>(
    // What is said of the whole (an envelope that expired) names no party: then any of its asks takes it.
    `select id from ask where via_effect = ? and state = 'open' and (via_party is null or via_party = coalesce(?, via_party))
       and options @> ?::jsonb order by opened_at, name limit 1`,
    [effectKey, textOf(hook.body.data?.party), JSON.stringify([{ value: option }])],
  );
  return rows[0]?.id;
}

/**
 * Looks once more, in turn with whoever opens an ask on this effect right now (`insertAsks`): if none is there then, the
 * one that opens later sees this report. The subject is locked first, as everyone does who answers or opens.
 */
async function findAskInTurn(
  tx: Tx,
  hook: HookRow,
  effect: EffectOfReport,
  option: string,
): Promise<string | undefined> {
  await tx.raw('select 1 from event_subject where subject = ? for update', [effect.subject]);
  await tx.raw(`select pg_advisory_xact_lock(hashtextextended('report/' || ?, 0))`, [effect.key]);
  return findAsk(tx, hook, effect.key, option);
}

async function handled(tx: Tx, hook: HookRow, outcome: Routed, effectKey: string | null): Promise<Routed> {
  await tx.raw(
    `update hook set handled_wall = clock_timestamp(), outcome = ?, effect_key = coalesce(effect_key, ?)
     where provider = ? and webhook_id = ?`,
    [outcome, effectKey, hook.provider, hook.webhook_id],
  );
  return outcome;
}

async function remember(tx: Tx, hook: HookRow, effectKey: string): Promise<Routed> {
  await tx.raw(`update hook set outcome = 'waiting', effect_key = ? where provider = ? and webhook_id = ?`, [
    effectKey,
    hook.provider,
    hook.webhook_id,
  ]);
  return 'waiting';
}

function hookKey(provider: string, webhookId: string): string {
  return `hook/${provider}/${webhookId}`;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}
